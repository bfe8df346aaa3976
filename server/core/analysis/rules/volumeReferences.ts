import { messages } from '../../messages';
import { didYouMean } from '../../schema/didYouMean';
import type { ItemRule } from './rule';

/** A volume mounts a data or storage resource of the same executable, by name, by uuid or as `${block/NAME/uuid}`. */
export const volumeReferences: ItemRule = {
  needsSoundSyntax: true,
  *check({ resources, volumes }) {
    const targets = resources.filter((each) => each.block !== 'compute-resources');
    const names = targets.flatMap((each) => (each.name === undefined ? [] : [each.name]));
    const uuids = new Set(targets.map((each) => each.uuid));
    for (const { resource, resourceNode } of volumes) {
      if (resource === undefined || !resourceNode) continue;
      const target = referenceName(resource);
      if (names.includes(target) || uuids.has(target)) continue;
      const meant = didYouMean(target, names);
      yield {
        code: 'volume.dangling-reference',
        at: resourceNode,
        message: messages.dangling(target, names, meant),
        data: { name: target, ...(meant !== undefined && { replacement: meant }) },
      };
    }
  },
};

/** The name inside `${storage-resources/NAME/uuid}`, the 2022 note's form of a reference; any other text as it is. */
export function referenceName(text: string): string {
  return /^\$\{(?:data|storage)-resources\/([^/}]+)\/uuid\}$/.exec(text)?.[1] ?? text;
}
