import { type Cores, type Quantity, bytes, capacity } from '../../../core/index';
import { member } from '../../http/jsonValue';

const BINARY = ['Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'].map((unit, at): [string, bigint] => [
  unit,
  1024n ** BigInt(at + 1),
]);
const TENTHS: readonly [string, number][] = [
  ['n', -9],
  ['u', -6],
  ['m', -3],
  ['', 0],
  ['k', 3],
  ['M', 6],
  ['G', 9],
  ['T', 12],
  ['P', 15],
  ['E', 18],
];
const POWERS_OF_TWO: ReadonlyMap<string, bigint> = new Map(BINARY);
const POWERS_OF_TEN: ReadonlyMap<string, number> = new Map(TENTHS);
const WRITTEN =
  /^\+?([0-9]{1,30})(?:\.([0-9]{0,18}))?(?:[eE]([+-]?[0-9]{1,2})|(n|u|m|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei))?$/;

/** Capacities round down and what is in use rounds up, so that nothing is promised twice. */
export type Rounding = 'down' | 'up';

/**
 * A Kubernetes quantity in whole parts of which `parts` make one, exactly: `500m` in thousandths is 500. All its forms are
 * read: `8`, `1.5`, `1e3`, `1E`, `128974848000m`, `1Gi`; undefined for a negative number, for what is no quantity, and for
 * more than one can be (2⁶³).
 */
export function inParts(value: unknown, parts: bigint, rounding: Rounding = 'down'): bigint | undefined {
  const match = WRITTEN.exec(typeof value === 'number' ? String(value) : typeof value === 'string' ? value : '');
  if (!match) return undefined;
  const [, whole = '', fraction = '', exponent, unit = ''] = match;
  const ten = (exponent === undefined ? (POWERS_OF_TEN.get(unit) ?? 0) : Number(exponent)) - fraction.length;
  const digits = BigInt(whole + fraction) * (POWERS_OF_TWO.get(unit) ?? 1n) * parts;
  const divisor = 10n ** BigInt(Math.max(0, -ten));
  const amount = digits * 10n ** BigInt(Math.max(0, ten));
  const count = rounding === 'down' ? amount / divisor : (amount + divisor - 1n) / divisor;
  return capacity.isSensible(count) ? count : undefined;
}

/** What a container, a claim or a node is made of, each in its smallest part: thousandths of a core, bytes, pieces. */
export type Counted = 'cores' | 'memory' | 'gpus' | 'storage';

/** Amounts of these; what is left out is not stated. */
export type Amounts = { readonly [C in Counted]?: bigint };

/** The amounts of a list of resources (`{ "cpu": "500m", "memory": "1Gi" }`); `gpu` is what the cluster calls one. */
export function amountsOf(resources: unknown, gpu: string, rounding: Rounding = 'down'): Amounts {
  const read = (key: string, parts: bigint) =>
    typeof resources === 'object' && resources !== null && Object.hasOwn(resources, key)
      ? inParts(Object.entries(resources).find(([name]) => name === key)?.[1], parts, rounding)
      : undefined;
  return defined({
    cores: read('cpu', 1000n),
    memory: read('memory', 1n),
    gpus: read(gpu, 1n),
    storage: read('storage', 1n),
  });
}

/** The entries of a list of resources that are there, and are no amounts. */
export function unreadEntries(resources: unknown, keys: readonly string[]): [key: string, value: unknown][] {
  return keys.flatMap((key): [string, unknown][] => {
    const value = member(resources, key) ?? undefined;
    return value === undefined || inParts(value, 1n) !== undefined ? [] : [[key, value]];
  });
}

/** Amounts without those that are not stated. */
export function defined(amounts: { readonly [C in Counted]?: bigint | undefined }): Amounts {
  const { cores, memory, gpus, storage } = amounts;
  return {
    ...(cores !== undefined && { cores }),
    ...(memory !== undefined && { memory }),
    ...(gpus !== undefined && { gpus }),
    ...(storage !== undefined && { storage }),
  };
}

/** Thousandths of a core as cores. */
export function coresOf(millicores: bigint): Cores {
  return { millicores };
}

/** Bytes as a quantity that people can read: what is not a whole MiB is rounded down to one, from 1 GiB on. */
export function roundQuantity(count: bigint): Quantity {
  return bytes(count < GIBIBYTE || count % 10n ** 6n === 0n ? count : count - (count % MEBIBYTE));
}

/** The same for what is in use, which rounds up. */
export function roundUsed(count: bigint): Quantity {
  const rest = count % MEBIBYTE;
  return bytes(rest === 0n || count % 10n ** 6n === 0n ? count : count - rest + MEBIBYTE);
}

/**
 * Bytes as Kubernetes writes them, exactly: `48Gi`, or `1536Mi`. A cluster that refuses them says them again as they were
 * written.
 */
export function bytesWritten(count: bigint): string {
  const [unit, factor] = BINARY.findLast(([, each]) => count >= each && count % each === 0n) ?? ['', 1n];
  return `${count / factor}${unit}`;
}

const MEBIBYTE = 1024n ** 2n;
const GIBIBYTE = 1024n ** 3n;
