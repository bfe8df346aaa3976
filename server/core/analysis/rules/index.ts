import { doubtfulMemory } from './doubtfulMemory';
import { duplicateKeys } from './duplicateKeys';
import { imageTag } from './imageTag';
import { knownType } from './knownType';
import { minWithinMax } from './minWithinMax';
import { olderGeneration } from './olderGeneration';
import { readableRequirements } from './readableRequirements';
import type { ItemRule } from './rule';
import { schemaRule } from './schema';
import { uniqueResourceNames } from './uniqueResourceNames';
import { unresolvedData } from './unresolvedData';
import { volumeReferences } from './volumeReferences';

/** Every rule that looks at one executable alone. */
export const ITEM_RULES: readonly ItemRule[] = [
  duplicateKeys,
  olderGeneration,
  schemaRule,
  knownType,
  readableRequirements,
  doubtfulMemory,
  minWithinMax,
  uniqueResourceNames,
  volumeReferences,
  unresolvedData,
  imageTag,
];
