import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { measureIsolation } from './isolation';
import { measureSize } from './measureSize';
import { withFigures } from './readme';
import { page, report } from './report';
import type { Results } from './results';
import { wholeSchema } from './schema';
import { type MeasuredServer, measuredServers } from './servers';
import { startSession } from './session';

/**
 * `npm run bench` measures everything and writes the newest figures; `-- --quick` measures less and leaves them alone;
 * `-- --page` writes the page and the README's table anew from the newest figures, for when their words have changed.
 */

/** How much is measured: everything, or what fits into two minutes. */
interface Extent {
  /** How often servers are started and rounds are gone through, by size. */
  readonly sizes: readonly { readonly size: number; readonly openings: number; readonly rounds: number }[];
  /** At how many places each kind of character is deleted. */
  readonly places: number;
}

const WHOLE: Extent = {
  sizes: [
    { size: 1, openings: 15, rounds: 40 },
    { size: 10, openings: 5, rounds: 20 },
    { size: 100, openings: 5, rounds: 10 },
    { size: 1000, openings: 9, rounds: 7 },
    { size: 10_000, openings: 3, rounds: 3 },
  ],
  places: 40,
};
const QUICK: Extent = {
  sizes: [
    { size: 1, openings: 5, rounds: 8 },
    { size: 100, openings: 3, rounds: 4 },
    { size: 1000, openings: 3, rounds: 3 },
  ],
  places: 12,
};

/** A server that waits before it answers is asked once in a quick run. */
function onceIfSlow(server: MeasuredServer): MeasuredServer {
  return server.maxRounds === Infinity ? server : { ...server, maxRounds: 1 };
}

/** A server that waits before it answers is asked less: else a run would take very long. */
const PLACES_OF_A_SLOW_SERVER = 4;

const NEWEST = 'bench/newest.json';
const isQuick = process.argv.includes('--quick');
if (process.argv.includes('--page')) publish(JSON.parse(readFileSync(NEWEST, 'utf8')) as Results);
else await measureAndTell();

async function measureAndTell(): Promise<void> {
  const results = await run(isQuick ? QUICK : WHOLE);
  const json = `${JSON.stringify(results, null, 2)}\n`;
  console.log(report(results));
  if (isQuick) {
    mkdirSync('bench/results', { recursive: true });
    write('bench/results/quick.json', json);
  } else {
    write(NEWEST, json);
    publish(results);
  }
}

/** Writes the figures of a whole run where people read them. */
function publish(results: Results): void {
  write('docs/performance.md', page(results));
  write('README.md', withFigures(readFileSync('README.md', 'utf8'), results));
}

function write(file: string, text: string): void {
  writeFileSync(file, text);
  console.error(`Wrote ${file}.`);
}

async function run({ sizes: wanted, places }: Extent): Promise<Results> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'ossr-bench-'));
  try {
    const root = process.cwd();
    const schema = path.join(folder, 'schema.json');
    writeFileSync(schema, JSON.stringify(wholeSchema(root)));
    const start = (server: MeasuredServer) => startSession(server, folder, pathToFileURL(schema).href);
    const servers = measuredServers(root).map((server) => (isQuick ? onceIfSlow(server) : server));
    const sizes = [];
    for (const { size, ...often } of wanted) {
      console.error(`${size} executable${size === 1 ? '' : 's'} …`);
      const measured = servers.filter(({ maxExecutables }) => size <= maxExecutables);
      sizes.push(await measureSize({ size, servers: measured, start, ...often }));
    }
    console.error('one character deleted …');
    const isolation = await measureIsolation(
      isQuick ? servers.filter(({ maxRounds }) => maxRounds === Infinity) : servers,
      ({ maxRounds }) => (maxRounds === Infinity ? places : PLACES_OF_A_SLOW_SERVER),
      async (server, text) => {
        const session = await start(server);
        await session.open(text);
        return session;
      },
    );
    return { node: process.version, quick: isQuick, sizes, isolation };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
