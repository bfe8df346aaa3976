import {
  type Answer,
  type PlatformIdentity,
  type PlatformName,
  type Reason,
  type SmallestChange,
  type Task,
  bestChanges,
  compareAnswers,
  proposedChange,
  removals,
} from '../../core/index';
import { isVerdict, missingReason, writeEnvelope, writeOffers } from '../../platforms/index';
import { couldNotBeAsked, notReached, ofPlatform, tookTooLong } from './messages';
import { type Reply, faultReply } from './reply';

/** One platform's answer, as the fan-out hands it back. */
export interface AskedPlatform {
  readonly platform: PlatformIdentity;
  readonly answer: Answer;
}

type Failure = Exclude<Answer, { kind: 'offers' | 'declined' | 'incomplete' }>;

/**
 * The response for one platform: its own answer, or 502 and 504 when it could not be asked, since that is neither yes nor no.
 * The remedy of a platform that wants our credentials is for this service's operator.
 */
export function answerReply({ answer }: AskedPlatform): Reply {
  if (isVerdict(answer)) return { status: 200, body: writeEnvelope(answer) };
  const status = answer.kind === 'timedOut' ? 504 : 502;
  return faultReply(status, answer.kind, notReached(failureText(answer)));
}

/**
 * The response for all platforms together: yes when any offers, each offer naming its platform, the best first; otherwise no, with the reasons
 * of all and the smallest change with which one of them would say yes; 502 when none could be asked.
 */
export function answersReply(unsorted: readonly AskedPlatform[], task: Task): Reply {
  const asked = [...unsorted].sort((a, b) => compareAnswers(a.answer, b.answer));
  if (!asked.some(({ answer }) => isVerdict(answer))) {
    const texts = asked.map(({ platform, answer }) =>
      isVerdict(answer) ? '' : couldNotBeAsked(platform.name, failureText(answer)),
    );
    return faultReply(502, 'unreachable', texts.join(' '));
  }
  const offers = asked.flatMap(({ platform, answer }) =>
    answer.kind === 'offers' ? answer.offers.map((offer) => ({ ...offer, platform: nameOf(platform) })) : [],
  );
  const isNo = offers.length === 0;
  const remarks = asked
    .filter(({ answer }) => isNo || answer.kind === 'offers' || !isVerdict(answer))
    .flatMap(remarksOf);
  const envelope = writeOffers(offers, remarks);
  const change = isNo ? smallestOf(asked, task) : undefined;
  return { status: 200, body: change ? { ...envelope, smallestChange: change } : envelope };
}

/**
 * The smallest of the changes that would each win a platform; none at all where no change would win any of them. Undefined
 * where that is not known.
 */
function smallestOf(asked: readonly AskedPlatform[], task: Task): SmallestChange | undefined {
  const [best] = bestChanges(task, asked).toSorted(
    (a, b) =>
      Number(b.isCertain) - Number(a.isCertain) ||
      a.changes.length - b.changes.length ||
      removals(a.changes) - removals(b.changes),
  );
  if (best) {
    const { changes, isCertain } = best;
    return { changes, basis: isCertain ? 'decided' : 'named', platforms: best.platforms.map(nameOf) };
  }
  const isHopeless = asked.every(({ answer }) => proposedChange(task, answer)?.changes.length === 0);
  return isHopeless ? { changes: [], basis: 'decided' } : undefined;
}

function nameOf({ id, name }: PlatformIdentity): PlatformName {
  return { id, name };
}

function remarksOf({ platform: identity, answer }: AskedPlatform): readonly Reason[] {
  const { name } = identity;
  const platform = nameOf(identity);
  const named = (reasons: readonly Reason[]) =>
    reasons.map((reason) => ({ ...reason, text: ofPlatform(name, reason.text), platform }));
  switch (answer.kind) {
    case 'offers':
      return named(answer.caveats);
    case 'declined':
      return named(answer.reasons);
    case 'incomplete':
      return named(answer.missing.map(missingReason));
    case 'unauthorised':
    case 'unreachable':
    case 'unintelligible':
    case 'timedOut':
      return [{ path: '', code: answer.kind, text: couldNotBeAsked(name, failureText(answer)), platform }];
  }
}

function failureText(failure: Failure): string {
  switch (failure.kind) {
    case 'unauthorised':
      return failure.remedy;
    case 'unreachable':
    case 'unintelligible':
      return failure.because;
    case 'timedOut':
      return tookTooLong(failure.afterMs);
  }
}
