import type { Block } from '../requirement';
import { localName } from '../taskType';
import type { Draft } from './draft';
import { noteMeta } from './layout';
import { isObject } from '../jsonObject';
import { type Path, type Place, at, childrenOf, find, keyOf, textAt } from './place';
import { generationOfType } from './typeText';

/**
 * Keys that only an older form has, or that it fills with another shape than ours. What is left of them is told, and
 * never carried over: it would make the modern form an older one again.
 */
const OLDER_KEYS: ReadonlySet<string> = new Set([
  ...['request', 'executable', 'tasktype', 'taskinfo', 'kind', 'meta', 'spec', 'task', 'binder-task', '$schema'],
  ...['compute', 'computer', 'storage', 'data', 'resources', 'schedule', 'external-resources'],
  ...['cores', 'memory', 'gpus', 'gpu', 'size', 'lifetime', 'duration'],
  ...['local-volumes', 'resource-volumes', 'data-volumes'],
  ...['rucio', 'ivoa', 'skao', 'network', 'platform', 'image', 'location', 'path', 'endpoint', 'bucket', 'title'],
]);

/** Kinds of resource that say no more than the block, or the location, in which today's form says the same. */
const PLAIN_KINDS: ReadonlySet<string> = new Set([
  'simple-compute',
  'simple-compute-resource',
  'generic-compute',
  'simple-storage',
  'simple-storage-resource',
  'simple-data-resource',
  'abstract-data-resource',
  'S3-data-resource',
  'Amazon-S3-data-resource',
  'rucio-data-resource',
  'Rucio-data-resource',
  'ivoa-data-resource',
  'skao-data-resource',
]);

/** Words for access that the notes used, and ours (MODEL §3). */
export const OLDER_ACCESS: ReadonlyMap<string, string> = new Map([
  ['READONLY', 'readonly'],
  ['READWRITE', 'readwrite'],
  ['r', 'readonly'],
  ['ro', 'readonly'],
  ['rw', 'readwrite'],
]);

const EXTENSION = /^(x-|@|[A-Za-z]+:)/;

/** A resource of an older description, and the place of today's form that it is written to. */
export interface Resource {
  readonly place: Place;
  readonly target: Path;
  /** The object itself, and the object in which the 2023 draft puts its requirements. */
  readonly sources: readonly Place[];
  /** True when it stands in a block of ours, where what we do not know is kept as it stands. */
  readonly isOurs: boolean;
}

/** Begins a resource: its name, description and uuid, which `meta` holds from 2025 on, and its kind. */
export function openResource(draft: Draft, block: Block, place: Place, isOurs: boolean): Resource {
  const target = draft.next([block]);
  draft.open(target, place);
  const [meta, spec, kind] = [at(place, 'meta'), at(place, 'spec'), at(place, 'kind')];
  noteMeta(draft, place);
  if (isObject(spec?.value)) draft.older('G1b', spec);
  if (kind && generationOfType(textAt(kind))) draft.older(generationOfType(textAt(kind)) ?? 'G5', kind);
  draft.copy([...target, 'name'], find([meta, place], ['name', 'title']));
  sayKind(draft, target, kind ?? at(place, 'type'));
  for (const key of ['description', 'uuid']) draft.copy([...target, key], find([meta, place], [key]));
  return { place, target, sources: [place, spec].filter((each) => each !== undefined), isOurs };
}

function sayKind(draft: Draft, target: Path, kind: Place | undefined): void {
  if (PLAIN_KINDS.has(localName(textAt(kind) ?? ''))) draft.understood(kind);
  else draft.copy([...target, 'type'], kind);
}

/** Copies members that are spelled as ours are. */
export function copyMembers(draft: Draft, { sources, target }: Resource, keys: readonly string[]): void {
  for (const key of keys) draft.copy([...target, key], find(sources, [key]));
}

/** Who may write, under either of its names, in our words where it is one of the older ones. */
export function copyAccess(draft: Draft, target: Path, place: Place): void {
  const access = find([place], ['access', 'mode']);
  const current = OLDER_ACCESS.get(textAt(access) ?? '');
  if (access && current !== undefined) draft.say([...target, 'access'], current, access);
  else draft.copy([...target, 'access'], access);
}

/** Copies what nothing was said of: extensions always, and other members where `isOurs` says that they may stay. */
export function copyRest(draft: Draft, { place, target, isOurs }: Omit<Resource, 'sources'>): void {
  for (const child of childrenOf(place)) {
    const key = keyOf(child);
    if (!EXTENSION.test(key) && (!isOurs || OLDER_KEYS.has(key))) continue;
    if (draft.isUnsaid(child)) draft.copy([...target, key], child);
  }
}
