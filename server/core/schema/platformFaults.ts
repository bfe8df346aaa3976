import type { ErrorObject } from 'ajv';
import { messages } from '../messages';
import { platformFileTexts, secretMember } from '../messages/platformFile';
import { readDuration } from '../model/duration';
import type { Segment } from '../syntax/tree';
import { didYouMean } from './didYouMean';
import { PLATFORM_TYPES } from './platformTypeNames';
import { isSecretName } from './secrets';
import { platformChoices, platformSlot } from './vocabulary';

/** What is wrong with a value, and where in it. */
export interface Trouble {
  readonly path: readonly Segment[];
  readonly trouble: string;
}

/** What the errors of the schema say of a platform file: each mistake once, without those that follow from another. */
export function schemaTroubles(value: unknown, errors: readonly ErrorObject[]): Trouble[] {
  const untyped = new Set(errors.filter(isUntyped).map(({ instancePath }) => instancePath));
  const told = errors
    .filter((error) => !isConsequence(error) && (isUntyped(error) || !untyped.has(error.instancePath)))
    .map((error): Trouble => {
      const path = pathOf(error);
      return { path, trouble: sentence(error, { path, value, where: nameOf(value, path), type: typeAt(value, path) }) };
    });
  return [...new Map(told.map((each) => [`${each.path.join('/')} ${each.trouble}`, each])).values()];
}

/** Of what has no known type, nothing else can be told. */
function isUntyped({ keyword }: ErrorObject): boolean {
  return keyword === 'discriminator';
}

/** The words for "type" stand in the schema for completion; that it is none of them is told by what depends on it. */
function isConsequence({ keyword, instancePath }: ErrorObject): boolean {
  return keyword === 'enum' && instancePath.endsWith('/type');
}

function pathOf({ instancePath }: ErrorObject): Segment[] {
  return instancePath
    .split('/')
    .slice(1)
    .map((part) => (/^[0-9]+$/.test(part) ? Number(part) : part));
}

/** Where a mistake is: its path, the same in words, and the type of the platform that it is in. */
interface Place {
  readonly path: readonly Segment[];
  readonly where: string;
  readonly type: string;
  /** The whole file. */
  readonly value: unknown;
}

function sentence({ keyword, params, message }: ErrorObject, { path, where, type, value }: Place): string {
  const param = (name: string): unknown => (params as Readonly<Record<string, unknown>>)[name];
  switch (keyword) {
    case 'discriminator': {
      const tag = param('tagValue');
      const known = path.length > 2 ? platformChoices(path, type) : PLATFORM_TYPES;
      const meant = typeof tag === 'string' ? didYouMean(tag, known) : undefined;
      return messages.platformType(where, tag === undefined ? undefined : JSON.stringify(tag), known, meant);
    }
    case 'required':
      return messages.platformLacks(where, String(param('missingProperty')));
    case 'additionalProperties': {
      const key = String(param('additionalProperty'));
      if (path.length > 1 && isSecretName(key)) return secretTold(value, [...path, key]);
      return messages.platformKey(where, key, keyMeant(key, path, type));
    }
    case 'type': {
      const types = [param('type')].flat().map(String);
      const form = path.length === 0 ? platformFileTexts.notAFile(Array.isArray(value)) : AMOUNTS.get(path.at(-1));
      return messages.platformValue(where, form ?? messages.platformMust(types));
    }
    case 'minimum':
    case 'maximum':
    case 'exclusiveMinimum':
      return messages.platformValue(where, messages.platformRange(RELATIONS[keyword], Number(param('limit'))));
    case 'pattern':
      return messages.platformValue(
        where,
        durationMeant(value, path) ?? PATTERNS.get(path.at(-1)) ?? messages.platformId,
      );
    case 'enum':
      return messages.platformValue(where, messages.platformOneOf([param('allowedValues')].flat().map(String)));
    case 'minLength':
      return messages.platformValue(where, messages.platformNotEmpty);
    default:
      return messages.platformValue(where, `is wrong: ${message ?? 'it cannot be read'}.`);
  }
}

const RELATIONS = { minimum: 'at least', maximum: 'at most', exclusiveMinimum: 'more than' } as const;

/** What amounts must look like. */
const AMOUNTS: ReadonlyMap<Segment | undefined, string> = new Map([
  ...(['memory', 'storage'] as const).map((key): [string, string] => [key, messages.platformAmount]),
  ...(['duration', 'lifetime'] as const).map((key): [string, string] => [key, messages.platformDuration]),
  ['cores', messages.platformCores],
]);

/** What members with a form of their own must look like. */
const PATTERNS: ReadonlyMap<Segment | undefined, string> = new Map([
  ...AMOUNTS,
  ['id', messages.platformId],
  ['api-version', messages.platformApiVersion],
  ['namespace', messages.platformNamespace],
  ['header', messages.platformHeader],
]);

/** The key that was most likely meant; what only "declared" holds is told with its place. */
function keyMeant(key: string, path: readonly Segment[], type: string): string | undefined {
  const here = platformSlot(path, type);
  const declared = path.length === 2 && here.includes('declared') ? platformSlot([...path, 'declared'], type) : [];
  if (declared.includes(key)) return `declared.${key}`;
  const inside = didYouMean(key, declared);
  return didYouMean(key, here) ?? (inside && `declared.${inside}`);
}

function secretTold(value: unknown, path: readonly Segment[]): string {
  const id = platformMember(value, path, 'id');
  const member = path.slice(2).join('/');
  return `${nameOf(value, path.slice(0, 2))}: ${secretMember(member, typeof id === 'string' ? id : 'ID')}`;
}

/** A short form such as `48h`, which a record may have, is told with what to write for it. */
function durationMeant(value: unknown, path: readonly Segment[]): string | undefined {
  const key = path.at(-1);
  if (key !== 'duration' && key !== 'lifetime') return undefined;
  const text = path.reduce<unknown>(memberOf, value);
  const canonical = readDuration(text)?.canonical;
  return canonical && platformFileTexts.durationMeant(String(text), canonical);
}

/** A place in the file as people find it: the platform by its id, else by its number, and the member inside. */
export function nameOf(value: unknown, path: readonly Segment[]): string {
  const [block, index, ...rest] = path;
  if (block !== 'platforms' || index === undefined) return block === undefined ? 'The file' : `"${block}"`;
  const id = platformMember(value, path, 'id');
  const name = typeof id === 'string' ? `Platform "${id}"` : `Platform ${Number(index) + 1}`;
  return rest.length > 0 ? `${name}: "${rest.join('/')}"` : name;
}

function typeAt(value: unknown, path: readonly Segment[]): string {
  const type = platformMember(value, path, 'type');
  return typeof type === 'string' && PLATFORM_TYPES.some((each) => each === type) ? type : 'canidothis';
}

function platformMember(value: unknown, [, index]: readonly Segment[], key: 'id' | 'type'): unknown {
  return ['platforms', Number(index), key].reduce<unknown>(memberOf, value);
}

/** A member of any value; undefined where it has none. */
export function memberOf(value: unknown, key: Segment): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as Readonly<Record<Segment, unknown>>)[key];
}
