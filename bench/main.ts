import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { benchDocument } from './documents';
import { wholeSchema } from './schema';
import { type Spots, MEASURES, spotsIn } from './measures';
import { type Results, type SizeResults, page, report } from './report';
import { type MeasuredServer, measuredServers } from './servers';
import { type Session, startSession } from './session';

const isQuick = process.argv.includes('--quick');
const root = process.cwd();
const SIZES = isQuick ? [1, 100, 1000] : [1, 10, 100, 1000, 10_000];

const folder = mkdtempSync(path.join(os.tmpdir(), 'ossr-bench-'));
try {
  const schemaFile = path.join(folder, 'schema.json');
  writeFileSync(schemaFile, JSON.stringify(wholeSchema(root)));
  const sizes: SizeResults[] = [];
  for (const size of SIZES) {
    console.error(`${size} executable${size === 1 ? '' : 's'} …`);
    sizes.push(await measureSize(size, pathToFileURL(schemaFile).href));
  }
  const results: Results = { node: process.version, quick: isQuick, sizes };
  mkdirSync('bench/results', { recursive: true });
  writeFileSync('bench/results/latest.json', `${JSON.stringify(results, null, 2)}\n`);
  const table = report(results);
  console.log(table);
  if (!isQuick) writeFileSync('docs/performance.md', page(table));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** All servers at one size: opened beside each other, and measured in turn within each round. */
async function measureSize(size: number, schema: string): Promise<SizeResults> {
  const document = benchDocument(size);
  const spots = spotsIn(document);
  const servers = measuredServers(root).filter(({ maxExecutables }) => size <= maxExecutables);
  const figures = new Map<string, Map<string, number[]>>(servers.map(({ id }) => [id, new Map()]));
  const note = (server: MeasuredServer, measure: string, value: number | undefined) => {
    const of = figures.get(server.id);
    if (value !== undefined) of?.set(measure, [...(of.get(measure) ?? []), value]);
  };
  const sessions = await opened(servers, schema, document.text, note);
  try {
    for (let round = 0; round < rounds(size); round += 1) await measureRound(sessions, spots, round, note);
    for (const session of sessions) {
      note(session.server, 'memory', session.peakMemoryMb());
      const wrong = (await wrongTypes(session, spots)).length;
      note(session.server, 'found', wrong);
    }
  } finally {
    await Promise.all(sessions.map((session) => session.close()));
  }
  return { size, seeded: document.seeded, characters: document.text.length, figures: plain(figures) };
}

type Note = (server: MeasuredServer, measure: string, value: number | undefined) => void;

/** Starts and opens several times, since both happen once in a process; the last process is kept. */
async function opened(
  servers: readonly MeasuredServer[],
  schema: string,
  text: string,
  note: Note,
): Promise<Session[]> {
  const times = text.length > 5_000_000 ? 1 : isQuick ? 3 : 5;
  const kept = new Map<MeasuredServer, Session>();
  for (let time = 0; time < times; time += 1) {
    for (const server of servers) {
      await kept.get(server)?.close();
      const session = await startSession(server, folder, schema);
      kept.set(server, session);
      note(server, 'start', session.startMs);
      note(server, 'open', await session.open(text));
    }
  }
  return [...kept.values()];
}

async function measureRound(all: readonly Session[], spots: Spots, round: number, note: Note): Promise<void> {
  const sessions = all.filter(({ server }) => round < server.maxRounds);
  for (const measure of MEASURES) {
    for (const session of sessions) {
      for (let time = 0; time < (measure.inARow ?? 1); time += 1) {
        note(session.server, measure.id, await measure.run(session, spots, round + time));
      }
    }
  }
}

/** The problems that a server finds with the seeded values, whatever it calls them. */
async function wrongTypes(session: Session, { middle }: Spots): Promise<readonly unknown[]> {
  await session.send(session.prepare([{ offset: middle, removed: 1, text: '4' }]));
  return (await session.diagnostics()).filter(({ severity }) => (severity ?? 1) <= 2);
}

function rounds(size: number): number {
  if (size >= 10_000) return 3;
  return size >= 1000 && isQuick ? 5 : 9;
}

function plain(figures: Map<string, Map<string, number[]>>): SizeResults['figures'] {
  return Object.fromEntries([...figures].map(([id, of]) => [id, Object.fromEntries(of)]));
}
