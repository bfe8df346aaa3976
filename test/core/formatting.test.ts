import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FormattingOptions } from 'vscode-languageserver-types';
import type { Range } from '../../server/core/index';
import { formatting } from '../../server/core/features/formatting';
import { applied } from './applied';
import { analysisOf } from './marked';

const TWO: FormattingOptions = { tabSize: 2, insertSpaces: true };
const formatted = (text: string, options: FormattingOptions = TWO, range?: Range) =>
  applied(text, formatting(analysisOf(text), options, range));

const NEAT = `{
  "name": "r",
  "executables": [
    {
      "name": "a",
      "compute-resources": [
        {
          "mincores": 4
        }
      ]
    },
    {
      "name": "b",
      "content": {}
    }
  ],
  "license": "MIT"
}
`;
const TIGHT = JSON.stringify(JSON.parse(NEAT));

describe('formatting', () => {
  it('lays out a record, however it was written', () => {
    expect(formatted(`${TIGHT}\n`)).toBe(NEAT);
    expect(formatted(NEAT.replaceAll(/ +/g, ' '))).toBe(NEAT);
    expect(formatted(NEAT.replaceAll('\n', '\n\n').trimEnd(), { ...TWO, insertFinalNewline: true })).toBe(NEAT);
    expect(formatting(analysisOf(NEAT), TWO)).toEqual([]);
  });

  it('follows tab size, tabs, the final line break and the line breaks of the record', () => {
    expect(formatted(TIGHT, { tabSize: 4, insertSpaces: true })).toBe(NEAT.trimEnd().replaceAll('  ', '    '));
    expect(formatted(TIGHT, { tabSize: 4, insertSpaces: false })).toBe(NEAT.trimEnd().replaceAll('  ', '\t'));
    expect(formatted(TIGHT, { ...TWO, insertFinalNewline: true })).toBe(NEAT);
    expect(formatted(`${NEAT}\n\n`, { ...TWO, trimFinalNewlines: true })).toBe(NEAT);
    const windows = NEAT.replaceAll('\n', '\r\n');
    expect(formatted(`${TIGHT}\r\n`)).toBe(windows);
    expect(formatting(analysisOf(windows), TWO)).toEqual([]);
  });

  it('does the rest where an executable is broken, and leaves that as it is', () => {
    const broken = '    {"name":   "x" "y" ]\n    },';
    const text = (one: string, ugly: string) =>
      `{\n  "executables": [\n    {${one}},\n${broken}\n    {${ugly}}\n  ]\n}\n`;
    expect(formatted(text('"name":"a"', '"name":"b"'))).toBe(
      text('\n      "name": "a"\n    ', '\n      "name": "b"\n    '),
    );
  });

  it('lays out the executables where the record around them is broken', () => {
    const text = '{\n"name" "r",\n"executables": [{"name":"a"}]\n}';
    expect(formatted(text)).toBe('{\n"name" "r",\n"executables": [{\n      "name": "a"\n    }]\n}');
  });

  it('changes only what a range touches', () => {
    const ugly = NEAT.replaceAll('      "name"', '"name"');
    const line = ugly.split('\n').findIndex((each) => each.startsWith('"name": "b"'));
    const range = { start: { line, character: 0 }, end: { line, character: 99 } };
    expect(formatted(ugly, TWO, range)).toBe(NEAT.replace('      "name": "a"', '"name": "a"'));
  });

  it.each(['', ' ', '[', '{', 'x', '\ufeff{}', '[1,2]', '{"executables":[', '{"executables":[]}', '{ } x'])(
    'does not crash on %j',
    (text) => {
      const once = formatted(text);
      expect(formatted(once)).toBe(once);
    },
  );
});

/** A JSON text with white space of any kind between its tokens. */
const value = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom('1', 'true', 'null', '"a\\n{"', '"b, c"', '""'),
    fc.array(tie('value') as fc.Arbitrary<string>, { maxLength: 3 }).map((parts) => `[ ${parts.join(' , ')} ]`),
    fc
      .array(fc.tuple(fc.constantFrom('"a"', '"b"', '"a b"'), tie('value') as fc.Arbitrary<string>), {
        maxLength: 3,
      })
      .map((parts) => `{ ${parts.map(([key, held]) => `${key} : ${held}`).join(' , ')} }`),
  ),
})).value;
const options = fc.record({
  tabSize: fc.integer({ min: 1, max: 8 }),
  insertSpaces: fc.boolean(),
  insertFinalNewline: fc.boolean(),
  trimFinalNewlines: fc.boolean(),
});
const record = fc
  .tuple(
    fc.array(value, { maxLength: 4 }),
    value,
    fc.array(fc.constantFrom('', ' ', '\n', '\n   ', '\t', '\r\n'), { minLength: 1 }),
  )
  .map(([items, other, spaces]) => {
    let at = 0;
    const text = `{ "x" : ${other} , "executables" : [ ${items.join(' , ')} ] , "y" : 1 } `;
    return text.replaceAll(/ (?=(?:[^"]*"[^"]*")*[^"]*$)/g, () => spaces[(at += 1) % spaces.length] ?? '');
  });

describe('formatting any record', () => {
  it('changes no value, and nothing the second time', () => {
    const mixed = '{"x":1,"executables":[1\r\n,{\n"a":[[]]},\r\n{"a"\n:{"a":1}}\n],"y":1}'; // two kinds of line break
    const tabs = { tabSize: 1, insertSpaces: false, insertFinalNewline: false, trimFinalNewlines: false };
    fc.assert(
      fc.property(record, options, (text, how) => {
        const once = formatted(text, how);
        expect(JSON.parse(once)).toEqual(JSON.parse(text));
        expect(formatted(once, how)).toBe(once);
      }),
      { numRuns: 200, examples: [[mixed, tabs]] },
    );
  });

  it('that is broken changes nothing but white space outside texts, and nothing the second time', () => {
    const fragment = fc.constantFrom('{', '}', '[', ']', ',', '"', ':', '\n', '\\', '//', ' ', '\n    {');
    const damage = fc.record({ at: fc.nat(NEAT.length), removed: fc.nat(9), text: fragment });
    fc.assert(
      fc.property(
        fc.array(damage, { minLength: 1, maxLength: 3 }),
        fc.constantFrom(NEAT, TIGHT),
        options,
        (damages, from, how) => {
          const text = damages.reduce(
            (all, each) => all.slice(0, each.at) + each.text + all.slice(each.at + each.removed),
            from,
          );
          const once = formatted(text, how);
          expect(once.replaceAll(/\s/g, '')).toBe(text.replaceAll(/\s/g, ''));
          expect(formatted(once, how)).toBe(once);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
