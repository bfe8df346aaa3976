import { type BenchDocument, benchDocument } from './documents';
import { type Measure, type Spots, MEASURES, spotsIn } from './measures';
import type { SizeResults } from './results';
import type { MeasuredServer } from './servers';
import type { Session } from './session';
import { median } from './statistics';

/** A short measure is done so often in a row, for so many milliseconds at most; a long one once. */
const MOST_IN_A_ROW = 10;
const IN_A_ROW_MS = 40;

/** How a size is measured. */
export interface Sizing {
  readonly size: number;
  readonly servers: readonly MeasuredServer[];
  /** How often servers are started and the document is opened. */
  readonly openings: number;
  /** How often the measures on an open document are gone through. */
  readonly rounds: number;
  readonly start: (server: MeasuredServer) => Promise<Session>;
}

/** All servers at one size: opened beside each other, and measured in turn within each round. */
export async function measureSize(sizing: Sizing): Promise<SizeResults> {
  const document = benchDocument(sizing.size);
  const noted = createNotes();
  const spots = spotsIn(document);
  const sessions = await opened(sizing, document, noted.note);
  try {
    await measureRounds(sessions, sizing.rounds, spots, noted.note);
    for (const session of sessions) {
      noted.note(session.server, 'memory', session.peakMemoryMb());
      noted.note(session.server, 'found', await wrongValues(session, spots));
    }
  } finally {
    await Promise.all(sessions.map((session) => session.close()));
  }
  return {
    size: sizing.size,
    seeded: document.seeded,
    characters: document.text.length,
    medians: noted.medians(),
  };
}

type Note = (server: MeasuredServer, measure: string, value: number | undefined) => void;

/** Figures by server and measure. */
function createNotes(): { readonly note: Note; medians(): SizeResults['medians'] } {
  const figures = new Map<string, Map<string, number[]>>();
  return {
    note({ id }, measure, value) {
      const of = figures.get(id) ?? new Map<string, number[]>();
      figures.set(id, of);
      if (value !== undefined) of.set(measure, [...(of.get(measure) ?? []), value]);
    },
    medians: () => Object.fromEntries([...figures].map(([id, of]) => [id, mediansOf(of)])),
  };
}

function mediansOf(figures: ReadonlyMap<string, readonly number[]>): Readonly<Record<string, number>> {
  return Object.fromEntries([...figures].map(([measure, all]) => [measure, Number(median(all).toPrecision(4))]));
}

/** Starts and opens several times, since both happen once in a process; the last process is kept. */
async function opened(
  { servers, openings, start }: Sizing,
  { text }: BenchDocument,
  note: Note,
): Promise<readonly Session[]> {
  const kept = new Map<MeasuredServer, Session>();
  for (let time = 0; time < openings; time += 1) {
    for (const server of servers.filter(({ maxRounds }) => time < maxRounds)) {
      await kept.get(server)?.close();
      const session = await start(server);
      kept.set(server, session);
      note(server, 'start', session.startMs);
      note(server, 'open', await session.open(text));
    }
  }
  return [...kept.values()];
}

async function measureRounds(all: readonly Session[], rounds: number, spots: Spots, note: Note): Promise<void> {
  const turns = new Map<Session, number>();
  const measured = async (measure: Measure, session: Session) => {
    const turn = turns.get(session) ?? 0;
    const taken = await inARow(measure, session, spots, turn);
    turns.set(session, turn + taken.length);
    for (const value of taken) note(session.server, measure.id, value);
  };
  for (let round = 0; round < rounds; round += 1) {
    const taking = all.filter(({ server }) => round < server.maxRounds);
    const sessions = round % 2 === 0 ? taking : taking.toReversed(); // nobody is always the one behind the others
    for (const measure of MEASURES) {
      for (const session of sessions) await measured(measure, session);
    }
  }
}

/** The figures of a measure that is done several times in a row, as a person does who types a word. */
async function inARow(
  measure: Measure,
  session: Session,
  spots: Spots,
  turn: number,
): Promise<readonly (number | undefined)[]> {
  const taken: (number | undefined)[] = [];
  let spent = 0;
  do {
    const value = await measure.run(session, spots, turn + taken.length);
    taken.push(value);
    spent += value ?? IN_A_ROW_MS;
  } while (!measure.once && taken.length < MOST_IN_A_ROW && spent < IN_A_ROW_MS);
  return taken;
}

/** How many problems a server finds with the seeded values, whatever it calls them. */
async function wrongValues(session: Session, { middle }: Spots): Promise<number> {
  await session.send([{ at: middle, removed: 1, text: '4' }]);
  return (await session.diagnostics()).filter(({ severity }) => (severity ?? 1) <= 2).length;
}
