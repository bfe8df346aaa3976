import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Analysis, analyseText, codeLens, diagnostics, recordText, taskOf } from '../../server/core/index';
import { afterEach, edited, randomEdits, JOINTS } from './edited';

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
    const before = analyseText(text);
    const at = text.indexOf('4', text.indexOf('"b"'));
    const after = edited(before, { start: at, end: at + 1, text: '"x"' });
    expect(after.items[0]).toBe(before.items[0]);
    expect(after.items[2]).toBe(before.items[2]);
    expect(after.shell).toBe(before.shell);
    expect(diagnostics(after, 'u').map(({ code }) => code)).toEqual(['cores.unreadable']);
  });

  it('keeps the others when a whole executable is pasted in or taken out', () => {
    const text = record(item('a'), item('b'));
    const before = analyseText(text);
    const at = text.indexOf('    {\n      "name": "b"');
    const pasted = edited(before, { start: at, end: at, text: `${item('n')},\n` });
    expect(pasted.items).toHaveLength(3);
    expect(pasted.items[0]).toBe(before.items[0]);
    expect(diagnostics(pasted, 'u')).toEqual([]);
    const taken = edited(pasted, { start: at, end: at + item('n').length + 2, text: '' });
    expect(recordText(taken.record)).toBe(text);
  });

  it('D18: shows what opening the new text shows, for random edits, also ones that break the syntax', () => {
    const fragment = fc.constantFrom(
      ...JOINTS,
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
    const start = record(item('a'), older, item('b', '"minmemory": "x"'), item('a'));
    fc.assert(
      fc.property(randomEdits(fragment, 8), (edits) => {
        for (const [current, fresh] of afterEach(start, edits)) expect(seen(current)).toEqual(seen(fresh));
      }),
      { numRuns: 300 },
    );
  });

  it('D18: shows what opening the new text shows, where the document is an executable by itself', () => {
    const alone = older.trimStart();
    const fragment = fc.constantFrom('{', '}', ',', '"', '\n', 'x', '"executables": [', ']', '"@context": "c",', '');
    fc.assert(
      fc.property(randomEdits(fragment, 6, 20), (edits) => {
        for (const [current, fresh] of afterEach(alone, edits)) {
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
    const found = diagnostics(analyseText(text.slice(0, at) + text.slice(at + 1)), 'u');
    expect(found.map(({ code }) => code)).toEqual(['cores.unreadable', 'syntax.json', 'quantity.unreadable']);
  });
});
