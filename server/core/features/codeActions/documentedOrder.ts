import { executableSlot } from '../../schema/vocabulary';
import type { Node } from '../../syntax/json';
import { type Segment, members } from '../../syntax/tree';

/** Where each key of the object at a path of an executable stands in our documentation; unknown keys stand last. */
export function documentedRank(root: Node, path: readonly Segment[]): (key: string) => number {
  const { keys } = executableSlot(path, root);
  const ranks = new Map(keys.map(({ key }, rank) => [key, rank]));
  return (key) => ranks.get(key) ?? keys.length;
}

/**
 * The index at which a key is put into the object at a path of `root`: behind the nearest key before it in the
 * documented order that is there; before everything when there is none.
 */
export function documentedIndex(root: Node, path: readonly Segment[], key: string, object: Node = root): number {
  const rank = documentedRank(root, path);
  const before = members(object)
    .map((each, index) => ({ rank: rank(each.key), index }))
    .filter((each) => each.rank < rank(key))
    .sort((a, b) => b.rank - a.rank || b.index - a.index);
  return (before[0]?.index ?? -1) + 1;
}
