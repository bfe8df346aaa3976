import { messages } from '../../messages';
import type { Node } from '../../syntax/json';
import { type Member, members } from '../../syntax/tree';
import type { Finding } from '../problem';
import type { ItemRule } from './rule';

/** A key given twice in one object: JSON readers silently keep the last. */
export const duplicateKeys: ItemRule = {
  needsSoundSyntax: true,
  check(item, report) {
    if (item.mayRepeatKeys) duplicateKeysIn(item.root).forEach(report);
  },
};

/** The duplicate keys of an object and of everything inside it. */
export function duplicateKeysIn(root: Node): readonly Finding[] {
  const found: Finding[] = [];
  for (const object of objectsWithDuplicates(root)) {
    const lasts = new Map<string, Member>();
    for (const each of members(object).reverse()) {
      const last = lasts.get(each.key);
      if (last) found.push(duplicate(each, last));
      else lasts.set(each.key, each);
    }
  }
  return found;
}

function duplicate(each: Member, last: Member): Finding {
  return {
    code: 'syntax.duplicate-key',
    at: each.keyNode,
    message: messages.duplicateKey(each.key),
    related: { offset: last.keyNode.offset, length: last.keyNode.length, message: messages.duplicateKeyOther },
    data: { key: each.key },
  };
}

/** Almost no object has any, so this is found out first and makes nothing but a set of keys. */
function objectsWithDuplicates(node: Node, found: Node[] = []): readonly Node[] {
  for (const child of node.children ?? []) {
    if (child.type === 'object' || child.type === 'array') objectsWithDuplicates(child, found);
    const value = child.type === 'property' ? child.children?.[1] : undefined;
    if (value?.children) objectsWithDuplicates(value, found);
  }
  if (node.type !== 'object' || !node.children) return found;
  const keys = new Set(node.children.map((property) => property.children?.[0]?.value as unknown));
  if (keys.size < node.children.length) found.push(node);
  return found;
}
