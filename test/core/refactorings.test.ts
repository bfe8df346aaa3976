import { describe, expect, it } from 'vitest';
import type { Range } from '../../server/core/index';
import { actionFor, actionsIn, done } from './applied';
import { inCompute, inExecutable, marked, problemsIn } from './marked';

const at = (source: string): { readonly text: string; readonly range: Range } => {
  const { text, cursor } = marked(source);
  return { text, range: { start: cursor, end: cursor } };
};
const actions = (source: string, only?: readonly string[]) => {
  const { text, range } = at(source);
  return actionsIn(text, only, range).map((action) => ({ ...action, ...done(text, action) }));
};
const after = (source: string, title: string) => actions(source).find((each) => each.title === title)?.text;
const SORT = 'Sort the members into the documented order';

describe('an amount in powers of 1000', () => {
  it.each([
    ['8GB', '8Gi', '7812500Ki'],
    ['1k', '1Ki', '0.9765625Ki'],
    ['1024M', '1024Mi', '1000000Ki'],
    ['1.5T', '1.5Ti', '1464843750Ki'],
  ])('%s becomes %s, or exactly %s', (before, number, amount) => {
    const text = (value: string) => inCompute(`"minmemory": "${value}"`);
    const found = actions(text(`¦${before}`));
    expect(found.filter(({ kind }) => kind === 'refactor.rewrite').map((each) => each.text)).toEqual([
      text(number),
      text(amount),
    ]);
  });

  it('is not one in powers of 1024, nor a text elsewhere', () => {
    expect(actions(inCompute('"minmemory": "¦8Gi"'))).toEqual([]);
    expect(actions(inCompute('"description": "¦8GB"'))).toEqual([]);
  });
});

describe('sorting', () => {
  it("puts members into the documented order, with the author's text of each", () => {
    const record = (...members: string[]) =>
      `{\n  "executables": [\n    {\n${members.map((each) => `      ${each}`).join(',\n')}\n    }\n  ]\n}`;
    const [content, name, type] = ['"content": {   "image" : "i:1" }', '"name":"e"', '"type": "purl:docker-container"'];
    const other = '"x-note": [ 1,2 ]';
    const compute = (one: string, two: string) => `"compute-resources": [ { ${one},\n        ${two} } ]`;
    const [cores, memory] = ['"mincores": 4', '"minmemory" : "8Gi"'];
    expect(after(record(other, compute(memory, cores), content, `¦${name}`, type), SORT)).toBe(
      record(name, type, content, compute(cores, memory), other),
    );
  });

  it('is not offered where there is nothing to sort, nor in a broken executable', () => {
    expect(after(inExecutable('¦"interactive": true'), SORT)).toBeUndefined();
    expect(after('{ "executables": [ { "type": "t", ¦"name": "e" "content": {} } ] }', SORT)).toBeUndefined();
  });

  it('keeps the order of a key that is given twice', () => {
    const members = (text: string) => `{ "executables": [ { ${text} } ] }`;
    expect(after(members('¦"type": "a", "name": "b", "type": "c"'), SORT)).toBe(
      members('"name": "b", "type": "a", "type": "c"'),
    );
  });
});

describe('moving an executable to a file', () => {
  const one = (name: string, indent: string) =>
    `{\n${indent}  "name": "${name}",\n${indent}  "type": "purl:docker-container",\n${indent}  "content": { "image": "i:1" }\n${indent}}`;
  const record = (...names: string[]) =>
    `{\n  "executables": [\n${names.map((name) => `    ${one(name, '    ')}`).join(',\n')}\n  ],\n  "license": "MIT"\n}\n`;

  it.each([
    ['the first', ['¦A b', 'c', 'd'], ['c', 'd'], 'a-b'],
    ['one in the middle', ['c', '¦A b', 'd'], ['c', 'd'], 'a-b'],
    ['the last', ['c', 'd', '¦Ü/1'], ['c', 'd'], '%C3%BC-1'],
  ])('moves %s', (_, names, left, file) => {
    const found = actions(record(...names)).find(({ kind }) => kind === 'refactor.extract');
    const name = names.find((each) => each.startsWith('¦'))?.slice(1) ?? '';
    expect(found?.text).toBe(record(...left));
    expect(found?.file).toBe(`{\n  "executables": [\n    ${one(name, '    ')}\n  ]\n}\n`);
    expect(found?.edit?.documentChanges?.[0]).toMatchObject({
      kind: 'create',
      uri: `file:///records/${file}.ossr.json`,
    });
    expect(problemsIn(found?.file ?? '')).toEqual([]);
  });

  it('leaves an empty list, and a file on one line where the executable is on one', () => {
    const found = actions(inExecutable('"interactive": true').replace('"e"', '"¦e"')).find(
      ({ kind }) => kind === 'refactor.extract',
    );
    expect(found?.text).toBe('{ "executables": [] }');
    expect(JSON.parse(found?.file ?? '')).toHaveProperty('executables.0.name', 'e');
  });

  it('is offered at the name, and elsewhere in it only when asked for', () => {
    const text = inCompute('"mincores": ¦4');
    expect(actions(text)).toEqual([]);
    expect(actions(text, ['refactor']).map(({ kind }) => kind)).toEqual(['refactor.extract']);
    expect(() => actionFor(text.replace('¦', ''), 'nothing')).toThrow('among');
  });
});
