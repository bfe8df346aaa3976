/** How many elements two lists have in common at their beginnings, and behind those at their ends. */
export interface CommonEnds {
  readonly before: number;
  readonly behind: number;
}

/** Compares two lists by identity from both ends. It touches nothing but the lists: thousands of elements cost microseconds. */
export function commonEnds(a: readonly unknown[], b: readonly unknown[]): CommonEnds {
  const most = Math.min(a.length, b.length);
  let before = 0;
  while (before < most && a[before] === b[before]) before += 1;
  let behind = 0;
  while (behind < most - before && a[a.length - 1 - behind] === b[b.length - 1 - behind]) behind += 1;
  return { before, behind };
}
