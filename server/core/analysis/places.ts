import { type ModernForm, originOf } from '../model/generations/modernForm';
import { pathOfPointer, pointerOf } from '../model/generations/place';
import type { Node } from '../syntax/json';
import type { Span } from './problem';
import { type Member, type Segment, member, nodeAt } from '../syntax/tree';

type Path = readonly Segment[];

/** What the parts of an executable are looked up in: its text's tree, and how an older text is read. */
export interface Places {
  readonly root: Node | undefined;
  /** Where each part stands in the text, when that is an older generation's; undefined when the text is in today's form. */
  readonly older: ModernForm | undefined;
}

/** The node of the text that a path of the executable's value stands at; undefined when nothing in the text says it. */
export function findNode({ root, older }: Places, path: Path): Node | undefined {
  const origin = older ? older.origins.get(pointerOf(path)) : path;
  return origin && nodeAt(root, origin);
}

/** The same, or the nearest node around it that is there. */
export function findNearest(places: Places, path: Path): Node | undefined {
  const { root, older } = places;
  return findNode(places, path) ?? (older ? nodeAt(root, originOf(older, path)) : undefined);
}

/** The key and the value at a path. What stands in a list of an older text, where today's form has a member, is both. */
export function findMember(places: Places, path: Path): Member | undefined {
  const key = path.at(-1);
  if (typeof key !== 'string') return undefined;
  if (!places.older) return member(nodeAt(places.root, path.slice(0, -1)), key);
  const valueNode = findNode(places, path);
  const property = valueNode?.parent?.type === 'property' ? valueNode.parent : undefined;
  return valueNode && { key, keyNode: property?.children?.[0] ?? valueNode, valueNode };
}

/**
 * The path in the executable's value of what stands at a path of the text; undefined when the value does not say it. Of
 * several, the one with the same key: the place of a volume says the name of its space, too.
 */
export function pathInValue({ older }: Pick<Places, 'older'>, written: Path): Path | undefined {
  if (!older || written.length === 0) return written;
  const pointer = pointerOf(written);
  const paths = [...older.origins]
    .filter(([, origin]) => pointerOf(origin) === pointer)
    .map(([each]) => pathOfPointer(each));
  return paths.find((path) => path.at(-1) === written.at(-1)) ?? paths[0];
}

/** The smallest text that shows what stands at a path of the text: the value; of an object or a list, the key nearest around. */
export function findShown(root: Node, written: Path): Span {
  const node = nodeAt(root, written) ?? root;
  if (node.type !== 'object' && node.type !== 'array') return node;
  let around: Node | undefined = node.parent;
  while (around && around.type !== 'property') around = around.parent;
  return around?.children?.[0] ?? { offset: node.offset, length: 1 };
}
