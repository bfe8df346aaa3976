import { type Cores, type Quantity, type Size, capacity } from '../../../core/index';
import { listOf, member } from '../../http/jsonValue';

/** What `GET /context` tells of sessions. */
export interface SessionContext {
  readonly size: Size;
  /** How many interactive sessions a user may have; undefined where it does not say. */
  readonly mostInteractive: number | undefined;
}

/**
 * Reads the sizes of sessions. Cores, memory and GPUs must each be one of the `options`, and other amounts are rounded up to
 * the next; `memoryGB` counts GiB. Without a list of cores or of memory it is no context: undefined.
 */
export function contextOf(value: unknown): SessionContext | undefined {
  const cores = someOf(optionsOf<Cores>(member(value, 'cores'), capacity.cores));
  const memory = someOf(optionsOf<Quantity>(member(value, 'memoryGB'), capacity.gibibytes));
  const gpus = optionsOf<number>(member(value, 'gpus'), capacity.count);
  if (!cores && !memory) return undefined;
  const size: Size = {
    name: 'session',
    isFixed: false,
    cores: cores?.at(-1) ?? 'unknown',
    memory: memory?.at(-1) ?? 'unknown',
    gpus: gpus ? (gpus.at(-1) ?? 0) : 'unknown',
    steps: { ...(cores && { cores }), ...(memory && { memory }), ...(gpus && { gpus: [0, ...gpus] }) },
  };
  return { size, mostInteractive: countOf(member(value, 'maxInteractiveSessions')) };
}

/** The amounts that can be had, smallest first; undefined where there is no list. One that cannot be read is left out. */
function optionsOf<T>(resource: unknown, read: (amount: unknown) => T | undefined): readonly T[] | undefined {
  const amounts = listOf(member(resource, 'options'))?.flatMap((each) => numberOf(each) ?? []);
  return amounts?.toSorted((a, b) => a - b).flatMap((amount) => read(amount) ?? []);
}

/** A session has some cores and some memory: a list of none does not say how much. */
function someOf<T>(options: readonly T[] | undefined): readonly T[] | undefined {
  return options?.length === 0 ? undefined : options;
}

/** A number, which older servers write as text. */
function numberOf(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^[0-9]{1,9}$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) && number >= 0 ? number : undefined;
}

/** A count, which newer servers write as a number, and older ones as text. */
export function countOf(value: unknown): number | undefined {
  return capacity.count(numberOf(value));
}
