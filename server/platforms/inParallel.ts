/**
 * Does some work on each of a list, on not more than so many at the same time, and gives the results in the list's
 * order. Rejects with the first fault, and begins nothing new after it.
 */
export async function inParallel<T, R>(list: readonly T[], most: number, work: (each: T) => Promise<R>): Promise<R[]> {
  const results = new Map<number, R>();
  const waiting = [...list.entries()];
  const worker = async () => {
    try {
      for (let next = waiting.shift(); next; next = waiting.shift()) results.set(next[0], await work(next[1]));
    } catch (fault) {
      waiting.length = 0; // the others end with what they are at
      throw fault;
    }
  };
  await Promise.all(Array.from({ length: Math.min(most, list.length) }, worker));
  return [...results.entries()].sort(([a], [b]) => a - b).map(([, result]) => result);
}

/** A gate that lets in not more than so many at the same time; the others wait in their order. */
export function limited(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  let inside = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (inside >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    else inside += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift(); // whoever waits takes this place
      if (next) next();
      else inside -= 1;
    }
  };
}
