import { messages } from '../../messages';
import { valueOf } from '../../syntax/tree';
import type { ItemRule } from './rule';

/** The shopping list: required data without a location, which the user must supply (MODEL §1). */
export const unresolvedData: ItemRule = {
  needsSoundSyntax: true,
  *check({ resources }) {
    for (const { block, node, name } of resources) {
      if (block !== 'data-resources' || valueOf(node, 'required')?.value !== true) continue;
      const location = valueOf(node, 'location');
      if (location && location.type !== 'null') continue;
      const at = location ?? valueOf(node, 'required') ?? node;
      yield { code: 'data.unresolved', at, message: messages.unresolvedData(name ?? 'This data') };
    }
  },
};
