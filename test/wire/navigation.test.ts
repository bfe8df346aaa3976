import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type {
  DocumentHighlight,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  LinkedEditingRanges,
  Location,
  Range,
  SelectionRange,
  TextEdit,
  WorkspaceEdit,
  WorkspaceSymbol,
} from 'vscode-languageserver/node';
import { type Editor, startEditor } from './client';
import { EVERYTHING } from './capabilities';

const URI = 'file:///records/codemeta.json';
const TEXT = `{
  "name": "Spectra",
  "executables": [
    {
      "name": "fit",
      "type": "purl:docker-container",
      "content": { "image": "example/fit:1" },
      "compute-resources": [
        { "name": "worker", "volumes": [{ "path": "/in", "resource": "events" }] }
      ],
      "data-resources": [
        { "name": "events", "location": "https://example.org/events" }
      ]
    },
    {
      "name": "plot",
      "type": "purl:jupyter-notebook",
      "content": { "notebook": "plot.ipynb", "repository": { "url": "https://git.example/plot" } }
    }
  ]
}
`;
const LINES = TEXT.split('\n');
const LAYOUT = { tabSize: 2, insertSpaces: true };

let editor: Editor;
beforeEach(async () => {
  editor = await startEditor({ capabilities: EVERYTHING });
  await editor.open(URI, TEXT);
});
afterEach(() => editor.close());

/** The place so many characters behind the beginning of `part`, where that occurs for the first time. */
function at(part: string, into = 1) {
  const offset = TEXT.indexOf(part) + into;
  const before = TEXT.slice(0, offset).split('\n');
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

/** What stands in a range of the text, which is on one line. */
const written = ({ start, end }: Range) => LINES[start.line]?.slice(start.character, end.character);
const ask = <T>(method: string, params: object = {}) =>
  editor.connection.sendRequest<T>(`textDocument/${method}`, { textDocument: { uri: URI }, ...params });
const change = (text: string) =>
  editor.connection.sendNotification('textDocument/didChange', {
    textDocument: { uri: URI, version: 2 },
    contentChanges: [{ text }],
  });

describe('finding one’s way through a record, over the wire', () => {
  it('has an outline with the executables, and in them what they ask for', async () => {
    const symbols = await ask<DocumentSymbol[]>('documentSymbol');
    const executables = symbols.filter(({ name }) => ['fit', 'plot'].includes(name));
    expect(executables.map(({ selectionRange }) => written(selectionRange))).toEqual(['"fit"', '"plot"']);
    expect(executables.map(({ range }) => range.start.line)).toEqual([
      at('{\n      "name": "fit"').line,
      at('{\n      "name": "plot"').line,
    ]);
    expect(JSON.stringify(executables[0]?.children)).toContain('"name":"events"');
    expect(JSON.stringify(executables[1]?.children ?? [])).not.toContain('events');
  });

  it('finds executables and resources of open records by some of their letters', async () => {
    const found = await editor.connection.sendRequest<WorkspaceSymbol[]>('workspace/symbol', { query: 'evt' });
    expect(found.map(({ name, containerName }) => [name, containerName])).toEqual([['events', 'fit']]);
  });

  it('folds what spans lines, the executables among it', async () => {
    const folds = await ask<FoldingRange[]>('foldingRange');
    const first = at('{\n      "name": "fit"').line;
    expect(folds).toContainEqual(expect.objectContaining({ startLine: first }));
    for (const { startLine, endLine } of folds) expect(endLine).toBeGreaterThan(startLine);
  });

  it('selects from the word outwards to the whole record', async () => {
    const [selection] = await ask<SelectionRange[]>('selectionRange', { positions: [at('worker')] });
    const ranges: Range[] = [];
    for (let next = selection; next; next = next.parent) ranges.push(next.range);
    expect(ranges[0] && written(ranges[0])).toBe('worker');
    const end = { line: LINES.length - 1, character: 0 };
    expect(ranges.at(-1)).toEqual({ start: { line: 0, character: 0 }, end });
  });

  it('links addresses, and no file that is not there', async () => {
    const links = await ask<DocumentLink[]>('documentLink');
    expect(links.map(({ target }) => target)).toEqual(['https://example.org/events', 'https://git.example/plot']);
  });
});

describe('the places that name a resource, over the wire', () => {
  const use = at('"resource": "events"', '"resource": "'.length + 1);
  const declaration = at('"name": "events"', '"name": "'.length + 1);

  it('leads from a volume to the resource that it mounts', async () => {
    const [definition, ...others] = await ask<Location[]>('definition', { position: use });
    expect(others).toEqual([]);
    expect(definition?.uri).toBe(URI);
    expect(definition?.range.start.line).toBe(declaration.line);
  });

  it('lists where a resource is named, with its declaration if that is wanted', async () => {
    const linesOf = async (includeDeclaration: boolean) => {
      const found = await ask<Location[]>('references', { position: declaration, context: { includeDeclaration } });
      return found.map(({ range }) => range.start.line).sort((a, b) => a - b);
    };
    expect(await linesOf(true)).toEqual([use.line, declaration.line]);
    expect(await linesOf(false)).toEqual([use.line]);
  });

  it('highlights both, and types into both at once', async () => {
    const highlights = await ask<DocumentHighlight[]>('documentHighlight', { position: use });
    expect(highlights.map(({ range }) => range.start.line).sort()).toEqual([declaration.line, use.line].sort());
    const linked = await ask<LinkedEditingRanges>('linkedEditingRange', { position: use });
    expect(linked.ranges.map(written)).toEqual(['events', 'events']);
  });

  it('renames both, once it has shown what', async () => {
    const prepared = await ask<{ range: Range; placeholder: string }>('prepareRename', { position: use });
    expect([prepared.placeholder, written(prepared.range)]).toEqual(['events', 'events']);
    const edit = await ask<WorkspaceEdit>('rename', { position: use, newName: 'lists' });
    const edits = edit.changes?.[URI] ?? [];
    expect(edits.map(({ range, newText }) => [written(range), newText])).toEqual([
      ['events', 'lists'],
      ['events', 'lists'],
    ]);
  });

  it('refuses with a sentence to rename anything else', async () => {
    const position = at('"Spectra"', 2);
    await expect(ask('prepareRename', { position })).rejects.toThrow(/resource/);
    await expect(ask('rename', { position, newName: 'x' })).rejects.toThrow(/resource/);
    expect(await ask('linkedEditingRange', { position })).toBeNull();
  });
});

describe('layout, over the wire', () => {
  const untidy = TEXT.replace('      "name": "fit"', ' "name":"fit"').replace('      "name": "plot"', ' "name":"plot"');
  const nameOf = (name: string) => untidy.slice(0, untidy.indexOf(`"${name}"`)).split('\n').length - 1;

  it('changes white space alone, of the whole record', async () => {
    await change(untidy);
    const edits = await ask<TextEdit[]>('formatting', { options: LAYOUT });
    expect(edits.map(({ range }) => range.end.line)).toEqual(expect.arrayContaining([nameOf('fit'), nameOf('plot')]));
    expect(edits.every(({ newText }) => newText.trim() === '')).toBe(true);
  });

  it('changes nothing outside the lines that were asked for', async () => {
    await change(untidy);
    const line = nameOf('plot');
    const range = { start: { line, character: 0 }, end: { line, character: 20 } };
    const edits = await ask<TextEdit[]>('rangeFormatting', { range, options: LAYOUT });
    expect(edits.length).toBeGreaterThan(0);
    for (const edit of edits) expect([line - 1, line]).toContain(edit.range.start.line);
  });
});
