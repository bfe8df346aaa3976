import type { Task } from '../model/answer';
import { type Cores, readCores } from '../model/cores';
import { type Duration, readDuration } from '../model/duration';
import { type Quantity, readQuantity } from '../model/quantity';

/** A requirement as a task states it: where, in which words, and what it amounts to. */
export interface Need<T> {
  readonly path: string;
  readonly text: string;
  readonly value: T;
}

/** What one compute resource needs, in each of its `instances` machines. */
export interface MachineNeeds {
  readonly index: number;
  readonly instances: number;
  readonly cores?: Need<Cores>;
  readonly memory?: Need<Quantity>;
  readonly gpus?: Need<number>;
  readonly architecture?: Need<string>;
}

/** What one storage resource needs. */
export interface StorageNeeds {
  readonly index: number;
  readonly size?: Need<Quantity>;
  readonly lifetime?: Need<Duration>;
}

/** All hard minimums of a task. A minimum that cannot be read is named in `unreadable` and counts for nothing. */
export interface Needs {
  readonly machines: readonly MachineNeeds[];
  readonly storage: readonly StorageNeeds[];
  readonly duration?: Need<Duration>;
  readonly unreadable: readonly { readonly path: string; readonly text: string }[];
}

/** Reads the minimums of a task. The task came from a person or over the network: any shape will do. */
export function needsOf(task: Task): Needs {
  const unreadable: { path: string; text: string }[] = [];
  const read = <T>(owner: object, path: string, key: string, reader: (value: unknown) => T | undefined) => {
    const raw = (owner as Readonly<Record<string, unknown>>)[key];
    if (raw === undefined || raw === null) return undefined;
    const place = path === '' ? key : `${path}/${key}`;
    const value = reader(raw);
    if (value === undefined) unreadable.push({ path: place, text: JSON.stringify(raw) });
    return value === undefined ? undefined : { path: place, text: textOf(raw), value };
  };
  const machines = objects(task['compute-resources']).map(([index, each]): MachineNeeds => {
    const path = `compute-resources/${index}`;
    return {
      index,
      instances: read(each, path, 'instances', readCount)?.value ?? 1,
      ...only('cores', read(each, path, 'mincores', readCores)),
      ...only('memory', read(each, path, 'minmemory', quantityOf)),
      ...only('gpus', read(each, path, 'mingpus', readCount)),
      ...only('architecture', read(each, path, 'architecture', readText)),
    };
  });
  const storage = objects(task['storage-resources']).map(([index, each]): StorageNeeds => {
    const path = `storage-resources/${index}`;
    return {
      index,
      ...only('size', read(each, path, 'minsize', quantityOf)),
      ...only('lifetime', read(each, path, 'minlifetime', durationOf)),
    };
  });
  return { machines, storage, ...only('duration', read(task, '', 'minduration', durationOf)), unreadable };
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

function quantityOf(value: unknown): Quantity | undefined {
  return readQuantity(value)?.quantity;
}

function durationOf(value: unknown): Duration | undefined {
  return readDuration(value)?.duration;
}
