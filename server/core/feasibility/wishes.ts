import { isObject } from '../model/jsonObject';
import type { Task } from '../model/answer';

const MAXIMA = ['maxcores', 'maxmemory', 'maxgpus', 'maxsize', 'maxlifetime', 'maxduration'];
const BLOCKS = ['compute-resources', 'storage-resources'];

/** A resource without its maxima: in a request they are wishes, and in an answer what the platform gives (MODEL §1). */
export function withoutMaxima(resource: object): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(resource).filter(([key]) => !MAXIMA.includes(key)));
}

/** A task without the maxima that it wished for: what an offer is of which no maximum is known. Other members are kept. */
export function withoutWishes(task: Task): Task {
  const bare = Object.entries(withoutMaxima(task)).map(([key, value]) => {
    const isBlock = BLOCKS.includes(key) && Array.isArray(value);
    return [key, isBlock ? value.map((each: unknown) => (isObject(each) ? withoutMaxima(each) : each)) : value];
  });
  return {
    ...(Object.fromEntries(bare) as Omit<Task, 'name' | 'type' | 'content'>),
    name: task.name,
    type: task.type,
    content: task.content,
  };
}
