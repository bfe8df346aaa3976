import type { SlotKey } from '../schema/slot';
import { typeSlot } from '../schema/vocabulary';
import type { Segment } from '../syntax/tree';
import { isObject } from '../model/jsonObject';
import { textIn } from './item';

type Members = Readonly<Record<string, unknown>>;

/**
 * The older spelling under which an object has a member that it lacks under its own; undefined when it has the member,
 * or has none of its spellings (MODEL §3). JSON-LD's own keys, such as `@type`, say something else of the whole.
 */
export function olderSpelling(
  value: Members,
  { key, spellings }: Pick<SlotKey, 'key' | 'spellings'>,
): string | undefined {
  if (Object.hasOwn(value, key)) return undefined;
  return spellings.find((each) => !each.startsWith('@') && Object.hasOwn(value, each));
}

/** The executable with every member that has an older spelling under today's; all else as it stands. */
export function inTodaysSpelling(executable: Members): Members {
  const own = renamed(executable, typeSlot([], undefined).keys);
  return within(own, [], textIn(own, 'type'));
}

function within(value: Members, path: readonly Segment[], type: string | undefined): Members {
  const { keys } = typeSlot(path, type);
  if (keys.length === 0) return value;
  const entries = Object.entries(renamed(value, keys));
  return Object.fromEntries(entries.map(([key, each]) => [key, inside(each, [...path, key], type)]));
}

function inside(value: unknown, path: readonly Segment[], type: string | undefined): unknown {
  if (Array.isArray(value)) return value.map((each: unknown) => inside(each, [...path, 0], type));
  return isObject(value) ? within(value, path, type) : value;
}

function renamed(value: Members, keys: readonly SlotKey[]): Members {
  const current = new Map(
    keys.flatMap((each) => {
      const older = olderSpelling(value, each);
      return older === undefined ? [] : [[older, each.key] as const];
    }),
  );
  if (current.size === 0) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [current.get(key) ?? key, each]));
}
