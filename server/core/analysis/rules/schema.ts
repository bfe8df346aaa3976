import type { ErrorObject } from 'ajv';
import { messages, wantedWords } from '../../messages';
import { OLDER_ACCESS } from '../../model/generations/members';
import { pathOfPointer, valueAt } from '../../model/generations/place';
import { coresOf } from '../../model/cores';
import { BLOCKS } from '../../model/requirement';
import { didYouMean } from '../../schema/didYouMean';
import { validateExecutable } from '../../schema/generated/validators';
import type { Slot, SlotKey } from '../../schema/slot';
import { typeSlot } from '../../schema/vocabulary';
import type { Node } from '../../syntax/json';
import type { Segment } from '../../syntax/tree';
import { isObject } from '../../model/jsonObject';
import type { ItemModel } from '../item';
import { findNearest } from '../places';
import { olderSpelling } from '../spelling';
import type { Finding } from '../problem';
import type { ItemRule, Report } from './rule';

/** The JSON Schema of an executable, its findings placed on the smallest text that is wrong. */
export const schemaRule: ItemRule = {
  needsSoundSyntax: true,
  check(item, report) {
    if (!validateExecutable(item.value)) reportFaults(item, validateExecutable.errors ?? [], report);
  },
};

/** An editor shows no more of a whole file. To guess at what was meant takes a while, and somebody is typing. */
const MOST_TOLD = 1000;

/** So many unknown members of an object are looked at, when one that it must have is not there. */
const MOST_GUESSED = 20;

/** Of several faults at one place, the first is told; behind very many, no more unknown members, which are no errors. */
function reportFaults(item: ItemModel, errors: readonly ErrorObject[], report: Report): void {
  const reported = new Set<number>();
  for (const error of errors) {
    if (reported.size >= MOST_TOLD && error.keyword === 'additionalProperties') continue;
    const path = pathOfPointer(error.instancePath);
    const finding = findingOf(error, path, item);
    if (!finding || reported.has(finding.at.offset)) continue;
    reported.add(finding.at.offset);
    report(finding);
  }
}

/** What a fault is about: what stands at a path of the executable's value. */
interface Place {
  readonly item: ItemModel;
  readonly path: readonly Segment[];
  readonly key: string;
  readonly isElement: boolean;
  /** The text that says it, or the nearest around what says it. */
  readonly node: Node;
  readonly slot: Slot;
}

function findingOf(error: ErrorObject, path: readonly Segment[], item: ItemModel): Finding | undefined {
  const node = findNearest(item, path);
  if (!node) return undefined;
  const isElement = typeof path.at(-1) === 'number';
  const key = path.findLast((segment) => typeof segment === 'string') ?? 'executable';
  const place: Place = { item, path, key, isElement, node, slot: typeSlot(path, item.type) };
  const param = (name: string): unknown => (error.params as Readonly<Record<string, unknown>>)[name];
  switch (error.keyword) {
    case 'type':
      return wrongType(place);
    case 'required':
      return missing(place);
    case 'additionalProperties':
      return unknownMember(place, String(param('additionalProperty')));
    case 'enum':
      return notInList(place);
    case 'minimum':
      return { code: 'value.out-of-range', at: node, message: messages.tooSmall(key, Number(param('limit'))) };
    case 'maximum': {
      const isBytes = place.slot.unit === 'bytes';
      const message = isBytes ? messages.bareBytes(key) : messages.tooLarge(key, Number(param('limit')));
      return { code: 'value.out-of-range', at: node, message };
    }
    case 'minLength':
      return { code: 'value.out-of-range', at: node, message: messages.empty(key) };
    default: // `pattern` is what readableRequirements says better; `if` only repeats what its `then` said.
      return undefined;
  }
}

