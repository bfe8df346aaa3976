import { afterEach, describe, expect, it } from 'vitest';
import type { CodeLens, CompletionItem, Diagnostic, Hover } from 'vscode-languageserver/node';
import { type PlatformConfiguration, type protocol, readPlatforms } from '../../server/core/index';
import { createHttpClient, createPlatform, identityOf } from '../../server/platforms/index';
import { type Editor, type EditorOptions, FULL, startEditor } from './client';

const URI = 'file:///codemeta.json';
const TEXT = `{
  "executables": [
    {
      "name": "Demo container",
      "type": "purl:docker-container",
      "content": { "image": "i:1" },
      "compute-resources": [{ "mincores": 4, "minmemory": "8Gi" }]
    }
  ]
}
`;

const editors: Editor[] = [];
async function start(options: EditorOptions): Promise<Editor> {
  const editor = await startEditor(options);
  editors.push(editor);
  return editor;
}
afterEach(async () => {
  for (const editor of editors.splice(0)) await editor.close();
});

const http = createHttpClient({ credential: () => undefined });
const embedded = (configuration: PlatformConfiguration) =>
  createPlatform(configuration, { http, now: () => new Date() });

interface Report {
  readonly kind: string;
  readonly resultId: string;
  readonly items: readonly Diagnostic[];
}
const pull = (editor: Editor, previousResultId?: string) =>
  editor.connection.sendRequest<Report>('textDocument/diagnostic', { textDocument: { uri: URI }, previousResultId });
const lenses = async (editor: Editor) => {
  const found = await editor.connection.sendRequest<CodeLens[]>('textDocument/codeLens', {
    textDocument: { uri: URI },
  });
  return found.map(({ command }) => command?.title);
};
const change = (editor: Editor, version: number, contentChanges: readonly object[]) =>
  editor.connection.sendNotification('textDocument/didChange', { textDocument: { uri: URI, version }, contentChanges });
const at = (line: number, from: number, to: number, text: string) => ({
  range: { start: { line, character: from }, end: { line, character: to } },
  text,
});
const ask = (editor: Editor, argument: Partial<protocol.CanIDoThisArgument> = {}) =>
  editor.connection.sendRequest<protocol.DocumentOffers>('workspace/executeCommand', {
    command: 'ossr.canIDoThis',
    arguments: [{ uri: URI, ...argument }],
  });

describe('a server that an editor connects to', () => {
  it('promises what it has, and no more', async () => {
    const { introduction } = await start({ capabilities: FULL });
    expect(introduction.capabilities).toMatchObject({
      hoverProvider: true,
      codeLensProvider: {},
      diagnosticProvider: { identifier: 'ossr' },
      executeCommandProvider: { commands: ['ossr.canIDoThis'] },
    });
    const plain = await start({});
    expect(plain.introduction.capabilities.diagnosticProvider).toBeUndefined();
  });

  it('does not announce a command that the client handles itself', async () => {
    const clientCommands = ['ossr.canIDoThis', 'ossr.showResults'];
    const { introduction } = await start({ initializationOptions: { clientCommands } });
    expect(introduction.capabilities.executeCommandProvider?.commands).toEqual([]);
  });

  it('gives diagnostics when asked, and says unchanged when they are', async () => {
    const editor = await start({ capabilities: FULL });
    await editor.open(URI, TEXT);
    const first = await pull(editor);
    expect(first).toMatchObject({ kind: 'full', items: [] });
    expect(await pull(editor, first.resultId)).toMatchObject({ kind: 'unchanged' });
    await change(editor, 2, [at(6, 42, 43, '"x"')]);
    const second = await pull(editor, first.resultId);
    expect(second.items.map(({ code }) => code)).toEqual(['cores.unreadable']);
    expect(editor.pushed.size).toBe(0);
  });

  it('L9: tells a client that does not ask, after opening, changing and closing', async () => {
    const editor = await start({});
    await editor.open(URI, TEXT);
    await change(editor, 2, [at(6, 42, 43, '"x"')]);
    await expect.poll(() => editor.pushed.get(URI)?.map(({ code }) => code)).toEqual(['cores.unreadable']);
    await editor.connection.sendNotification('textDocument/didClose', { textDocument: { uri: URI } });
    await expect.poll(() => editor.pushed.get(URI)).toEqual([]);
  });

  it('completes and explains', async () => {
    const editor = await start({ capabilities: FULL });
    await editor.open(URI, TEXT);
    const position = { line: 6, character: 30 };
    const hover = await editor.connection.sendRequest<Hover>('textDocument/hover', {
      textDocument: { uri: URI },
      position,
    });
    expect(JSON.stringify(hover.contents)).toContain('Cores it must have');
    await change(editor, 2, [at(6, 43, 43, ', ')]);
    const items = await editor.connection.sendRequest<CompletionItem[]>('textDocument/completion', {
      textDocument: { uri: URI },
      position: { line: 6, character: 45 },
    });
    expect(items.map(({ label }) => label)).toContain('maxcores');
  });

  it('L1, L3, L6: survives edits before open, positions outside, unknown methods and commands', async () => {
    const editor = await start({ capabilities: FULL });
    await change(editor, 1, [at(0, 0, 0, 'x')]);
    await editor.open(URI, TEXT);
    await editor.open(URI, TEXT);
    await change(editor, 2, [at(999, 5, 2, ''), at(-1, -5, 0, ''), { text: TEXT }, at(2, 99_999, 3, '')]);
    expect((await pull(editor)).kind).toBe('full');
    await expect(editor.connection.sendRequest('ossr/nothing', {})).rejects.toThrow();
    await expect(ask(editor, { uri: 'file:///other' })).rejects.toThrow('is not open in this editor');
    const bad = editor.connection.sendRequest('workspace/executeCommand', {
      command: 'ossr.canIDoThis',
      arguments: [5],
    });
    await expect(bad).rejects.toThrow('takes one argument');
  });
});

