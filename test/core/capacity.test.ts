import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { capacity, decide, facts, unlimited } from '../../server/core/index';
import { known, read, taskOf } from './decideFacts';

const READERS = Object.entries({
  cores: capacity.cores,
  bytes: capacity.byteCount,
  mebibytes: capacity.mebibytes,
  gibibytes: capacity.gibibytes,
  seconds: capacity.seconds,
  minutes: capacity.minutes,
  count: capacity.count,
});

describe('what a platform counts', () => {
  it.each(READERS)('in %s is unknown where no system can have so much', (_, of) => {
    for (const value of [1e300, 1e20, Number.POSITIVE_INFINITY, Number.NaN, -1, '8', null]) {
      expect(of(value)).toBeUndefined();
    }
  });

  it('is read up to what 64 bits hold', () => {
    expect(capacity.byteCount(2 ** 63)).toEqual({ bytes: { digits: 2n ** 63n, scale: 0 } });
    expect(capacity.byteCount(2n ** 63n + 1n)).toBeUndefined();
    expect(capacity.cores(1e6)).toEqual({ millicores: 10n ** 9n });
  });

  it('never makes a sentence of hundreds of digits, whatever is in use', () => {
    const number = fc.oneof(fc.double({ min: 0 }), fc.constantFrom(1e300, 1e18, 2 ** 63, Number.MAX_VALUE));
    const task = taskOf({ mincores: 400, minmemory: '2Ti' });
    fc.assert(
      fc.property(number, number, number, (limit, used, most) => {
        const [whole, taken] = [capacity.byteCount(limit), capacity.byteCount(used)];
        const quota = {
          holder: 'project "demo"',
          ...(whole && { memory: known({ limit: whole, ...(taken && { used: taken }) }) }),
        };
        const given = { sizes: unlimited(read('x')), quotas: known([quota]), cores: known(capacity.cores(most)) };
        const answer = decide(task, facts(given));
        const told = answer.kind === 'declined' ? answer.reasons : answer.kind === 'offers' ? answer.caveats : [];
        expect(told.every(({ text }) => text.length < 250)).toBe(true);
      }),
    );
  });
});
