import type { Offer, OfferPart, PlatformAnswer, Source } from '../../server/core/protocol';
import { momentText } from './moment';
import { visibleText } from './visibleText';
import { words } from './words';

const LONGEST_SOURCE = 80;

/** The parts of an offer that are figures, which people compare. */
const FIGURES: readonly OfferPart[] = ['cores', 'memory', 'gpus', 'storage', 'duration', 'lifetime'];

/** One platform's answer, and the time at which it is looked at. */
interface Told extends Pick<PlatformAnswer, 'answer' | 'platform'> {
  readonly now: number;
}

/**
 * What an answer rests on, in short: something that was read just now or some time ago, or what somebody has written down.
 * Of an offer's sources it is the weakest; of a no it is that of the first reason that has one. Undefined where the platform did not tell it.
 */
export function originOf({ answer, platform, now }: Told): string | undefined {
  if (answer.kind !== 'offers' && answer.kind !== 'declined') return undefined;
  const sources =
    answer.kind === 'offers' ? figureSources(answer.offers[0]) : answer.reasons.flatMap(({ source }) => source ?? []);
  const [first] = sources;
  // A yes without sources rests on nothing that was written down either.
  if (first === undefined) return platform.type === 'local' && answer.kind === 'declined' ? words.declared : undefined;
  if (answer.kind === 'declined') return shortText(first, 0, now);
  const alike = sources.filter(({ confidence }) => confidence === first.confidence).length;
  const text = shortText(first, alike - 1, now);
  return alike < sources.length ? words.inPart(text) : text;
}

/** Where the parts of an offer were read, a sentence for each source. */
export function sourceTexts({ sources = [] }: Offer, now: number): string[] {
  return sources.map(({ of, from, observedAt, confidence }) => {
    const time = momentText(observedAt, now) ?? words.notStated;
    const parts = of.map((part) => words.parts[part]).join(', ');
    return words.sourceOf(parts, { from: visibleText(from), confidence: words[confidence], time });
  });
}

/** The sources of the figures, which come first, the weakest at the front; of the yes where it has no figures. */
function figureSources({ sources = [] }: Partial<Offer> = {}): readonly Source[] {
  const figures = sources.filter(({ of }) => of.some((part) => FIGURES.includes(part)));
  return figures.length > 0 ? figures : sources;
}

function shortText({ from, observedAt, confidence }: Source, others: number, now: number): string {
  if (confidence === 'declared') return words.declared;
  const time = confidence === 'snapshot' ? momentText(observedAt, now) : undefined;
  const how = time === undefined ? words[confidence] : words.snapshotOf(time);
  return words.learntFrom(how, words.andMore(visibleText(from, LONGEST_SOURCE), others));
}