describe('asking', () => {
  it('fills the lens and tells the client, with the embedded platforms', async () => {
    const editor = await start({
      capabilities: FULL,
      initializationOptions: { clientCommands: ['ossr.canIDoThis', 'ossr.showResults'] },
      play: embedded,
    });
    await editor.open(URI, TEXT);
    expect(await lenses(editor)).toEqual(['canIDoThis?']);
    const offers = await ask(editor);
    expect(offers.executables[0]?.answers.map(({ platform, answer }) => [platform.name, answer.kind])).toEqual([
      ['Platform a', 'offers'],
      ['Platform b', 'offers'],
    ]);
    expect((await lenses(editor))[0]).toBe('✓ 2 platforms · best: Platform a, 8 cpu, 16Gi');
    await expect.poll(() => editor.told.at(-1)?.executables[0]?.state).toBe('answered');
  });

  it('makes the answers stale with an edit of the executable, and fresh again with its undoing', async () => {
    const editor = await start({ capabilities: FULL, play: embedded });
    await editor.open(URI, TEXT);
    await ask(editor);
    await change(editor, 2, [at(6, 42, 43, '5')]);
    expect(await lenses(editor)).toEqual(['canIDoThis? (edited since it was asked)']);
    await expect.poll(() => editor.told.at(-1)?.executables[0]?.stale).toBe(true);
    await change(editor, 3, [at(6, 42, 43, '4'), at(6, 0, 0, '  ')]);
    expect((await lenses(editor))[0]).toContain('2 platforms');
  });

  it('P16, P18: drops late answers when the question is asked anew', async () => {
    const waiting: (() => void)[] = [];
    let asked = 0;
    const play = (configuration: PlatformConfiguration) => ({
      id: configuration.id,
      identity: identityOf(configuration),
      timeoutMs: 5000,
      async canIDoThis(): Promise<protocol.Answer> {
        asked += 1;
        const because = `question ${asked}`;
        if (asked === 1) await new Promise<void>((resolve) => waiting.push(resolve));
        return { kind: 'unreachable', because };
      },
    });
    const editor = await start({ capabilities: FULL, play, platforms: [{ id: 'x', name: 'X', type: 'local' }] });
    await editor.open(URI, TEXT);
    const first = ask(editor);
    const calledOff = expect(first).rejects.toThrow('called off');
    await expect.poll(() => waiting.length).toBe(1);
    await ask(editor);
    waiting.forEach((resolve) => resolve());
    await calledOff;
    const offers = await editor.connection.sendRequest<protocol.DocumentOffers>('ossr/offers', { uri: URI });
    expect(offers.executables[0]?.answers.map(({ answer }) => answer)).toEqual([
      { kind: 'unreachable', because: 'question 2' },
    ]);
  });

  it('shows the other answers when a platform hangs, and what hung as timed out', async () => {
    const play = (configuration: PlatformConfiguration) =>
      configuration.id === 'slow'
        ? {
            id: 'slow',
            identity: identityOf(configuration),
            timeoutMs: 60,
            canIDoThis: () => new Promise<never>(() => undefined),
          }
        : embedded(configuration);
    const platforms = [
      { id: 'slow', name: 'Slow', type: 'local' },
      { id: 'quick', name: 'Quick', type: 'local' },
    ];
    const editor = await start({ capabilities: FULL, play, platforms });
    await editor.open(URI, TEXT);
    const { executables } = await ask(editor);
    expect(executables[0]?.answers.map(({ platform, answer }) => [platform.id, answer.kind])).toEqual([
      ['quick', 'offers'],
      ['slow', 'timedOut'],
    ]);
  });

  it('says in a sentence what the user can mend', async () => {
    const editor = await start({ capabilities: FULL, platforms: [{ id: 'x', name: 'X', type: 'jupiterhub' }] });
    await editor.open(URI, TEXT);
    await expect(ask(editor, { executable: 'Demo contaner' })).rejects.toThrow(
      'No executable is named "Demo contaner". Did you mean "Demo container"?',
    );
    await expect(ask(editor)).rejects.toThrow('The setting "ossr.platforms": Platform "x" has the type "jupiterhub"');
    const offers = await editor.connection.sendRequest<protocol.DocumentOffers>('ossr/offers', { uri: URI });
    expect(offers.trouble).toContain('jupiterhub');
    await change(editor, 2, [at(6, 42, 43, '"x"')]);
    await expect(ask(editor)).rejects.toThrow('"Demo container" has 1 error. Mend it first');
  });
});

