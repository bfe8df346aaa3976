import { afterEach, describe, expect, it } from 'vitest';
import type { ClientCapabilities, InlayHint, SemanticTokens } from 'vscode-languageserver/node';
import { type Editor, FULL, startEditor } from './client';

const URI = 'file:///records/codemeta.json';
const TEXT =
  '{ "executables": [ { "name": "a", "type": "purl:docker-container", "content": { "image": "i:1" },' +
  ' "compute-resources": [ { "minmemory": 8, "maxmemory": "16G" } ] } ] }';
const EVERYWHERE = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
const requests = { range: true, full: { delta: true } };
const COLOURS: ClientCapabilities = {
  ...FULL,
  textDocument: {
    ...FULL.textDocument,
    semanticTokens: { requests, tokenTypes: [], tokenModifiers: [], formats: ['relative'] },
  },
};

const editors: Editor[] = [];
const start = async (capabilities: ClientCapabilities, inlayHints?: object) => {
  const settings = { 'ossr.inlayHints': inlayHints ?? null };
  const editor = await startEditor({ capabilities, settings });
  editors.push(editor);
  await editor.open(URI, TEXT);
  return editor;
};
afterEach(async () => {
  for (const editor of editors.splice(0)) await editor.close();
});

const hints = async ({ connection }: Editor) =>
  connection.sendRequest<InlayHint[]>('textDocument/inlayHint', { textDocument: { uri: URI }, range: EVERYWHERE });
const labels = async (editor: Editor) => (await hints(editor)).map(({ label }) => label);

describe('a server that shows hints beside the text', () => {
  it('shows all of them to an editor without settings', async () => {
    expect(await labels(await start({}))).toEqual(['GiB', '≈ 14.9 GiB']);
  });

  it.each([
    [{}, ['GiB', '≈ 14.9 GiB']],
    [{ units: false }, ['≈ 14.9 GiB']],
    [{ conversions: false }, ['GiB']],
    [{ enabled: false, units: true }, []],
    [{ enabled: 'nonsense', units: 7 }, ['GiB', '≈ 14.9 GiB']],
  ])('shows what the settings %o leave', async (settings, expected) => {
    const editor = await start(FULL, settings);
    await expect.poll(() => labels(editor)).toEqual(expected);
  });
});

describe('a change of the settings', () => {
  it('is answered by one wish to be asked again, however many records are open', async () => {
    const editor = await start(FULL);
    for (const name of ['b', 'c', 'd']) await editor.open(`file:///records/${name}.ossr.json`, TEXT);
    await hints(editor); // by now the server has asked for the settings,
    await hints(editor); // and by now it has read them
    let wishes = 0;
    editor.connection.onRequest('workspace/codeLens/refresh', () => (wishes += 1) && null);
    await editor.connection.sendNotification('workspace/didChangeConfiguration', { settings: {} });
    await expect.poll(() => wishes).toBeGreaterThan(0);
    await hints(editor);
    expect(wishes).toBe(1);
  });
});

describe('a server that tells tokens', () => {
  it('promises ranges, never the whole document, and nothing to an editor that cannot ask for ranges', async () => {
    const { introduction } = await start(COLOURS);
    const provider = introduction.capabilities.semanticTokensProvider;
    expect(provider).toMatchObject({ range: true, legend: { tokenModifiers: ['declaration', 'deprecated'] } });
    expect(provider).not.toHaveProperty('full');
    expect((await start({})).introduction.capabilities.semanticTokensProvider).toBeUndefined();
  });

  it('answers for a range, and with none about a document that is not open', async () => {
    const { connection } = await start(COLOURS);
    const ask = (uri: string) =>
      connection.sendRequest<SemanticTokens>('textDocument/semanticTokens/range', {
        textDocument: { uri },
        range: EVERYWHERE,
      });
    const type = TEXT.indexOf('purl:');
    expect((await ask(URI)).data.slice(0, 5)).toEqual([0, type, 'purl:docker-container'.length, 1, 0]);
    expect((await ask('file:///records/other.json')).data).toEqual([]);
  });
});
