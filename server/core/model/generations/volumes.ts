import type { Draft } from './draft';
import { copyAmount } from './amounts';
import { type Resource, copyAccess, copyRest } from './members';
import { isObject } from '../jsonObject';
import { type Path, type Place, at, elementsOf, find, textAt } from './place';

/** Where the notes of 2022 kept volumes of one kind apart from those of another. */
const SORTED_LISTS = ['local-volumes', 'resource-volumes', 'data-volumes'];

const REFERENCE_TYPE = /^(data|storage)-resource$/;

const VOLUME_KIND = /\/simple-volume-mount|^(data-resource|storage-resource|RESOURCE|LOCAL|ephemeral)$/;

/** Writes the volumes of a machine, from every list that a generation has for them. */
export function copyVolumes(draft: Draft, machine: Resource, lists: readonly (Place | undefined)[]): void {
  const own = find(machine.sources, ['volumes']);
  const sorted = SORTED_LISTS.flatMap((key) => find(machine.sources, [key]) ?? []);
  for (const list of sorted) draft.older('G1-note', list);
  for (const list of [own, ...sorted, ...lists]) {
    for (const place of elementsOf(list)) {
      const target = draft.next([...machine.target, 'volumes']);
      if (isObject(place.value)) copyVolume(draft, target, place, machine.isOurs);
      else draft.copy(target, place);
    }
  }
}

function copyVolume(draft: Draft, target: Path, place: Place, isOurs: boolean): void {
  const resource = at(place, 'resource');
  const other = resource ?? otherReference(draft, place);
  if (!other && hasSpace(place)) {
    copyScratch(draft, target, place);
    return;
  }
  draft.open(target, place);
  draft.copy([...target, 'path'], at(place, 'path'));
  draft.copy([...target, 'resource'], other);
  copyAccess(draft, target, place);
  understandKind(draft, place);
  copyRest(draft, { place, target, isOurs });
}

/** What is mounted, where it is not called `resource`: `data`, the first of `resources`, or a `name` (notes of 2022 and 2025). */
function otherReference(draft: Draft, place: Place): Place | undefined {
  const several = at(at(place, 'resources'), 0);
  const isNamed = REFERENCE_TYPE.test(textAt(at(place, 'type')) ?? '');
  const one = several ?? find([place], isNamed ? ['data', 'name'] : ['data']);
  if (one && textAt(one) !== undefined) draft.older(several ? 'G3' : 'G1-note', one);
  return textAt(one) === undefined ? undefined : one;
}

/** That it is a volume, and what it mounts, is said by where it stands and what it names. */
function understandKind(draft: Draft, place: Place): void {
  const kind = find([place], ['kind', 'type']);
  if (VOLUME_KIND.test(textAt(kind) ?? '')) draft.understood(kind);
}

function hasSpace(place: Place): boolean {
  return find([place], ['minsize', 'maxsize', 'size']) !== undefined;
}

/** Space of the machine's own (`local-volumes`, 2022): a storage resource in today's form, named for where it is mounted. */
function copyScratch(draft: Draft, target: Path, place: Place): void {
  const path = at(place, 'path');
  const wanted = (textAt(path) ?? '').split('/').findLast((step) => step !== '') ?? 'scratch';
  const storage = draft.next(['storage-resources']);
  const name = freeName(draft, wanted);
  draft.older('G1-note', place);
  draft.open(storage, place);
  draft.add([...storage, 'name'], name, path ?? place);
  copyAmount(draft, { counted: 'size', sources: [place], target: storage });
  draft.open(target, place);
  draft.copy([...target, 'path'], path);
  draft.add([...target, 'resource'], name, path ?? place);
  copyAccess(draft, target, place);
  understandKind(draft, place);
}

/** A name that no data or storage resource has: those are written before the volumes. */
function freeName(draft: Draft, wanted: string): string {
  const written = [draft.value['data-resources'], draft.value['storage-resources']].flat();
  const taken = new Set(written.map((each) => (isObject(each) ? each['name'] : undefined)));
  if (!taken.has(wanted)) return wanted;
  let number = 2;
  while (taken.has(`${wanted}-${number}`)) number += 1;
  return `${wanted}-${number}`;
}
