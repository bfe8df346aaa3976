import { type Analysis, executableName } from '../analysis/analysis';
import type { ExecutableOffers, PlatformAnswer } from '../protocol';

/** The answers for an executable, by its name and its place in the list; undefined when nobody has asked. */
export type OfferView = (executable: string, item: number) => ExecutableOffers | undefined;

/** The view of a record that nobody has asked about: its executables need not be gone through. */
export const nothingAsked: OfferView = () => undefined;

/** An executable whose answers are those of the text as it stands. */
export interface Answered {
  readonly item: number;
  /** The answers that are a yes or a no; whoever could not be asked is not among them. */
  readonly verdicts: readonly PlatformAnswer[];
}

/** The executables that have answers to show beside their requirements. */
export function answeredItems(analysis: Analysis, offers: OfferView): Answered[] {
  if (offers === nothingAsked) return [];
  return analysis.items.flatMap((_, item) => {
    const verdicts = verdictsOf(analysis, item, offers);
    return verdicts.length > 0 ? [{ item, verdicts }] : [];
  });
}

/** The answers about one executable that are a yes or a no. None where they are stale: those are about another text. */
export function verdictsOf(analysis: Analysis, item: number, offers: OfferView): readonly PlatformAnswer[] {
  const known = offers(executableName(analysis, item), item);
  if (!known || known.stale || known.state === 'unasked') return [];
  return known.answers.filter(({ answer }) => answer.kind === 'offers' || answer.kind === 'declined');
}
