import { MEASURES } from './measures';
import { growth, median } from './statistics';

/** The figures of all servers at one size, by server and measure; times in milliseconds, memory in MB. */
export interface SizeResults {
  readonly size: number;
  readonly seeded: number;
  readonly characters: number;
  readonly figures: Readonly<Record<string, Readonly<Record<string, readonly number[]>>>>;
}

/** A whole run. */
export interface Results {
  readonly node: string;
  readonly quick: boolean;
  readonly sizes: readonly SizeResults[];
}

const ROWS = [
  { id: 'start', title: 'process start → initialized' },
  { id: 'open', title: 'opening → diagnostics' },
  ...MEASURES,
  { id: 'memory', title: 'peak memory (MB)' },
];

/** The run as Markdown: for each size, our median and how many times as long the other servers take. */
export function report(results: Results): string {
  const tables = results.sizes.map(
    (size) => `### ${size.size.toLocaleString('en')} executable${size.size === 1 ? '' : 's'}\n\n${table(size)}`,
  );
  return [
    `Node ${results.node}, medians in milliseconds, all servers in one interleaved run.`,
    ...tables,
    exponents(results),
  ].join('\n\n');
}

/** The page that shows a whole run. */
export function page(tables: string): string {
  return `# Performance

Our language server beside the JSON server (of VS Code, as \`vscode-langservers-extracted\` packs it) and the YAML server,
each with our JSON Schema, as processes over stdio. A record has ten errors and about 2 KB for each executable. What is
measured is what an editor waits for; the client and its pipes are a part of it, the same for all. Figures differ between
machines: compare the columns, not the runs. Written by \`npm run bench\`.

${tables}
`;
}

function table(size: SizeResults): string {
  const others = Object.keys(size.figures).filter((id) => id !== 'ossr');
  const head = ['', 'ours', ...others.flatMap((id) => [id, `${id} / ours`])];
  const rows = ROWS.map(({ id, title }) => {
    const ours = at(size, 'ossr', id);
    const cells = others.flatMap((other) => {
      const theirs = at(size, other, id);
      return [number(theirs), Number.isNaN(ours) || Number.isNaN(theirs) ? '–' : `${number(theirs / ours)}×`];
    });
    return [title, number(ours), ...cells];
  });
  const found = [
    'seeded errors found',
    ...['ossr', ...others].flatMap((id, index) => [
      `${at(size, id, 'found')} of ${size.seeded}`,
      ...(index > 0 ? [''] : []),
    ]),
  ];
  return [head, head.map(() => '---'), ...rows, found].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function exponents({ sizes }: Results): string {
  const from = sizes.find(({ size }) => size === 100);
  const to = sizes.at(-1);
  if (!from || !to || from === to) return '';
  const rows = Object.keys(to.figures).map((id) => {
    const exponent = (measure: string) =>
      growth({ size: from.size, value: at(from, id, measure) }, { size: to.size, value: at(to, id, measure) }).toFixed(
        2,
      );
    return `| ${id} | ${exponent('key-middle')} | ${exponent('completion')} | ${exponent('hover')} |`;
  });
  return [
    `Growth from 100 to ${to.size.toLocaleString('en')} executables (0 is constant, 1 in proportion):`,
    '',
    '| | key press | completion | hover |',
    '|---|---|---|---|',
    ...rows,
  ].join('\n');
}

function at(size: SizeResults, server: string, measure: string): number {
  return median(size.figures[server]?.[measure] ?? []);
}

function number(value: number): string {
  if (Number.isNaN(value)) return '–';
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}
