import { type Results, figure } from './results';
import { executables, number, table, times } from './table';

const BEGIN = '<!-- figures: begin; written by "npm run bench" -->';
const END = '<!-- figures: end -->';

const ROWS = [
  ['key-middle', 'key press → problems'],
  ['completion', 'key press → completion'],
  ['hover', 'hover'],
  ['open', 'opening → problems'],
  ['symbols', 'outline'],
  ['memory', 'memory, in MB'],
] as const;
const SIZES = [1, 1000, 10_000];

/** The key figures: our milliseconds, and in brackets how many times as much the JSON server takes. */
export function figures(results: Results): string {
  const cell = (measure: string, size: number) => {
    const ours = figure(results, 'ossr', measure, size);
    return `${number(ours)} (${times(figure(results, 'json', measure, size), ours)})`;
  };
  return table([
    ['', ...SIZES.map(executables)],
    ...ROWS.map(([measure, title]) => [title, ...SIZES.map((size) => cell(measure, size))]),
  ]);
}

/** The README with the figures of a run between its two marks. A README without the marks is a fault. */
export function withFigures(readme: string, results: Results): string {
  const [begin, end] = [readme.indexOf(BEGIN), readme.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error(`README.md has no place for the figures: "${BEGIN}" and "${END}".`);
  return `${readme.slice(0, begin + BEGIN.length)}\n${figures(results)}\n${readme.slice(end)}`;
}
