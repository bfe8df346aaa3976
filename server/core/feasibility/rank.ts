import { type Answer, type Offer, unreachableCase } from '../model/answer';
import { compareCores, readCores } from '../model/cores';
import { compareQuantities, readQuantity } from '../model/quantity';

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

/** What an offer gives, in short: `8 cpu, 16Gi`. What the platform did not state is left out. */
export function offerFigures(offer: Offer): string {
  const { cores, memory, gpus } = offer;
  const parts = [
    cores === undefined ? undefined : `${cores} cpu`,
    memory,
    gpus === undefined ? undefined : `${gpus} gpu`,
  ].filter((part) => part !== undefined);
  return parts.length > 0 ? parts.join(', ') : 'size not stated';
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
