import type { ErrorObject } from 'ajv';
import { messages } from '../../messages';
import { didYouMean } from '../../schema/didYouMean';
import { validateExecutable } from '../../schema/generated/validators';
import { type Slot, executableSlot } from '../../schema/vocabulary';
import type { Node } from '../../syntax/json';
import { type Segment, member, nodeAt } from '../../syntax/tree';
import type { ItemModel } from '../item';
import type { Finding, Span } from '../problem';
import type { ItemRule } from './rule';

/** Spellings of closed values that the notes used, and what we write (MODEL §3). */
const OLDER_VALUES: ReadonlyMap<unknown, string> = new Map([
  ['READONLY', 'readonly'],
  ['READWRITE', 'readwrite'],
  ['r', 'readonly'],
  ['ro', 'readonly'],
  ['rw', 'readwrite'],
]);

/** The JSON Schema of an executable, its findings placed on the smallest text that is wrong. */
export const schemaRule: ItemRule = {
  needsSoundSyntax: true,
  *check(item) {
    if (validateExecutable(item.value)) return;
    const { root } = item;
    const reported = new Set<number>();
    for (const error of validateExecutable.errors ?? []) {
      const path = pathOfPointer(error.instancePath);
      for (const finding of findingsOf(error, path, root)) {
        if (reported.has(finding.at.offset)) continue;
        reported.add(finding.at.offset);
        yield finding;
      }
    }
  },
};

interface Place {
  readonly key: string;
  readonly isElement: boolean;
  readonly node: Node;
  readonly slot: Slot;
}

function* findingsOf(error: ErrorObject, path: readonly Segment[], root: ItemModel['root']): Iterable<Finding> {
  const node = nodeAt(root, path);
  if (!node) return;
  const isElement = typeof path.at(-1) === 'number';
  const key = path.findLast((segment) => typeof segment === 'string') ?? 'executable';
  const place: Place = { key, isElement, node, slot: executableSlot(path, root) };
  const param = (name: string): unknown => (error.params as Readonly<Record<string, unknown>>)[name];
  switch (error.keyword) {
    case 'type':
      yield wrongType(place);
      break;
    case 'required':
      yield* missing(place, path, root);
      break;
    case 'additionalProperties':
      yield unknownMember(place, String(param('additionalProperty')));
      break;
    case 'enum':
      yield notInList(place);
      break;
    case 'minimum':
      yield { code: 'value.out-of-range', at: node, message: messages.tooSmall(key, Number(param('limit'))) };
      break;
    case 'maximum': {
      const isBytes = place.slot.unit === 'bytes';
      const message = isBytes ? messages.bareBytes(key) : messages.tooLarge(key, Number(param('limit')));
      yield { code: 'value.out-of-range', at: node, message };
      break;
    }
    case 'minLength':
      yield { code: 'value.out-of-range', at: node, message: messages.empty(key) };
      break;
    default: // `pattern` is what readableRequirements says better; `if` only repeats what its `then` said.
  }
}

function wrongType({ key, isElement, node, slot }: Place): Finding {
  const sentence = isElement ? messages.wrongElement : messages.wrongType;
  return {
    code: 'value.wrong-type',
    at: node,
    message: sentence(key, slot.types, slot.unit),
    data: { types: slot.types.join(' '), ...(slot.unit !== undefined && { unit: slot.unit }) },
  };
}

/** All missing members of one object are one finding, on its key or on its opening bracket. */
function* missing({ key, slot, node }: Place, path: readonly Segment[], root: Node): Iterable<Finding> {
  const absent = slot.keys.filter((each) => each.isRequired && !member(node, each.key)).map((each) => each.key);
  if (absent.length === 0) return;
  const parent = nodeAt(root, path.slice(0, -1));
  const at: Span = member(parent, key)?.keyNode ?? { offset: node.offset, length: 1 };
  const isOwnKey = typeof path.at(-1) === 'string';
  const what = slot.title?.toLowerCase() ?? key;
  yield {
    code: 'member.missing',
    at: isOwnKey ? at : { offset: node.offset, length: 1 },
    message: messages.missing(what, absent),
    data: { keys: absent.join(' ') },
  };
}

function unknownMember({ key, node, slot }: Place, unknown: string): Finding {
  const at = member(node, unknown)?.keyNode ?? node;
  const current = slot.keys.find((each) => each.spellings.includes(unknown))?.key;
  if (current !== undefined) {
    const message = messages.olderMember(unknown, current);
    return { code: 'member.older-spelling', at, message, data: { replacement: current } };
  }
  const absent = slot.keys.map((each) => each.key).filter((known) => !member(node, known));
  const meant = didYouMean(unknown, absent);
  const what = slot.title?.toLowerCase() ?? key;
  return {
    code: 'member.unknown',
    at,
    message: messages.unknownMember(unknown, what, meant),
    ...(meant !== undefined && { data: { replacement: meant } }),
  };
}

function notInList({ key, node, slot }: Place): Finding {
  const value: unknown = node.value;
  const current = OLDER_VALUES.get(value);
  if (current !== undefined) {
    const message = messages.olderValue(String(value), current);
    return { code: 'value.older-spelling', at: node, message, data: { replacement: current } };
  }
  const known = slot.values.map((each) => String(each.value));
  const meant = typeof value === 'string' ? didYouMean(value, known) : undefined;
  return {
    code: 'value.not-in-list',
    at: node,
    message: messages.notInList(key, JSON.stringify(value), known, meant),
    ...(meant !== undefined && { data: { replacement: meant } }),
  };
}

function pathOfPointer(pointer: string): Segment[] {
  const parts = pointer.split('/').slice(1);
  return parts.map((part) => {
    const plain = part.replaceAll('~1', '/').replaceAll('~0', '~');
    return /^[0-9]+$/.test(plain) ? Number(plain) : plain;
  });
}
