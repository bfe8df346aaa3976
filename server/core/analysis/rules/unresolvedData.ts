import { messages } from '../../messages';
import type { ItemRule } from './rule';

/** The shopping list: required data without a location, which the user must supply (MODEL §1). */
export const unresolvedData: ItemRule = {
  needsSoundSyntax: true,
  check(item, report) {
    for (const resource of item.resources) {
      const { block, value, name, path } = resource;
      const isThere = Object.hasOwn(value, 'location') && value['location'] !== null;
      if (block !== 'data-resources' || value['required'] !== true || isThere) continue;
      const at = item.nodeAt([...path, 'location']) ?? item.nodeAt([...path, 'required']) ?? resource.node;
      report({ code: 'data.unresolved', at, message: messages.unresolvedData(name ?? 'This data') });
    }
  },
};
