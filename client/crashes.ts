/** How often a server may crash in how short a time before it is no longer started again by itself. */
export interface CrashLimit {
  readonly crashes: number;
  readonly withinMs: number;
}

/** Five crashes in three minutes are enough. */
export const CRASH_LIMIT: CrashLimit = { crashes: 5, withinMs: 180_000 };

/** Counts crashes. The function returned is called at each crash, and says whether to start again or to give up. */
export function crashCounter(limit: CrashLimit, now: () => number): () => 'startAgain' | 'giveUp' {
  const moments: number[] = [];
  return () => {
    moments.push(now());
    if (moments.length < limit.crashes) return 'startAgain';
    const oldest = moments.shift() ?? 0;
    return now() - oldest <= limit.withinMs ? 'giveUp' : 'startAgain';
  };
}
