import { describe, expect, it } from 'vitest';
import { CRASH_LIMIT, crashCounter } from '../../client/crashes';

/** What is decided at crashes that happen at these seconds. */
function decisions(seconds: readonly number[]): string[] {
  const moments = seconds.map((second) => second * 1000);
  const clock = { now: 0 };
  const crashed = crashCounter(CRASH_LIMIT, () => clock.now);
  return moments.map((moment) => {
    clock.now = moment;
    return crashed();
  });
}

describe('a server that crashes (M1)', () => {
  it('is started again four times, and given up at the fifth crash within three minutes', () => {
    expect(decisions([0, 1, 2, 3, 4])).toEqual([...Array<string>(4).fill('startAgain'), 'giveUp']);
    expect(decisions([0, 45, 90, 135, 180]).at(-1)).toBe('giveUp');
  });

  it('is started again for ever when it crashes now and then', () => {
    expect(new Set(decisions([...Array(50).keys()].map((index) => index * 60)))).toEqual(new Set(['startAgain']));
    expect(decisions([0, 45, 90, 135, 181]).at(-1)).toBe('startAgain');
  });

  it('is given up when calm days are followed by five quick crashes', () => {
    expect(decisions([0, 9000, 9001, 9002, 9003, 9004]).slice(-2)).toEqual(['startAgain', 'giveUp']);
  });
});
