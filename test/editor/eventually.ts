import { expect } from 'vitest';

const LIMIT_MS = 15_000;

/** An expectation that is tried again until it holds, for as long as a slow machine may need. */
export function eventually<T>(look: () => T): ReturnType<typeof expect.poll<T>> {
  return expect.poll(look, { timeout: LIMIT_MS, interval: 50 });
}
