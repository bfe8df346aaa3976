import { isObject } from '../model/jsonObject';
import type { Change, SmallestChange, Task } from '../model/answer';
import { type Knob, knobsOf, sizeOf } from './knobs';

/** The most changes of one proposal, and the longest value in one, that are read. */
const MOST = 40;
const LONGEST = 40;

/** A smallest change as it was told; whose names stand in it is for the asker to make harmless. */
export type ToldChange = Omit<SmallestChange, 'platforms'>;

/**
 * Reads the smallest change that a platform tells with a no, in any shape. Undefined where it does not fit the task: each
 * of its changes has to make a requirement easier that stands there as it says, since a part of them would win nothing.
 */
export function readSmallestChange(task: Task, value: unknown): ToldChange | undefined {
  if (!isObject(value)) return undefined;
  const { changes, basis } = value;
  if (!Array.isArray(changes) || changes.length > MOST) return undefined;
  const knobs = knobsOf(task);
  const read = changes.flatMap((each: unknown) => readChange(each, knobs) ?? []);
  const isWhole = read.length === changes.length && new Set(read.map(({ path }) => path)).size === read.length;
  if (!isWhole || (read.length === 0 && basis !== 'decided')) return undefined;
  return { changes: read, basis: basis === 'decided' ? basis : 'named' };
}

function readChange(value: unknown, knobs: readonly Knob[]): Change | undefined {
  if (!isObject(value)) return undefined;
  const { path, from, to } = value;
  const knob = knobs.find((each) => each.path === path && each.from === from);
  if (!knob) return undefined;
  if (to === undefined || to === null) return knob;
  return isAmount(to) && isEasier(knob, to) ? { ...knob, to } : undefined;
}

/** A number has to be a count; a text is read as what its author would have written there. */
function isAmount(value: unknown): value is string | number {
  return typeof value === 'number' ? Number.isSafeInteger(value) : typeof value === 'string' && value.length <= LONGEST;
}

function isEasier({ path, from }: Knob, to: string | number): boolean {
  const [whole, part] = [sizeOf(path, from), sizeOf(path, to)];
  return whole !== undefined && part !== undefined && part > 0n && part < whole;
}
