import {
  type Cores,
  type Quantity,
  addCores,
  addQuantities,
  bytes,
  compareCores,
  compareQuantities,
  coresValue,
  quantityText,
  readCores,
  readQuantity,
} from '../../../core/index';

/** How one kind of amount is read, summed and compared, exactly. */
export interface Measure<Amount> {
  readonly zero: Amount;
  /** Undefined for what cannot be read: negative, fractional, NaN, infinite, or of another kind. */
  read(value: unknown): Amount | undefined;
  plus(a: Amount, b: Amount): Amount;
  times(amount: Amount, factor: bigint): Amount;
  compare(a: Amount, b: Amount): number;
  words(amount: Amount): string;
}

/** Processor cores, in thousandths of a core. */
export const CORES: Measure<Cores> = {
  zero: { millicores: 0n },
  read: readCores,
  plus: addCores,
  times: (amount, factor) => ({ millicores: amount.millicores * factor }),
  compare: compareCores,
  words: (amount) => String(coresValue(amount)),
};

/** Memory and storage, in bytes. */
export const SIZE: Measure<Quantity> = {
  zero: bytes(0n),
  read: (value) => readQuantity(value)?.quantity,
  plus: addQuantities,
  times: ({ bytes: { digits, scale } }, factor) => ({ bytes: { digits: digits * factor, scale } }),
  compare: compareQuantities,
  words: quantityText,
};

/** Things that are counted in whole numbers: GPUs, instances. */
export const COUNT: Measure<bigint> = {
  zero: 0n,
  read: (value) => {
    const digits = typeof value === 'number' && Number.isSafeInteger(value) ? value.toString() : value;
    return typeof digits === 'string' && /^[0-9]{1,9}$/.test(digits) ? BigInt(digits) : undefined;
  },
  plus: (a, b) => a + b,
  times: (amount, factor) => amount * factor,
  compare: (a, b) => (a < b ? -1 : a > b ? 1 : 0),
  words: String,
};
