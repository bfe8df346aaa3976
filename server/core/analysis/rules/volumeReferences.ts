import { messages } from '../../messages';
import { didYouMean } from '../../schema/didYouMean';
import type { StatedResource } from '../item';
import type { ItemRule } from './rule';

/** Among more names than these nobody is helped by a guess, and each guess compares them all. */
const MOST_COMPARED = 100;

/** A volume mounts a data or storage resource of the same executable, by name, by uuid or as `${block/NAME/uuid}`. */
export const volumeReferences: ItemRule = {
  needsSoundSyntax: true,
  check({ resources, volumes }, report) {
    let named: readonly string[] | undefined;
    for (const volume of volumes) {
      if (volume.resource === undefined) continue;
      const target = referenceName(volume.resource);
      if (resources.some((each) => isCalled(each, target)) || !volume.resourceNode) continue;
      const names = (named ??= namesOf(resources));
      const meant = didYouMean(target, names.slice(0, MOST_COMPARED));
      report({
        code: 'volume.dangling-reference',
        at: volume.resourceNode,
        message: messages.dangling(target, names, meant),
        data: { name: target, ...(meant !== undefined && { replacement: meant }) },
      });
    }
  },
};

function namesOf(resources: readonly StatedResource[]): string[] {
  return resources.flatMap(({ block, name }) => (block === 'compute-resources' ? [] : (name ?? [])));
}

function isCalled({ block, name, uuid }: StatedResource, target: string): boolean {
  return block !== 'compute-resources' && (name === target || uuid === target);
}

/** The name inside `${storage-resources/NAME/uuid}`, the 2022 note's form of a reference; any other text as it is. */
export function referenceName(text: string): string {
  if (!text.startsWith('${')) return text;
  return /^\$\{(?:data|storage)-resources\/([^/}]+)\/uuid\}$/.exec(text)?.[1] ?? text;
}
