import type { Task } from '../model/answer';
import { readCores } from '../model/cores';
import { type Duration, readDuration } from '../model/duration';
import { readQuantity } from '../model/quantity';
import { localName } from '../model/taskType';
import { type Dimension, neededAmount } from './amounts';

/** A requirement as a task states it: where, in which words, and what it amounts to. */
export interface Need<T> {
  readonly path: string;
  readonly text: string;
  readonly value: T;
}

/** What one compute resource needs, in each of its `instances` machines; amounts in their smallest part. */
export interface MachineNeeds {
  readonly index: number;
  readonly path: string;
  readonly instances: number;
  readonly cores?: Need<bigint>;
  readonly memory?: Need<bigint>;
  readonly gpus?: Need<bigint>;
  readonly architecture?: Need<string>;
  /** What it would like to have, which is soft (MODEL §1). One that cannot be read is none. */
  readonly wishes: { readonly [D in Dimension]?: bigint };
}

/** What one storage resource needs. */
export interface StorageNeeds {
  readonly index: number;
  readonly size?: Need<bigint>;
  readonly lifetime?: Need<Duration>;
}

/** All hard minimums of a task. A minimum that cannot be read is named in `unreadable` and counts for nothing. */
export interface Needs {
  /** One at least: a task that states no compute resource still needs a machine. */
  readonly machines: readonly MachineNeeds[];
  readonly storage: readonly StorageNeeds[];
  readonly duration?: Need<Duration>;
  /** The kinds of data that must be read (`dataKind`). */
  readonly data: readonly Need<string>[];
  readonly unreadable: readonly { readonly path: string; readonly text: string }[];
}

type Members = Readonly<Record<string, unknown>>;
type Read = <T>(
  owner: object,
  path: string,
  key: string,
  reader: (value: unknown) => T | undefined,
) => Need<T> | undefined;

/** Reads the minimums of a task. The task came from a person or over the network: any shape will do. */
export function needsOf(task: Task): Needs {
  const unreadable: { path: string; text: string }[] = [];
  const read: Read = (owner, path, key, reader) => {
    const raw = (owner as Members)[key];
    if (raw === undefined || raw === null) return undefined;
    const place = path === '' ? key : `${path}/${key}`;
    const value = reader(raw);
    const isBareSize = typeof raw === 'number' && (key === 'minmemory' || key === 'minsize');
    if (value === undefined) unreadable.push({ path: place, text: JSON.stringify(raw) });
    return value === undefined ? undefined : { path: place, text: `${textOf(raw)}${isBareSize ? 'Gi' : ''}`, value };
  };
  const machines = objects(task['compute-resources']).map(([index, each]) => machineNeeds(read, index, each));
  const storage = objects(task['storage-resources']).map(([index, each]): StorageNeeds => {
    const path = `storage-resources/${index}`;
    return {
      index,
      ...only('size', read(each, path, 'minsize', quantityOf)),
      ...only('lifetime', read(each, path, 'minlifetime', durationOf)),
    };
  });
  return {
    machines: machines.length > 0 ? machines : [{ index: 0, path: '', instances: 1, wishes: {} }],
    storage,
    ...only('duration', read(task, '', 'minduration', durationOf)),
    data: dataNeeds(task),
    unreadable,
  };
}

function machineNeeds(read: Read, index: number, resource: object): MachineNeeds {
  const path = `compute-resources/${index}`;
  const { maxcores, maxmemory, maxgpus }: Members = { ...resource };
  return {
    index,
    path,
    instances: Math.max(1, read(resource, path, 'instances', readCount)?.value ?? 1),
    ...only('cores', read(resource, path, 'mincores', coresOf)),
    ...only('memory', read(resource, path, 'minmemory', quantityOf)),
    ...only('gpus', read(resource, path, 'mingpus', gpusOf)),
    ...only('architecture', read(resource, path, 'architecture', readText)),
    wishes: {
      ...only('cores', coresOf(maxcores)),
      ...only('memory', quantityOf(maxmemory)),
      ...only('gpus', gpusOf(maxgpus)),
    },
  };
}

/**
 * The kind of data that a location asks a platform to read: `https` for the web, `s3`, `rucio`, `ivo`, else the scheme
 * of the URI in lower case (MODEL §2). Undefined for what names no place: a path beside the record, null.
 */
export function dataKind(location: unknown): string | undefined {
  if (typeof location === 'string') {
    const scheme = /^([A-Za-z][A-Za-z0-9+.-]+):/.exec(location)?.[1]?.toLowerCase();
    return scheme === 'http' ? 'https' : scheme;
  }
  if (typeof location !== 'object' || location === null) return undefined;
  const { type } = location as Members;
  const name = typeof type === 'string' ? localName(type).toLowerCase() : '';
  const known = [/^https?\b/, /^s3\b/, /^rucio\b/, /^ivoa?\b/].findIndex((pattern) => pattern.test(name));
  return ['https', 's3', 'rucio', 'ivo'][known];
}

function dataNeeds(task: Task): Need<string>[] {
  return objects(task['data-resources']).flatMap(([index, data]): Need<string>[] => {
    const { location, name } = data as Members;
    const kind = dataKind(location);
    const text = typeof name === 'string' ? name : `data-resources/${index}`;
    return kind === undefined ? [] : [{ path: `data-resources/${index}/location`, text, value: kind }];
  });
}

/** The elements of a block that are objects, each with its place in the list; none when it is not a list. */
export function objects(block: unknown): [number, object][] {
  if (!Array.isArray(block)) return [];
  return block.flatMap((each: unknown, index): [number, object][] =>
    typeof each === 'object' && each !== null && !Array.isArray(each) ? [[index, each]] : [],
  );
}

function only<K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [P in K]?: V });
}

function textOf(raw: unknown): string {
  return typeof raw === 'string' ? raw : JSON.stringify(raw);
}

function readCount(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}

function readText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function coresOf(value: unknown): bigint | undefined {
  return readCores(value)?.millicores;
}

function gpusOf(value: unknown): bigint | undefined {
  const count = readCount(value);
  return count === undefined ? undefined : BigInt(count);
}

function quantityOf(value: unknown): bigint | undefined {
  const reading = readQuantity(value);
  return reading && neededAmount(reading.quantity);
}

function durationOf(value: unknown): Duration | undefined {
  return readDuration(value)?.duration;
}
