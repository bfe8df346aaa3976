import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ParameterStructures, RequestType } from 'vscode-languageserver/node';
import { EVERYTHING } from './capabilities';
import { type Editor, startEditor } from './client';
import { REQUESTS, TEXT, URI, isPromised, position, range } from './requests';

let editor: Editor;
beforeEach(async () => {
  editor = await startEditor({ capabilities: EVERYTHING });
  await editor.open(URI, TEXT);
});
afterEach(() => editor.close());

/** The requests that are promised, and our own two. */
const promised = () => [
  ...REQUESTS.filter(([, capability]) => isPromised(editor.introduction.capabilities, capability)),
  ...(['ossr/offers', 'ossr/signIn'] as const).map((method) => [method, '', { uri: URI, platform: 'x' }] as const),
];

/** The answer, or the sentence of the refusal. */
async function said(method: string, params: unknown): Promise<unknown> {
  return editor.connection
    .sendRequest<unknown>(method, params)
    .then(() => 'answered')
    .catch((error: unknown) => (error instanceof Error ? error.message : error));
}

/** What a program says of itself when it stumbles, which no person should read. */
const RAW = /cannot read|is not a function|not iterable|destructure|undefined|is not defined|invalid string|stack/i;

const odd = fc.oneof(
  fc.constantFrom(null, true, -1, 1.5, 1e12, '', 'x', [], {}, [null], [[]]),
  fc.constantFrom({ uri: 5 }, { uri: URI }, { line: 1 }, { line: -1, character: 0.5 }, { start: null }, { only: 'x' }),
  fc.constantFrom({ line: 1e12, character: -3 }, { tabSize: 1e9 }, { tabSize: 'x', insertSpaces: 1 }, { data: [null] }),
  fc.constantFrom(position, range, [position, null], { start: position, end: { line: 1.5, character: 'x' } }),
);

describe('a client that breaks the protocol', () => {
  it('is refused in a sentence where a parameter is missing, and the server goes on', async () => {
    for (const [method, , params] of promised()) {
      const names = Object.keys(params);
      const broken = [null, {}, 5, [], ...names.map((name) => ({ ...params, [name]: undefined }))];
      for (const each of broken) expect(String(await said(method, each)), method).not.toMatch(RAW);
    }
    expect(await said('textDocument/hover', { textDocument: { uri: URI } })).toBe(
      'The message "textDocument/hover" cannot be understood: its "position" is missing, or not of the form that the protocol says.',
    );
    expect(await said('textDocument/hover', { textDocument: { uri: URI }, position })).toBe('answered');
  });

  it('may give parameters by their position, which JSON-RPC allows', async () => {
    const offers = new RequestType<object, unknown, void>('ossr/offers', ParameterStructures.byPosition);
    expect(await editor.connection.sendRequest(offers, { uri: URI })).toMatchObject({ uri: URI });
  });

  it('is never told what went wrong inside, whatever it sends', async () => {
    const parameter = fc.constantFrom('textDocument', 'position', 'range', 'context', 'options', 'positions', 'data');
    const name = fc.oneof(parameter, fc.constantFrom('query', 'newName', 'command', 'arguments', 'uri', 'platform'));
    const request = fc.record({ at: fc.nat(100), changes: fc.array(fc.tuple(name, odd), { maxLength: 3 }) });
    await fc.assert(
      fc.asyncProperty(request, async ({ at, changes }) => {
        const all = promised();
        const [method, , params] = all[at % all.length] ?? ['', '', {}];
        const sent = { ...params, ...Object.fromEntries(changes) };
        expect(String(await said(method, sent)), method).not.toMatch(RAW);
      }),
      { numRuns: 300 },
    );
    expect(await said('textDocument/hover', { textDocument: { uri: URI }, position })).toBe('answered');
  });

  it('is answered about code actions and references without a context', async () => {
    const about = { textDocument: { uri: URI }, position };
    const faulty = 'file:///records/faulty.ossr.json';
    await editor.open(faulty, TEXT.replace('"image"', '"imge"'));
    for (const context of [undefined, null, {}, { only: 'x' }]) {
      const asked = { textDocument: { uri: faulty }, range, context };
      expect(await editor.connection.sendRequest('textDocument/codeAction', asked)).toHaveLength(1);
    }
    expect(await editor.connection.sendRequest('textDocument/references', about)).toHaveLength(2);
  });

  it('does not change a document with a change that is none', async () => {
    const before = await editor.connection.sendRequest('textDocument/foldingRange', { textDocument: { uri: URI } });
    const textDocument = { uri: URI, version: 2 };
    for (const change of [null, {}, { text: 5 }, { text: 'x', range: { start: 1 } }]) {
      await editor.connection.sendNotification('textDocument/didChange', { textDocument, contentChanges: [change] });
    }
    await editor.connection.sendNotification('textDocument/didOpen', { textDocument: { uri: URI, text: null } });
    await editor.connection.sendNotification('textDocument/didClose', {});
    const after = await editor.connection.sendRequest('textDocument/foldingRange', { textDocument: { uri: URI } });
    expect(after).toEqual(before);
  });
});
