import type { Figure } from '../../../core/index';
import { isRecord, member } from '../../http/jsonValue';

/**
 * A limit as Slurm writes it. The older shape is a number, in which -1, 0 and null are no limit; from v0.0.40 on it is
 * `{ "set", "infinite", "number" }`, in which unset, infinite and a set 0 are. Anything else is unknown.
 */
export function limitFigure(value: unknown): Figure<number> {
  if (value === null || value === -1 || value === 0) return 'unlimited';
  if (typeof value === 'number') return value > 0 ? value : 'unknown';
  if (!isRecord(value)) return 'unknown';
  if (member(value, 'infinite') === true || member(value, 'set') === false) return 'unlimited';
  const number = member(value, 'number');
  return typeof number === 'number' ? limitFigure(number) : 'unknown';
}

/** A limit under any of its paths, newest first; where none is there, it is not known. */
export function limitAt(value: unknown, ...paths: readonly string[]): Figure<number> {
  for (const path of paths) {
    const found = path.split('.').reduce<unknown>((parent, key) => member(parent, key), value);
    if (found !== undefined) return limitFigure(found);
  }
  return 'unknown';
}

/** The narrower of two: unlimited narrows nothing, and what is unknown leaves the other as it is. */
export function narrower(a: Figure<number>, b: Figure<number>): Figure<number> {
  if (typeof a === 'number') return typeof b === 'number' ? Math.min(a, b) : a;
  if (typeof b === 'number') return b;
  return a === 'unknown' || b === 'unknown' ? 'unknown' : 'unlimited';
}

/** Text that Slurm writes as a word or as a list of words: states, flags, names. In lower case. */
export function words(value: unknown): string[] {
  if (typeof value === 'string') {
    return value
      .split(/[,+]/)
      .map((word) => word.trim().toLowerCase())
      .filter((word) => word !== '');
  }
  return Array.isArray(value) ? value.flatMap(words) : [];
}
