import { ShutdownRequest } from 'vscode-languageserver/node';
import { describe, expect, it, vi } from 'vitest';
import type { Answer, Task } from '../../server/core/index';
import { type Platform, identityOf } from '../../server/platforms/index';
import { FULL, startEditor } from './client';

const URI = 'file:///record/codemeta.json';
const record = (cores: number) =>
  JSON.stringify({
    executables: [
      {
        name: 'demo',
        type: 'purl:docker-container',
        content: { image: 'docker.io/example/library:1.0' },
        'compute-resources': [{ name: 'worker', mincores: cores, minmemory: '8Gi' }],
      },
    ],
  });

/** An editor with one platform, whose offers reserve something, and an answer for the record. */
async function answered() {
  const held = new Set<string>();
  let asked = 0;
  const editor = await startEditor({
    capabilities: FULL,
    platforms: [{ id: 'b', name: 'Broker', type: 'canidothis', url: 'https://broker.example' }],
    play: (configuration): Platform => ({
      identity: identityOf(configuration),
      id: configuration.id,
      timeoutMs: 1_000,
      canIDoThis: (task: Task) => {
        const reservation = `session-${(asked += 1)}`;
        held.add(reservation);
        return Promise.resolve<Answer>({ kind: 'offers', offers: [{ reservation, task }], caveats: [] });
      },
      release: (answer) => {
        if (answer.kind === 'offers') for (const { reservation } of answer.offers) held.delete(reservation ?? '');
      },
    }),
  });
  await editor.open(URI, record(4));
  const ask = async () =>
    editor.connection.sendRequest('workspace/executeCommand', {
      command: 'ossr.canIDoThis',
      arguments: [{ uri: URI }],
    });
  await ask();
  return { editor, ask, held };
}

describe('what the offers in the editor reserve', () => {
  it('is held until the question is asked again', async () => {
    const { ask, held, editor } = await answered();
    expect([...held]).toEqual(['session-1']);
    await ask();
    expect([...held]).toEqual(['session-2']);
    await editor.close();
  });

  it('is given back after an edit, also by an editor that asks for nothing', async () => {
    const { held, editor } = await answered();
    await editor.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: URI, version: 2 },
      contentChanges: [{ text: record(5) }],
    });
    await vi.waitFor(() => expect([...held]).toEqual([]));
    await editor.close();
  });

  it('is given back when the document is closed', async () => {
    const { held, editor } = await answered();
    await editor.connection.sendNotification('textDocument/didClose', { textDocument: { uri: URI } });
    await vi.waitFor(() => expect([...held]).toEqual([]));
    await editor.close();
  });

  it('is given back before the server has shut down', async () => {
    const { held, editor } = await answered();
    await editor.connection.sendRequest(ShutdownRequest.type);
    expect([...held]).toEqual([]);
  });
});
