import { type Cores } from '../model/cores';
import type { Duration } from '../model/duration';
import { type Quantity, bytes } from '../model/quantity';

/**
 * Capacities as platforms count them (PLATFORMS, "Units"). They round down, as requirements round up, so that no part
 * of a core or byte is promised twice. Undefined for what is no amount: a negative number, infinity, no number, and more
 * than any system counts (`MOST`); an adapter tells first what such a number means in its system (-1 and `null` are often
 * "no limit").
 */
export function cores(count: unknown): Cores | undefined {
  const millicores = scaled(count, 1000);
  return millicores === undefined ? undefined : { millicores };
}

/** The quantity of a number of bytes. */
export function byteCount(count: unknown): Quantity | undefined {
  return amount(count, 1);
}

/** The quantity of a number of MiB (1024² bytes), which OpenStack and Slurm call MB. */
export function mebibytes(count: unknown): Quantity | undefined {
  return amount(count, 1024 ** 2);
}

/** The quantity of a number of GiB (1024³ bytes), which OpenStack's disks and JupyterHub's `G` are. */
export function gibibytes(count: unknown): Quantity | undefined {
  return amount(count, 1024 ** 3);
}

/** The quantity of a number of MB (10⁶ bytes), as DIRAC and a part of Portainer count. */
export function megabytes(count: unknown): Quantity | undefined {
  return amount(count, 10 ** 6);
}

/** The quantity of a number of GB (10⁹ bytes), as DIRAC counts the quota of an organisation. */
export function gigabytes(count: unknown): Quantity | undefined {
  return amount(count, 10 ** 9);
}

/** A count of things: GPUs, machines, volumes. */
export function count(value: unknown): number | undefined {
  return typeof value === 'number' && value >= 0 && value <= Number.MAX_SAFE_INTEGER ? Math.floor(value) : undefined;
}

/** The length of a number of seconds. */
export function seconds(value: unknown): Duration | undefined {
  const milliseconds = scaled(value, 1000);
  return milliseconds === undefined ? undefined : { months: 0n, milliseconds };
}

/** The length of a number of minutes, in which Slurm counts. */
export function minutes(value: unknown): Duration | undefined {
  const milliseconds = scaled(value, 60_000);
  return milliseconds === undefined ? undefined : { months: 0n, milliseconds };
}

function amount(value: unknown, factor: number): Quantity | undefined {
  const whole = scaled(value, factor);
  return whole === undefined ? undefined : bytes(whole);
}

/** The most that is believed, in the smallest part: 8 EiB. Systems count in 64 bits with a sign; what is above is no amount. */
const MOST = 2n ** 63n;

/** The product, rounded down; exact for whole numbers. */
function scaled(value: unknown, factor: number): bigint | undefined {
  const product = productOf(value, factor);
  return product !== undefined && isSensible(product) ? product : undefined;
}

/** Whether an amount in its smallest part (bytes, thousandths of a core) is one that a system can have. */
export function isSensible(amount: bigint): boolean {
  return amount >= 0n && amount <= MOST;
}

function productOf(value: unknown, factor: number): bigint | undefined {
  if (typeof value === 'bigint') return value * BigInt(factor);
  if (typeof value !== 'number' || !Number.isFinite(value) || value < 0) return undefined;
  const whole = Math.floor(value);
  // A number such as 0.29 stands a hair below what was written: without the hair, 0.29 cores are 289 millicores.
  const part = Math.floor((value - whole) * factor * (1 + Number.EPSILON * 4) + 1e-9);
  return BigInt(whole) * BigInt(factor) + BigInt(part);
}
