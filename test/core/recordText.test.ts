import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isJson } from '../../server/core/syntax/json';
import { editRecord } from '../../server/core/syntax/editRecord';
import { openRecord, recordText } from '../../server/core/syntax/recordText';
import { type Layout, layOut, layOutEdited, originOf, startOffset } from '../../server/core/syntax/layout';
import { offsetAt, positionOf } from '../../server/core/syntax/positions';
import { type RandomEdit, editIn, randomEdits, textAfter, JOINTS } from './edited';

const item = (name: string, indent = '    ') =>
  `${indent}{\n${indent}  "name": "${name}",\n${indent}  "content": { "ports": [1, 2] }\n${indent}}`;
const record = (...items: string[]) =>
  `{\n  "name": "r",\n  "executables": [\n${items.join(',\n')}\n  ],\n  "license": "MIT"\n}\n`;
const bodies = (text: string) => openRecord(text).items.map((each) => each.text.slice(each.body));

/** Where each piece begins, as a layout tells it, and where its lines do. */
const startsOf = (layout: Layout) =>
  [...layout.record.items, layout.record.tail].map(({ lines: { starts, breaks } }, index) => {
    const { line, character } = originOf(layout, index);
    return [startOffset(layout, index), line, character, starts, breaks];
  });

/** What is known after each edit of a text, from what was known before, and from opening it anew. */
function* afterEachEdit(start: string, edits: readonly RandomEdit[]) {
  let current = layOut(openRecord(start));
  for (const random of edits) {
    const whole = recordText(current.record);
    const edit = editIn(whole, random);
    const { record: after, same } = editRecord(current, edit);
    current = layOutEdited(current, after, same);
    const anew = openRecord(textAfter(whole, edit));
    yield [
      [after, startsOf(current)],
      [anew, startsOf(layOut(anew))],
    ];
  }
}

describe('a record is held as its list of executables', () => {
  it('cuts each executable out, and puts it together again', () => {
    const text = record(item('a'), item('b'), item('c'));
    const opened = openRecord(text);
    expect(opened.items).toHaveLength(3);
    expect(opened.head.text.endsWith('"executables": [')).toBe(true);
    expect(opened.tail.text.trimStart().startsWith(']')).toBe(true);
    expect(recordText(opened)).toBe(text);
  });

  it('cuts a record that is written on one line', () => {
    expect(bodies('{"executables":[{"name":"a"},{"name":"b"}],"license":"MIT"}')).toEqual([
      '{"name":"a"}',
      '{"name":"b"}',
    ]);
  });

  it('keeps valid but unusually indented items whole', () => {
    const text = '{\n"executables": [\n{\n"a": [\n{\n"b": 1\n}\n,\n{\n"c": 2\n}\n]\n},\n{\n"d": 3\n}\n]\n}';
    expect(bodies(text).map((body) => JSON.parse(body) as unknown)).toEqual([{ a: [{ b: 1 }, { c: 2 }] }, { d: 3 }]);
  });

  it.each(['{', '}', '[', ']', '"', ':', ','])(
    'keeps the other executables whole when a %s is missing from one',
    (mark) => {
      const middle = item('b');
      for (let at = 0; at < middle.length; at += 1) {
        if (middle[at] !== mark) continue;
        const broken = middle.slice(0, at) + middle.slice(at + 1);
        const found = bodies(record(item('a'), broken, item('c'), item('d')));
        expect(found, broken).toEqual(expect.arrayContaining([item('a').trim(), item('c').trim(), item('d').trim()]));
      }
    },
  );

  it('takes no nested list for the list, however flat the lines are', () => {
    expect(bodies('{\n"x": {\n"executables": [\n1\n]\n},\n"executables": [\n2\n]\n}')).toEqual(['2']);
  });

  it('finds the list behind a broken member of the record', () => {
    const text = record(item('a')).replace('"name": "r"', '"author": { "name": "r"');
    expect(openRecord(text).items).toHaveLength(1);
  });
});