function wrongType({ item, path, key, isElement, node, slot }: Place): Finding {
  const sentence = isElement ? messages.wrongElement : messages.wrongType;
  const value = valueAt(item.value, path);
  const cores = slot.unit === 'cores' && typeof value === 'number' ? coresOf(String(value)) : undefined;
  return {
    code: 'value.wrong-type',
    at: node,
    message:
      sentence(key, wantedWords(slot.types, slot.unit, firstKeys(slot))) +
      (typeof cores === 'string' ? messages.inThousandths(cores) : ''),
    data: { types: slot.types.join(' '), ...(slot.unit !== undefined && { unit: slot.unit }) },
  };
}

/** What an object must have, else the first thing that it may have. */
function firstKeys({ keys }: Slot): string[] {
  const required = keys.filter(({ isRequired }) => isRequired);
  return (required.length > 0 ? required : keys.slice(0, 1)).map(({ key }) => key);
}

/** All missing members of one object are one finding, on its key or on its opening bracket. */
function missing(place: Place): Finding | undefined {
  const { item, path, key, slot, node } = place;
  const absent = slot.keys.filter((each) => each.isRequired && !saysSomehow(place, each)).map((each) => each.key);
  if (absent.length === 0) return undefined;
  const what = slot.title?.toLowerCase() ?? key;
  return {
    code: 'member.missing',
    at: item.memberAt(path)?.keyNode ?? { offset: node.offset, length: 1 },
    message: messages.missing(what, absent),
    data: { keys: absent.join(' ') },
  };
}

function holds({ item, path }: Place, key: string): boolean {
  const value = valueAt(item.value, path);
  return isObject(value) && Object.hasOwn(value, key);
}

/** True when a member is there, in an older spelling or misspelled too: that is told as such, and is not missing as well. */
function saysSomehow(place: Place, member: SlotKey): boolean {
  const value = valueAt(place.item.value, place.path);
  if (!isObject(value)) return false;
  if (Object.hasOwn(value, member.key) || olderSpelling(value, member) !== undefined) return true;
  const known = new Set(place.slot.keys.map(({ key }) => key));
  const unknown = Object.keys(value).filter((key) => !known.has(key));
  return unknown.slice(0, MOST_GUESSED).some((key) => meantMember(place, key) === member.key);
}

/** The member that an unknown one was meant to be; undefined where it is one of another place. */
function meantMember(place: Place, unknown: string): string | undefined {
  if (homesOf(unknown, place).length > 0) return undefined;
  const keys = place.slot.keys.map(({ key }) => key);
  return didYouMean(
    unknown,
    keys.filter((key) => !holds(place, key)),
  );
}

function unknownMember(place: Place, unknown: string): Finding {
  const { item, path, key, node, slot } = place;
  const at = item.memberAt([...path, unknown])?.keyNode ?? node;
  const current = slot.keys.find((each) => each.spellings.includes(unknown))?.key;
  if (current !== undefined) {
    const message = messages.olderMember(unknown, current);
    return { code: 'member.older-spelling', at, message, data: { replacement: current } };
  }
  const homes = homesOf(unknown, place);
  const what = slot.title?.toLowerCase() ?? key;
  if (homes.length > 0) {
    return { code: 'member.unknown', at, message: messages.misplacedMember(unknown, what, homes) };
  }
  const meant = meantMember(place, unknown);
  return {
    code: 'member.unknown',
    at,
    message: messages.unknownMember(unknown, what, meant),
    ...(meant !== undefined && { data: { replacement: meant } }),
  };
}

/** Where else in an executable a member of this very name may stand, in words. */
function homesOf(unknown: string, { item, path }: Place): string[] {
  const isKnown = (at: readonly Segment[]) =>
    at[0] !== path[0] && typeSlot(at, item.type).keys.some(({ key }) => key === unknown);
  return [
    ...(isKnown([]) ? [messages.ownMember] : []),
    ...BLOCKS.filter((block) => isKnown([block, 0])).map(messages.entryOf),
    ...(isKnown(['content']) ? [messages.insideOf('content')] : []),
  ];
}

function notInList({ item, path, key, node, slot }: Place): Finding {
  const value = valueAt(item.value, path);
  const current = typeof value === 'string' ? OLDER_ACCESS.get(value) : undefined;
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
