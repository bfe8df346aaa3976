import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CompletionItem } from 'vscode-languageserver-types';
import { type Analysis, completion, offsetAt } from '../../server/core/index';
import { withoutStops } from '../../server/core/features/completion/snippet';
import { analysisOf } from './marked';

const RECORD = `{
  "@context": "https://w3id.org/codemeta/3.0",
  "license": ["https://spdx.org/licenses/MIT"],
  "author": [{ "@type": "Person", "givenName": "Maria" }],
  "executables": [
    {
      "name": "Demo",
      "type": "purl:docker-container",
      "content": { "image": "i:1", "command": [], "environment": { "A": "b" } },
      "minduration": "PT4H",
      "compute-resources": [
        { "mincores": 4, "volumes": [{ "path": "/in", "resource": "images" }], "network-ports": [80] },
        {}
      ],
      "data-resources": [ { "name": "images", "required": true, "location": null } ]
    },
    { "name": "Other", "type": "purl:workflow-task", "content": {} }
  ],
  "version": 1
}
`;

function itemsAt(text: string, analysis: Analysis, offset: number, snippets: boolean): readonly CompletionItem[] {
  const before = text.slice(0, offset).split('\n');
  const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
  return completion(analysis, position, { snippets, asIs: true, resolves: true }).items;
}

function withoutWord(analysis: Analysis, text: string, { textEdit }: CompletionItem): string {
  return textEdit ? accepted(analysis, text, { label: '', textEdit: { ...textEdit, newText: '' } }) : text;
}

function around(text: string, offset: number): string {
  return `${text.slice(Math.max(0, offset - 30), offset)}¦${text.slice(offset, offset + 20)}`;
}

/** What an editor does with an item when nothing is typed at its tab stops. */
function accepted({ layout }: Analysis, text: string, item: CompletionItem): string {
  const { textEdit, additionalTextEdits = [], insertTextFormat } = item;
  if (!textEdit || !('range' in textEdit)) throw new Error('This item has no edit.');
  const newText = insertTextFormat === 2 ? withoutStops(textEdit.newText) : textEdit.newText;
  const edits = [{ range: textEdit.range, newText }, ...additionalTextEdits].map((edit) => ({
    start: offsetAt(layout, edit.range.start),
    end: offsetAt(layout, edit.range.end),
    newText: edit.newText,
  }));
  edits.sort((a, b) => b.start - a.start);
  const [last, first] = edits;
  if (first && last && first.end >= last.start) throw new Error('Two edits touch each other.');
  return edits.reduce((all, { start, end, newText: put }) => all.slice(0, start) + put + all.slice(end), text);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const TOKEN = /"(?:[^"\\\n]|\\.)*"|"[^\n]*|[{}[\]:,]|[^\s{}[\]:,"]+/g;

/** What may stand behind a token; S is a text, W any other word. */
const BEHIND: Readonly<Record<string, string>> = {
  '{': 'S}',
  '[': 'SW{[]',
  '}': ',}]',
  ']': ',}]',
  ':': 'SW{[',
  ',': 'SW{[',
  S: ':,}]',
  W: ',}]',
};

/** How broken a text is: neighbours that no JSON has, brackets without their other half, and texts that are not closed. */
function faults(text: string): number {
  const open: string[] = [];
  let count = 0;
  let before: string | undefined;
  for (const [token] of text.matchAll(TOKEN)) {
    const isText = token.startsWith('"');
    const kind = isText ? 'S' : token in BEHIND ? token : 'W';
    if (before !== undefined && BEHIND[before]?.includes(kind) !== true) count += 1;
    if (isText && (token.length < 2 || !token.endsWith('"'))) count += 1;
    if (kind === '{' || kind === '[') open.push(kind === '{' ? '}' : ']');
    if (kind === '}' || kind === ']') {
      if (open.at(-1) === kind) open.pop();
      else count += 1;
    }
    before = kind;
  }
  return count + open.length;
}

/** Every offset, but for those deep inside of words: what is offered in a word is the same everywhere in it. */
function* spots(text: string): Iterable<number> {
  for (let offset = 0; offset <= text.length; offset += 1) {
    if (!/^[A-Za-z]{3}$/.test(text.slice(offset - 2, offset + 1))) yield offset;
  }
}

describe('every item at every place of a sound record leaves a sound record', () => {
  it.each([
    ['laid out', RECORD, true],
    ['laid out, in an editor without tab stops', RECORD, false],
    ['with Windows line ends', RECORD.replaceAll('\n', '\r\n'), true],
    ['on one line', RECORD.replaceAll(/\s*\n\s*/g, ' '), true],
    ['without any blank', JSON.stringify(JSON.parse(RECORD)), false],
    ['without executables', '{ "name": "a", "executables": [], "keywords": [ ] }', true],
  ])('%s', (_, text, snippets) => {
    const analysis = analysisOf(text);
    const unsound: string[] = [];
    let count = 0;
    for (const offset of spots(text)) {
      for (const item of itemsAt(text, analysis, offset, snippets)) {
        count += 1;
        if (!isJson(accepted(analysis, text, item))) unsound.push(`${item.label} at ${around(text, offset)}`);
      }
    }
    expect(unsound).toEqual([]);
    expect(count).toBeGreaterThan(200);
  });
});

describe('every item in broken text', () => {
  /** The faults are never more than those of the text, or of the text without the word that is being typed. */
  const checkAt = (text: string, offset: number) => {
    const analysis = analysisOf(text);
    for (const item of itemsAt(text, analysis, offset, true)) {
      const after = accepted(analysis, text, item);
      const before = Math.max(faults(text), faults(withoutWord(analysis, text, item)));
      expect(faults(after), `${item.label} at ${around(text, offset)} leaves\n${after}`).toBeLessThanOrEqual(before);
    }
  };

  it('leaves it no worse, wherever a stretch of the record is missing', () => {
    const cut = fc.tuple(fc.nat(RECORD.length), fc.integer({ min: 1, max: 12 }));
    fc.assert(
      fc.property(cut, ([from, length]) => checkAt(RECORD.slice(0, from) + RECORD.slice(from + length), from)),
      { numRuns: 150 },
    );
  });

  it('leaves it no worse where the record ends too early', () => {
    fc.assert(
      fc.property(fc.nat(RECORD.length), (from) => checkAt(RECORD.slice(0, from), from)),
      { numRuns: 100 },
    );
  });
});
