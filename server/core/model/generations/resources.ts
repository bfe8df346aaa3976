import type { Block } from '../requirement';
import { copyAmount } from './amounts';
import { copyCompute, copyFlatCompute, copyStorage } from './compute';
import { copyData } from './data';
import type { Draft } from './draft';
import type { Layout } from './layout';
import { isObject } from '../jsonObject';
import { type Place, at, elementsOf, find } from './place';

/** Writes the resources of one block. */
type CopyResource = (draft: Draft, place: Place, isOurs: boolean) => void;

/** Writes all three blocks. The machines come last, since their own space becomes a storage resource with a free name. */
export function copyResources(draft: Draft, layout: Layout, architecture: Place | undefined): void {
  const { executable, request } = layout;
  copyBlock(draft, layout, { block: 'data-resources', keys: ['data'], copy: copyData });
  for (const place of elementsOf(at(executable, 'external-resources'))) {
    draft.older('G1-note', place);
    copyData(draft, place, true);
  }
  copyBlock(draft, layout, { block: 'storage-resources', keys: ['storage'], copy: copyStorage });
  let volumes = find([request, executable], ['volumes']);
  const copyMachine: CopyResource = (_, place, isOurs) => {
    copyCompute(draft, place, isOurs, volumes);
    volumes = undefined; // they are the first machine's
  };
  copyBlock(draft, layout, { block: 'compute-resources', keys: ['compute', 'computer'], copy: copyMachine });
  copyFigures(draft, layout);
  if (architecture) copyArchitecture(draft, architecture);
}

interface BlockOf {
  readonly block: Block;
  /** What later generations call it. */
  readonly keys: readonly string[];
  readonly copy: CopyResource;
}

function copyBlock(draft: Draft, { executable, request, resources }: Layout, { block, keys, copy }: BlockOf): void {
  const ours = find([executable, request, resources], [block]);
  for (const place of elementsOf(ours)) {
    if (isObject(place.value)) copy(draft, place, true);
    else draft.copy(draft.next([block]), place);
  }
  const theirs = find([executable, request, resources], keys);
  for (const place of elementsOf(theirs)) {
    if (!isObject(place.value)) continue;
    draft.older(Array.isArray(theirs?.value) && resources ? 'G2' : 'G5', place);
    copy(draft, place, false);
  }
  if (!Array.isArray(ours?.value) && !isObject(ours?.value)) draft.copy([block], ours);
}

/** The first generation gives the figures of its one machine without a list: `resources: {mincores, minmemory}`. */
function copyFigures(draft: Draft, { resources }: Layout): void {
  if (!resources || find([resources], ['compute', 'storage', 'data', 'compute-resources'])) return;
  if (!find([resources], ['mincores', 'minmemory', 'maxcores', 'maxmemory'])) return;
  draft.older('G0', resources);
  copyFlatCompute(draft, resources);
}

function copyArchitecture(draft: Draft, architecture: Place): void {
  const target = ['compute-resources', 0, 'architecture'];
  if (typeof architecture.value === 'string') draft.say(target, architecture.value, architecture);
}

/** Writes how long it runs: its own members, or the schedule's that is asked for (2024 and later). */
export function copyRunTime(draft: Draft, { executable, request }: Layout): void {
  copyAmount(draft, { counted: 'duration', sources: [executable], target: [] });
  const schedule = find([executable, request], ['schedule']);
  const item = Array.isArray(schedule?.value) ? at(schedule, 0) : schedule;
  const duration = at(at(item, 'requested'), 'duration') ?? at(item, 'duration');
  if (!duration) return;
  draft.older('G5', duration);
  if (isObject(duration.value))
    copyAmount(draft, { counted: 'duration', sources: [at(item, 'requested') ?? item], target: [] });
  else draft.copy(['minduration'], duration);
}
