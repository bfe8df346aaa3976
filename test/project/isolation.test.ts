import { describe, expect, it } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver/node';
import { measureIsolation } from '../../bench/isolation';
import type { MeasuredServer } from '../../bench/servers';
import type { Session } from '../../bench/session';
import { type Key, placeOf } from '../../bench/typing';

const SERVER: MeasuredServer = {
  id: 'ossr',
  name: 'played',
  command: [],
  file: 'codemeta.json',
  languageId: 'json',
  maxExecutables: 100,
  maxRounds: 1,
  settings: () => ({}),
};

/** What a played server says of a text. */
type Check = (text: string) => readonly Diagnostic[];

const problem = (text: string, offset: number, message: string): Diagnostic => ({
  range: { start: placeOf(text, offset), end: placeOf(text, offset + 1) },
  message,
});

/** The core counts that are true, wherever they are: what a server says that no broken text disturbs. */
const undisturbed: Check = (text) =>
  [...text.matchAll(/"mincores"\W+(true)/g)].map((match) => problem(text, match.index + match[0].length - 4, 'wrong'));

const isBroken = (text: string) => {
  try {
    JSON.parse(text);
    return false;
  } catch {
    return true;
  }
};

function typed(text: string, { at, removed, text: put }: Key): string {
  const lines = text.split('\n');
  const line = lines[at.line] ?? '';
  return lines.with(at.line, line.slice(0, at.character) + put + line.slice(at.character + removed)).join('\n');
}

function played(opened: string, check: Check): Session {
  let text = opened;
  return {
    server: SERVER,
    startMs: 0,
    promises: () => true,
    open: () => Promise.resolve(0),
    send(keys) {
      text = keys.reduce(typed, text);
      return Promise.resolve();
    },
    diagnostics: () => Promise.resolve(check(text)),
    ask: () => Promise.resolve(null),
    peakMemoryMb: () => 0,
    close: () => Promise.resolve(),
  };
}

/** What deleting each kind of character did to a server: the medians of new problems and of errors still found. */
async function measured(check: Check): Promise<readonly (readonly [string, number, number])[]> {
  const { servers } = await measureIsolation(
    [SERVER],
    () => 2,
    (_, text) => Promise.resolve(played(text, check)),
  );
  const kinds = Object.entries(servers['ossr']?.kinds ?? {});
  return kinds.map(([kind, { added, found }]) => [kind, added, found] as const);
}

const KINDS = ['{', '}', '[', ']', '"', ',', ':'];

describe('the measuring of what one deleted character disturbs', () => {
  it('sees nothing new, and everything found, where a server is not disturbed', async () => {
    expect(await measured(undisturbed)).toEqual(KINDS.map((kind) => [kind, 0, 100]));
  });

  it('counts what is new: every deletion breaks the text', async () => {
    const complaining: Check = (text) => [
      ...undisturbed(text),
      ...(isBroken(text) ? [problem(text, 0, 'broken'), problem(text, 9, 'broken')] : []),
    ];
    expect(await measured(complaining)).toEqual(KINDS.map((kind) => [kind, 2, 100]));
  });

  it('counts what is lost', async () => {
    const giving: Check = (text) => (isBroken(text) ? [] : undisturbed(text));
    expect(await measured(giving)).toEqual(KINDS.map((kind) => [kind, 0, 0]));
  });
});
