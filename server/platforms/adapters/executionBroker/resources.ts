import { type Task, dataKind } from '../../../core/index';
import { type JsonRecord, isRecord, listOf, textMember } from '../../http/jsonValue';
import { brokerSentences as sentences } from '../../messages/executionBroker';
import { saidLocation } from './data';
import type { Dialect } from './dialect';
import type { Remarks } from './remarks';
import { boundsOf, wholeCores, wholeGibibytes } from './whole';

/** What writing resources needs, and notes. */
export interface Writing {
  readonly dialect: Dialect;
  readonly remarks: Remarks;
  /** The path of each component, by its name and by its uuid. */
  readonly components: Map<string, string>;
  /** What resources are called in the request, by the names and the uuids of the task. */
  readonly names: Map<string, string>;
}

/** An element of a block of the task. */
export interface Resource {
  readonly path: string;
  readonly index: number;
  readonly value: JsonRecord;
}

type Block = 'compute-resources' | 'data-resources' | 'storage-resources';

/** The elements of a block that are objects. */
export function resources(task: Task, block: Block): readonly Resource[] {
  const values: readonly unknown[] = listOf(task[block]) ?? [];
  return values.flatMap((value, index) => (isRecord(value) ? [{ path: `${block}/${index}`, index, value }] : []));
}

/** Notes a resource, and what it is called: brokers fail where a component has no name. */
function named(
  { path, index, value }: Resource,
  kind: string,
  { components, names }: Writing,
): { readonly name: string } {
  const name = textMember(value, 'name') ?? `${kind}-${index + 1}`;
  for (const key of [name, textMember(value, 'uuid')]) {
    if (key === undefined) continue;
    if (!components.has(key)) components.set(key, path);
    if (!names.has(key)) names.set(key, name);
  }
  return { name };
}

function amount(resource: Resource, figure: string, { dialect, remarks }: Writing): JsonRecord | undefined {
  const whole = figure === 'cores' ? wholeCores : wholeGibibytes;
  const { pair, unreadable } = boundsOf(resource.value, figure, whole);
  for (const key of unreadable) {
    remarks.caveat(`${resource.path}/${key}`, 'unreadable', sentences.unreadable(remarks.platform, key));
  }
  return pair && dialect.amount(pair.min, pair.max);
}

/** Writes a store. How long results are kept cannot be said. */
export function saidStorage(resource: Resource, writing: Writing): JsonRecord {
  const { dialect, remarks } = writing;
  const called = named(resource, 'storage', writing);
  const size = amount(resource, 'size', writing);
  if (typeof resource.value['minlifetime'] === 'string') {
    remarks.caveat(`${resource.path}/minlifetime`, 'not-asked', sentences.lifetime(remarks.platform, called.name));
  }
  return dialect.component('storage', 'simple-storage-resource', called, size ? { size } : {});
}

/** Writes data; undefined where it has no location and may do without, or where its location cannot be said. */
export function saidData(resource: Resource, writing: Writing): JsonRecord | undefined {
  const { dialect, remarks } = writing;
  const { location, name } = resource.value;
  const [path, shown] = [`${resource.path}/location`, typeof name === 'string' ? name : resource.path];
  if (location === undefined || location === null) {
    remarks.caveat(path, 'not-asked', sentences.optionalData(remarks.platform, shown));
    return undefined;
  }
  const said = saidLocation(location, dialect);
  if (!said) {
    remarks.refuse(path, 'not-expressible', sentences.unknownLocation(shown));
    return undefined;
  }
  const kind = dataKind(location);
  if (kind === 'file' || (kind === undefined && typeof location === 'string')) {
    remarks.caveat(path, 'may-be-refused', sentences.localData(remarks.platform, shown));
  }
  return dialect.component('data', said[0], named(resource, 'data', writing), said[1]);
}

/** Warns of data that is named twice, which the reference broker refuses. */
export function warnOfDuplicates(task: Task, remarks: Remarks): void {
  const seen = new Map<string, string>();
  for (const { path, value } of resources(task, 'data-resources')) {
    const { location } = value;
    if (location === undefined || location === null) continue;
    const [key, name] = [JSON.stringify(location), textMember(value, 'name') ?? path];
    const other = seen.get(key);
    if (other !== undefined) remarks.caveat(`${path}/location`, 'may-be-refused', sentences.duplicateData(other, name));
    seen.set(key, name);
  }
}

/** Writes the one machine; what a task says of its machine when it says nothing is that there is one. */
export function saidCompute(task: Task, writing: Writing): JsonRecord {
  const { dialect, remarks } = writing;
  const [machine = { path: 'compute-resources/0', index: 0, value: {} }] = resources(task, 'compute-resources');
  const gpus = machine.value['mingpus'];
  if (typeof gpus === 'number' && gpus > 0) {
    remarks.caveat(`${machine.path}/mingpus`, 'not-asked', sentences.gpus(remarks.platform));
  }
  const [cores, memory] = [amount(machine, 'cores', writing), amount(machine, 'memory', writing)];
  const volumes = volumesOf(machine, writing);
  return dialect.component('compute', 'simple-compute-resource', named(machine, 'compute', writing), {
    ...(cores && { cores }),
    ...(memory && { memory }),
    ...(volumes.length > 0 && { volumes }),
  });
}

function volumesOf(machine: Resource, { dialect, remarks, names, components }: Writing): readonly JsonRecord[] {
  return (listOf(machine.value['volumes']) ?? []).flatMap((volume, index) => {
    const [path, wanted] = [textMember(volume, 'path'), textMember(volume, 'resource') ?? ''];
    const resource = names.get(wanted);
    if (path === undefined || resource === undefined) {
      const text = sentences.danglingVolume(remarks.platform, wanted);
      remarks.caveat(`${machine.path}/volumes/${index}`, 'not-asked', text);
      return [];
    }
    const isRead = components.get(wanted)?.startsWith('data-resources') === true;
    const access = textMember(volume, 'access') ?? (isRead ? 'readonly' : 'readwrite');
    const mode = access === 'readonly' ? 'READONLY' : 'READWRITE';
    const called = { name: `${resource}-volume-${index + 1}` };
    return [dialect.component('volume', 'simple-volume-mount', called, { path, mode, resource })];
  });
}
