import type { Draft } from './draft';
import { copyAmount } from './amounts';
import { copyVariables } from './environment';
import { type Resource, copyAccess, copyMembers, copyRest, openResource } from './members';
import { type Place, at, find } from './place';
import { copyVolumes } from './volumes';

/** Writes a machine of any generation; `volumes` are those that a request lists beside its machine (2025). */
export function copyCompute(draft: Draft, place: Place, isOurs: boolean, volumes: Place | undefined): void {
  const machine = openResource(draft, 'compute-resources', place, isOurs);
  copyMembers(draft, machine, ['instances']);
  copyFigures(draft, machine);
  copyMembers(draft, machine, ['architecture']);
  copyVolumes(draft, machine, [volumes]);
  copyMembers(draft, machine, ['network-ports']);
  const variables = find(machine.sources, ['environment-variables']);
  copyVariables(draft, [...machine.target, 'environment-variables'], variables);
  copyRest(draft, machine);
}

/** Writes the one machine that the first generation describes by its figures alone: `resources: {mincores, minmemory}`. */
export function copyFlatCompute(draft: Draft, place: Place): void {
  const target = draft.next(['compute-resources']);
  draft.open(target, place);
  copyFigures(draft, { place, target, sources: [place], isOurs: false });
}

function copyFigures(draft: Draft, { sources, target }: Resource): void {
  for (const counted of ['cores', 'memory', 'gpus'] as const) copyAmount(draft, { counted, sources, target });
}

/** Writes a storage resource of any generation. */
export function copyStorage(draft: Draft, place: Place, isOurs: boolean): void {
  const resource = openResource(draft, 'storage-resources', place, isOurs);
  const { sources, target } = resource;
  for (const counted of ['size', 'lifetime'] as const) copyAmount(draft, { counted, sources, target });
  copyAccess(draft, target, place);
  draft.copy([...target, 'location'], at(place, 'location'));
  copyRest(draft, resource);
}
