import { isObject } from './place';
import { generationOfType } from './typeText';

/** Keys that today's form does not have, wherever they stand. */
const OLDER: ReadonlySet<string> = new Set([
  ...['request', 'executable', 'tasktype', 'taskinfo', 'kind', 'meta', 'spec', 'resources', 'schedule'],
  ...['compute', 'computer', 'storage', 'data', 'external-resources', 'local-volumes', 'resource-volumes'],
  ...['data-volumes', 'network', 'internal', 'rucio', 'ivoa', 'skao', 'bucket', 'domain', 'object'],
]);

/** Keys that hold an object or a list in an older form, and never in today's. */
const OF_SIMPLE_VALUES: ReadonlySet<string> = new Set([
  ...['cores', 'memory', 'gpus', 'gpu', 'size', 'lifetime', 'duration', 'image'],
]);

/**
 * False when nothing in a description can be an older generation's. It only spares the work of reading it anew, since
 * most executables are in today's form and each is looked at with every key press: it may be true for those too.
 */
export function mayBeOlder(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(mayBeOlder);
  if (!isObject(value)) return false;
  if (Object.hasOwn(value, 'path') && !Object.hasOwn(value, 'resource')) return true;
  return Object.keys(value).some((key) => {
    const held = value[key];
    if (OLDER.has(key)) return true;
    if (typeof held === 'string') return /type$/.test(key) && generationOfType(held) !== undefined;
    if (typeof held !== 'object' || held === null) return false;
    if (OF_SIMPLE_VALUES.has(key)) return true;
    return (Array.isArray(held) && /^environment/.test(key)) || mayBeOlder(held);
  });
}
