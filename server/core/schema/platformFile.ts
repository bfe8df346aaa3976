import type { ErrorObject } from 'ajv';
import { SYNTAX_SENTENCES, messages } from '../messages';
import { TASK_TYPES, localName, taskType } from '../model/taskType';
import { readJson } from '../syntax/json';
import { type Segment, nodeAt, plainValue } from '../syntax/tree';
import { didYouMean } from './didYouMean';
import type { PlatformConfiguration, PlatformFile } from './generated/types';
import { validatePlatforms } from './generated/validators';
import { platformChoices, platformSlot } from './vocabulary';

/** What came of reading platforms: the platforms, or one sentence that says what is wrong and how to mend it. */
export type PlatformFileReading =
  | { readonly platforms: readonly PlatformConfiguration[] }
  | {
      readonly trouble: string;
      /** The line of a file that is wrong, counted from 1. */
      readonly line?: number;
    };

/** The platform types that this version can ask: those of the schema, in its order. */
export const PLATFORM_TYPES = [
  'canidothis',
  'local',
  'jupyterhub',
  'binderhub',
  'rosetta',
  'portainer',
  'openstack',
  'dirac',
  'uws',
  'execution-broker',
  'kubernetes',
  'slurm',
  'skaha',
] as const satisfies readonly PlatformConfiguration['type'][];

/** What is wrong with a value, and where in it. */
interface Trouble {
  readonly path: readonly Segment[];
  readonly trouble: string;
}

/** Reads the text of a platform file. */
export function readPlatformFile(text: string): PlatformFileReading {
  const { root, faults, isTooDeep } = readJson(text);
  const [fault] = faults;
  const lineOf = (offset: number) => text.slice(0, offset).split('\n').length;
  if (fault) {
    const trouble = messages.platformFileNotJson(SYNTAX_SENTENCES[fault.kind]);
    return { trouble, line: lineOf(fault.offset) };
  }
  if (isTooDeep || !root) return { trouble: messages.platformFileEmpty };
  const read = readValue(plainValue(root));
  if ('platforms' in read) return read;
  const node = nodeAt(root, read.path) ?? root;
  return { trouble: read.trouble, line: lineOf(node.offset) };
}

/** Reads platforms that are a value already: the setting, or a parsed file. */
export function readPlatforms(value: unknown): PlatformFileReading {
  const read = readValue(value);
  return 'platforms' in read ? read : { trouble: read.trouble };
}

function readValue(value: unknown): { readonly platforms: readonly PlatformConfiguration[] } | Trouble {
  if (!validatePlatforms(value)) return troubleOf(value, validatePlatforms.errors ?? []);
  const { platforms } = value as PlatformFile;
  const at = platforms.findIndex(({ id }, index) => platforms.findIndex((each) => each.id === id) !== index);
  const twice = platforms[at];
  if (twice) return { path: ['platforms', at], trouble: messages.platformTwice(twice.id) };
  return misspeltType(platforms) ?? { platforms };
}

/** A type that nearly is one of ours would silently never match; one that is far from all may be the platform's own. */
function misspeltType(platforms: readonly PlatformConfiguration[]): Trouble | undefined {
  for (const [index, platform] of platforms.entries()) {
    const { runs, path } = declaredRuns(platform);
    for (const type of runs.filter((each) => !taskType(each))) {
      const meant = didYouMean(localName(type), TASK_TYPES);
      const trouble = meant && messages.platformRuns(`Platform "${platform.id}"`, type, `purl:${meant}`);
      if (trouble) return { path: ['platforms', index, ...path], trouble };
    }
  }
  return undefined;
}

function declaredRuns(platform: PlatformConfiguration): { runs: readonly string[]; path: readonly string[] } {
  if (platform.type === 'local') return { runs: platform.runs ?? [], path: ['runs'] };
  const declared = 'declared' in platform ? platform.declared : undefined;
  return { runs: declared?.runs ?? [], path: ['declared', 'runs'] };
}

/** One mistake at a time: the first that is not a consequence of another. */
function troubleOf(value: unknown, errors: readonly ErrorObject[]): Trouble {
  // The words for "type" stand in the schema for completion; that it is none of them is told by what depends on it.
  const error = errors.find(({ keyword, instancePath }) => keyword !== 'enum' || !instancePath.endsWith('/type'));
  if (!error) return { path: [], trouble: messages.platformFileEmpty };
  const path = error.instancePath
    .split('/')
    .slice(1)
    .map((part) => (/^[0-9]+$/.test(part) ? Number(part) : part));
  return { path, trouble: sentence(error, { path, where: nameOf(value, path), type: typeAt(value, path) }) };
}

/** Where a mistake is: its path, the same in words, and the type of the platform that it is in. */
interface Place {
  readonly path: readonly Segment[];
  readonly where: string;
  readonly type: string;
}

function sentence({ keyword, params, message }: ErrorObject, { path, where, type }: Place): string {
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
      return messages.platformKey(where, key, didYouMean(key, platformSlot(path, type)));
    }
    case 'type':
      return messages.platformValue(where, messages.platformMust([param('type')].flat().map(String)));
    case 'minimum':
    case 'maximum':
    case 'exclusiveMinimum':
      return messages.platformValue(where, messages.platformRange(RELATIONS[keyword], Number(param('limit'))));
    case 'pattern':
      return messages.platformValue(where, PATTERNS.get(path.at(-1)) ?? messages.platformId);
    case 'enum':
      return messages.platformValue(where, messages.platformOneOf([param('allowedValues')].flat().map(String)));
    case 'minLength':
      return messages.platformValue(where, messages.platformNotEmpty);
    default:
      return messages.platformValue(where, `is wrong: ${message ?? 'it cannot be read'}.`);
  }
}

const RELATIONS = { minimum: 'at least', maximum: 'at most', exclusiveMinimum: 'more than' } as const;

/** What members with a form of their own must look like. */
const PATTERNS: ReadonlyMap<Segment | undefined, string> = new Map([
  ['id', messages.platformId],
  ...(['memory', 'storage'] as const).map((key): [string, string] => [key, messages.platformAmount]),
  ...(['duration', 'lifetime'] as const).map((key): [string, string] => [key, messages.platformDuration]),
  ['cores', messages.platformCores],
  ['api-version', messages.platformApiVersion],
  ['namespace', messages.platformNamespace],
  ['header', messages.platformHeader],
]);

/** A place in the file as people find it: the platform by its id, else by its number, and the member inside. */
function nameOf(value: unknown, path: readonly Segment[]): string {
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
  const platforms = (value as { readonly platforms?: unknown } | null)?.platforms;
  const platform: unknown = Array.isArray(platforms) ? platforms[Number(index)] : undefined;
  return typeof platform === 'object' && platform !== null ? (platform as Record<typeof key, unknown>)[key] : undefined;
}
