import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Analysis,
  analyse,
  codeLens,
  diagnostics,
  editRecord,
  openRecord,
  recordText,
  taskOf,
} from '../../server/core/index';

const item = (name: string, extra = '"mincores": 4') =>
  `    {\n      "name": "${name}",\n      "type": "purl:docker-container",\n      "content": { "image": "i:1" },\n      "compute-resources": [\n        { ${extra} }\n      ]\n    }`;
const older = `    {\n      "executable": { "kind": "urn:docker-container-0.1", "name": "a", "image": "i:1" },\n      "compute": { "cores": { "min": 4 }, "memory": { "min": "x" } }\n    }`;
const record = (...items: string[]) =>
  `{\n  "name": "r",\n  "executables": [\n${items.join(',\n')}\n  ],\n  "license": "MIT"\n}\n`;

/** All that people see of a record. */
const seen = (analysis: Analysis) => ({
  problems: diagnostics(analysis, 'u'),
  lenses: codeLens(analysis, { uri: 'u', canShowResults: true, offers: () => undefined }),
});

describe('an edit', () => {
  it('re-reads and re-checks the touched executable alone', () => {
    const text = record(item('a'), item('b'), item('c'));
    const before = analyse(openRecord(text));
    const at = text.indexOf('4', text.indexOf('"b"'));
    const after = analyse(editRecord(before.record, { start: at, end: at + 1, text: '"x"' }), before);
    expect(after.items[0]).toBe(before.items[0]);
    expect(after.items[2]).toBe(before.items[2]);
    expect(after.shell).toBe(before.shell);
    expect(diagnostics(after, 'u').map(({ code }) => code)).toEqual(['cores.unreadable']);
  });

  it('keeps the others when a whole executable is pasted in or taken out', () => {
    const text = record(item('a'), item('b'));
    const before = analyse(openRecord(text));
    const at = text.indexOf('    {\n      "name": "b"');
    const pasted = analyse(editRecord(before.record, { start: at, end: at, text: `${item('n')},\n` }), before);
    expect(pasted.items).toHaveLength(3);
    expect(pasted.items[0]).toBe(before.items[0]);
    expect(diagnostics(pasted, 'u')).toEqual([]);
    const taken = analyse(editRecord(pasted.record, { start: at, end: at + item('n').length + 2, text: '' }), pasted);
    expect(recordText(taken.record)).toBe(text);
  });

  it('D18: shows what opening the new text shows, for random edits, also ones that break the syntax', () => {
    const fragment = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      '"',
      ':',
      '\n',
      'x',
      '"name": "a"',
      item('a'),
      `,\n${item('d')}`,
      `,\n${older}`,
      '"kind": "urn:docker-container-0.1"',
      '"8Gi"',
      '\r\n',
      '',
    );
    const edit = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), removed: fc.nat(40), text: fragment });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 8 }), (edits) => {
        let current = analyse(openRecord(record(item('a'), older, item('b', '"minmemory": "x"'), item('a'))));
        for (const { at, removed, text } of edits) {
          const whole = recordText(current.record);
          const start = Math.floor(at * whole.length);
          const change = { start, end: Math.min(whole.length, start + removed), text };
          current = analyse(editRecord(current.record, change), current);
          const fresh = analyse(openRecord(whole.slice(0, change.start) + text + whole.slice(change.end)));
          expect(seen(current)).toEqual(seen(fresh));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('D18: shows what opening the new text shows, where the document is an executable by itself', () => {
    const alone = older.trimStart();
    const fragment = fc.constantFrom('{', '}', ',', '"', '\n', 'x', '"executables": [', ']', '"@context": "c",', '');
    const edit = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), removed: fc.nat(20), text: fragment });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), (edits) => {
        let current = analyse(openRecord(alone));
        for (const { at, removed, text } of edits) {
          const whole = recordText(current.record);
          const start = Math.floor(at * whole.length);
          const end = Math.min(whole.length, start + removed);
          current = analyse(editRecord(current.record, { start, end, text }), current);
          const fresh = analyse(openRecord(whole.slice(0, start) + text + whole.slice(end)));
          expect(seen(current)).toEqual(seen(fresh));
          expect(taskOf(current, 0)).toEqual(taskOf(fresh, 0));
        }
      }),
      { numRuns: 150 },
    );
  });

  it('leaves the problems of the other executables as they are when a bracket goes', () => {
    const text = record(item('a', '"mincores": "x"'), item('b'), item('c', '"minmemory": "y"'));
    const at = text.indexOf('}', text.indexOf('"b"'));
    const found = diagnostics(analyse(openRecord(text.slice(0, at) + text.slice(at + 1))), 'u');
    expect(found.map(({ code }) => code)).toEqual(['cores.unreadable', 'syntax.json', 'quantity.unreadable']);
  });
});
