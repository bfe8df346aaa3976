import type { ExecutableOffers, PlatformAnswer } from '../../server/core/protocol';
import { verdictOf } from './meaning';

/** How many platforms would run it now: an offer that has expired does not count. */
export function yesCount(answers: readonly PlatformAnswer[], now: number): number {
  return answers.filter(({ answer }) => verdictOf(answer, now).look === 'yes').length;
}

/** How many platforms were asked, also when the asking was called off before all had answered. */
export function askedCount({ asked, answers }: ExecutableOffers): number {
  return Math.max(asked, answers.length);
}
