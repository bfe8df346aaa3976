import { MEASURES } from './measures';
import { type Results, exponent, figure, growthSizes } from './results';
import { executables, number } from './table';

/** What counts as noise, and what as constant. */
export const LIMITS = {
  /** So much slower is still "no slower". */
  tolerancePercent: 5,
  /** Up to this exponent, a figure is independent of the size: it grows by at most 2.5 while the record grows by 100. */
  constantExponent: 0.2,
} as const;

/** Something that we want of our server, and what a run showed. */
export interface Target {
  readonly wanted: string;
  /** The size that it is judged at. */
  readonly at: string;
  readonly measured: string;
  /** Undefined when the run did not measure it. */
  readonly reached: boolean | undefined;
}

const KEYS = ['key-middle', 'key-start', 'key-end'] as const;
const SIZE = 1000;
const LARGE = 10_000;

/** Everything that we want, judged by a run. The JSON server is the one that we compare ourselves with. */
export function targets(results: Results): readonly Target[] {
  return [
    faster(results, { what: 'a key press, wherever it is', measures: KEYS, factor: 100, size: SIZE }),
    faster(results, { what: 'a key press, wherever it is', measures: KEYS, factor: 1000, size: LARGE }),
    constant(results, 'a key press', KEYS),
    faster(results, { what: 'opening', measures: ['open'], factor: 3, size: SIZE }),
    faster(results, { what: 'the outline', measures: ['symbols'], factor: 3, size: SIZE }),
    faster(results, { what: 'folding', measures: ['folding'], factor: 3, size: SIZE }),
    notSlower(results, 'completion', 'completion', SIZE),
    notSlower(results, 'hover', 'hover', SIZE),
    constant(results, 'completion and hover', ['completion', 'hover']),
    memory(results),
    notSlower(results, 'the start', 'start', 1),
    slowerInNothing(results),
    ...isolated(results),
  ];
}

interface Faster {
  readonly what: string;
  readonly measures: readonly string[];
  readonly factor: number;
  readonly size: number;
}

/** How many times as long the JSON server takes. */
function ratio(results: Results, measure: string, size: number): number {
  return figure(results, 'json', measure, size) / figure(results, 'ossr', measure, size);
}

function faster(results: Results, { what, measures, factor, size }: Faster): Target {
  const least = Math.min(...measures.map((measure) => ratio(results, measure, size)));
  return {
    wanted: `${what}: at least ${factor.toLocaleString('en')}× as fast as the JSON server`,
    at: executables(size),
    ...judged(least, `${number(least)}×`, (value) => value >= factor),
  };
}

function notSlower(results: Results, what: string, measure: string, size: number): Target {
  const ours = figure(results, 'ossr', measure, size);
  const theirs = figure(results, 'json', measure, size);
  const told = `${number(ours)} ms; the JSON server ${number(theirs)} ms`;
  return {
    wanted: `${what}: no slower than the JSON server`,
    at: executables(size),
    ...judged(theirs / ours, told, isNotSlower),
  };
}

function constant(results: Results, what: string, measures: readonly string[]): Target {
  const [from, to] = growthSizes(results) ?? [100, LARGE];
  const largest = Math.max(...measures.map((measure) => exponent(results, 'ossr', measure)));
  return {
    wanted: `${what}: independent of the size, exponent of growth at most ${LIMITS.constantExponent}`,
    at: `${from} to ${to.toLocaleString('en')} executables`,
    ...judged(largest, largest.toFixed(2), (value) => value <= LIMITS.constantExponent),
  };
}

function memory(results: Results): Target {
  const share = figure(results, 'ossr', 'memory', SIZE) / figure(results, 'json', 'memory', SIZE);
  return {
    wanted: 'memory: at most 0.6× that of the JSON server',
    at: executables(SIZE),
    ...judged(share, `${share.toFixed(2)}×`, (value) => value <= 0.6),
  };
}

function slowerInNothing(results: Results): Target {
  const timed = [{ id: 'start', title: 'start' }, { id: 'open', title: 'opening' }, ...MEASURES];
  const ratios = timed
    .map(({ id, title }) => ({ title, value: ratio(results, id, 1) }))
    .filter(({ value }) => !Number.isNaN(value));
  const slower = ratios.filter(({ value }) => !isNotSlower(value));
  const told = slower.map(({ title, value }) => `${title}: ${(1 / value).toFixed(2)}× as long`).join('; ');
  return {
    wanted: 'everything: no slower than the JSON server',
    at: executables(1),
    ...judged(ratios.length > 0 ? slower.length : NaN, told || `${ratios.length} measures`, (count) => count === 0),
  };
}

function isolated({ isolation }: Results): readonly Target[] {
  const kinds = Object.values(isolation.servers['ossr']?.kinds ?? {});
  const added = kinds.length > 0 ? Math.max(...kinds.map((figures) => figures.added)) : NaN;
  const found = kinds.length > 0 ? Math.min(...kinds.map((figures) => figures.found)) : NaN;
  const at = executables(isolation.executables);
  return [
    {
      wanted: 'one character deleted, of whatever kind: at most 5 new problems (median)',
      at,
      ...judged(added, `at most ${number(added)}`, (value) => value <= 5),
    },
    {
      wanted: 'one character deleted, of whatever kind: 95 of 100 errors elsewhere still found (median)',
      at,
      ...judged(found, `at least ${number(found)}`, (value) => value >= 95),
    },
  ];
}

function isNotSlower(value: number): boolean {
  return value * (1 + LIMITS.tolerancePercent / 100) >= 1;
}

function judged(
  value: number,
  measured: string,
  isReached: (value: number) => boolean,
): Pick<Target, 'measured' | 'reached'> {
  return Number.isNaN(value) ? { measured: '–', reached: undefined } : { measured, reached: isReached(value) };
}
