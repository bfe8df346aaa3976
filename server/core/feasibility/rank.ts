import { offerTexts } from '../messages/feasibility';
import { type Answer, type Offer, unreachableCase } from '../model/answer';
import { compareCores, readCores } from '../model/cores';
import { compareQuantities, readQuantity } from '../model/quantity';
import { COUNTED_WORDS } from './amounts';
import { unstatedFigures } from './figures';

/** Orders answers for people: offers first and the largest of them on top, then declined, then those that failed. */
export function compareAnswers(a: Answer, b: Answer): number {
  return place(a) - place(b) || compareOffers(bestOffer(b), bestOffer(a));
}

/** The largest offer of an answer; undefined when it is not a yes. */
export function bestOffer(answer: Answer): Offer | undefined {
  if (answer.kind !== 'offers') return undefined;
  return answer.offers.reduce<Offer | undefined>(
    (best, each) => (best && compareOffers(best, each) >= 0 ? best : each),
    undefined,
  );
}

/** What an offer gives, in short: `8 cpu, 16Gi`. What was asked for and is not stated is named: `8Gi, cores not stated`. */
export function offerFigures(offer: Offer): string {
  const { cores, memory, gpus } = offer;
  const unstated = unstatedFigures(offer);
  const parts = [
    cores === undefined ? undefined : `${cores} cpu`,
    memory,
    gpus === undefined ? undefined : `${gpus} gpu`,
    unstated.length === 0 ? undefined : offerTexts.notStated(unstated.map((each) => COUNTED_WORDS[each])),
  ].filter((part) => part !== undefined);
  if (isBare(offer)) return offerTexts.nothing;
  return parts.length > 0 ? parts.join(', ') : offerTexts.noSize;
}

/** Whether an offer states none of the figures that were asked for: a yes, but hardly an offer. */
export function isBare(offer: Offer): boolean {
  const { cores, memory, gpus, storage } = offer;
  const isEmpty = [cores, memory, gpus, storage].every((figure) => figure === undefined);
  return isEmpty && unstatedFigures(offer).length > 0;
}

function compareOffers(a: Offer | undefined, b: Offer | undefined): number {
  const [aCores, bCores] = [readCores(a?.cores), readCores(b?.cores)];
  const byCores = aCores && bCores ? compareCores(aCores, bCores) : Number(Boolean(aCores)) - Number(Boolean(bCores));
  const [aMemory, bMemory] = [readQuantity(a?.memory), readQuantity(b?.memory)];
  if (byCores !== 0 || !aMemory || !bMemory) return byCores || Number(Boolean(aMemory)) - Number(Boolean(bMemory));
  return compareQuantities(aMemory.quantity, bMemory.quantity);
}

function place(answer: Answer): number {
  switch (answer.kind) {
    case 'offers':
      return 0;
    case 'declined':
      return 1;
    case 'incomplete':
      return 2;
    case 'unauthorised':
      return 3;
    case 'timedOut':
    case 'unreachable':
    case 'unintelligible':
      return 4;
    default:
      return unreachableCase(answer);
  }
}
