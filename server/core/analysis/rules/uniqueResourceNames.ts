import { messages } from '../../messages';
import type { StatedResource } from '../item';
import type { ItemRule } from './rule';

/** Data and storage resources have names of their own; an error where a volume refers to the name (MODEL §4). */
export const uniqueResourceNames: ItemRule = {
  needsSoundSyntax: true,
  check({ resources, volumes }, report) {
    const seen = new Map<string, StatedResource>();
    for (const each of resources) {
      if (each.block === 'compute-resources' || each.name === undefined) continue;
      const first = seen.get(each.name);
      if (!first) seen.set(each.name, each);
      if (!first?.nameNode || !each.nameNode) continue;
      const isTarget = volumes.some((volume) => volume.resource === each.name);
      report({
        code: 'resource.duplicate-name',
        at: each.nameNode,
        message: messages.duplicateResource(each.name, isTarget),
        related: {
          offset: first.nameNode.offset,
          length: first.nameNode.length,
          message: messages.sameName(each.name),
        },
        data: { name: each.name },
        ...(isTarget && { severity: 'error' }),
      });
    }
  },
};
