import { MEASURES } from './measures';
import { type IsolationFigures, type Results, type SizeResults, exponent, figure, growthSizes } from './results';
import { executables, number, table, times } from './table';
import { LIMITS, type Target, targets } from './targets';

const ROWS = [
  { id: 'start', title: 'process start → initialized' },
  { id: 'open', title: 'opening → diagnostics' },
  ...MEASURES,
  { id: 'memory', title: 'peak memory (MB)' },
];

/** The run as Markdown: what was wanted and reached, for each size our medians beside the others', growth, isolation. */
export function report(results: Results): string {
  return [
    `## What we want, and what is reached\n\n${targetTable(targets(results))}`,
    ...results.sizes.map((size) => `## ${executables(size.size)}\n\n${sizeTable(results, size)}`),
    ...growthSection(results),
    `## One character deleted\n\n${isolationTable(results)}`,
  ].join('\n\n');
}

/** The page that shows a whole run. */
export function page(results: Results): string {
  return `# Performance

Our language server beside the JSON server (of VS Code, as \`vscode-langservers-extracted\` packs it) and the YAML server,
each with our JSON Schema, as processes over stdio. A record has ten errors and about 2 KB for each executable. What is
measured is what an editor waits for; the client and its pipes are a part of it, the same for all. Figures differ between
machines: compare the columns, not the runs. Written by \`npm run bench\`; \`npm run bench -- --quick\` prints a smaller one.

All servers are measured in turns in one run, on Node ${results.node}. Figures are medians in milliseconds. What is short is
done several times in a row and in many rounds, at one executable up to 400 times. "No slower" allows for
${LIMITS.tolerancePercent} % of noise. The YAML server waits before it answers; it is measured up to 100 executables.

"All that VS Code asks" is what it sends after a key press, with its default settings, to a server with these features:
diagnostics, lenses, the outline, folding, links, colours, the light bulb at the cursor, and of the visible lines inlay hints
and colours of tokens. Highlights and linked editing are not among it: the former follow only a cursor that is moved, the
latter is off.

${report(results)}

In a record of ${results.isolation.executables} executables with an error in each, one character that holds JSON together was deleted and put
back, at places spread evenly over the record and the same in each run (never a comma or colon inside a string). A problem is
*new* when none with the same words began at the same place before; places behind the deleted character move by one. *Still
found* counts the seeded errors of the other executables, of 100.
`;
}

function targetTable(all: readonly Target[]): string {
  const verdict = { true: 'reached', false: '**not reached**', undefined: 'not measured' };
  return table([
    ['wanted', 'at', 'measured', ''],
    ...all.map(({ wanted, at, measured, reached }) => [wanted, at, measured, verdict[`${reached}`]]),
  ]);
}

function sizeTable(results: Results, { size, seeded, medians }: SizeResults): string {
  const others = Object.keys(medians).filter((id) => id !== 'ossr');
  const of = (id: string, measure: string) => figure(results, id, measure, size);
  const rows = ROWS.map(({ id, title }) => {
    const ours = of('ossr', id);
    return [title, number(ours), ...others.flatMap((other) => [number(of(other, id)), times(of(other, id), ours)])];
  });
  const found = (id: string) => `${of(id, 'found')} of ${seeded}`;
  return table([
    ['', 'ours', ...others.flatMap((id) => [id, `${id} / ours`])],
    ...rows,
    ['seeded errors found', found('ossr'), ...others.flatMap((id) => [found(id), ''])],
  ]);
}

function growthSection(results: Results): string[] {
  const [, largest] = growthSizes(results) ?? [];
  if (largest === undefined) return [];
  const ids = Object.keys(results.sizes.at(-1)?.medians ?? {});
  const grown = ROWS.filter(({ id }) => id !== 'start');
  const rows = grown.map(({ id, title }) => [title, ...ids.map((server) => number(exponent(results, server, id)))]);
  return [
    `## Growth from 100 to ${executables(largest)}\n\n0 is constant, 1 in proportion.\n\n${table([
      ['', ...ids.map((id) => (id === 'ossr' ? 'ours' : id))],
      ...rows,
    ])}`,
  ];
}

function isolationTable({ isolation }: Results): string {
  const servers = Object.entries(isolation.servers);
  const kinds = Object.keys(servers[0]?.[1].kinds ?? {});
  const cells = (figures: IsolationFigures | undefined) =>
    figures
      ? [`${figures.added} (${figures.mostAdded})`, `${figures.found.toFixed(0)} (${figures.leastFound.toFixed(0)})`]
      : ['–', '–'];
  const name = (id: string, places: number) => `${id === 'ossr' ? 'ours' : id}, ${places} places`;
  return table([
    [
      'deleted',
      ...servers.flatMap(([id, { places }]) => [
        `${name(id, places)}: new, median (most)`,
        'still found, median (least)',
      ]),
    ],
    ...kinds.map((kind) => [`\`${kind}\``, ...servers.flatMap(([, of]) => cells(of.kinds[kind]))]),
  ]);
}
