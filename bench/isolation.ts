import type { Diagnostic } from 'vscode-languageserver/node';
import { benchDocument } from './documents';
import type { Isolation, IsolationFigures } from './results';
import type { MeasuredServer } from './servers';
import type { Session } from './session';
import { median } from './statistics';
import { type Key, type Place, placeOf } from './typing';

/** What is deleted, one at a time: the characters that hold JSON together. */
const CHARACTERS = ['{', '}', '[', ']', '"', ',', ':'] as const;
const EXECUTABLES = 100;

/** Opens a document with a server. */
export type Opening = (server: MeasuredServer, text: string) => Promise<Session>;

/**
 * How far one deleted character disturbs the rest of a record of 100 executables with one error each: how many problems
 * come that were not there before, and how many of the errors in other executables are still found.
 */
export async function measureIsolation(
  servers: readonly MeasuredServer[],
  places: (server: MeasuredServer) => number,
  open: Opening,
): Promise<Isolation> {
  const { text } = benchDocument(EXECUTABLES, EXECUTABLES);
  const measured: Record<string, Isolation['servers'][string]> = {};
  for (const server of servers) {
    const session = await open(server, text);
    try {
      measured[server.id] = await ofServer(session, text, places(server));
    } finally {
      await session.close();
    }
  }
  return { executables: EXECUTABLES, servers: measured };
}

async function ofServer(session: Session, text: string, places: number): Promise<Isolation['servers'][string]> {
  const before = await afterChange(session, { at: { line: 0, character: 0 }, removed: 0, text: '' });
  const seeds = seedsIn(text);
  const kinds: Record<string, IsolationFigures> = {};
  for (const character of CHARACTERS) {
    const disturbances: Disturbance[] = [];
    for (const offset of spread(structural(text, character), places)) {
      const at = placeOf(text, offset);
      const after = await afterChange(session, { at, removed: 1, text: '' });
      disturbances.push(disturbance({ before, after, deleted: offset, text, seeds }));
      await afterChange(session, { at, removed: 0, text: character });
    }
    kinds[character] = figures(disturbances);
  }
  return { places, kinds };
}

async function afterChange(session: Session, pressed: Key) {
  await session.send([pressed]);
  return session.diagnostics();
}

/** Where an error was put in, and the executable that it is in: from its own offset to the next one's. */
interface Seed {
  readonly at: string;
  readonly from: number;
  readonly to: number;
}

function seedsIn(text: string): readonly Seed[] {
  const starts = [...text.matchAll(/"Executable \d+"/g)].map(({ index }) => text.lastIndexOf('{', index));
  return starts.map((from, index) => {
    const value = text.indexOf('true', text.indexOf('"mincores"', from));
    return { at: key(placeOf(text, value)), from, to: starts[index + 1] ?? text.indexOf('"license"', from) };
  });
}

interface Disturbance {
  readonly added: number;
  /** The share of the errors in other executables that is still found, of 100. */
  readonly found: number;
}

interface Comparison {
  readonly before: readonly Diagnostic[];
  readonly after: readonly Diagnostic[];
  readonly deleted: number;
  readonly text: string;
  readonly seeds: readonly Seed[];
}

/**
 * A problem was there before when one with the same words began at the same place. The places behind the deleted
 * character, on its line, have moved by one; no others have, since no line end is deleted.
 */
function disturbance({ before, after, deleted, text, seeds }: Comparison): Disturbance {
  const gap = placeOf(text, deleted);
  const moved = ({ line, character }: Place) =>
    key({ line, character: line === gap.line && character >= gap.character ? character + 1 : character });
  const named = ({ message }: Diagnostic, place: string) => `${place} ${JSON.stringify(message)}`;
  const known = new Set(before.map((problem) => named(problem, key(problem.range.start))));
  const still = new Set(after.map((problem) => named(problem, moved(problem.range.start))));
  const elsewhere = new Set(seeds.filter(({ from, to }) => deleted < from || deleted >= to).map(({ at }) => at));
  const wanted = before.filter(({ range }) => elsewhere.has(key(range.start)));
  const found = new Set(wanted.filter((each) => still.has(named(each, key(each.range.start)))).map(placeKey));
  const added = after.filter((problem) => !known.has(named(problem, moved(problem.range.start)))).length;
  return { added, found: (100 * found.size) / elsewhere.size };
}

const placeKey = ({ range }: Diagnostic) => key(range.start);

function key({ line, character }: Place): string {
  return `${line}:${character}`;
}

function figures(all: readonly Disturbance[]): IsolationFigures {
  const added = all.map((each) => each.added);
  const found = all.map((each) => each.found);
  return { added: median(added), mostAdded: Math.max(...added), found: median(found), leastFound: Math.min(...found) };
}

/** The offsets of a character where it holds the document together: not inside a string. Quotes are all of them. */
function structural(text: string, character: string): readonly number[] {
  const tokens = [...text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\],:]/g)];
  return tokens.flatMap(({ 0: token, index }) => {
    if (character === '"' && token.startsWith('"')) return [index, index + token.length - 1];
    return token === character ? [index] : [];
  });
}

/** So many of some offsets: the same in each run, spread evenly, and never in step with what repeats (golden ratio). */
function spread(offsets: readonly number[], count: number): readonly number[] {
  const golden = (Math.sqrt(5) - 1) / 2;
  const chosen = Array.from({ length: count }, (_, index) => Math.floor((((index + 1) * golden) % 1) * offsets.length));
  return [...new Set(chosen)].flatMap((index) => offsets[index] ?? []);
}
