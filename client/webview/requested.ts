import type { Offer } from '../../server/core/protocol';
import { isRecord } from './guards';

/** The figures that a task asks for, as they stand in it: `4`, or `4 + 2 × 1` where it asks for several machines. */
export interface RequestedFigures {
  readonly cores?: string;
  readonly memory?: string;
  readonly storage?: string;
  readonly gpus?: string;
}

/** Reads the minimum figures of a task. What is not stated is absent. */
export function requestedFigures(task: unknown): RequestedFigures {
  const machines = items(task, 'compute-resources');
  const stores = items(task, 'storage-resources');
  return {
    ...figure('cores', machines, 'mincores'),
    ...figure('memory', machines, 'minmemory'),
    ...figure('storage', stores, 'minsize'),
    ...figure('gpus', machines, 'mingpus'),
  };
}

/** The figures that an offer's task asks for and the offer does not give: they are not known. */
export function unstatedFigures(offer: Offer): (keyof RequestedFigures)[] {
  const asked = requestedFigures(offer.task);
  return (['cores', 'memory', 'storage', 'gpus'] as const).filter(
    (each) => asked[each] !== undefined && asked[each] !== '0' && offer[each] === undefined,
  );
}

function figure(name: keyof RequestedFigures, among: readonly Item[], member: string): RequestedFigures {
  const terms = among.flatMap((item) => term(item[member], item['instances']));
  return terms.length === 0 ? {} : { [name]: terms.join(' + ') };
}

function term(value: unknown, instances: unknown): string[] {
  if (typeof value !== 'number' && typeof value !== 'string') return [];
  return [typeof instances === 'number' && instances !== 1 ? `${instances} × ${value}` : String(value)];
}

type Item = Readonly<Record<string, unknown>>;

function items(task: unknown, block: string): readonly Item[] {
  const list = isRecord(task) ? task[block] : undefined;
  return Array.isArray(list) ? list.filter(isRecord) : [];
}
