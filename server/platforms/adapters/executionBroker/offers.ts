import type { Answer, Offer, Reason } from '../../../core/index';
import { type JsonRecord, firstMember, isRecord, listOf, member, shownValue, textMember } from '../../http/jsonValue';
import { noResult, noWithOffers, noWithoutReason, tooManyOffers, unknownResult, yesWithoutOffer } from '../../messages';
import { brokerSentences as sentences } from '../../messages/executionBroker';
import { readOffer } from '../canidothis/offer';
import { type Asked, bounded } from '../canidothis/remark';
import { messagesOf } from './message';
import { offeredTask, sessionOf } from './session';

/** An answer, and the sessions on the broker that are none of its offers, to be given back at once. */
export interface OffersReading {
  readonly answer: Answer;
  readonly unwanted: readonly string[];
}

/** What an answer is read with. */
export interface OffersContext extends Asked {
  readonly components: ReadonlyMap<string, string>;
  /** What was noticed when the task was put into the broker's words. */
  readonly caveats: readonly Reason[];
}

const MOST_OFFERS = 1000;

/** Reads a set of offers of any generation. Offers are bounded, and checked against the task, as all others are. */
export function readOffers(value: JsonRecord, context: OffersContext): OffersReading {
  const sessions = listOf(member(value, 'offers')) ?? [];
  const said = messagesOf(value, context);
  const word = resultOf(value);
  const all = sessions.flatMap((each) => sessionOf(each) ?? []);
  if (word === 'NO') return { answer: declined(said, sessions.length, context), unwanted: all };
  if (word !== 'YES') {
    const because = word === '' ? noResult(context.platform) : unknownResult(context.platform, word);
    return { answer: { kind: 'unintelligible', because }, unwanted: all };
  }
  const answer = accepted(
    sessions,
    said.filter(({ isGrave }) => isGrave).map(({ reason }) => reason),
    context,
  );
  const kept = answer.kind === 'offers' ? answer.offers.map(({ reservation }) => reservation) : [];
  return { answer, unwanted: all.filter((each) => !kept.includes(each)) };
}

/** YES or NO, in any case; unquoted in YAML they are booleans, which some servers hand on. */
function resultOf(value: JsonRecord): string {
  const result = firstMember(value, 'result');
  if (typeof result === 'boolean') return result ? 'YES' : 'NO';
  return result === undefined || result === null ? '' : shownValue(result).trim().toUpperCase();
}

function accepted(sessions: readonly unknown[], said: readonly Reason[], context: OffersContext): Answer {
  const { platform, task, caveats } = context;
  if (sessions.length === 0) {
    const none: Reason = { path: '', code: 'no-offer', text: yesWithoutOffer(platform) };
    return { kind: 'offers', offers: [{ task }], caveats: bounded([...caveats, ...said, none], platform) };
  }
  const readings = sessions.slice(0, MOST_OFFERS).map((each) => readSession(each, context));
  const offers = readings.flatMap(({ offer, against }) => (offer && against.length === 0 ? [offer] : []));
  const many = sessions.length > MOST_OFFERS ? [tooManyOffers(platform, sessions.length, MOST_OFFERS)] : [];
  const remarks = [
    ...said,
    ...many.map((text): Reason => ({ path: '', code: 'more', text })),
    ...readings.flatMap((each) => [...each.against, ...each.caveats]),
  ];
  if (offers.length === 0) return { kind: 'declined', reasons: bounded(distinct(remarks), platform) };
  return { kind: 'offers', offers, caveats: bounded(distinct([...caveats, ...remarks]), platform) };
}

function declined(said: ReturnType<typeof messagesOf>, offers: number, { platform, caveats }: OffersContext): Answer {
  const grave = said.filter(({ isGrave }) => isGrave);
  const reasons = (grave.length > 0 ? grave : said).map(({ reason }) => reason);
  const none: Reason = { path: '', code: 'declined', text: noWithoutReason(platform) };
  const stray: Reason = { path: '', code: 'contradiction', text: noWithOffers(platform, offers) };
  const warned = caveats.filter(({ code }) => code === 'may-be-refused');
  const all = [...(reasons.length > 0 ? reasons : [none, ...warned]), ...(offers > 0 ? [stray] : [])];
  return { kind: 'declined', reasons: bounded(distinct(all), platform) };
}

interface SessionReading {
  readonly offer?: Offer;
  readonly against: readonly Reason[];
  readonly caveats: readonly Reason[];
}

function readSession(session: unknown, context: OffersContext): SessionReading {
  const expires = firstMember(session, 'expires');
  const offered = isRecord(session)
    ? { task: offeredTask(session, context.task), ...(expires !== undefined && { expires }) }
    : session;
  const { offer, against, caveats } = readOffer(offered, context);
  const reservation = sessionOf(session);
  const phase = textMember(session, 'phase') ?? 'OFFERED';
  const over: Reason[] = ['OFFERED', 'INITIAL'].includes(phase.toUpperCase())
    ? []
    : [{ path: '', code: 'phase', text: sentences.notOffered(context.platform, phase) }];
  return {
    ...(offer && { offer: { ...offer, ...(reservation !== undefined && { reservation }) } }),
    against: [...against, ...over],
    caveats,
  };
}

function distinct(reasons: readonly Reason[]): readonly Reason[] {
  return [...new Map(reasons.map((reason) => [`${reason.path}\n${reason.text}`, reason])).values()];
}
