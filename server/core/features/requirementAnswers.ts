import type { StatedRequirement } from '../analysis/item';
import { unstatedFigures } from '../feasibility/figures';
import { bestOffer } from '../feasibility/rank';
import { answerTexts, whyNotSentence } from '../messages';
import { originWords } from '../messages/feasibility';
import type { Answer, Offer, OfferPart, Source } from '../model/answer';
import { valueAt } from '../model/generations/place';
import type { PlatformAnswer } from '../protocol';
import { pathText } from '../syntax/tree';

/** The most platforms that are told about beside one requirement. */
const MOST = 8;

const PARTS: Readonly<Record<string, OfferPart>> = {
  mincores: 'cores',
  minmemory: 'memory',
  mingpus: 'gpus',
  minsize: 'storage',
  minlifetime: 'lifetime',
  minduration: 'duration',
};

/**
 * What each platform said about one requirement, a sentence each: what it gives of it, or why that is not enough, and where
 * it was read. Platforms that said no for another reason alone are not told.
 */
export function requirementAnswers(
  { kind, path }: Pick<StatedRequirement, 'kind' | 'path'>,
  verdicts: readonly PlatformAnswer[],
): string[] {
  const place = pathText([...path, kind.min]);
  const part = PARTS[kind.min];
  const texts = verdicts.flatMap(({ platform: { name }, answer }): string[] => {
    if (answer.kind === 'declined')
      return answer.reasons
        .filter((reason) => reason.path === place)
        .map(({ text, source }) => behind(whyNotSentence(name, text), source ? [source] : []));
    const offer = bestOffer(answer);
    if (!offer || kind.max === undefined) return [];
    if (isUnstated(answer, place, kind.min)) return [answerTexts.unstated(name)];
    const given = valueAt(offer.task, [...path, kind.max]);
    const isStated = typeof given === 'number' || typeof given === 'string';
    return isStated ? [behind(answerTexts.gives(name, String(given)), sourcesOf(offer, part))] : [];
  });
  const more = texts.length - MOST;
  return more > 0 ? [...texts.slice(0, MOST), answerTexts.more(more)] : texts;
}

/** True for a yes that does not say what the platform gives of a requirement. `place` is that of the minimum in the task. */
export function isUnstated(answer: Answer, place: string, min: string): boolean {
  const offer = bestOffer(answer);
  if (answer.kind !== 'offers' || !offer) return false;
  const part = PARTS[min];
  return (
    unstatedFigures(offer).some((each) => each === part) ||
    answer.caveats.some((each) => each.code === 'unknown' && each.path === place)
  );
}

function sourcesOf({ sources = [] }: Offer, part: OfferPart | undefined): readonly Source[] {
  return sources.filter(({ of }) => part !== undefined && of.includes(part));
}

function behind(sentence: string, sources: readonly Source[]): string {
  const origins = [...new Set(sources.map(originWords))];
  return origins.length === 0 ? sentence : `${sentence} (${origins.join('; ')})`;
}
