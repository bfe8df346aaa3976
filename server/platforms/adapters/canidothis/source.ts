import { type Answer, OFFER_PARTS, type Offer, type OfferSource, type Source, inOrder } from '../../../core/index';
import { listOf, member, textMember } from '../../http/jsonValue';
import { remoteText } from '../../http/remoteText';

const MOST_SOURCES = 50;

/** Reads where something was read; undefined for what is not complete. The time is given in UTC, as all of ours are. */
export function readSource(value: unknown): Source | undefined {
  const from = textMember(value, 'from');
  const observedAt = Date.parse(textMember(value, 'observedAt') ?? '');
  const confidence = member(value, 'confidence');
  const isKnown = confidence === 'live' || confidence === 'snapshot' || confidence === 'declared';
  if (from === undefined || !isKnown || Number.isNaN(observedAt)) return undefined;
  return { from: remoteText(from, 120), observedAt: new Date(observedAt).toISOString(), confidence };
}

/**
 * Reads the sources of an offer. What is not complete, and parts of an offer that are not known here, are left out. An empty
 * list says that the offer rests on nothing that is known; undefined, that the service does not tell on what.
 */
export function readOfferSources(value: unknown): OfferSource[] | undefined {
  const list = listOf(value);
  if (!list) return undefined;
  const sources = list.slice(0, MOST_SOURCES).flatMap((each): OfferSource[] => {
    const source = readSource(each);
    const named = listOf(member(each, 'of')) ?? [];
    const of = OFFER_PARTS.filter((part) => named.includes(part));
    return source && of.length > 0 ? [{ of, ...source }] : [];
  });
  return sources.length > 0 || list.length === 0 ? inOrder(sources) : undefined;
}

/** An answer of a platform that decides itself: what it offers without telling where it has that from was read in its answer. */
export function attributed<A extends Answer>(answer: A, source: Source): A {
  if (answer.kind !== 'offers') return answer;
  const offers = answer.offers.map((offer) =>
    offer.sources ? offer : { ...offer, sources: [ownSource(offer, source)] },
  );
  return { ...answer, offers };
}

function ownSource(offer: Offer, { from, observedAt, confidence }: Source): OfferSource {
  const figures = (['cores', 'memory', 'gpus', 'storage'] as const).filter((figure) => offer[figure] !== undefined);
  return { of: [...figures, 'type'], from, observedAt, confidence };
}
