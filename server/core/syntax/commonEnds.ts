/**
 * How many elements two lists have in common at their beginnings, and how many at their ends: at least so many. Of two
 * lists that are the same, it is all of them, twice.
 */
export interface CommonEnds {
  readonly before: number;
  readonly behind: number;
}

/** What the first and the last of three lists have in common, from what each has with the one between them. */
export function throughBoth(first: CommonEnds, second: CommonEnds): CommonEnds {
  return { before: Math.min(first.before, second.before), behind: Math.min(first.behind, second.behind) };
}

/** A list with something else between its ends. One element for another, as with most keys, is a copy and no more. */
export function between<T>(list: readonly T[], { before, behind }: CommonEnds, elements: readonly T[]): readonly T[] {
  const [only] = elements;
  const isOneForOne = elements.length === 1 && before + 1 + behind === list.length;
  if (isOneForOne && only !== undefined) return list.with(before, only);
  return list.slice(0, before).concat(elements, list.slice(list.length - behind));
}
