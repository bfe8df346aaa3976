import { messages } from '../../messages';
import { valueOf } from '../../syntax/tree';
import type { ItemRule } from './rule';

/** The shopping list: required data without a location, which the user must supply (MODEL §1). */
export const unresolvedData: ItemRule = {
  needsSoundSyntax: true,
  *check({ resources }) {
    for (const resource of resources) {
      const { block, value, name } = resource;
      const isThere = Object.hasOwn(value, 'location') && value['location'] !== null;
      if (block !== 'data-resources' || value['required'] !== true || isThere) continue;
      const { node } = resource;
      const at = valueOf(node, 'location') ?? valueOf(node, 'required') ?? node;
      yield { code: 'data.unresolved', at, message: messages.unresolvedData(name ?? 'This data') };
    }
  },
};
