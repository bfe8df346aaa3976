import { isDropped } from './fault';
import { orCalledOff } from './deadline';
import { type ExchangeFailure, type HttpReply, headerOf } from './outcome';
import { retryAfterMs } from './retryAfter';

/** How long there is to try again. Times are milliseconds since 1970. */
export interface Patience {
  readonly now: () => number;
  readonly endsAt: number;
  readonly signal: AbortSignal;
}

const MOST = 3;

/**
 * Does what may be done twice, such as a GET: once more where the connection dropped, and up to three times where the
 * platform says when to come again (429 and 503 with `Retry-After`) and that is in time.
 */
export async function repeatedly(
  once: () => Promise<HttpReply | ExchangeFailure>,
  patience: Patience,
): Promise<HttpReply | ExchangeFailure> {
  const { now, endsAt, signal } = patience;
  for (let tries = 1; ; tries += 1) {
    const reply = await orOnceMore(once, signal);
    if (reply.kind !== 'reply' || (reply.status !== 429 && reply.status !== 503)) return reply;
    const waitMs = retryAfterMs(headerOf(reply, 'retry-after'), now());
    if (waitMs === undefined || tries >= MOST || now() + waitMs >= endsAt) return reply;
    await sleep(waitMs, signal);
  }
}

async function orOnceMore<T>(once: () => Promise<T>, signal: AbortSignal): Promise<T> {
  try {
    return await once();
  } catch (error) {
    signal.throwIfAborted();
    if (!isDropped(error)) throw error;
    return once(); // a kept connection may have been closed at the other end just now
  }
}

async function sleep(ms: number, signal: AbortSignal): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const slept = new Promise<void>((resolve) => (timer = setTimeout(resolve, ms)));
  try {
    await orCalledOff(slept, signal);
  } finally {
    clearTimeout(timer);
  }
}
