import { type Task, readDuration } from '../../../core/index';
import { type JsonRecord, listOf, member, textMember } from '../../http/jsonValue';
import { changedContent } from './executable';

/** The identifier of a session, which is all that is used of where it says to be: its address may be another's. */
export function sessionOf(session: unknown): string | undefined {
  const meta = member(session, 'meta');
  const url = textMember(meta, 'url') ?? textMember(session, 'href', 'url');
  const last = url === undefined ? undefined : /([^/?#]+)\/?(?:[?#].*)?$/.exec(url)?.[1];
  const found = textMember(meta, 'uuid') ?? textMember(session, 'uuid') ?? last;
  return found !== undefined && /^[\w-]{1,64}$/.test(found) ? found : undefined;
}

/**
 * The task that was asked about, with the maxima of a session. What the broker does not say has none: a wish of the task
 * is no offer.
 */
export function offeredTask(session: JsonRecord, task: Task): Task {
  const resources = member(session, 'resources');
  const machine = member(session, 'compute') ?? listOf(member(resources, 'compute'))?.[0];
  const stores = listOf(member(session, 'storage')) ?? listOf(member(resources, 'storage')) ?? [];
  const duration = readDuration(member(member(member(session, 'schedule'), 'available'), 'duration'))?.canonical;
  const { maxduration, ...rest } = task;
  const [{ maxcores, maxmemory, maxgpus, ...first } = {}, ...others] = task['compute-resources'] ?? [];
  const given = {
    ...maximum('maxcores', member(machine, 'cores')),
    ...maximum('maxmemory', member(machine, 'memory')),
  };
  return {
    ...rest,
    content: changedContent(member(session, 'executable'), task),
    ...(duration !== undefined && { maxduration: duration }),
    'compute-resources': [{ ...first, ...given }, ...others],
    ...(task['data-resources'] && { 'data-resources': relocated(task['data-resources'], dataOf(session)) }),
    ...(task['storage-resources'] && {
      'storage-resources': task['storage-resources'].map(({ maxsize, maxlifetime, ...store }, index) => ({
        ...store,
        ...maximum('maxsize', member(componentOf(stores, store.name, index), 'size')),
      })),
    }),
  };
}

function dataOf(session: JsonRecord): readonly unknown[] {
  return listOf(member(session, 'data')) ?? listOf(member(member(session, 'resources'), 'data')) ?? [];
}

/** The data of a task, with the locations that a broker would read them from: one that it changed is to be told (SAFETY P14). */
function relocated(data: NonNullable<Task['data-resources']>, returned: readonly unknown[]) {
  return data.map((each, index) => {
    const location = textMember(componentOf(returned, each.name, index), 'location');
    return location !== undefined && typeof each.location === 'string' ? { ...each, location } : each;
  });
}

/** A component by its name, which brokers hand back; otherwise by its place. */
function componentOf(components: readonly unknown[], name: string, index: number): unknown {
  const nameOf = (each: unknown) => textMember(member(each, 'meta'), 'name') ?? textMember(each, 'name');
  const at = components[index];
  return components.find((each) => nameOf(each) === name) ?? (nameOf(at) === undefined ? at : undefined);
}

type Maximum = 'maxcores' | 'maxmemory' | 'maxsize';

/**
 * The maximum of a pair, `{min, max}` or `{requested, offered: {min, max}}`: whole cores, or GiB. Nothing where it is below the
 * minimum, which real brokers answer for one that they do not know.
 */
function maximum(key: Maximum, pair: unknown): { readonly [K in Maximum]?: number | string } {
  const offered = member(pair, 'offered') ?? pair;
  const [min, max] = [amountOf(key, offered, 'min'), amountOf(key, offered, 'max')];
  const given = max ?? min;
  if (given === undefined || (min !== undefined && max !== undefined && max < min)) return {};
  return { [key]: key === 'maxcores' ? Number(given) : `${given}Gi` };
}

function amountOf(key: Maximum, pair: unknown, end: 'min' | 'max'): bigint | undefined {
  const value = member(pair, end);
  const digits = typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : value;
  return typeof digits === 'string' && /^[0-9]{1,12}$/.test(digits) ? BigInt(digits) : undefined;
}
