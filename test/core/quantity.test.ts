import Ajv from 'ajv/dist/2020';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bytes,
  compareQuantities,
  durationWords,
  quantityReadings,
  quantityText,
  readCores,
  readDuration,
  readQuantity,
} from '../../server/core/index';
import { isSurelyLonger } from '../../server/core/model/duration';
import schema from '../../schemas/executable.schema.json';

const ajv = new Ajv({ strict: false });
const accepts = (definition: 'quantity' | 'cores' | 'duration') => ajv.compile(schema.$defs[definition]);
const bytesOf = (value: unknown) => readQuantity(value)?.quantity.bytes.digits;

describe('quantities', () => {
  it.each([
    ['8Gi', 8n * 1024n ** 3n, '8Gi'],
    ['8GiB', 8n * 1024n ** 3n, '8Gi'],
    ['8GI', 8n * 1024n ** 3n, '8Gi'],
    ['8 GB', 8n * 10n ** 9n, '8G'],
    ['1E', 10n ** 18n, '1E'],
    ['512Mi', 512n * 1024n ** 2n, '512Mi'],
    ['100k', 100_000n, '100k'],
    [8, 8n * 1024n ** 3n, '8Gi'],
  ])('%s is read exactly', (value, count, canonical) => {
    expect(bytesOf(value)).toBe(count);
    expect(readQuantity(value)?.canonical).toBe(canonical);
  });

  it.each([
    '',
    '8',
    '8m',
    '-1Gi',
    '1e3',
    '1E3',
    '1.Gi',
    '.5Gi',
    '8\u00a0Gi',
    '٨Gi',
    '10^400Gi',
    '8Gib/s',
    'Gi',
    '8GiX',
    true,
    null,
    -0,
    -1,
    0.5,
    1e300,
    NaN,
  ])('D17: %s is not read', (value) => {
    expect(readQuantity(value)).toBeUndefined();
  });

  it('G and Gi are told apart, and fractions are exact', () => {
    const compare = (a: string, b: string) => {
      const [x, y] = [readQuantity(a), readQuantity(b)];
      return x && y ? compareQuantities(x.quantity, y.quantity) : undefined;
    };
    expect(compare('8G', '8Gi')).toBe(-1);
    expect(compare('1.5Gi', '1536Mi')).toBe(0);
    expect(compare('0.1Gi', '107374182.4k')).toBe(-1);
  });

  it('are shown in every reading', () => {
    const quantity = readQuantity('20Gi')?.quantity;
    expect(quantity && quantityReadings(quantity)).toBe('21,474,836,480 bytes = 20 GiB = about 21.5 GB');
  });

  it('read what they write, to the byte', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 1n, max: 10n ** 18n }),
        fc.constantFrom('k', 'Mi', 'G', 'Gi', 'Ti', 'P'),
        (amount, unit) => {
          const quantity = readQuantity(`${amount % 10n ** 9n}${unit}`)?.quantity;
          if (!quantity) throw new Error('not read');
          const again = readQuantity(quantityText(quantity))?.quantity;
          return quantity.bytes.digits === 0n || (again !== undefined && compareQuantities(quantity, again) === 0);
        },
      ),
    );
  });

  it.each([
    [10n ** 300n, 'about 1.00e300 bytes'],
    [10n ** 42n + 123n, 'about 1.00e42 bytes'],
    [2n ** 63n, '8Ei'],
    [12_345_678_901n, '12345678.901k'],
  ])('are told in few characters: %s bytes as %s', (count, text) => {
    expect(quantityText(bytes(count))).toBe(text);
  });

  it('are read exactly where the schema accepts them', () => {
    const valid = accepts('quantity');
    const text = fc.stringMatching(/^[0-9]{0,3}(\.[0-9]{1,2})? ?[KkMmGgTtiIbBEPx]{0,3}$/);
    fc.assert(
      fc.property(text, (value) => valid(value) === (readQuantity(value) !== undefined)),
      { numRuns: 3000 },
    );
  });
});

describe('cores', () => {
  it.each([
    [4, 4000n],
    ['4', 4000n],
    ['500m', 500n],
  ])('%s is read', (value, millicores) => {
    expect(readCores(value)?.millicores).toBe(millicores);
  });

  it('are read exactly where the schema accepts them', () => {
    const valid = accepts('cores');
    const value = fc.oneof(fc.stringMatching(/^-?[0-9]{0,11}[mkx]?$/), fc.integer(), fc.double(), fc.constant(null));
    fc.assert(fc.property(value, (each) => Object.is(each, -0) || valid(each) === (readCores(each) !== undefined)));
  });
});

describe('durations', () => {
  it.each([
    ['PT4H', 'PT4H', '4 hours'],
    ['P1D', 'P1D', '1 day'],
    ['P1DT12H', 'P1DT12H', '1 day 12 hours'],
    ['PT90M', 'PT90M', '1 hour 30 minutes'],
    ['P1d', 'P1D', '1 day'],
    ['4h', 'PT4H', '4 hours'],
    ['30 min', 'PT30M', '30 minutes'],
    ['PT0.5S', 'PT0.5S', '500 milliseconds'],
    ['P1Y2M', 'P1Y2M', '1 year 2 months'],
  ])('%s is read as %s, %s', (value, canonical, words) => {
    const reading = readDuration(value);
    expect(reading?.canonical).toBe(canonical);
    expect(reading && durationWords(reading.duration)).toBe(words);
  });

  it.each(['', 'P', 'PT', 'P1H', '1D', 'PT-4H', 'P1DT', 'four hours', 4, null])('%s is not read', (value) => {
    expect(readDuration(value)).toBeUndefined();
  });

  it('are compared only where every calendar agrees', () => {
    const longer = (a: string, b: string) => {
      const [x, y] = [readDuration(a), readDuration(b)];
      return x && y && isSurelyLonger(x.duration, y.duration);
    };
    expect(longer('P1M', 'P30D')).toBe(false);
    expect(longer('P30D', 'P1M')).toBe(false);
    expect(longer('P32D', 'P1M')).toBe(true);
    expect(longer('PT25H', 'P1D')).toBe(true);
  });

  it('are written as the schema accepts them', () => {
    const valid = accepts('duration');
    const parts = fc.tuple(fc.nat(99), fc.nat(99), fc.nat(99), fc.nat(99));
    fc.assert(
      fc.property(parts, ([days, hours, minutes, seconds]) => {
        const text = `P${days}DT${hours}H${minutes}M${seconds}S`;
        const reading = readDuration(text);
        const expected = BigInt(((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000n;
        return valid(text) && reading?.canonical === text && reading.duration.milliseconds === expected;
      }),
    );
    const any = fc.stringMatching(/^P?[0-9YMWDTHS.]{0,8}$/);
    fc.assert(
      fc.property(any, (text) => !valid(text) || readDuration(text)?.canonical === text),
      { numRuns: 3000 },
    );
  });
});
