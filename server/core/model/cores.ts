import { dividedExactly, isBareNumber, readDecimal } from './decimal';

/** An amount of processor, exact, in thousandths of a core. */
export interface Cores {
  readonly millicores: bigint;
}

/**
 * Reads cores of a document: a whole number (`4`, `"4"`) or thousandths of a core (`"500m"`), as in Kubernetes.
 * Undefined for fractions, negative numbers and everything else.
 */
export function readCores(value: unknown): Cores | undefined {
  if (typeof value === 'number') return isBareNumber(value) ? { millicores: BigInt(value) * 1000n } : undefined;
  const match = typeof value === 'string' ? /^([0-9]{1,9})(m?)$/.exec(value) : null;
  return match ? { millicores: BigInt(match[1] ?? '') * (match[2] === 'm' ? 1n : 1000n) } : undefined;
}

/** Negative when `a` is fewer, zero when they are equal, positive when `a` is more. */
export function compareCores(a: Cores, b: Cores): number {
  return a.millicores < b.millicores ? -1 : a.millicores > b.millicores ? 1 : 0;
}

/** The sum. */
export function addCores(a: Cores, b: Cores): Cores {
  return { millicores: a.millicores + b.millicores };
}

/** The cores as a document holds them: a whole number, or text in thousandths where they are not whole. */
export function coresValue(cores: Cores): number | string {
  const { millicores } = cores;
  return millicores % 1000n === 0n ? Number(millicores / 1000n) : `${millicores}m`;
}

/** A decimal number of cores as the document holds it; undefined when it is finer than a thousandth of a core. */
export function coresOf(number: string): number | string | undefined {
  const decimal = readDecimal(number);
  const millicores = decimal && dividedExactly({ digits: decimal.digits * 1000n, scale: decimal.scale }, 1n, 0);
  const cores = millicores && { millicores: millicores.digits };
  const value = cores && coresValue(cores);
  return value !== undefined && readCores(value) ? value : undefined;
}
