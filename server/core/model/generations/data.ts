import type { Draft } from './draft';
import { localName } from '../taskType';
import { type Resource, copyAccess, copyMembers, copyRest, openResource } from './members';
import { isObject } from '../jsonObject';
import { type Path, type Place, at, find, textAt } from './place';

/** Writes a data resource of any generation. */
export function copyData(draft: Draft, place: Place, isOurs: boolean): void {
  const kind = find([place], ['kind', 'type']);
  const name = localName(textAt(kind) ?? '');
  const resource = openResource(draft, 'data-resources', place, isOurs);
  copyMembers(draft, resource, ['required', 'size', 'mime-type']);
  copyAccess(draft, resource.target, place);
  if (kind && name === 'abstract-data-resource') sayUnresolved(draft, resource.target, kind);
  copyLocation(draft, resource, kind);
  copyRest(draft, resource);
}

/** Data that the person who runs it must still choose (MODEL §7): required, and nowhere yet. */
function sayUnresolved(draft: Draft, target: Path, kind: Place): void {
  draft.add([...target, 'required'], true, kind);
  draft.add([...target, 'location'], null, kind);
}

function copyLocation(draft: Draft, resource: Resource, kind: Place | undefined): void {
  const target = [...resource.target, 'location'];
  const { sources, place } = resource;
  draft.copy(target, find(sources, ['location']));
  copyFrom(draft, target, find(sources, ['rucio']), RUCIO);
  copyFrom(draft, target, find(sources, ['skao']), SKAO);
  const ivoa = find(sources, ['ivoa']);
  if (isObject(ivoa?.value)) {
    draft.older('G5', ivoa);
    draft.copy(target, at(ivoa, 'ivoid'));
  }
  const name = localName(textAt(kind) ?? '');
  if (/S3/.test(name) && find(sources, ['bucket', 'object'])) copyFrom(draft, target, place, S3);
  if (name === 'rucio' && find(sources, ['domain', 'resource'])) copyFrom(draft, target, place, RUCIO_2022);
}

/** A location that has several parts: its type in today's form, and which member each part comes from. */
interface Described {
  readonly type: string;
  readonly generation: 'G1-note' | 'G2' | 'G5';
  readonly parts: Readonly<Record<string, string>>;
}

const RUCIO: Described = {
  type: 'urn:rucio-object',
  generation: 'G5',
  parts: { endpoint: 'endpoint', domain: 'scope', object: 'object' },
};

/** SKAO's namespace is the Rucio scope (uksrc/Calycopis-openapi). */
const SKAO: Described = {
  type: 'urn:rucio-object',
  generation: 'G5',
  parts: { domain: 'namespace', object: 'objectname' },
};

const RUCIO_2022: Described = {
  type: 'urn:rucio-object',
  generation: 'G1-note',
  parts: { domain: 'domain', object: 'resource' },
};

const S3: Described = {
  type: 'urn:s3-object',
  generation: 'G2',
  parts: { endpoint: 'endpoint', bucket: 'bucket', object: 'object' },
};

function copyFrom(draft: Draft, target: Path, place: Place | undefined, { type, generation, parts }: Described): void {
  if (!place || draft.has(target) || !find([place], Object.values(parts))) return;
  draft.older(generation, place);
  draft.open(target, place);
  draft.add([...target, 'type'], type, place);
  for (const [part, key] of Object.entries(parts)) draft.copy([...target, part], at(place, key));
}
