import { afterEach, describe, expect, it } from 'vitest';
import type { ClientCapabilities, CompletionItem, CompletionList } from 'vscode-languageserver/node';
import { type Editor, FULL, startEditor } from './client';

const URI = 'file:///codemeta.json';
const TEXT = '{ "license": "", "executables": [ {  } ] }';

const editors: Editor[] = [];
async function open(capabilities: ClientCapabilities): Promise<Editor> {
  const editor = await startEditor({ capabilities });
  editors.push(editor);
  await editor.open(URI, TEXT);
  return editor;
}
afterEach(async () => {
  for (const editor of editors.splice(0)) await editor.close();
});

const RESOLVING: ClientCapabilities = {
  textDocument: {
    completion: { completionItem: { snippetSupport: true, resolveSupport: { properties: ['documentation'] } } },
  },
};
const ask = <T>({ connection }: Editor, character: number) =>
  connection.sendRequest<T>('textDocument/completion', {
    textDocument: { uri: URI },
    position: { line: 0, character },
  });
const inExecutable = TEXT.indexOf('{  }') + 2;

describe('completion over the wire', () => {
  it('explains an item when the editor asks for it', async () => {
    const editor = await open(RESOLVING);
    expect(editor.introduction.capabilities.completionProvider?.resolveProvider).toBe(true);
    const [first] = await ask<CompletionItem[]>(editor, inExecutable);
    expect(first).toMatchObject({ label: 'name', insertTextFormat: 2 });
    expect(first?.documentation).toBeUndefined();
    const resolved = await editor.connection.sendRequest<CompletionItem>('completionItem/resolve', first ?? {});
    expect(resolved).toMatchObject({ label: 'name', documentation: { kind: 'markdown' } });
  });

  it('explains the whole list to an editor that does not ask', async () => {
    const editor = await open(FULL);
    expect(editor.introduction.capabilities.completionProvider?.resolveProvider).toBe(false);
    const items = await ask<CompletionItem[]>(editor, inExecutable);
    expect(items.find(({ label }) => label === 'name')).toMatchObject({ documentation: { kind: 'markdown' } });
  });

  it('tells what is required beside the labels, to an editor that shows it', async () => {
    const shows = { completion: { completionItem: { labelDetailsSupport: true } } };
    const [first] = await ask<CompletionItem[]>(await open({ textDocument: shows }), inExecutable);
    expect(first?.labelDetails).toEqual({ description: 'required · text' });
    const [plain] = await ask<CompletionItem[]>(await open(FULL), inExecutable);
    expect(plain?.labelDetails).toBeUndefined();
  });

  it('says that a list of licences is cut, so that the editor asks again', async () => {
    const editor = await open(RESOLVING);
    const list = await ask<CompletionList>(editor, TEXT.indexOf('""') + 1);
    expect(list).toMatchObject({ isIncomplete: true });
    expect(list.items).toHaveLength(100);
  });
});
