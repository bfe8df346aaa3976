import type { Task } from '../../../core/index';
import { type JsonRecord, isRecord } from '../../http/jsonValue';
import { type Members, cleaned, list, only, record } from './shape';

/** A task as another program sent it. `misfits` are the paths of members that were of the wrong kind, and were left out. */
export interface TaskReading {
  /** Absent when the value is no object, or lacks what every task has: `name`, `type` and `content`. */
  readonly task?: Task;
  readonly misfits: readonly string[];
}

const text = only((value) => typeof value === 'string');
const number = only((value) => typeof value === 'number');
const flag = only((value) => typeof value === 'boolean');
const amount = only((value) => typeof value === 'number' || typeof value === 'string');
const object = only(isRecord);
const access = only((value) => value === 'readonly' || value === 'readwrite');
const architecture = only((value) => value === 'amd64' || value === 'arm64');
const location = only((value) => value === null || typeof value === 'string' || isRecord(value));
const port = only((value) => typeof value === 'number' || isRecord(value));
const environment = only(
  (value) => isRecord(value) && Object.values(value).every((each) => each === null || typeof each !== 'object'),
);

const NAMED: Members = { name: text, type: text, description: text, uuid: text };

const COMPUTE: Members = {
  ...NAMED,
  instances: number,
  mincores: amount,
  maxcores: amount,
  minmemory: amount,
  maxmemory: amount,
  mingpus: number,
  maxgpus: number,
  architecture,
  volumes: list(record({ path: text, resource: text, access }, ['path', 'resource'])),
  'network-ports': list(port),
  'environment-variables': environment,
};

const DATA: Members = { ...NAMED, required: flag, access, size: amount, 'mime-type': text, location };

const STORAGE: Members = {
  ...NAMED,
  minsize: amount,
  maxsize: amount,
  minlifetime: text,
  maxlifetime: text,
  access,
  location,
};

const TASK: Members = {
  ...NAMED,
  content: object,
  minduration: text,
  maxduration: text,
  interactive: flag,
  'compute-resources': list(record(COMPUTE)),
  'data-resources': list(record(DATA, ['name'])),
  'storage-resources': list(record(STORAGE, ['name'])),
};

/**
 * Reads a value that should be a task: members of a known name and the wrong kind are left out and named, unknown ones are
 * kept. What a task must have and this one lacks is taken from `fallback`, if there is one.
 */
export function readTask(value: unknown, fallback?: Task): TaskReading {
  const misfits: string[] = [];
  if (!isRecord(value)) return { misfits };
  const kept = cleaned(value, TASK, '', misfits);
  const task = fallback ? { name: fallback.name, type: fallback.type, content: fallback.content, ...kept } : kept;
  return isTask(task) ? { task, misfits } : { misfits };
}

/** Holds for what went through `cleaned` with `TASK`: of the known members only the required ones are left to look at. */
function isTask(value: JsonRecord): value is Task {
  return typeof value['name'] === 'string' && typeof value['type'] === 'string' && isRecord(value['content']);
}
