import type { ErrorObject } from 'ajv';
import { SYNTAX_SENTENCES, messages } from '../messages';
import { readJson } from '../syntax/json';
import { plainValue } from '../syntax/tree';
import { didYouMean } from './didYouMean';
import type { PlatformConfiguration, PlatformFile } from './generated/types';
import { validatePlatforms } from './generated/validators';

/** What came of reading platforms: the platforms, or one sentence that says what is wrong and how to mend it. */
export type PlatformFileReading =
  { readonly platforms: readonly PlatformConfiguration[] } | { readonly trouble: string };

/** The platform types that this version can ask. */
export const PLATFORM_TYPES = ['canidothis', 'local'] as const;

/** Reads the text of a platform file. */
export function readPlatformFile(text: string): PlatformFileReading {
  const { root, faults, isTooDeep } = readJson(text);
  const [fault] = faults;
  if (isTooDeep || !root) return { trouble: messages.platformFileNotJson(1, messages.notAnObject) };
  if (fault) {
    const line = text.slice(0, fault.offset).split('\n').length;
    return { trouble: messages.platformFileNotJson(line, SYNTAX_SENTENCES[fault.kind]) };
  }
  return readPlatforms(plainValue(root));
}

/** Reads platforms that are a value already: the setting, or a parsed file. */
export function readPlatforms(value: unknown): PlatformFileReading {
  if (!validatePlatforms(value)) return { trouble: troubleOf(value, validatePlatforms.errors ?? []) };
  const { platforms } = value as PlatformFile;
  const twice = platforms.find((each, index) => platforms.findIndex(({ id }) => id === each.id) !== index);
  return twice ? { trouble: messages.platformTwice(twice.id) } : { platforms };
}

/** One mistake at a time: the first that is not a consequence of another. */
function troubleOf(value: unknown, errors: readonly ErrorObject[]): string {
  const [error] = errors;
  if (!error) return messages.platformWrong('', 'is wrong');
  const where = nameOf(value, error.instancePath);
  const params = error.params as Readonly<Record<string, unknown>>;
  const key = error.instancePath.split('/').at(-1) ?? '';
  switch (error.keyword) {
    case 'discriminator': {
      const type = params['tagValue'];
      const meant = typeof type === 'string' ? didYouMean(type, PLATFORM_TYPES) : undefined;
      return messages.platformType(where, type === undefined ? 'missing' : JSON.stringify(type), PLATFORM_TYPES, meant);
    }
    case 'required':
      return messages.platformWrong(where, `has no "${String(params['missingProperty'])}"`);
    case 'additionalProperties':
      return messages.platformWrong(where, `has "${String(params['additionalProperty'])}", which is not known`);
    case 'type':
      return messages.platformWrong(where, `must be of the type ${[params['type']].flat().join(' or ')}`);
    default:
      return messages.platformWrong(where, `has a "${key}" that cannot be read: ${error.message ?? 'it is wrong'}`);
  }
}

/** A place in the file as people find it: the platform by its id, else by its number, and the member inside. */
function nameOf(value: unknown, pointer: string): string {
  const [block, index, ...rest] = pointer.split('/').slice(1);
  if (block !== 'platforms' || index === undefined) return block === undefined ? 'The platform file' : `"${block}"`;
  const platforms = (value as { readonly platforms?: unknown }).platforms;
  const platform: unknown = Array.isArray(platforms) ? platforms[Number(index)] : undefined;
  const id = typeof platform === 'object' && platform !== null ? (platform as { readonly id?: unknown }).id : undefined;
  const name = typeof id === 'string' ? `Platform "${id}"` : `Platform ${Number(index) + 1}`;
  return rest.length > 0 ? `${name}: "${rest.join('/')}"` : name;
}
