/** A signal that ends when the asker calls off, or when the time is up. `release` it when the work is done. */
export interface Deadline {
  readonly signal: AbortSignal;
  /** True when it was the time that ended it, here or in the asker's own signal; false when the asker called off. */
  isOver(): boolean;
  release(): void;
}

/**
 * Starts a deadline of `timeoutMs` under the asker's signal. It covers a whole exchange, since a limit on the pause
 * between bytes never ends a platform that sends one byte a second (SAFETY R5).
 */
export function startDeadline(timeoutMs: number, asker: AbortSignal): Deadline {
  const controller = new AbortController();
  const callOff = (): void => controller.abort(asker.reason);
  const timer = setTimeout(() => controller.abort(new DOMException('The time is up.', 'TimeoutError')), timeoutMs);
  asker.addEventListener('abort', callOff, { once: true });
  if (asker.aborted) callOff();
  return {
    signal: controller.signal,
    isOver: () => isTimeout(controller.signal.reason),
    release: () => {
      clearTimeout(timer);
      asker.removeEventListener('abort', callOff);
    },
  };
}

/** The result of `work`, or a rejection with the signal's reason as soon as that is aborted; then `work` is left behind. */
export async function orCalledOff<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  let stop = (): void => undefined;
  const calledOff = new Promise<void>((resolve) => {
    const end = (): void => resolve();
    signal.addEventListener('abort', end, { once: true });
    stop = () => signal.removeEventListener('abort', end);
    if (signal.aborted) end();
  });
  try {
    return await Promise.race([work, calledOff.then(() => reasonThrown(signal))]);
  } finally {
    stop();
  }
}

function reasonThrown(signal: AbortSignal): never {
  signal.throwIfAborted();
  throw new Error('A signal ended without having been aborted.');
}

function isTimeout(reason: unknown): boolean {
  return reason instanceof DOMException && reason.name === 'TimeoutError';
}
