import { arePlainlyStated } from '../model/plain';
import { type Block, REQUIREMENT_KINDS, type RequirementKind } from '../model/requirement';
import type { ItemModel } from './item';

const kindsIn = (block: Block | undefined) => REQUIREMENT_KINDS.filter((kind) => kind.block === block);

/** The requirements that stand on an executable itself. */
export const OWN_KINDS: readonly RequirementKind[] = kindsIn(undefined);

/** The requirements that stand in the entries of each block. */
export const KINDS_IN: Readonly<Record<Block, readonly RequirementKind[]>> = {
  'compute-resources': kindsIn('compute-resources'),
  'data-resources': kindsIn('data-resources'),
  'storage-resources': kindsIn('storage-resources'),
};

/** True when every requirement of an executable is seen at a glance to be fine; false says nothing. */
export function arePlain({ value, resources }: Pick<ItemModel, 'value' | 'resources'>): boolean {
  if (!arePlainlyStated(OWN_KINDS, value)) return false;
  for (const resource of resources) if (!arePlainlyStated(KINDS_IN[resource.block], resource.value)) return false;
  return true;
}
