/** An exact, non-negative decimal number: `digits / 10^scale`. Floating point never touches it. */
export interface Decimal {
  readonly digits: bigint;
  readonly scale: number;
}

/**
 * Reads plain decimal digits such as `8` or `1.5`. Undefined for anything else: signs, exponents, other scripts' digits,
 * or more than 24 digits before the point and 9 behind it.
 */
export function readDecimal(text: string): Decimal | undefined {
  const match = /^([0-9]{1,24})(?:\.([0-9]{1,9}))?$/.exec(text);
  if (!match) return undefined;
  const fraction = match[2] ?? '';
  return { digits: BigInt((match[1] ?? '') + fraction), scale: fraction.length };
}

/** The largest bare number that a document may hold for cores or GiB, as in the schema. */
const MAX_BARE = 999_999_999;

/** True for a number that can stand without a unit: whole, from 0 to 999,999,999, and not `-0`. */
export function isBareNumber(value: unknown): value is number {
  return (
    Number.isSafeInteger(value) && typeof value === 'number' && value >= 0 && value <= MAX_BARE && !Object.is(value, -0)
  );
}

/** A whole number as a decimal. */
export function whole(value: bigint): Decimal {
  return { digits: value, scale: 0 };
}

/** The product with a whole number, exactly. */
export function times(value: Decimal, factor: bigint): Decimal {
  return { digits: value.digits * factor, scale: value.scale };
}

/** The sum of two numbers, exactly. */
export function plus(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  return { digits: digitsAt(a, scale) + digitsAt(b, scale), scale };
}

/** Negative when `a` is smaller, zero when they are equal, positive when `a` is larger. */
export function compare(a: Decimal, b: Decimal): number {
  const scale = Math.max(a.scale, b.scale);
  const difference = digitsAt(a, scale) - digitsAt(b, scale);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The quotient by a whole number if it has at most `places` decimal places; undefined if it has more. */
export function dividedExactly(value: Decimal, divisor: bigint, places: number): Decimal | undefined {
  const digits = value.digits * 10n ** BigInt(places);
  const denominator = divisor * 10n ** BigInt(value.scale);
  return digits % denominator === 0n ? trimmed({ digits: digits / denominator, scale: places }) : undefined;
}

/** The quotient rounded half up to `places` decimal places: for a second reading, never for a comparison. */
export function dividedRounded(value: Decimal, divisor: bigint, places: number): Decimal {
  const denominator = divisor * 10n ** BigInt(value.scale);
  const doubled = (value.digits * 10n ** BigInt(places) * 2n) / denominator;
  return trimmed({ digits: (doubled + 1n) / 2n, scale: places });
}

/** The number as people write it: `8`, `1.5`; with `grouped`, thousands are set apart by commas. */
export function decimalText(value: Decimal, grouped = false): string {
  const { digits, scale } = trimmed(value);
  const padded = digits.toString().padStart(scale + 1, '0');
  const integer = padded.slice(0, padded.length - scale);
  const fraction = padded.slice(padded.length - scale);
  const shown = grouped ? integer.replaceAll(/\B(?=(?:\d{3})+$)/g, ',') : integer;
  return fraction === '' ? shown : `${shown}.${fraction}`;
}

/** The number with three digits and an exponent, rounded down: `1.15e42`. For what is too long to be written out. */
export function exponentText(value: Decimal): string {
  const digits = (value.digits / 10n ** BigInt(value.scale)).toString();
  const [first = '0', ...rest] = digits.slice(0, 3);
  return `${first}.${rest.join('').padEnd(2, '0')}e${digits.length - 1}`;
}

function digitsAt(value: Decimal, scale: number): bigint {
  return value.digits * 10n ** BigInt(scale - value.scale);
}

function trimmed(value: Decimal): Decimal {
  let { digits, scale } = value;
  while (scale > 0 && digits % 10n === 0n) {
    digits /= 10n;
    scale -= 1;
  }
  return { digits, scale };
}
