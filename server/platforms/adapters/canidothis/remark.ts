import type { Reason, Task } from '../../../core/index';
import { listOf, member } from '../../http/jsonValue';
import { moreRemarks } from '../../messages';

/** What reading an offer is done with: whose it is, what was asked, and the time in milliseconds since 1970. */
export interface Asked {
  readonly platform: string;
  readonly task: Task;
  readonly now: number;
  /** What the service says besides its offers: what it calls unknown itself is not told again. */
  readonly said?: readonly Reason[];
}

const MOST_REMARKS = 50;

/** At most 50 remarks; a last one says how many more there were. */
export function bounded(remarks: readonly Reason[], platform: string): readonly Reason[] {
  if (remarks.length <= MOST_REMARKS) return remarks;
  const more = remarks.length - MOST_REMARKS;
  return [...remarks.slice(0, MOST_REMARKS), { path: '', code: 'more', text: moreRemarks(platform, more) }];
}

/** What stands at a path of a value such as `compute-resources/0/minmemory`; undefined when nothing does. */
export function at(value: unknown, path: string): unknown {
  return path.split('/').reduce(step, value);
}

/**
 * A path that points into the task: `compute-resources/0/minmemory`, also from a JSON pointer or with dots and brackets. It is
 * cut where the task has nothing; one member behind an object may be missing there.
 */
export function placed(path: string, task: Task): string {
  const segments = path
    .slice(0, 200)
    .split(/[/.[\]]+/)
    .filter((segment) => segment !== '');
  const kept: string[] = [];
  let here: unknown = task;
  for (const segment of segments) {
    const next = step(here, segment);
    const isMissingMember = next === undefined && !Array.isArray(here) && /^[a-z][a-z-]{0,40}$/.test(segment);
    if (next !== undefined || isMissingMember) kept.push(segment);
    if (next === undefined) break;
    here = next;
  }
  return kept.join('/');
}

function step(value: unknown, segment: string): unknown {
  const items = listOf(value);
  if (!items) return member(value, segment);
  return /^[0-9]{1,6}$/.test(segment) ? items[Number(segment)] : undefined;
}
