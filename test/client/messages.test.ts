import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Reason } from '../../server/core/protocol';
import type { HostMessage, PageMessage } from '../../client/webview/messages';
import { readHostMessage, readKeptState, readPageMessage } from '../../client/webview/readMessages';
import { readCanIDoThisArgument, readPlatformId, readShowResultsArgument } from '../../client/commandArguments';
import { OFFER, answerOf, documentOffers, executable } from './offers';

const KINDS = ['ready', 'ask', 'chose', 'signIn', 'openRecord', 'openSettings', 'manageTrust', 'restart'];

const reason: Reason = {
  path: 'type',
  code: 'limit',
  text: 'No.',
  source: { from: 'x', observedAt: 'y', confidence: 'live' },
};
const SNAPSHOT: HostMessage = {
  kind: 'snapshot',
  record: 'codemeta.json',
  isTrusted: true,
  offers: documentOffers([
    executable(),
    executable({
      executable: 'other',
      answers: [
        answerOf('b', {
          kind: 'declined',
          reasons: [reason, { path: 'type', code: 'limit', text: 'No.' }],
          nearest: OFFER,
        }),
        answerOf('c', { kind: 'incomplete', missing: [{ path: 'p', name: 'n' }] }),
        answerOf('d', { kind: 'unauthorised', remedy: 'Sign in.' }),
        answerOf('e', { kind: 'unreachable', because: 'Down.' }),
        answerOf('f', { kind: 'unintelligible', because: 'HTML.' }),
        answerOf('g', { kind: 'timedOut', afterMs: 10 }),
      ],
    }),
  ]),
};

/** Every value that is the given one with one part replaced by something else. */
function spoilt(value: unknown): fc.Arbitrary<unknown> {
  const places = pathsIn(value);
  return fc.tuple(fc.constantFrom(...places), fc.anything()).map(([place, other]) => replaced(value, place, other));
}

function pathsIn(value: unknown): string[][] {
  if (typeof value !== 'object' || value === null) return [[]];
  return [[], ...Object.entries(value).flatMap(([key, inner]) => pathsIn(inner).map((path) => [key, ...path]))];
}

function replaced(value: unknown, [key, ...rest]: readonly string[], other: unknown): unknown {
  if (key === undefined) return other;
  const copy: unknown = structuredClone(value);
  const inner = copy as Record<string, unknown>;
  inner[key] = replaced(inner[key], rest, other);
  return copy;
}

describe('what the page says to the host (U2)', () => {
  it('is read when it is one of the known messages', () => {
    const messages: PageMessage[] = [
      { kind: 'ready' },
      { kind: 'ask', executable: 'a' },
      { kind: 'chose', executable: '__proto__' },
      { kind: 'signIn', platform: 'p' },
      { kind: 'restart' },
    ];
    for (const message of messages) expect(readPageMessage(message)).toEqual(message);
  });

  it('is dropped or read as a known message, whatever comes, and nothing else comes with it', () => {
    const members = {
      kind: fc.oneof(fc.constantFrom(...KINDS), fc.anything()),
      executable: fc.anything(),
      platform: fc.anything(),
    };
    fc.assert(
      fc.property(
        fc.oneof(fc.anything(), fc.record({ ...members, uri: fc.anything() }, { requiredKeys: [] })),
        (value) => {
          const message = readPageMessage(value);
          if (message === undefined) return;
          expect(KINDS).toContain(message.kind);
          for (const [key, text] of Object.entries(message)) {
            expect(['kind', 'executable', 'platform']).toContain(key);
            expect(typeof text).toBe('string');
          }
        },
      ),
    );
  });
});

describe('what the host says to the page (U2)', () => {
  it('is read whole', () => {
    expect(readHostMessage(SNAPSHOT)).toEqual(SNAPSHOT);
    expect(readHostMessage({ kind: 'failure', because: 'Stopped.' })).toEqual({ kind: 'failure', because: 'Stopped.' });
  });

  it('never makes the reader throw, whatever comes', () => {
    fc.assert(fc.property(fc.anything(), (value) => void readHostMessage(value)));
    fc.assert(
      fc.property(spoilt(SNAPSHOT), (value) => void readHostMessage(value)),
      { numRuns: 500 },
    );
  });

  it('is dropped when a text that is shown is not a text', () => {
    const texts = pathsIn(SNAPSHOT).filter(
      (path) => !path.includes('task') && !path.includes('code') && isText(SNAPSHOT, path),
    );
    expect(texts.length).toBeGreaterThan(30);
    for (const path of texts) expect([path, readHostMessage(replaced(SNAPSHOT, path, 5))]).toEqual([path, undefined]);
  });
});

function isText(value: unknown, path: readonly string[]): boolean {
  const found = path.reduce<unknown>((inner, key) => (inner as Record<string, unknown>)[key], value);
  return typeof found === 'string' && path.at(-1) !== 'cores';
}

describe('what is kept for the page over a reload', () => {
  it('is read as far as it can be', () => {
    const kept = { uri: 'file:///a', executable: 'b', opened: ['c'] };
    expect(readKeptState(kept)).toEqual(kept);
    expect(readKeptState({ ...kept, opened: [1] })).toEqual({ uri: 'file:///a', executable: 'b', opened: [] });
    expect(readKeptState(undefined)).toEqual({ opened: [] });
  });

  it('never makes the reader throw', () => {
    const parts = { uri: fc.anything(), executable: fc.anything(), opened: fc.anything() };
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.record(parts)), (value) => {
        const { opened } = readKeptState(value);
        expect(opened.every((each) => typeof each === 'string')).toBe(true);
      }),
    );
  });
});

describe('the argument of a command', () => {
  it('is read as a lens gives it', () => {
    const argument = { uri: 'file:///a', executable: 'b' };
    expect(readShowResultsArgument(argument)).toEqual(argument);
    expect(readCanIDoThisArgument({ ...argument, platforms: ['p'] })).toEqual({ ...argument, platforms: ['p'] });
    expect(readPlatformId({ platform: 'p' })).toBe('p');
  });

  it('is nothing when a menu, a key or somebody else gives something else', () => {
    for (const read of [readShowResultsArgument, readCanIDoThisArgument, readPlatformId]) {
      for (const value of [undefined, null, 5, 'file:///a', [], {}, { uri: 5 }, { uri: 'a', executable: 5 }]) {
        expect(read(value)).toBeUndefined();
      }
      fc.assert(fc.property(fc.anything(), (value) => void read(value)));
    }
  });
});
