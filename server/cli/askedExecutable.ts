import type { NamedTask, protocol } from '../core/index';

/** One executable and what the platforms answered. */
export interface AskedExecutable {
  readonly task: NamedTask;
  readonly answers: readonly protocol.PlatformAnswer[];
}

/** What is told of an executable, and its place in the list. */
interface Placed<T> {
  readonly item: number;
  readonly told: T;
}

/** What is told of executables, in the order in which they stand in their file. */
export function inFileOrder<T>(parts: readonly Placed<T>[]): T[] {
  return parts.toSorted((one, other) => one.item - other.item).map(({ told }) => told);
}
