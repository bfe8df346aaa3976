import { isDeepStrictEqual } from 'node:util';
import { type Reason, type Task, withoutWishes } from '../../../core/index';
import { type JsonRecord, firstMember, isRecord, listOf, member } from '../../http/jsonValue';
import { changedMember, unreadableMember } from '../../messages';
import { type Asked, at } from './remark';
import { readTask } from './task';

/** The task that came back in an offer, brought into our form, and what is to be said about it. */
export interface ReturnedTask {
  readonly task: Task;
  readonly remarks: readonly Reason[];
}

const BLOCKS = { 'compute-resources': 'compute', 'data-resources': 'data', 'storage-resources': 'storage' } as const;
const OF_A_TASK = [...Object.keys(BLOCKS), 'content', 'resources', 'compute'];

/** The value in an answer or an offer that is the returned task: under `task` or `body`, or the offer itself; else undefined. */
export function returnedValue(offer: unknown): JsonRecord | undefined {
  const inside = firstMember(offer, 'task', 'body');
  if (isRecord(inside)) return inside;
  return isRecord(offer) && OF_A_TASK.some((key) => member(offer, key) !== undefined) ? offer : undefined;
}

/**
 * Reads a returned task. It is never trusted: what is of the wrong kind is left out and named, what is missing of a task's
 * own is taken from the one asked, and what it changed that it must not change is named (SAFETY P14).
 */
export function readReturned(value: JsonRecord, asked: Asked): ReturnedTask {
  const raw = inOurForm(value);
  const { task = withoutWishes(asked.task), misfits } = readTask(raw, asked.task);
  const left = misfits.filter((path) => !isDeepStrictEqual(at(raw, path), at(asked.task, path)));
  const unreadable = left.map((path): Reason => ({
    path,
    code: 'unreadable',
    text: unreadableMember(asked.platform, path),
  }));
  const changed = changes(raw, asked.task).filter((path) => !left.includes(path));
  return {
    task,
    remarks: [
      ...unreadable,
      ...changed.map((path) => ({ path, code: 'changed', text: changedMember(asked.platform, path) })),
    ],
  };
}

function inOurForm(value: JsonRecord): JsonRecord {
  const resources = member(value, 'resources');
  const blocks = Object.entries(BLOCKS).flatMap(([block, short]) => {
    const found = firstMember(value, block, short) ?? firstMember(resources, block, short);
    const flat = block === 'compute-resources' && isFlat(resources) ? resources : undefined;
    const items = found ?? flat;
    return items === undefined ? [] : [[block, isRecord(items) ? [items] : items] as const];
  });
  return { ...value, ...Object.fromEntries(blocks) };
}

/** The 2021 form: `resources { mincores, minmemory }`, or a bare list of machines. */
function isFlat(resources: unknown): boolean {
  if (listOf(resources)) return true;
  return isRecord(resources) && Object.keys(resources).some((key) => /^(min|max)-?(cores|memory|gpus)$/.test(key));
}

function changes(returned: JsonRecord, asked: Task): readonly string[] {
  const whole = ['name', 'type', 'data-resources'].filter((key) => isChanged(returned, asked, key));
  if (!isChanged(returned, asked, 'content')) return whole;
  const content = returned['content'];
  const before: unknown = asked.content;
  const keys = isRecord(content) && isRecord(before) ? new Set([...Object.keys(content), ...Object.keys(before)]) : [];
  const inside = [...keys].filter((key) => !isDeepStrictEqual(member(content, key), member(before, key)));
  return [...whole, ...(inside.length === 0 ? ['content'] : inside.slice(0, 10).map((key) => `content/${key}`))];
}

function isChanged(returned: JsonRecord, asked: Task, key: string): boolean {
  const value = member(returned, key);
  return value !== undefined && !isDeepStrictEqual(value, member(asked, key));
}
