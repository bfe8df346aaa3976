import { type Quantity, readCores, readQuantity } from '../../../core/index';

const GIBIBYTE = 1024n ** 3n;

/** Reads an amount of a task in the broker's whole units, rounded up and down. Undefined for what cannot be read. */
export type Whole = (value: unknown, round: 'up' | 'down') => number | undefined;

/** Whole cores: `500m` is one core, rounded up. */
export const wholeCores: Whole = (value, round) => {
  const cores = readCores(value);
  return cores && divided(cores.millicores, 1000n, round);
};

/** Whole GiB: `512Mi` is one, rounded up; exact also for `8G`, which is 7.45 GiB. */
export const wholeGibibytes: Whole = (value, round) => {
  const quantity = readQuantity(value)?.quantity;
  return quantity && gibibytes(quantity, round);
};

function gibibytes({ bytes: { digits, scale } }: Quantity, round: 'up' | 'down'): number | undefined {
  return divided(digits, GIBIBYTE * 10n ** BigInt(scale), round);
}

function divided(amount: bigint, unit: bigint, round: 'up' | 'down'): number | undefined {
  const whole = amount / unit + (round === 'up' && amount % unit > 0n ? 1n : 0n);
  return whole <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(whole) : undefined;
}

/** The minimum and the maximum of a resource, and the paths of those that cannot be read. */
export interface Bounds {
  readonly pair?: { readonly min: number; readonly max: number };
  readonly unreadable: readonly string[];
}

/**
 * The minimum and maximum of one figure. A broker takes a minimum without a maximum for a maximum of one, so that both
 * are told: without a wish the maximum is the minimum, and a wish is never below it. Undefined where neither stands.
 */
export function boundsOf(resource: Readonly<Record<string, unknown>>, figure: string, whole: Whole): Bounds {
  const [low, high] = [resource[`min${figure}`], resource[`max${figure}`]];
  const [least, most] = [whole(low, 'up'), whole(high, 'down')];
  const unreadable = [
    ...(isStated(low) && least === undefined ? [`min${figure}`] : []),
    ...(isStated(high) && most === undefined ? [`max${figure}`] : []),
  ];
  if (least === undefined && most === undefined) return { unreadable };
  const min = Math.max(1, least ?? 1);
  return { pair: { min, max: Math.max(min, most ?? min) }, unreadable };
}

function isStated(value: unknown): boolean {
  return value !== undefined && value !== null;
}
