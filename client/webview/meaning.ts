import type { Answer, Offer, Reason } from '../../server/core/protocol';
import { impossible } from './impossible';
import { unstatedFigures } from './requested';
import { sizeText } from './sizeText';
import { isOver, momentText } from './moment';
import { visibleName, visibleText } from './visibleText';
import { words } from './words';

const MOST_REASONS = 3;

/** How an answer looks: its icon, which also decides its colour. */
export type Look = 'yes' | 'no' | 'warning' | 'key' | 'pending' | 'missing';

/** An answer in a word or two, with the icon to it. */
export interface Verdict {
  readonly look: Look;
  readonly text: string;
}

/** The word for an answer. An offer that has expired is no longer a yes. */
export function verdictOf(answer: Answer, now: number): Verdict {
  switch (answer.kind) {
    case 'offers':
      return answer.offers.every((offer) => isOver(offer.expires, now))
        ? { look: 'warning', text: words.expired }
        : answer.offers.every(isBare)
          ? { look: 'warning', text: words.yesUnstated }
          : { look: 'yes', text: words.yes };
    case 'declined':
      return { look: 'no', text: words.no };
    case 'incomplete':
      return { look: 'missing', text: words.incomplete };
    case 'unauthorised':
      return { look: 'key', text: words.unauthorised };
    case 'unreachable':
      return { look: 'warning', text: words.unreachable };
    case 'unintelligible':
      return { look: 'warning', text: words.unintelligible };
    case 'timedOut':
      return { look: 'warning', text: words.timedOut };
    default:
      return impossible(answer);
  }
}

/** What an answer means for the person, in a few short sentences. */
export function meaningOf(answer: Answer, now: number): string {
  switch (answer.kind) {
    case 'offers':
      return offersMeaning(answer.offers, answer.caveats, now);
    case 'declined':
      return reasonsMeaning(answer.reasons, answer.nearest);
    case 'incomplete':
      return words.supply(answer.missing.map(({ name }) => `"${visibleName(name)}"`).join(', '));
    case 'unauthorised':
      return visibleText(answer.remedy);
    case 'unreachable':
    case 'unintelligible':
      return visibleText(answer.because);
    case 'timedOut':
      return words.noAnswerWithin(String(answer.afterMs / 1_000));
    default:
      return impossible(answer);
  }
}

function offersMeaning(offers: readonly Offer[], caveats: readonly Reason[], now: number): string {
  const [best, ...others] = offers;
  const sentences = [
    best?.platform && words.ofPlatform(visibleName(best.platform.name)),
    best && sizeOf(best),
    best?.place === undefined ? undefined : words.inPlace(visibleName(best.place)),
    caveats[0] && visibleText(caveats[0].text),
  ];
  if (others.length > 0) sentences.push(words.otherOffers(others.length));
  const until = best?.expires === undefined ? undefined : momentText(best.expires, now);
  if (until !== undefined)
    sentences.push(isOver(best?.expires, now) ? words.heldUntil(until) : words.holdsUntil(until));
  return sentences.filter((sentence) => sentence !== undefined).join(' ');
}

/** True for an offer that tells nothing of all that was asked for. */
function isBare(offer: Offer): boolean {
  const isTold = [offer.cores, offer.memory, offer.storage, offer.gpus].some((each) => each !== undefined);
  return !isTold && unstatedFigures(offer).length > 0;
}

function sizeOf(offer: Offer): string {
  const { name, fixed } = offer;
  if (sizeText(offer) === undefined && offer.gpus === undefined) return words.noFigures;
  const meets = unstatedFigures(offer).length > 0 ? words.meetsStated : words.meets;
  if (name === undefined) return fixed === true ? words.fixed : meets;
  return fixed === true ? words.fixedSize(visibleName(name)) : words.namedSize(visibleName(name));
}

function reasonsMeaning(reasons: readonly Reason[], nearest: Offer | undefined): string {
  const sentences = reasons.slice(0, MOST_REASONS).map(({ text }) => visibleText(text));
  if (reasons.length === 0) sentences.push(words.noReason);
  if (reasons.length > MOST_REASONS) sentences.push(words.moreReasons(reasons.length - MOST_REASONS));
  const size = nearest && sizeText(nearest);
  if (size !== undefined) sentences.push(words.nearest(size));
  return sentences.join(' ');
}
