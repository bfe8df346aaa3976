import { messages } from '../../messages';
import type { Node } from '../../syntax/json';
import { type Member, elements, members } from '../../syntax/tree';
import type { Finding } from '../problem';
import type { ItemRule } from './rule';

/** A key given twice in one object: JSON readers silently keep the last. */
export const duplicateKeys: ItemRule = {
  needsSoundSyntax: true,
  *check({ root }) {
    yield* duplicateKeysIn(root);
  },
};

/** The duplicate keys of an object and of everything inside it. */
export function* duplicateKeysIn(node: Node): Iterable<Finding> {
  for (const element of elements(node)) yield* duplicateKeysIn(element);
  const lasts = new Map<string, Member>();
  for (const each of members(node).reverse()) {
    if (each.valueNode) yield* duplicateKeysIn(each.valueNode);
    const last = lasts.get(each.key);
    if (!last) {
      lasts.set(each.key, each);
      continue;
    }
    yield {
      code: 'syntax.duplicate-key',
      at: each.keyNode,
      message: messages.duplicateKey(each.key),
      related: { offset: last.keyNode.offset, length: last.keyNode.length, message: messages.duplicateKeyOther },
    };
  }
}
