import { isRecord } from './guards';

/** One member that a platform filled in, changed or left out. Its path is as in the reasons: `compute-resources/0/maxcores`. */
export interface Difference {
  readonly path: string;
  readonly kind: 'added' | 'changed' | 'removed';
  readonly asked?: string;
  readonly offered?: string;
}

/** The differences shown, and whether there were more. */
export interface Differences {
  readonly shown: readonly Difference[];
  readonly isCut: boolean;
}

const MOST = 100;
const DEEPEST = 64;
const LONGEST = 200;
const SHOWN_DEPTH = 6;

/** The members in which the offered task differs from the one that was asked for. */
export function differences(asked: unknown, offered: unknown): Differences {
  const found: Difference[] = [];
  compare({ asked, offered, path: [] }, found);
  return { shown: found.slice(0, MOST), isCut: found.length > MOST };
}

interface Pair {
  readonly asked: unknown;
  readonly offered: unknown;
  readonly path: readonly string[];
}

function compare({ asked, offered, path }: Pair, found: Difference[]): void {
  if (found.length > MOST || Object.is(asked, offered)) return;
  const [before, after] = [members(asked), members(offered)];
  const bothLists = Array.isArray(asked) === Array.isArray(offered);
  if (before === undefined || after === undefined || !bothLists || path.length > DEEPEST) {
    found.push(differenceOf({ asked, offered, path }));
    return;
  }
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    compare({ asked: before.get(key), offered: after.get(key), path: [...path, key] }, found);
  }
}

/** The members of an object or a list by their names; a map, so that a name such as `__proto__` is only a name. */
function members(value: unknown): ReadonlyMap<string, unknown> | undefined {
  return Array.isArray(value) || isRecord(value) ? new Map(Object.entries(value)) : undefined;
}

function differenceOf({ asked, offered, path }: Pair): Difference {
  return {
    path: path.join('/'),
    kind: asked === undefined ? 'added' : offered === undefined ? 'removed' : 'changed',
    ...(asked === undefined ? {} : { asked: valueText(asked) }),
    ...(offered === undefined ? {} : { offered: valueText(offered) }),
  };
}

function valueText(value: unknown): string {
  const text = typeof value === 'string' ? value : compactText(value, SHOWN_DEPTH);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

/** As JSON, but bounded: `JSON.stringify` fails on what is nested a few thousand levels deep. */
function compactText(value: unknown, depth: number): string {
  if (Array.isArray(value)) {
    return depth === 0 ? '[…]' : `[${value.map((item) => compactText(item, depth - 1)).join(', ')}]`;
  }
  if (!isRecord(value)) return JSON.stringify(value);
  if (depth === 0) return '{…}';
  const members = Object.entries(value).map(
    ([key, inner]) => `${JSON.stringify(key)}: ${compactText(inner, depth - 1)}`,
  );
  return `{${members.join(', ')}}`;
}
