import {
  type Answer,
  type Offer,
  type Reason,
  type ShoppingItem,
  type SmallestChange,
  type Task,
  bestOffer,
} from '../../../core/index';
import { missingData } from '../../messages';

/** What a canIDoThis service answers (MODEL §6). `task` is that of the best offer, for askers that read only one. */
export type Envelope =
  | {
      readonly result: 'YES';
      readonly task: Task;
      readonly offers: readonly Offer[];
      readonly caveats?: readonly Reason[];
    }
  | {
      readonly result: 'NO';
      readonly reasons: readonly Reason[];
      readonly nearest?: Offer;
      readonly smallestChange?: SmallestChange;
      readonly missing?: readonly ShoppingItem[];
    };

/** An answer that says yes or no; the others say that a platform could not be asked, which no envelope can say. */
export type Verdict = Extract<Answer, { kind: 'offers' | 'declined' | 'incomplete' }>;

/** Whether an answer says yes or no. */
export function isVerdict(answer: Answer): answer is Verdict {
  return answer.kind === 'offers' || answer.kind === 'declined' || answer.kind === 'incomplete';
}

/** Writes an answer as `readEnvelope` reads it back, unchanged. */
export function writeEnvelope(answer: Verdict): Envelope {
  switch (answer.kind) {
    case 'offers':
      return writeOffers(answer.offers, answer.caveats);
    case 'declined':
      return {
        result: 'NO',
        reasons: answer.reasons,
        ...(answer.nearest ? { nearest: answer.nearest } : {}),
        ...(answer.smallestChange ? { smallestChange: answer.smallestChange } : {}),
      };
    case 'incomplete':
      return { result: 'NO', reasons: answer.missing.map(missingReason), missing: answer.missing };
  }
}

/** Writes a yes. An answer of no offers at all is a no without a reason. */
export function writeOffers(offers: readonly Offer[], caveats: readonly Reason[]): Envelope {
  const best = bestOffer({ kind: 'offers', offers, caveats });
  if (!best) return { result: 'NO', reasons: caveats };
  return { result: 'YES', task: best.task, offers, ...(caveats.length > 0 ? { caveats } : {}) };
}

/** A piece of missing data as a reason, for askers that know only reasons. */
export function missingReason({ path, name }: ShoppingItem): Reason {
  return { path, code: 'data-missing', text: missingData(name) };
}
