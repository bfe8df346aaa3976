import { type JsonRecord, isRecord, listOf, member } from '../../http/jsonValue';

/** What came of one value: what is kept of it, or nothing; the paths of what was left out stand in `misfits`. */
export type Rule = (value: unknown, path: string, misfits: string[]) => unknown;

/** The members of an object whose kind is known; all others are kept as they are. */
export type Members = Readonly<Record<string, Rule>>;

/** A rule that keeps the value if it is of the kind, and leaves it out otherwise. */
export function only(isOfKind: (value: unknown) => boolean): Rule {
  return (value, path, misfits) => {
    if (isOfKind(value)) return value;
    misfits.push(path);
    return undefined;
  };
}

/** A rule for lists: what is no list, and items that do not fit, are left out. */
export function list(rule: Rule): Rule {
  return (value, path, misfits) => {
    const items = listOf(value);
    if (!items) {
      misfits.push(path);
      return undefined;
    }
    return items.map((item, index) => rule(item, `${path}/${index}`, misfits)).filter((item) => item !== undefined);
  };
}

/** A rule for objects: members that do not fit are left out, and the whole object when one of `required` is missing. */
export function record(members: Members, required: readonly string[] = []): Rule {
  return (value, path, misfits) => {
    if (!isRecord(value)) {
      misfits.push(path);
      return undefined;
    }
    const kept = cleaned(value, members, path, misfits);
    const missing = required.filter((key) => member(kept, key) === undefined);
    if (missing.length === 0) return kept;
    misfits.push(...missing.map((key) => joined(path, key)).filter((each) => !misfits.includes(each)));
    return undefined;
  };
}

/** An object without the members that do not fit. */
export function cleaned(value: JsonRecord, members: Members, path: string, misfits: string[]): JsonRecord {
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, each]) => {
      const rule = Object.hasOwn(members, key) ? members[key] : undefined;
      const kept = rule ? rule(each, joined(path, key), misfits) : each;
      return kept === undefined ? [] : [[key, kept]];
    }),
  );
}

function joined(path: string, key: string): string {
  return path === '' ? key : `${path}/${key}`;
}
