import { setMaxListeners } from 'node:events';
import type { Answer, Task, protocol } from '../core/index';
import { orCalledOff, startDeadline } from './http/deadline';
import { inParallel } from './inParallel';
import { ownFault } from './messages';
import type { Learnt, Platform } from './platform';
import { reservationsOf, withoutReservations } from './reservations';

/** How many platforms are asked at the same time; the others wait for their turn, and their time begins then. */
const AT_ONCE = 1000;

/** How platforms are asked. */
export interface AskOptions {
  /** Calls the whole question off; what is still open is then dropped. */
  readonly signal: AbortSignal;
  readonly now: () => Date;
  /**
   * Told of each answer when it comes, in the order in which they come. `release` gives back what its offers reserve, for
   * whoever keeps them; there is none where they reserve nothing.
   */
  readonly onAnswer?: (answer: protocol.PlatformAnswer, release: (() => void) | undefined) => void;
  /** True where offers that reserve something are kept, and released later. Otherwise they are given back once they were read. */
  readonly keepsOffers?: boolean;
  /** Told of a fault of our own in an adapter. */
  readonly onFault?: (platform: string, fault: unknown) => void;
}

/**
 * Asks every platform, each with its own time-out: a slow one delays nobody. Answers come back in the order of the
 * platforms. Rejects with the signal's reason when it is called off.
 */
export async function askAll(
  task: Task,
  platforms: readonly Platform[],
  options: AskOptions,
): Promise<protocol.PlatformAnswer[]> {
  setMaxListeners(0, options.signal); // every platform that is being asked listens to it
  return inParallel(platforms, AT_ONCE, async (platform) => {
    const given = await askOne(task, platform, options);
    const isKept = options.keepsOffers === true && !options.signal.aborted;
    const answer = isKept ? given : givenBack(platform, given);
    options.signal.throwIfAborted();
    const told = { platform: platform.identity, answer, answeredAt: options.now().toISOString() };
    options.onAnswer?.(told, reservationsOf(answer).length > 0 ? () => platform.release?.(answer) : undefined);
    return told;
  });
}

/** What one platform tells of itself, bounded as a question is; of one that only answers, what it answers. */
export async function learnFrom(task: Task, platform: Platform, options: AskOptions): Promise<Learnt> {
  return inTime<Learnt>(platform, options, async (signal) =>
    platform.learn ? platform.learn(task, signal) : givenBack(platform, await platform.canIDoThis(task, signal)),
  );
}

function givenBack(platform: Platform, answer: Answer): Answer {
  if (!platform.release) return answer;
  platform.release(answer);
  return withoutReservations(answer);
}

async function askOne(task: Task, platform: Platform, options: AskOptions): Promise<Answer> {
  return inTime<Answer>(platform, options, async (signal) => platform.canIDoThis(task, signal));
}

async function inTime<T>(
  platform: Platform,
  { signal, onFault }: AskOptions,
  ask: (signal: AbortSignal) => Promise<T>,
): Promise<T | Extract<Answer, { kind: 'timedOut' | 'unintelligible' }>> {
  signal.throwIfAborted();
  const deadline = startDeadline(platform.timeoutMs, signal);
  try {
    return await orCalledOff(ask(deadline.signal), deadline.signal);
  } catch (fault) {
    signal.throwIfAborted();
    if (deadline.isOver()) return { kind: 'timedOut', afterMs: platform.timeoutMs };
    onFault?.(platform.id, fault); // our own fault, told to the log; the other platforms' answers still count
    return { kind: 'unintelligible', because: ownFault(platform.identity.name) };
  } finally {
    deadline.release();
  }
}
