import type { Node } from 'jsonc-parser';

/** A member of an object: its key, and its value where there is one already. */
export interface Member {
  readonly key: string;
  readonly keyNode: Node;
  readonly valueNode: Node | undefined;
}

/** A step into a document: a key or a place in a list. */
export type Segment = string | number;

/** The members of an object in the order of the text; none for anything else. */
export function members(node: Node | undefined): Member[] {
  const found: Member[] = [];
  if (node?.type !== 'object' || !node.children) return found;
  for (const property of node.children) {
    const [keyNode, valueNode] = property.children ?? [];
    if (keyNode) found.push({ key: keyNode.value as string, keyNode, valueNode });
  }
  return found;
}

/** The member with a key: the last one, as every JSON reader takes it. Makes nothing on the way, since rules look up much. */
export function member(node: Node | undefined, key: string): Member | undefined {
  if (node?.type !== 'object' || !node.children) return undefined;
  for (let at = node.children.length - 1; at >= 0; at -= 1) {
    const pair = node.children[at]?.children;
    const keyNode = pair?.[0];
    if (keyNode?.value === key) return { key, keyNode, valueNode: pair?.[1] };
  }
  return undefined;
}

/** The value of a member; undefined when there is none. */
export function valueOf(node: Node | undefined, key: string): Node | undefined {
  return member(node, key)?.valueNode;
}

/** The elements of a list; none for anything else. */
export function elements(node: Node | undefined): readonly Node[] {
  return node?.type === 'array' ? (node.children ?? []) : [];
}

/** The text of a string node; undefined for anything else. */
export function textOf(node: Node | undefined): string | undefined {
  return node?.type === 'string' && typeof node.value === 'string' ? node.value : undefined;
}

/** The node at a path, or undefined; with a key given twice, the last one. */
export function nodeAt(root: Node | undefined, path: readonly Segment[]): Node | undefined {
  return path.reduce<Node | undefined>(
    (node, segment) => (typeof segment === 'number' ? elements(node)[segment] : valueOf(node, segment)),
    root,
  );
}

/** The plain value of a node. Objects have no prototype, so a key such as `__proto__` is a key like any other. */
export function plainValue(node: Node | undefined): unknown {
  if (!node) return undefined;
  if (node.type === 'array') return elements(node).map(plainValue);
  if (node.type !== 'object') return node.value as unknown;
  const value: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  for (const property of node.children ?? []) {
    const [keyNode, valueNode] = property.children ?? [];
    if (keyNode && valueNode) value[keyNode.value as string] = plainValue(valueNode);
  }
  return value;
}

/** A path as reasons and messages write it: `compute-resources/0/minmemory`. */
export function pathText(path: readonly Segment[]): string {
  return path.join('/');
}

/** The path that a text such as `compute-resources/0/minmemory` names; digits are places in a list. */
export function pathOf(text: string): Segment[] {
  return text === '' ? [] : text.split('/').map((part) => (/^[0-9]+$/.test(part) ? Number(part) : part));
}
