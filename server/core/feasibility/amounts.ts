import { type Cores, coresValue } from '../model/cores';
import { type Quantity, bytes, quantityText } from '../model/quantity';
import type { Figure, Size } from './facts';

/** What a machine is made of. */
export const DIMENSIONS = ['cores', 'memory', 'gpus'] as const;

/** One of them. */
export type Dimension = (typeof DIMENSIONS)[number];

/** Everything that is counted: machines' parts, machines, and storage. */
export type Counted = Dimension | 'instances' | 'storage' | 'volumes';

/** In words, for sentences. */
export const COUNTED_WORDS: Readonly<Record<Counted, string>> = {
  cores: 'cores',
  memory: 'memory',
  gpus: 'GPUs',
  instances: 'machines',
  storage: 'storage',
  volumes: 'volumes',
};

/** An amount in its smallest part: thousandths of a core, bytes, pieces. What is needed of a byte is a whole one. */
export function neededAmount(value: Cores | Quantity | number): bigint {
  if (typeof value === 'number') return BigInt(value);
  if ('millicores' in value) return value.millicores;
  const { digits, scale } = value.bytes;
  if (scale === 0) return digits;
  const denominator = 10n ** BigInt(scale);
  return (digits + denominator - 1n) / denominator;
}

/** An amount in its smallest part; a part of a byte is no capacity. */
export function capacityAmount(value: Cores | Quantity | number): bigint {
  if (typeof value !== 'object' || 'millicores' in value) return neededAmount(value);
  const { digits, scale } = value.bytes;
  return scale === 0 ? digits : digits / 10n ** BigInt(scale);
}

/** An amount as a document holds it: 8, `500m`, `16Gi`. */
export function amountValue(counted: Counted, amount: bigint): number | string {
  if (counted === 'cores') return coresValue({ millicores: amount });
  return counted === 'memory' || counted === 'storage' ? quantityText(bytes(amount)) : Number(amount);
}

/** An amount in a sentence: `16Gi`. */
export function amountText(counted: Counted, amount: bigint): string {
  return String(amountValue(counted, amount));
}

/** What a size has of something, in its smallest part. */
export function sizeFigure(size: Size, part: Dimension | 'storage'): bigint | 'unlimited' | 'unknown' {
  const figure: Figure<Cores | Quantity | number> = size[part] ?? (part === 'storage' ? 0 : 'unknown');
  return figure === 'unlimited' || figure === 'unknown' ? figure : capacityAmount(figure);
}
