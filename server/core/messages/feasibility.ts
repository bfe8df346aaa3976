/** Every sentence of the decision that a person reads (`messages.ts` has the others of this room). */
import type { OfferOrigin } from '../feasibility/offerSources';
import type { Change, PlatformIdentity, Reason, SmallestChange, Source } from '../model/answer';
import { declaredMember } from './declaredMember';
import { taskTypePlural, taskTypeWords } from '../model/taskType';

const listed = (words: readonly string[], last: string) =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1) ?? ''}`;
/** `1 GPU`, `2 GPUs`; `8Gi memory` has no plural. */
const counted = (asked: string, words: string) => (asked === '1' ? words.replace(/s$/, '') : words);
const PLATFORM: string = 'the platform';
const limitOf = (owner: string) => (owner === PLATFORM ? 'the limit' : `the limit of ${owner}`);
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Quotas are in a project and of a person. */
const isPerson = (holder: string) => /^(?:user|your) /.test(holder);

/** Why a platform says no, or cannot be sure. What is asked comes first, then the limit. */
export const feasibilitySentences = {
  platform: PLATFORM,
  type: (type: string, runs: readonly string[], owner: string) =>
    runs.length === 0
      ? `This is ${taskTypeWords(type)}; ${owner} runs nothing at present.`
      : `This is ${taskTypeWords(type)}; ${owner} runs ${listed(runs.map(taskTypePlural), 'and')}.`,
  engine: (asked: string, has: readonly string[], owner: string) => {
    const names = has.map((each) => `"${each}"`);
    return `Needs the workflow engine "${asked}"; ${owner} has ${names.length === 0 ? 'none' : listed(names, 'and')}.`;
  },
  architecture: (asked: string, has: readonly string[], owner: string) =>
    `Needs ${asked} processors; ${owner} has ${has.length === 0 ? 'none' : has.join(', ')}.`,
  nearestSize: (asked: string, words: string, size: string, has: string) =>
    `Needs ${asked} ${counted(asked, words)}; the nearest size, "${size}", has ${has}.`,
  perMachine: (asked: string, words: string, size: string, has: string) =>
    `Needs ${asked} ${counted(asked, words)} in one machine; "${size}" gives ${has} at most.`,
  sizeDuration: (asked: string, size: string, limit: string) =>
    `Needs to run for ${asked}; the nearest size, "${size}", may run for ${limit}.`,
  noSizes: 'The platform comes in fixed sizes, and has none at present.',
  disabledSize: (size: string, why: string) => `The size "${size}", which is ${why}, would have it.`,
  disabledRoom: (size: string, why: string) => `"${size}", which is ${why}, would have it.`,
  closedPlace: (place: string, why: string) => `${capital(place)}, which is ${why}, would do.`,
  closedUnknown: (place: string, why: string) => `Whether ${place} would do is not known, since it is ${why}.`,
  closed: (place: string, why: string) => `Nothing runs in ${place} at present, which is ${why}.`,
  noPlaces: 'The platform has no place to run anything at present.',
  otherPlace: (place: string, text: string) => `${capital(place)}: ${text}`,
  limit: (asked: string, words: string, limit: string, owner: string) =>
    `Needs ${asked} ${counted(asked, words)}; ${limitOf(owner)} is ${limit}.`,
  everySizeOver: ({ name, has, limit }: Readonly<Record<'name' | 'has' | 'limit', string>>, count: number) =>
    count === 1
      ? `The only size, "${name}", has ${has}, which is above the limit of ${limit}.`
      : `Every size is above the limit of ${limit}; the smallest, "${name}", has ${has}.`,
  unusableSize: (name: string, has: string, words: string, limit: string) =>
    `The size "${name}" has ${has} ${counted(has, words)}, and the limit is ${limit}: it is never given. Correct one of them.`,
  quota: (
    asked: string,
    words: string,
    { free, limit, used, holder }: Readonly<Record<'free' | 'limit' | 'used' | 'holder', string>>,
  ) =>
    `Needs ${asked} ${counted(asked, words)}; ${free} of ${limit} are free ${isPerson(holder) ? 'for' : 'in'} ${holder} (${used} in use).`,
  quotaLimit: (asked: string, words: string, limit: string, holder: string) =>
    `Needs ${asked} ${counted(asked, words)}; the quota ${isPerson(holder) ? 'of' : 'in'} ${holder} is ${limit}.`,
  given: (sizes: readonly string[]) => {
    const names = listed(
      sizes.map((size) => `"${size}"`),
      'and',
    );
    return sizes.length === 1
      ? `The smallest size that has all of it, ${names}, is given whole.`
      : `The smallest sizes that have all of it, ${names}, are given whole.`;
  },
  inAll: (asked: string, each: string, instances: number) => `${asked} (${instances} times ${each})`,
  duration: (asked: string, limit: string, owner: string) =>
    `Needs to run for ${asked}; ${owner} stops tasks after ${limit}.`,
  lifetime: (asked: string, limit: string, owner: string) =>
    `Needs its results kept for ${asked}; ${owner} keeps them for ${limit}.`,
  lifetimeNone: (asked: string, owner: string) =>
    `Needs its results kept for ${asked}; ${owner} keeps nothing after the task.`,
  volume: (asked: string, limit: string) => `Needs ${asked} storage in one piece; the limit for one is ${limit}.`,
  reads: (name: string, kind: string, reads: readonly string[], owner: string) =>
    `"${name}" is at a place of the kind "${kind}"; ${owner} reads ${
      reads.length === 0 ? 'no data from elsewhere' : listed([...reads], 'and')
    }.`,
  unknown: (words: readonly string[], owner: string) =>
    `${capital(owner)} does not state its ${listed(words, 'and')}, so ${words.length > 1 ? 'these are' : 'this is'} known only when the task runs.`,
  unknownUse: (holder: string) =>
    `How much of the quota in ${holder} is in use is not stated, so whether enough is free is known only when the task runs.`,
  queued: (owner: string) => `${capital(owner)} queues tasks: a yes says that the task fits, not when it starts.`,
  unreadable: (path: string, text: string) => `The platform was asked for ${text} in "${path}", which cannot be read.`,
  data: (name: string) => `"${name}" must be supplied before this can run.`,
} as const;

/** A sentence about one of several platforms behind a service. */
export const ofPlatform = (name: string, text: string) => (text.includes(`"${name}"`) ? text : `"${name}": ${text}`);

/** `Lower "mincores" to 2 and "minmemory" to 16Gi`, `Remove "architecture"`, or both. */
const changeWords = (changes: readonly Change[]) => {
  const key = ({ path }: Change) => path.slice(path.lastIndexOf('/') + 1);
  const isBareSize = (each: Change) => typeof each.to === 'number' && ['minmemory', 'minsize'].includes(key(each));
  const name = (change: Change) => {
    const isTwice = changes.filter((each) => key(each) === key(change)).length > 1;
    return `"${isTwice ? change.path : key(change)}"`;
  };
  const lower = changes.flatMap((each) =>
    each.to === undefined ? [] : [`${name(each)} to ${each.to}${isBareSize(each) ? ' (GiB)' : ''}`],
  );
  const gone = changes.flatMap((each) => (each.to === undefined ? [name(each)] : []));
  const parts = [
    lower.length > 0 ? `lower ${listed(lower, 'and')}` : '',
    gone.length > 0 ? `remove ${listed(gone, 'and')}` : '',
  ];
  return capital(parts.filter((part) => part !== '').join(', and '));
};

/** Which platforms a change would win: one by its name, several by their number. */
const winners = (platforms: readonly string[]) =>
  platforms.length === 1 ? `"${platforms[0] ?? ''}"` : `${platforms.length} platforms`;

/** What would turn a no into a yes. */
export const changeTexts = {
  /** Under one platform's no. */
  ofOne: ({ changes, basis, platforms = [] }: SmallestChange) => {
    if (changes.length === 0) return 'No lower requirement would make it a yes.';
    const names = listed(
      platforms.map(({ name }) => `"${name}"`),
      'and',
    );
    if (names !== '' && basis === 'decided') return `${changeWords(changes)}: ${names} would then say yes.`;
    if (names !== '') return `${changeWords(changes)}: the limits that ${names} named would then be met.`;
    return basis === 'decided'
      ? `${changeWords(changes)}: it would then say yes.`
      : `${changeWords(changes)}: the limits that it named would then be met.`;
  },
  /** A quick fix, and the line under all answers. */
  ofMany: (changes: readonly Change[], platforms: readonly string[], isCertain: boolean) =>
    isCertain
      ? `${changeWords(changes)}: ${winners(platforms)} would then say yes`
      : `${changeWords(changes)}: what ${winners(platforms)} named would then fit`,
} as const;

/** What an offer does not give, beside what it does. */
export const offerTexts = {
  noSize: 'size not stated',
  nothing: 'nothing stated',
  notStated: (words: readonly string[]) => `${listed(words, 'and')} not stated`,
} as const;

/** Where a fact was read, and when: `GET /limits, 2026-11-23 12:00 UTC`. Nothing for what a configuration declares. */
export const sourceWords = ({ from, observedAt, confidence }: Source): string | undefined => {
  if (confidence === 'declared') return undefined;
  const moment = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})/.exec(observedAt);
  const time = moment ? `, ${moment[1]} ${moment[2]} UTC` : '';
  return `${from}${time}${confidence === 'snapshot' ? ', a snapshot' : ''}`;
};

/** The same where it is all that is told, so that what a configuration declares is told as well. */
export const originWords = (source: Source): string => sourceWords(source) ?? 'as declared';

/** Where the reason of a no was read. What is declared is declared in a member, which is where one would correct it. */
export const reasonOriginWords = (reason: Reason, { type }: Pick<PlatformIdentity, 'type'>): string | undefined => {
  const { source, code } = reason;
  if (!source) return undefined;
  const member = source.confidence === 'declared' && type !== 'canidothis' ? declaredMember(reason) : undefined;
  if (member === undefined) return originWords(source);
  const place = `as declared in "${type === 'local' ? '' : 'declared.'}${member}"`;
  return code === 'engine' ? `${place}; add it there if the platform has it` : place;
};

/** Where an offer was read, in short: its weakest source, and how many others there are of that kind. */
export const offerOriginWords = ({ weakest, others, isPart }: OfferOrigin): string => {
  const words = originWords({ ...weakest, from: others > 0 ? `${weakest.from} and ${others} more` : weakest.from });
  return isPart ? `in part ${words}` : words;
};
