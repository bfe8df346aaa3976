import { describe, expect, it } from 'vitest';
import { actionsIn, checkFix, done } from './applied';
import { inCompute, problemsIn } from './marked';

const titles = (text: string) => actionsIn(text, ['quickfix']).map(({ title }) => title);
const executable = (name: string) =>
  `{ "name": "${name}", "type": "purl:docker-container", "content": { "image": "i:1" } }`;

describe('syntax', () => {
  it('loses the key that does not count', () => {
    checkFix(inCompute('"mincores": 1, "mincores": 2'), 'syntax.duplicate-key', inCompute('"mincores": 2'));
    checkFix('{\n  "name": "a",\n  "name": "b"\n}', 'syntax.duplicate-key', '{\n  "name": "b"\n}');
    expect(titles('{ "executables": [], "executables": [], "executables": [] }')).toEqual([]);
  });

  it.each([
    ['on one line', '{ "a": 1 "b": 2 }', '{ "a": 1, "b": 2 }'],
    ['between lines', '{ "a": 1\n "b": 2 }', '{ "a": 1,\n "b": 2 }'],
    ['between two of one figure', '{ "a": [1 2\n] }', '{ "a": [1, 2\n] }'],
    [
      'between executables',
      `{ "executables": [ ${executable('a')} ${executable('b')} ] }`,
      `{ "executables": [ ${executable('a')}, ${executable('b')} ] }`,
    ],
    ['in an executable', inCompute('"mincores": 1 "maxcores": 2'), inCompute('"mincores": 1, "maxcores": 2')],
    [
      'behind the list',
      `{ "executables": [ ${executable('a')} ]\n "b": 1 }`,
      `{ "executables": [ ${executable('a')} ],\n "b": 1 }`,
    ],
  ])('gets the comma that is missing %s', (_, before, after) => checkFix(before, 'Add the comma', after));

  it.each([
    ['at the end of an object', '{ "a": 1, }', '{ "a": 1 }'],
    ['at the end of a list', '{ "a": [1,\n] }', '{ "a": [1\n] }'],
    ['in the middle', '{ "a": [1,, 2] }', '{ "a": [1, 2] }'],
    [
      'behind the last executable',
      `{ "executables": [ ${executable('a')}, ] }`,
      `{ "executables": [ ${executable('a')} ] }`,
    ],
    [
      'between executables',
      `{ "executables": [ ${executable('a')},, ${executable('b')} ] }`,
      `{ "executables": [ ${executable('a')}, ${executable('b')} ] }`,
    ],
    [
      'before the first executable',
      `{ "executables": [ , ${executable('a')} ] }`,
      `{ "executables": [  ${executable('a')} ] }`,
    ],
    ['in an executable', inCompute('"mincores": 1,'), inCompute('"mincores": 1')],
  ])('loses a comma %s', (_, before, after) => checkFix(before, 'Remove this comma', after));

  it('gets no comma where that would not help', () => {
    expect(titles('{ "a": "yes" no }')).toEqual([]);
  });
});

describe('one executable where the list should be', () => {
  it('is put into a list, unless it is a list of another kind', () => {
    checkFix(
      `{ "executables": ${executable('a')} }`,
      'record.executables-not-a-list',
      `{ "executables": [${executable('a')}] }`,
    );
    expect(titles('{ "executables": { "first": {} } }')).toEqual([]);
  });
});

describe('executables that JSON-LD drops', () => {
  const TERM = '{ "executables": { "@id": "https://w3id.org/ossr/executables", "@type": "@json" } }';
  const V3 = '"https://w3id.org/codemeta/3.0"';
  const title = 'Define "executables" in the "@context"';

  it('are defined, whatever the context is', () => {
    const inline = (context: string) => `{ "@context": ${context}, "executables": [] }`;
    checkFix(inline(V3), title, inline(`[${V3}, ${TERM}]`));
    checkFix(inline(`[${V3}]`), title, inline(`[${V3}, ${TERM}]`));
    checkFix(inline('{ "a": "b" }'), title, inline(`{ "a": "b", ${TERM.slice(2, -2)} }`));
    const spread = (context: string) => `{\n  "executables": [],\n  "@context": ${context}\n}`;
    checkFix(spread(V3), title, spread(`[\n    ${V3},\n    ${TERM}\n  ]`));
    checkFix(spread(`[\n    ${V3}\n  ]`), title, spread(`[\n    ${V3},\n    ${TERM}\n  ]`));
  });

  it('are moved to a file beside the record, as the author wrote them', () => {
    const list = `"executables": [\n    ${executable('ä')}\n  ]`;
    const before = `{\n  "@context": ${V3},\n  "name": "Crab Nebula: spectrum",\n  ${list},\n  "license": "MIT"\n}\n`;
    const [, action] = actionsIn(before, ['quickfix']);
    expect(action?.title).toBe('Move the executables to "crab-nebula-spectrum.ossr.json"');
    if (!action) return;
    expect(action.edit?.documentChanges?.[0]).toEqual({
      kind: 'create',
      uri: 'file:///records/crab-nebula-spectrum.ossr.json',
      options: { overwrite: false },
    });
    expect(done(before, action)).toEqual({
      text: `{\n  "@context": ${V3},\n  "name": "Crab Nebula: spectrum",\n  "license": "MIT"\n}\n`,
      file: `{\n  ${list}\n}\n`,
    });
    expect(problemsIn(done(before, action).text)).toEqual([]);
  });
});
