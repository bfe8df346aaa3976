import { type JsonRecord, isRecord, listOf, member } from '../../http/jsonValue';

/** Where a value stands: what is around it, and its key in there. Its path is put together where it is needed. */
interface Place {
  readonly around: string;
  readonly key: string | number;
}

/** What came of one value: what is kept of it, or nothing; the paths of what was left out stand in `misfits`. */
export type Rule = (value: unknown, place: Place, misfits: string[]) => unknown;

/** The members of an object whose kind is known; all others are kept as they are. */
export type Members = Readonly<Record<string, Rule>>;

/** A rule that keeps the value if it is of the kind, and leaves it out otherwise. */
export function only(isOfKind: (value: unknown) => boolean): Rule {
  return (value, place, misfits) => {
    if (isOfKind(value)) return value;
    misfits.push(pathOf(place));
    return undefined;
  };
}

/** A rule for lists: what is no list, and items that do not fit, are left out. */
export function list(rule: Rule): Rule {
  return (value, place, misfits) => {
    const items = listOf(value);
    const around = pathOf(place);
    if (!items) {
      misfits.push(around);
      return undefined;
    }
    return items.map((item, key) => rule(item, { around, key }, misfits)).filter((item) => item !== undefined);
  };
}

/** A rule for objects: members that do not fit are left out, and the whole object when one of `required` is missing. */
export function record(members: Members, required: readonly string[] = []): Rule {
  return (value, place, misfits) => {
    const path = pathOf(place);
    if (!isRecord(value)) {
      misfits.push(path);
      return undefined;
    }
    const kept = cleaned(value, members, path, misfits);
    const missing = required.filter((key) => member(kept, key) === undefined);
    if (missing.length === 0) return kept;
    misfits.push(...missing.map((key) => pathOf({ around: path, key })).filter((each) => !misfits.includes(each)));
    return undefined;
  };
}

/** An object without the members that do not fit. */
export function cleaned(value: JsonRecord, members: Members, around: string, misfits: string[]): JsonRecord {
  const kept: Record<string, unknown> = { ...value };
  for (const key of Object.keys(value)) {
    const rule = Object.hasOwn(members, key) ? members[key] : undefined;
    const fits = rule ? rule(value[key], { around, key }, misfits) : value[key];
    if (fits === undefined) Reflect.deleteProperty(kept, key);
    else if (fits !== value[key]) kept[key] = fits;
  }
  return kept;
}

function pathOf({ around, key }: Place): string {
  return around === '' ? String(key) : `${around}/${key}`;
}
