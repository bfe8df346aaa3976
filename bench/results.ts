import { growth } from './statistics';

/** The medians of all servers at one size, by server and measure; times in milliseconds, memory in MB. */
export interface SizeResults {
  readonly size: number;
  /** How many errors the record has. */
  readonly seeded: number;
  readonly characters: number;
  readonly medians: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** What the deletion of one kind of character did, over all places where it was deleted. */
export interface IsolationFigures {
  /** Problems that were not there before: the median, and the most. */
  readonly added: number;
  readonly mostAdded: number;
  /** Seeded errors in other executables that were still found, of 100: the median, and the least. */
  readonly found: number;
  readonly leastFound: number;
}

/** How far one deleted character disturbs the rest of a record. */
export interface Isolation {
  readonly executables: number;
  /** By server: at how many places each character was deleted, and what that did, by character. */
  readonly servers: Readonly<
    Record<string, { readonly places: number; readonly kinds: Readonly<Record<string, IsolationFigures>> }>
  >;
}

/** A whole run. */
export interface Results {
  readonly node: string;
  readonly quick: boolean;
  readonly sizes: readonly SizeResults[];
  readonly isolation: Isolation;
}

/** A server's figure for a measure at a size; NaN where there is none. */
export function figure({ sizes }: Results, server: string, measure: string, size: number): number {
  return sizes.find((each) => each.size === size)?.medians[server]?.[measure] ?? NaN;
}

/** The sizes between which growth is told: from 100 to the largest. Undefined where there are not two. */
export function growthSizes({ sizes }: Results): readonly [number, number] | undefined {
  const largest = Math.max(...sizes.map(({ size }) => size));
  return largest > 100 && sizes.some(({ size }) => size === 100) ? [100, largest] : undefined;
}

/** How a server's figure grows with the size of the record: 0 is constant, 1 in proportion; NaN where it was not measured. */
export function exponent(results: Results, server: string, measure: string): number {
  const [from, to] = growthSizes(results) ?? [NaN, NaN];
  return growth(
    { size: from, value: figure(results, server, measure, from) },
    { size: to, value: figure(results, server, measure, to) },
  );
}