describe('an edit', () => {
  const text = record(item('a'), item('b'), item('c'));

  it('touches one executable alone', () => {
    const before = openRecord(text);
    const at = text.indexOf('"b"') + 2;
    const { record: after, same } = editRecord(layOut(before), { start: at, end: at, text: 'eta' });
    expect(recordText(after)).toBe(text.slice(0, at) + 'eta' + text.slice(at));
    expect(after.items[0]).toBe(before.items[0]);
    expect(after.items[1]).not.toBe(before.items[1]);
    expect(after.items[2]).toBe(before.items[2]);
    expect(same).toEqual({ before: 1, behind: 1 });
  });

  it('gives what opening the new text gives, for random edits of random records', () => {
    const token = fc.constantFrom(...JOINTS, ' ', 'x', '\n    {', '\n    },', '"executables": [', '1', '\r\n', '\\');
    const fragment = fc.array(token, { maxLength: 4 }).map((tokens) => tokens.join(''));
    const shape = fc.constantFrom(
      text,
      record(item('a', '\t'), item('b', '\t')),
      record(item('a', ''), item('b', '')),
      JSON.stringify(JSON.parse(text)),
      '{ "executables": [] }',
      '{\n"x": {\n"executables": [\n1\n]\n},\n"executables": [\n2\n]\n}',
      '{ "name": "x" }',
      '{\n  "executables": [\n    { "name": "a" },\n    { "name": "b" }, 3, "x"\n  ]\n}',
    );
    fc.assert(
      fc.property(shape, randomEdits(fragment, 12, 12), (start, edits) => {
        for (const [current, anew] of afterEachEdit(start, edits)) expect(current).toEqual(anew);
        const { items } = openRecord(edits.reduce((whole, each) => textAfter(whole, editIn(whole, each)), start));
        expect(items.filter((each) => each.isBroken && isJson(each.text.slice(each.body)))).toEqual([]);
      }),
      { numRuns: 1500 },
    );
  });

  it('knows of an item whose bracket or string has no end that it is broken', () => {
    const broken = (members: string) =>
      openRecord(record(`    {\n${members}\n    }`)).items.map((each) => each.isBroken);
    expect(broken('"a": 1')).toEqual([false]);
    expect(broken('"a": [1, {}')).toEqual([true]);
    expect(broken('"a": 1, b": 2')).toEqual([true]);
    expect(broken('"a": 1 "b"; 2')).toEqual([false]); // that only a parser knows
  });

  it('gives what opening the new text gives, where words and numbers are typed, also in texts that are broken', () => {
    const fragment = fc.constantFrom('x', '1', '-', '.', '', 'executables', 'a b', '\\', '"', '{', ']', ',');
    const broken = text.replace('"b",', '"b').replace('"ports": [', '"ports": x[');
    const shape = fc.constantFrom(
      text,
      broken,
      record('    {\n"a": {"b\\" c": 1}\n', item('b')),
      '{"executables":["a", 12, x]}',
      '{"executables":[\n{"a": [1, 2], "b": 3}\n, {"c": true }, [4]]}',
      '{"executables":[\n{\n"a": 1\n,"b": true\r\n}\n]}',
    );
    fc.assert(
      fc.property(shape, randomEdits(fragment, 12, 3), (start, edits) => {
        for (const [current, anew] of afterEachEdit(start, edits)) expect(current).toEqual(anew);
      }),
      { numRuns: 1500 },
    );
  });

  it.each([
    ['a letter before a bracket', 'x[1]', 'x', 0],
    ['a digit at the end of a line', '1\n', '2', 1],
    ['a digit for another', '1,', '2', 0],
    ['a number that goes', '1]', '', 0],
    ['a letter before the bracket that ends a broken executable', 'x[1]\n    }', 'x', 5],
  ])('gives what opening the new text gives: %s', (_, value, typed, behind) => {
    const whole = `{\n"executables": [\n    {\n"a": ${value}\n    },\n    {\n"b": 1\n    }\n]\n}`;
    const start = whole.indexOf(value) + behind;
    const edit = { start, end: typed === '' ? start + 1 : start, text: typed };
    const { record: after } = editRecord(layOut(openRecord(whole)), edit);
    expect([after, startsOf(layOut(after))]).toEqual([
      openRecord(textAfter(whole, edit)),
      startsOf(layOut(openRecord(textAfter(whole, edit)))),
    ]);
  });

  it('tells what an edit has left as it was, and where all of it begins then, near and far', () => {
    const many = record(...Array.from({ length: 100 }, (_, index) => item(`e${index}`)));
    const fragment = fc.constantFrom('x', '\n', '', `,\n${item('n')}`, '}', '{', '"');
    const ended = { at: many.indexOf('    {\n      "name": "e42"') / many.length, removed: 0, text: 'x' }; // the list, that is
    fc.assert(
      fc.property(randomEdits(fragment, 8), (edits) => {
        let current = layOut(openRecord(many));
        for (const random of edits) {
          const before = current.record.items;
          const { record: after, same } = editRecord(current, editIn(recordText(current.record), random));
          const { before: first, behind } = same;
          expect(after.items.slice(0, first).every((each, index) => each === before[index])).toBe(true);
          expect(after.items.slice(after.items.length - behind)).toEqual(before.slice(before.length - behind));
          current = layOutEdited(current, after, same);
          expect(startsOf(current)).toEqual(startsOf(layOut(after)));
        }
      }),
      { numRuns: 200, examples: [[[ended, { at: 0, removed: 0, text: '' }]]] },
    );
  });
});

describe('positions', () => {
  it('go from offset to position and back, at every offset, with every line break', () => {
    const text = record(item('a'), item('b')).replaceAll('\n', '\r\n').replace('\r\n', '\r') + '\n';
    const layout = layOut(openRecord(text));
    let place = { line: 0, character: 0 };
    for (let offset = 0; offset < text.length; offset += 1) {
      const insideBreak = text[offset] === '\n' && text[offset - 1] === '\r';
      if (!insideBreak) expect(offsetAt(layout, place), JSON.stringify(place)).toBe(offset);
      const breaks = text[offset] === '\n' || (text[offset] === '\r' && text[offset + 1] !== '\n');
      place = breaks ? { line: place.line + 1, character: 0 } : { ...place, character: place.character + 1 };
    }
    expect(positionOf(layout, { item: 1, offset: 0 }).line).toBe(6);
  });

  it('keep a line break whole that stands behind a text without its closing quote', () => {
    const layout = layOut(openRecord('{ "executables": [\r\n"a\\\r\n, {} ] }'));
    expect(positionOf(layout, { item: 1, offset: 4 })).toEqual({ line: 2, character: 2 });
  });

  it('outside the text are taken as its nearest end', () => {
    const layout = layOut(openRecord('{\n  "executables": []\n}'));
    expect(offsetAt(layout, { line: 99, character: 0 })).toBe(23);
    expect(offsetAt(layout, { line: 0, character: 99 })).toBe(1);
  });
});
