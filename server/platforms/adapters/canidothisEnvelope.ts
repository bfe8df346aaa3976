import {
  type Answer,
  type PlatformIdentity,
  type Reason,
  type ShoppingItem,
  type Task,
  readSmallestChange,
  withoutWishes,
} from '../../core/index';
import { firstMember, isRecord, listOf, member, shownValue, textMember } from '../http/jsonValue';
import { remoteText } from '../http/remoteText';
import {
  noEnvelope,
  noResult,
  noWithOffers,
  noWithoutReason,
  tooManyOffers,
  unknownResult,
  yesWithoutOffer,
} from '../messages';
import { readOffer } from './canidothis/offer';
import { readReasons } from './canidothis/reasons';
import { type Asked, bounded, placed } from './canidothis/remark';
import { readPlatformNames } from './canidothis/whose';

const MOST_OFFERS = 1000;
const RESULT_SPELLINGS = ['result', 'reponseword', 'responseword'];

/** Whose envelope is read, what was asked, and the time in milliseconds since 1970. */
export interface EnvelopeContext {
  readonly platform: PlatformIdentity;
  readonly task: Task;
  readonly now: number;
}

/**
 * Reads what a canIDoThis service answered, in every spelling of MODEL §6, into an answer. Nothing in it is trusted: offers are
 * bounded and checked against the task, and a yes whose offers all contradict it is a no with the reasons.
 */
export function readEnvelope(value: unknown, { platform, task, now }: EnvelopeContext): Answer {
  const asked: Asked = { platform: platform.name, task, now };
  if (!isRecord(value)) return { kind: 'unintelligible', because: noEnvelope(platform.name) };
  const wrapped = member(value, 'response');
  const isWrapped = isRecord(wrapped) && firstMember(value, ...RESULT_SPELLINGS) === undefined;
  const envelope = isWrapped ? { ...value, ...wrapped } : value; // what it gives may stand beside the word
  const result = firstMember(envelope, ...RESULT_SPELLINGS);
  if (isWord(result, 'YES')) return accepted(envelope, asked);
  if (isWord(result, 'NO')) return declined(envelope, asked);
  const isMissing = result === undefined || result === null;
  return {
    kind: 'unintelligible',
    because: isMissing ? noResult(asked.platform) : unknownResult(asked.platform, shownValue(result)),
  };
}

function isWord(result: unknown, word: 'YES' | 'NO'): boolean {
  return typeof result === 'boolean' ? result === (word === 'YES') : shownValue(result).trim().toUpperCase() === word;
}

function accepted(envelope: unknown, asked: Asked): Answer {
  const values = offersOf(envelope);
  const said = [...readReasons(member(envelope, 'caveats'), asked.task), ...reasonsOf(envelope, asked.task)];
  if (values.length === 0) {
    return {
      kind: 'offers',
      offers: [{ task: withoutWishes(asked.task) }],
      caveats: [...said, own('no-offer', yesWithoutOffer(asked.platform))],
    };
  }
  const readings = values.slice(0, MOST_OFFERS).map((each) => readOffer(each, { ...asked, said }));
  const offers = readings.flatMap(({ offer, against }) => (offer && against.length === 0 ? [offer] : []));
  const against = readings.flatMap((reading) => reading.against);
  const many =
    values.length > MOST_OFFERS ? [own('more', tooManyOffers(asked.platform, values.length, MOST_OFFERS))] : [];
  const remarks = distinct([...said, ...many, ...against, ...readings.flatMap(({ caveats }) => caveats)]);
  if (offers.length > 0) return { kind: 'offers', offers, caveats: bounded(remarks, asked.platform) };
  return { kind: 'declined', reasons: bounded(distinct([...against, ...remarks]), asked.platform) };
}

function declined(envelope: unknown, asked: Asked): Answer {
  const missing = readMissing(member(envelope, 'missing'), asked.task);
  if (missing.length > 0) return { kind: 'incomplete', missing };
  const offers = listOf(member(envelope, 'offers'))?.length ?? 0;
  const stray = offers > 0 ? [own('contradiction', noWithOffers(asked.platform, offers))] : [];
  const reasons = [...reasonsOf(envelope, asked.task), ...stray];
  const nearby = member(envelope, 'nearest');
  // The nearest offer gives less than was asked by its nature, so what speaks against it is not looked at.
  const nearest = isRecord(nearby) ? readOffer(nearby, asked).offer : undefined;
  const told = member(envelope, 'smallestChange');
  const change = readSmallestChange(asked.task, told);
  const platforms = readPlatformNames(member(told, 'platforms'));
  return {
    kind: 'declined',
    reasons: reasons.length > 0 ? reasons : [own('declined', noWithoutReason(asked.platform))],
    ...(nearest ? { nearest } : {}),
    ...(change ? { smallestChange: { ...change, ...(platforms.length > 0 && { platforms }) } } : {}),
  };
}

function offersOf(envelope: unknown): readonly unknown[] {
  const offers = member(envelope, 'offers');
  const several = listOf(offers) ?? (isRecord(offers) ? [offers] : []);
  if (several.length > 0) return several;
  const task = member(envelope, 'task');
  if (isRecord(task)) return [{ task }];
  const resources = member(envelope, 'resources');
  return resources === undefined || resources === null ? [] : [{ resources }];
}

function reasonsOf(envelope: unknown, task: Task): readonly Reason[] {
  const info = firstMember(envelope, 'reponseinfo', 'responseinfo');
  return readReasons(firstMember(envelope, 'reasons', 'reason') ?? firstMember(info, 'reasons', 'reason'), task);
}

function readMissing(value: unknown, task: Task): readonly ShoppingItem[] {
  return (listOf(value) ?? []).slice(0, MOST_OFFERS).flatMap((item) => {
    const name = textMember(item, 'name');
    const description = textMember(item, 'description');
    if (name === undefined) return [];
    const path = placed(textMember(item, 'path') ?? '', task);
    const said = description === undefined ? {} : { description: remoteText(description) };
    return [{ path, name: remoteText(name, 120), ...said }];
  });
}

function distinct(reasons: readonly Reason[]): readonly Reason[] {
  return [...new Map(reasons.map((reason) => [`${reason.path}\n${reason.text}`, reason])).values()];
}

function own(code: string, text: string): Reason {
  return { path: '', code, text };
}
