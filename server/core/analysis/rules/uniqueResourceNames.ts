import { messages } from '../../messages';
import type { StatedResource } from '../item';
import type { ItemRule } from './rule';

/** Data and storage resources have names of their own; an error where a volume refers to the name (MODEL §4). */
export const uniqueResourceNames: ItemRule = {
  needsSoundSyntax: true,
  *check({ resources, volumes }) {
    const seen = new Map<string, StatedResource>();
    const targets = new Set(volumes.map((volume) => volume.resource));
    for (const each of resources) {
      if (each.block === 'compute-resources' || each.name === undefined || !each.nameNode) continue;
      const first = seen.get(each.name);
      if (!first?.nameNode) {
        seen.set(each.name, each);
        continue;
      }
      const isTarget = targets.has(each.name);
      yield {
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
      };
    }
  },
};
