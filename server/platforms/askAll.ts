import type { Answer, Task, protocol } from '../core/index';
import { orCalledOff, startDeadline } from './http/deadline';
import { inParallel } from './inParallel';
import { ownFault } from './messages';
import type { Platform } from './platform';

/** How many platforms are asked at the same time; the others wait for their turn, and their time begins then. */
const AT_ONCE = 128;

/** How platforms are asked. */
export interface AskOptions {
  /** Calls the whole question off; what is still open is then dropped. */
  readonly signal: AbortSignal;
  readonly now: () => Date;
  /** Told of each answer when it comes, in the order in which they come. */
  readonly onAnswer?: (answer: protocol.PlatformAnswer) => void;
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
  return inParallel(platforms, AT_ONCE, async (platform) => {
    const answer = await askOne(task, platform, options);
    options.signal.throwIfAborted();
    const told = { platform: platform.identity, answer, answeredAt: options.now().toISOString() };
    options.onAnswer?.(told);
    return told;
  });
}

async function askOne(task: Task, platform: Platform, { signal, onFault }: AskOptions): Promise<Answer> {
  signal.throwIfAborted();
  const deadline = startDeadline(platform.timeoutMs, signal);
  try {
    return await orCalledOff(platform.canIDoThis(task, deadline.signal), deadline.signal);
  } catch (fault) {
    signal.throwIfAborted();
    if (deadline.isOver()) return { kind: 'timedOut', afterMs: platform.timeoutMs };
    onFault?.(platform.id, fault); // our own fault, told to the log; the other platforms' answers still count
    return { kind: 'unintelligible', because: ownFault(platform.identity.name) };
  } finally {
    deadline.release();
  }
}