describe('a platform file', () => {
  const trouble = (value: unknown) => {
    const reading = readPlatforms(value);
    return 'trouble' in reading ? reading.trouble : undefined;
  };

  it.each([
    [
      { platforms: [{ id: 'x', name: 'X', type: 'locl' }] },
      'Platform "x" has the type "locl", which this version cannot ask. Did you mean "local"?',
    ],
    [{ platforms: [{ id: 'x', name: 'X', type: 'canidothis' }] }, 'Platform "x" has no "url".'],
    [{ platforms: [{ name: 'X', type: 'local' }] }, 'Platform 1 has no "id".'],
    [
      { platforms: [{ id: 'x', name: 'X', type: 'local', colour: 1 }] },
      'Platform "x" has "colour", which is not known.',
    ],
    [{ platforms: {} }, '"platforms" must be a list.'],
    [{}, 'The file has no "platforms".'],
    [
      {
        platforms: [
          { id: 'x', name: 'X', type: 'local' },
          { id: 'x', name: 'Y', type: 'local' },
        ],
      },
      'Two platforms have the id "x". An id picks one, so it must be unique.',
    ],
  ])('with the mistake %j is told in a sentence', (value, sentence) => {
    expect(trouble(value)).toBe(sentence);
  });
});

describe('settings', () => {
  const wrong = TEXT.replace('"mincores": 4', '"mincores": "x"').replace('i:1', 'i');

  it('change how much a code matters, leave codes out, and cap the number', async () => {
    const levels = {
      'cores.unreadable': 'hint',
      'image.without-tag': 'ignore',
      nonsense: 'error',
      'member.unknown': 5,
    };
    const editor = await start({ capabilities: FULL, settings: { 'ossr.problems': { levels } } });
    await editor.open(URI, wrong);
    await expect
      .poll(async () => (await pull(editor)).items.map(({ code, severity }) => [code, severity]))
      .toEqual([['cores.unreadable', 4]]);
    const few = await start({ capabilities: FULL, settings: { 'ossr.problems': { maximum: 1 } } });
    await few.open(URI, wrong);
    await expect
      .poll(async () => (await pull(few)).items.map(({ message }) => message))
      .toEqual(['And 2 more problems.']);
  });

  it('link each code to its page', async () => {
    const editor = await start({ capabilities: FULL });
    await editor.open(URI, wrong);
    const { items } = await pull(editor);
    expect(items.map(({ codeDescription }) => codeDescription?.href)).toEqual([
      'https://example.org/image.without-tag',
      'https://example.org/cores.unreadable',
    ]);
  });
});
