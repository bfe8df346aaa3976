import { afterEach, describe, expect, it } from 'vitest';
import type { CodeAction, TextEdit } from 'vscode-languageserver/node';
import { type Editor, FULL, startEditor } from './client';

const URI = 'file:///records/codemeta.json';
const TEXT = '{ "@context": "c", "executables": [ { "nam": "a" } ] }';
const EVERYWHERE = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
const codeActionLiteralSupport = { codeActionKind: { valueSet: [] } };
const LITERALS = { ...FULL, textDocument: { ...FULL.textDocument, codeAction: { codeActionLiteralSupport } } };
const FILES = {
  ...LITERALS,
  workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ['create' as const] } },
};

const editors: Editor[] = [];
const start = async (capabilities: object) => {
  const editor = await startEditor({ capabilities });
  editors.push(editor);
  await editor.open(URI, TEXT);
  return editor;
};
afterEach(async () => {
  for (const editor of editors.splice(0)) await editor.close();
});
const actions = (editor: Editor, only?: readonly string[]) =>
  editor.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri: URI },
    range: EVERYWHERE,
    context: { diagnostics: [], only },
  });

describe('a server that changes records', () => {
  it('promises the kinds of actions that it has, to editors that know them', async () => {
    const { introduction } = await start(LITERALS);
    expect(introduction.capabilities).toMatchObject({
      codeActionProvider: {
        codeActionKinds: ['quickfix', 'refactor.extract', 'refactor.rewrite', 'source.fixAll.ossr'],
      },
      documentFormattingProvider: true,
      documentRangeFormattingProvider: true,
    });
    expect((await start({})).introduction.capabilities.codeActionProvider).toBeUndefined();
  });

  it('offers remedies, and new files only to editors that can make them', async () => {
    const plain = await actions(await start(LITERALS));
    expect(plain.map(({ title }) => title)).toContain('Change to "name"');
    expect(plain.some(({ edit }) => edit?.documentChanges)).toBe(false);
    const moved = (await actions(await start(FILES))).find(({ edit }) => edit?.documentChanges);
    expect(moved?.edit?.documentChanges?.at(-1)).toMatchObject({ textDocument: { uri: URI, version: 1 } });
  });

  it('fixes everything at once, and lays out', async () => {
    const editor = await start(LITERALS);
    const [all] = await actions(editor, ['source.fixAll']);
    expect(all?.edit?.changes?.[URI]?.map(({ newText }) => newText)).toEqual(['"name"']);
    const edits = await editor.connection.sendRequest<TextEdit[]>('textDocument/formatting', {
      textDocument: { uri: URI },
      options: { tabSize: 2, insertSpaces: true },
    });
    expect(edits.length).toBeGreaterThan(5);
    expect(edits.every(({ newText }) => newText.trim() === '')).toBe(true);
  });
});
