import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  bytesWritten,
  coresOf,
  inParts,
  roundQuantity,
  roundUsed,
} from '../../server/platforms/adapters/kubernetes/quantity';

const bytes = (text: unknown) => inParts(text, 1n);
const millicores = (text: unknown) => inParts(text, 1000n);

test.each([
  ['8', 8000n],
  ['500m', 500n],
  ['1.5', 1500n],
  [2, 2000n],
  ['100u', 0n],
  ['250000n', 0n],
  ['1e1', 10_000n],
  ['', undefined],
  ['-1', undefined],
  ['1 ', undefined],
  ['four', undefined],
  [null, undefined],
  [{}, undefined],
])('%j cores are %s thousandths', (written, read) => {
  expect(millicores(written)).toBe(read);
});

test.each([
  ['1Gi', 1024n ** 3n],
  ['1G', 10n ** 9n],
  ['1k', 1000n],
  ['1Ki', 1024n],
  ['128974848', 128_974_848n],
  ['128974848000m', 128_974_848n],
  ['129e6', 129_000_000n],
  ['129E6', 129_000_000n],
  ['1E', 10n ** 18n],
  ['1Ei', 1024n ** 6n],
  ['0.5Gi', 512n * 1024n ** 2n],
  ['8Ei', 2n ** 63n],
  ['9Ei', undefined],
  ['9e99', undefined],
  ['1.', 1n],
  ['1K', undefined],
  ['1GiB', undefined],
  ['1mi', undefined],
])('%j is %s bytes', (written, read) => {
  expect(bytes(written)).toBe(read);
});

test.each([
  [48n * 1024n ** 3n, '48Gi'],
  [1536n * 1024n ** 2n, '1536Mi'],
  [1024n, '1Ki'],
  [10n ** 9n, '1000000000'],
  [1n, '1'],
  [0n, '0'],
])('%s bytes are asked for as %s', (count, written) => {
  expect(bytesWritten(count)).toBe(written);
});

test('bytes are written exactly', () => {
  fc.assert(fc.property(fc.bigInt(0n, 2n ** 63n), (count) => bytes(bytesWritten(count)) === count));
});

test('what is in use rounds up, and what there is rounds down', () => {
  fc.assert(
    fc.property(fc.bigInt(0n, 10n ** 15n), (thousandths) => {
      const [down, up] = [inParts(`${thousandths}m`, 1n), inParts(`${thousandths}m`, 1n, 'up')];
      expect(down).toBe(thousandths / 1000n);
      expect(up).toBe((thousandths + 999n) / 1000n);
    }),
  );
});

test('an amount for people is never more than there is, and never less than is in use, by less than a MiB', () => {
  fc.assert(
    fc.property(fc.bigInt(0n, 2n ** 50n), (count) => {
      const [has, used] = [roundQuantity(count).bytes.digits, roundUsed(count).bytes.digits];
      expect(has <= count && count - has < 1024n ** 2n).toBe(true);
      expect(used >= count && used - count < 1024n ** 2n).toBe(true);
    }),
  );
  expect(coresOf(1500n)).toEqual({ millicores: 1500n });
});
