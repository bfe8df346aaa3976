import { unknownBounds } from './allowances';
import { type Dimension, capacityAmount, sizeFigure } from './amounts';
import type { Fact, Size } from './facts';
import type { Ground } from './ground';
import type { OfferParts } from './offerSources';

/** The parts of an offer that tell whether the platform states a figure. */
type Parts = Pick<OfferParts, 'ground' | 'allowances' | 'picked'>;

/**
 * Whether the platform states how much a machine may have of a dimension, also that there is no limit. Where it does not,
 * the offer has no figure: what was asked for, repeated, would look like one. `at` is the machine's place in the task.
 */
export function isStated({ ground, picked }: Parts, dimension: Dimension, at: number): boolean {
  const size = picked?.[at]?.size;
  if (!size) return unknownBounds(ground, dimension, '').length === 0;
  return sizeFigure(size, dimension) !== 'unknown' || hasSteps(size, dimension);
}

/** The same of storage beside the sizes; what comes with a size is another question (`storageInSize`). */
export function isStorageStated({ ground, allowances }: Parts, needed: bigint): boolean {
  if (unknownBounds(ground, 'storage', '').length > 0) return isKnown(ground.facts.volume);
  return allowances.every(({ counted, free }) => counted !== 'storage' || free >= needed);
}

/** The most of one storage resource, where it is limited. */
export function volumeLimit({ facts: { volume } }: Ground): bigint | undefined {
  return typeof volume.value === 'object' ? capacityAmount(volume.value) : undefined;
}

function hasSteps(size: Size, dimension: Dimension): boolean {
  return !size.isFixed && size.steps?.[dimension] !== undefined;
}

function isKnown({ value }: Fact<unknown>): boolean {
  return value !== 'unknown';
}
