import { describe, expect, it, onTestFinished } from 'vitest';
import type { Hover } from 'vscode-languageserver/node';
import type { Answer, protocol } from '../../server/core/index';
import { type Platform, identityOf } from '../../server/platforms/index';
import { type Editor, FULL, startEditor } from './client';

const URI = 'file:///record/codemeta.json';
const RECORD = JSON.stringify({
  executables: [
    {
      name: 'demo',
      type: 'purl:docker-container',
      content: { image: 'docker.io/example/library:1.0' },
      'compute-resources': [{ name: 'worker', mincores: 4, minmemory: '8Gi' }],
    },
  ],
});
const MEMORY = 'compute-resources/0/minmemory';
const declined = (limit: string, decided: boolean): Answer => ({
  kind: 'declined',
  reasons: [{ path: MEMORY, code: 'limit', asked: '8Gi', limit, text: 'Too much.' }],
  ...(decided && { smallestChange: { changes: [{ path: MEMORY, from: '8Gi', to: limit }], basis: 'decided' } }),
});

/** An editor in which these platforms have answered so, and what it is told. */
async function asked(answers: Readonly<Record<string, Answer>>): Promise<[Editor, protocol.DocumentOffers]> {
  const editor = await startEditor({
    capabilities: FULL,
    platforms: Object.keys(answers).map((id) => ({ id, name: id, type: 'canidothis', url: 'https://p.example' })),
    play: (configuration): Platform => ({
      identity: identityOf(configuration),
      id: configuration.id,
      timeoutMs: 1_000,
      canIDoThis: async () => Promise.resolve(answers[configuration.id] ?? { kind: 'timedOut', afterMs: 1 }),
    }),
  });
  onTestFinished(editor.close);
  await editor.open(URI, RECORD);
  const known = await editor.connection.sendRequest<protocol.DocumentOffers>('workspace/executeCommand', {
    command: 'ossr.canIDoThis',
    arguments: [{ uri: URI }],
  });
  return [editor, known];
}

/** What an editor is told when these platforms answer so. */
async function told(answers: Readonly<Record<string, Answer>>): Promise<protocol.ExecutableOffers | undefined> {
  const [, known] = await asked(answers);
  return known.executables[0];
}

describe('what an editor is told beside a no', () => {
  it('is what would make it a yes, as surely as it is known, and what would win the most platforms', async () => {
    const offers = await told({ Oslo: declined('4Gi', true), Bonn: declined('6Gi', false) });
    const changes = Object.fromEntries(offers?.answers.map(({ platform, change }) => [platform.id, change]) ?? []);
    expect(changes).toEqual({
      Oslo: 'Lower "minmemory" to 4Gi: it would then say yes.',
      Bonn: 'Lower "minmemory" to 6Gi: the limits that it named would then be met.',
    });
    expect(offers?.closest).toBe('Lower "minmemory" to 4Gi: what 2 platforms named would then fit.');
  });

  it('is nothing beside a yes, and nothing for all where one says yes', async () => {
    const yes: Answer = { kind: 'offers', offers: [], caveats: [] };
    const offers = await told({ Oslo: declined('4Gi', true), Bonn: yes });
    expect(offers?.answers.map(({ platform, change }) => [platform.id, change !== undefined])).toEqual([
      ['Bonn', false],
      ['Oslo', true],
    ]);
    expect(offers?.closest).toBeUndefined();
  });
});

describe('the hover over a minimum', () => {
  it('tells what each platform that was asked said of it', async () => {
    const [{ connection }] = await asked({ Oslo: declined('4Gi', true) });
    const position = { line: 0, character: RECORD.indexOf('minmemory') };
    const hover = await connection.sendRequest<Hover>('textDocument/hover', { textDocument: { uri: URI }, position });
    expect(JSON.stringify(hover.contents)).toContain('Oslo');
  });
});
