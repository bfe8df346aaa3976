import { describe, expect, it } from 'vitest';
import { oneAtATime } from '../../client/oneAtATime';

/** A task whose runs end when the test says so. */
function heldTask() {
  const running: { resolve: () => void; reject: (error: Error) => void }[] = [];
  const seen = { runs: 0, most: 0 };
  const task = async (): Promise<void> => {
    seen.runs += 1;
    const ended = new Promise<void>((resolve, reject) => running.push({ resolve, reject }));
    seen.most = Math.max(seen.most, running.length);
    await ended.finally(() => running.shift());
  };
  return { task, seen, finish: () => running[0]?.resolve(), fail: () => running[0]?.reject(new Error('failed')) };
}

/** Lets everything that is ready go on. */
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('restarting', () => {
  it('runs once for one call, and again for a call afterwards', async () => {
    const { task, seen, finish } = heldTask();
    const restart = oneAtATime(task);
    const first = restart();
    finish();
    await first;
    const second = restart();
    finish();
    await second;
    expect(seen).toEqual({ runs: 2, most: 1 });
  });

  it('makes one further run of all calls during a run, and none of it beside it', async () => {
    const { task, seen, finish } = heldTask();
    const restart = oneAtATime(task);
    const calls = [restart(), restart(), restart(), restart()];
    await settle();
    expect(seen.runs).toBe(1);
    finish();
    await settle();
    expect(seen.runs).toBe(2);
    finish();
    await Promise.all(calls);
    expect(seen).toEqual({ runs: 2, most: 1 });
  });

  it('tells a failure to those alone who waited for that run', async () => {
    const { task, finish, fail } = heldTask();
    const restart = oneAtATime(task);
    const first = restart();
    const second = restart();
    fail();
    await expect(first).rejects.toThrow('failed');
    await settle();
    finish();
    await expect(second).resolves.toBeUndefined();
  });
});
