import type { Source } from '../../../core/index';
import { type Bounds, narrowest } from './limitRange';
import { type Amounts, type Counted, inParts } from './quantity';

/** What a sentence of refusal says in figures. `isWhole` where it says nothing besides. */
export interface Told {
  readonly isWhole: boolean;
  /** The most that one container or claim may have. */
  readonly max: Bounds;
  /** The least that one must have. */
  readonly min: Amounts;
  /** What is exceeded of a quota, by its own keys (`limits.cpu`), and how much of it is in use. */
  readonly quota?: ToldQuota;
}

/** A quota as a refusal tells it. */
export interface ToldQuota {
  readonly name: string;
  readonly limited: Readonly<Record<string, string>>;
  readonly used: Readonly<Record<string, string>>;
  readonly source: Source;
}

const USAGE =
  /^(maximum|minimum) (\S+) usage per (?:Container|Pod|PersistentVolumeClaim) is ([^\s,]+), but (?:limit|request) is [^\s,]+$/;
const QUOTA = /^exceeded quota: ([^,\s]+), requested: (\S+), used: (\S+), limited: (\S+)$/;

/**
 * Reads the sentence behind `is forbidden:` that LimitRange and ResourceQuota admission refuse with. Its words are stable
 * but no interface: what is not understood is passed on as it is. Several sentences stand in brackets.
 */
export function toldIn(sentence: string, gpu: string, source: Source): Told {
  const quota = quotaIn(sentence, source);
  if (quota) return { isWhole: true, max: {}, min: {}, quota };
  const parts = /^\[.*\]$/.test(sentence) ? sentence.slice(1, -1).split(/, (?=m(?:ax|in)imum )/) : [sentence];
  return parts.reduce<Told>(
    (told, part) => {
      const [, which, resource = '', amount = ''] = USAGE.exec(part) ?? [];
      const counted = countedOf(resource, gpu);
      const value = counted && inParts(amount, counted === 'cores' ? 1000n : 1n);
      if (!counted || value === undefined) return { ...told, isWhole: false };
      return which === 'maximum'
        ? { ...told, max: narrowest(told.max, { [counted]: { most: value, source } }) }
        : { ...told, min: { ...told.min, [counted]: value } };
    },
    { isWhole: true, max: {}, min: {} },
  );
}

/** The sentence without the object that it begins with, which has a name of our own making. */
export function refusalOf(message: string): string {
  return message.replace(/^(?:pods|persistentvolumeclaims) "[^"]*" is forbidden: /, '');
}

function quotaIn(sentence: string, source: Source): ToldQuota | undefined {
  const [, name, requested, used = '', limited = ''] = QUOTA.exec(sentence) ?? [];
  return name === undefined || requested === undefined
    ? undefined
    : { name, used: pairs(used), limited: pairs(limited), source };
}

function pairs(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    text.split(',').flatMap((pair) => {
      const at = pair.lastIndexOf('=');
      return at < 0 ? [] : [[pair.slice(0, at), pair.slice(at + 1)]];
    }),
  );
}

function countedOf(resource: string, gpu: string): Counted | undefined {
  if (resource === 'cpu') return 'cores';
  if (resource === gpu) return 'gpus';
  return resource === 'memory' || resource === 'storage' ? resource : undefined;
}
