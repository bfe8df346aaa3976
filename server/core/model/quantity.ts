import {
  type Decimal,
  compare,
  decimalText,
  dividedExactly,
  dividedRounded,
  exponentText,
  isBareNumber,
  plus,
  readDecimal,
  times,
  whole,
} from './decimal';

/** An amount of memory or storage, exact, in bytes. */
export interface Quantity {
  readonly bytes: Decimal;
}

/** A quantity as it was read, and its text in the spelling that we write (`8Gi` for `8 GiB`). */
export interface QuantityReading {
  readonly quantity: Quantity;
  readonly canonical: string;
}

const UNITS = [
  ['Ei', 1024n ** 6n],
  ['Pi', 1024n ** 5n],
  ['Ti', 1024n ** 4n],
  ['Gi', 1024n ** 3n],
  ['Mi', 1024n ** 2n],
  ['Ki', 1024n],
  ['E', 10n ** 18n],
  ['P', 10n ** 15n],
  ['T', 10n ** 12n],
  ['G', 10n ** 9n],
  ['M', 10n ** 6n],
  ['k', 1000n],
] as const;

const UNIT_FACTORS: ReadonlyMap<string, bigint> = new Map(UNITS);

/**
 * Reads a quantity of a document: a string with a unit, or a bare whole number, which is GiB (the 2022 note).
 * Units are those of Kubernetes; `GiB`, `GB` and the slides' `8GI` are read as well. A lone lower-case `m` is refused,
 * since Kubernetes means thousandths by it. Undefined for everything that cannot be read.
 */
export function readQuantity(value: unknown): QuantityReading | undefined {
  if (typeof value === 'number') {
    return isBareNumber(value) ? reading(whole(BigInt(value)), 'Gi') : undefined;
  }
  const match = typeof value === 'string' ? /^([0-9.]+) ?([A-Za-z]{1,3})$/.exec(value) : null;
  const amount = readDecimal(match?.[1] ?? '');
  const unit = readUnit(match?.[2] ?? '');
  return amount && unit ? reading(amount, unit) : undefined;
}

/** The quantity of a number of bytes. */
export function bytes(count: bigint): Quantity {
  return { bytes: whole(count) };
}

/** Negative when `a` is smaller, zero when they are equal, positive when `a` is larger. */
export function compareQuantities(a: Quantity, b: Quantity): number {
  return compare(a.bytes, b.bytes);
}

/** The sum, exactly. */
export function addQuantities(a: Quantity, b: Quantity): Quantity {
  return { bytes: plus(a.bytes, b.bytes) };
}

/** So many times a quantity, exactly. */
export function multiplyQuantity(quantity: Quantity, count: number): Quantity {
  return { bytes: times(quantity.bytes, BigInt(count)) };
}

/** A text of more characters than this is no figure that people can read. */
const LONGEST = 30;

/**
 * The quantity as we write it, exactly: in the unit that makes the shortest text, such as `16Gi`, `1.5Gi` or `8G`. One for
 * which that would be longer than anybody reads is told as about so many bytes: `about 1.15e42 bytes`.
 */
export function quantityText(quantity: Quantity): string {
  if (compare(quantity.bytes, whole(0n)) === 0) return '0Gi';
  const texts = UNITS.flatMap(([unit, factor]) => {
    const amount = dividedExactly(quantity.bytes, factor, 3);
    return amount && compare(amount, whole(1n)) >= 0 ? [decimalText(amount) + unit] : [];
  });
  const shortest = Math.min(...texts.map((text) => text.length));
  const text = texts.find((each) => each.length === shortest) ?? `${decimalText(quantity.bytes)} bytes`;
  return text.length <= LONGEST ? text : `about ${exponentText(quantity.bytes)} bytes`;
}

/** All readings of a quantity, for people: `20Gi = 21,474,836,480 bytes = 21.5 GB`. The last one is rounded and says so. */
export function quantityReadings(quantity: Quantity): string {
  const exact = `${decimalText(quantity.bytes, true)} bytes`;
  const binary = roundedReading(quantity, 1024n, ['KiB', 'MiB', 'GiB', 'TiB', 'PiB', 'EiB']);
  const decimal = roundedReading(quantity, 1000n, ['kB', 'MB', 'GB', 'TB', 'PB', 'EB']);
  return [exact, binary, decimal].filter((part) => part !== undefined).join(' = ');
}

/** A quantity in powers of 1024, for people: to two decimal places, and whether it was rounded to them. */
export function inBinary(quantity: Quantity): { readonly text: string; readonly isRounded: boolean } {
  const fitting = UNITS.find(([unit, factor]) => unit.endsWith('i') && compare(quantity.bytes, whole(factor)) >= 0);
  const [unit, factor] = fitting ?? (['Ki', 1024n] as const);
  const isRounded = dividedExactly(quantity.bytes, factor, 2) === undefined;
  return { text: `${decimalText(dividedRounded(quantity.bytes, factor, 2), true)} ${unit}B`, isRounded };
}

/**
 * True for an amount that was written in powers of 1000: `8G` and `8 GB` are 7.45 GiB, which is the users' commonest
 * mistake (MODEL §2). False for what cannot be read, and for amounts below a mebibyte, where nobody minds.
 */
export function isDecimalAmount(value: unknown): boolean {
  const read = readQuantity(value);
  return read !== undefined && !read.canonical.endsWith('i') && compare(read.quantity.bytes, whole(1024n ** 2n)) >= 0;
}

function roundedReading(quantity: Quantity, base: bigint, units: readonly string[]): string | undefined {
  for (let index = units.length - 1; index >= 0; index -= 1) {
    const factor = base ** BigInt(index + 1);
    if (compare(quantity.bytes, whole(factor)) < 0) continue;
    const about = dividedExactly(quantity.bytes, factor, 1) ? '' : 'about ';
    return `${about}${decimalText(dividedRounded(quantity.bytes, factor, 1), true)} ${units[index]}`;
  }
  return undefined;
}

function readUnit(text: string): string | undefined {
  if (text === 'm') return undefined;
  const stem = text.length > 1 ? text.replace(/[bB]$/, '') : text;
  if (stem.length > 2) return undefined;
  const [first = '', second] = stem;
  const prefix = second === undefined && first.toLowerCase() === 'k' ? 'k' : first.toUpperCase();
  const unit = second === undefined ? prefix : prefix + second.toLowerCase();
  return UNIT_FACTORS.has(unit) ? unit : undefined;
}

function reading(amount: Decimal, unit: string): QuantityReading {
  const factor = UNIT_FACTORS.get(unit) ?? 1n;
  return { quantity: { bytes: times(amount, factor) }, canonical: decimalText(amount) + unit };
}
