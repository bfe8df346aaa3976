import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DocumentSymbol, SelectionRange } from 'vscode-languageserver-types';
import {
  type Analysis,
  type Position,
  type Range,
  documentLinks,
  documentSymbols,
  foldingRanges,
  selectionRanges,
} from '../../server/core/index';
import { afterEach, randomEdits, JOINTS } from './edited';

const item = (name: string) => `    {
      "name": "${name}",
      "content": { "notebook": "${name}.ipynb", "repository": { "url": "https://git.example/${name}" } },
      "compute-resources": [
        { "mincores": 4, "volumes": [{ "path": "/in", "resource": "in" }] }
      ],
      "data-resources": [{ "name": "in" }]
    }`;
const older = `    {
      "executable": { "kind": "urn:docker-container-0.1", "name": "o", "image": "https://r.example/i:1" },
      "compute": { "cores": { "min": 4 }, "volumes": [{ "path": "/in", "mode": "READONLY", "resource": "in" }] },
      "data": [{ "name": "in", "location": "https://d.example/in" }]
    }`;
const RECORD = `{\n  "name": "r",\n  "executables": [\n${[item('a'), older, item('b'), item('c')].join(',\n')}\n  ],\n  "keywords": [\n    "k"\n  ]\n}\n`;

const fragment = fc.constantFrom(
  ...[...JOINTS, '\r\n', 'x', '"name": "a"', item('d'), `,\n${item('e')}`, `,\n${older}`, ''],
);
const edits = randomEdits(fragment, 6);

const isBefore = (a: Position, b: Position) => a.line < b.line || (a.line === b.line && a.character <= b.character);
const holds = (outer: Range, inner: Range) => isBefore(outer.start, inner.start) && isBefore(inner.end, outer.end);

/** The symbols whose range does not hold what it must. */
const misnested = (symbols: readonly DocumentSymbol[], around?: Range): string[] =>
  symbols.flatMap(({ name, range, selectionRange, children }) => [
    ...(name.trim() !== '' && isBefore(range.start, range.end) && holds(range, selectionRange) ? [] : [name]),
    ...(around && !holds(around, range) ? [name] : []),
    ...misnested(children ?? [], range),
  ]);
const grows = ({ range, parent }: SelectionRange): boolean =>
  parent === undefined || (holds(parent.range, range) && grows(parent));

describe('whole-document navigation', () => {
  it('D18: shows what opening the new text shows, for random edits', () => {
    const seen = (analysis: Analysis) => ({
      symbols: documentSymbols(analysis),
      folds: foldingRanges(analysis),
      links: documentLinks(analysis),
    });
    fc.assert(
      fc.property(edits, (changes) => {
        for (const [current, fresh] of afterEach(RECORD, changes)) expect(seen(current)).toEqual(seen(fresh));
      }),
      { numRuns: 150 },
    );
  });

  it('gives ranges that an editor accepts, for random edits', () => {
    fc.assert(
      fc.property(edits, fc.nat(40), fc.nat(80), (changes, line, character) => {
        for (const [current] of afterEach(RECORD, changes)) {
          expect(misnested(documentSymbols(current))).toEqual([]);
          expect(foldingRanges(current).filter(({ startLine, endLine }) => endLine <= startLine)).toEqual([]);
          expect(selectionRanges(current, [{ line, character }]).every(grows)).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
  });
});
