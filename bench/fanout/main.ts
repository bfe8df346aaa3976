import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { median } from '../statistics';
import type { Asked, Asking } from './asker';

/** `npm run bench:fanout`: how soon answers are there when 1 to 1,000 platforms are asked at once, each in a fresh process. */
const SIZES = [1, 10, 100, 1000];
const ROUNDS = 5;
const LATENCY_MS = 50;

/** At most so many times the platforms' own latency until all have answered. */
const TARGETS: Readonly<Record<number, number>> = { 100: 1.6, 1000: 4 };

const folder = __dirname;
const record = JSON.parse(readFileSync('examples/codemeta.json', 'utf8')) as { executables: Asking['task'][] };

void measureAll();

async function measureAll(): Promise<void> {
  const [task] = record.executables;
  if (!task) throw new Error('The example has no executable to ask about.');
  const rows: string[] = [];
  const loading: number[] = [];
  for (const size of SIZES) {
    const served = fork(path.join(folder, 'platforms.cjs'), [String(size)]);
    const ports = (await once(served, 'message'))[0] as number[];
    const rounds: Asked[] = [];
    const plain: Asked[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      rounds.push(await asked('asker', { ports, task }));
      plain.push(await asked('plain', { ports, task }));
    }
    served.disconnect();
    rows.push(row(size, rounds, plain));
    loading.push(...rounds.map((each) => each.loading));
    console.error(rows.at(-1));
  }
  const table = [
    '| platforms | first answer | all answers | times their latency | wanted | undici alone | ours / alone | memory (MB) |',
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
  console.log(table);
  mkdirSync('bench/results', { recursive: true });
  writeFileSync('docs/fan-out.md', page(table, median(loading)));
}

async function asked(program: 'asker' | 'plain', asking: Asking): Promise<Asked> {
  const asker: ChildProcess = fork(path.join(folder, `${program}.cjs`));
  asker.send(asking);
  const [result] = (await once(asker, 'message')) as [Asked];
  await once(asker, 'exit');
  const isWhole = result.yes === asking.ports.length - 1 && result.silent === 'timedOut';
  if (!isWhole) throw new Error(`Of ${asking.ports.length - 1} platforms ${result.yes} said yes.`);
  return result;
}

function row(size: number, rounds: readonly Asked[], plain: readonly Asked[]): string {
  const of = (measure: 'first' | 'all' | 'memory') => median(rounds.map((each) => each[measure]));
  const times = of('all') / LATENCY_MS;
  const target = TARGETS[size];
  const wanted = target === undefined ? '' : `${target} ${times <= target ? 'reached' : '**not reached**'}`;
  const ms = (value: number) => `${value.toFixed(0)} ms`;
  const alone = median(plain.map(({ all }) => all));
  const beside = `${(of('all') / alone).toFixed(2)}×`;
  const memory = of('memory').toFixed(0);
  const cells = [size, ms(of('first')), ms(of('all')), times.toFixed(2), wanted, ms(alone), beside, memory];
  return `| ${cells.join(' | ')} |`;
}

function page(figures: string, loading: number): string {
  return `# Asking many platforms at once

How soon the answers are there when so many platforms are asked at once, each a service of its own on this machine that takes
${LATENCY_MS} ms to say yes, and beside them one that never says anything. Medians of ${ROUNDS} fresh processes. The services run on
the same machine, and compete with whoever asks for its two cores. The silent platform is told as such when its time is over;
until then it delays nobody. Beside it stands what undici needs alone, without bounds, credentials, or reading what the
answers say: what this machine can do at best. Both are loaded before, and nothing of either has run yet. Loading what
speaks HTTP took ${loading.toFixed(0)} ms, once in a process, when it first asks. Written by \`npm run bench:fanout\`.

${figures}
`;
}
