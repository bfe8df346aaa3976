import { BLOCKS } from '../model/requirement';
import { taskType } from '../model/taskType';
import type { JsonTree } from '../syntax/json';
import { member, plainValue, valueOf } from '../syntax/tree';
import type { ItemModel } from './item';
import { readItem } from './readItem';

/** A document with one of these is a record, whatever else is in it. */
const RECORD_KEYS = ['executables', '@context'] as const;

/** Where a request names what is to be run. */
const REQUEST_KEYS = ['executable', 'request'] as const;

/**
 * The executable that a document without a list is by itself: of a kind that is known, with something that only an
 * executable has, or a request of any older generation. Undefined for codemeta, and for what is broken.
 */
export function executableAlone({ root, faults }: JsonTree): ItemModel | undefined {
  if (root?.type !== 'object' || faults.length > 0) return undefined;
  if (RECORD_KEYS.some((key) => member(root, key))) return undefined;
  const isRequest = REQUEST_KEYS.some((key) => valueOf(root, key)?.type === 'object');
  const model = readItem({ value: plainValue(root), mayRepeatKeys: false, root: () => root });
  return model && isExecutable(model, isRequest) ? model : undefined;
}

function isExecutable({ type, value, older }: ItemModel, isRequest: boolean): boolean {
  if (older && isRequest) return true;
  if (type === undefined || taskType(type) === undefined) return false;
  return older !== undefined || ['content', ...BLOCKS].some((key) => Object.hasOwn(value, key));
}
