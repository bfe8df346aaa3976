import { describe, expect, it } from 'vitest';
import type { SelectionRange } from 'vscode-languageserver-types';
import { layOut, offsetAt, selectionRanges } from '../../server/core/index';
import { analysisOf, marked } from './marked';

/** What is selected step by step, the smallest first. */
const grown = (source: string): string[] => {
  const { text, cursor } = marked(source);
  const analysis = analysisOf(text);
  const layout = layOut(analysis.record);
  const chain = (step: SelectionRange | undefined): string[] =>
    step
      ? [text.slice(offsetAt(layout, step.range.start), offsetAt(layout, step.range.end)), ...chain(step.parent)]
      : [];
  return chain(selectionRanges(analysis, [cursor])[0]);
};

describe('a growing selection', () => {
  it('goes from the word to the document', () => {
    expect(grown(' { "executables": [ { "x": 1 }, { "content": { "image": "i/na¦me:1" } } ] }\n')).toEqual([
      'name',
      'i/name:1',
      '"i/name:1"',
      '"image": "i/name:1"',
      '{ "image": "i/name:1" }',
      '"content": { "image": "i/name:1" }',
      '{ "content": { "image": "i/name:1" } }',
      '[ { "x": 1 }, { "content": { "image": "i/name:1" } } ]',
      '"executables": [ { "x": 1 }, { "content": { "image": "i/name:1" } } ]',
      '{ "executables": [ { "x": 1 }, { "content": { "image": "i/name:1" } } ] }',
      ' { "executables": [ { "x": 1 }, { "content": { "image": "i/name:1" } } ] }\n',
    ]);
  });

  it('works in the record around the executables, and between them', () => {
    expect(grown('{ "executables": [ {} ], "license": ¦"MIT" }')).toEqual([
      '"MIT"',
      '"license": "MIT"',
      '{ "executables": [ {} ], "license": "MIT" }',
    ]);
    expect(grown('{ "executables": [ {} ,¦ {} ] }')[0]).toBe('[ {} , {} ]');
  });

  it('takes numbers, keys, and text with escapes', () => {
    expect(grown('{ "executables": [ { "mincores": 4¦ } ] }').slice(0, 2)).toEqual(['4', '"mincores": 4']);
    expect(grown('{ "a\\"b ¦c": 1 }').slice(0, 3)).toEqual(['c', 'a\\"b c', '"a\\"b c"']);
    expect(grown('¦')).toEqual(['']);
  });

  it('works in broken text', () => {
    const text = '{ "executables": [ { "name": "a¦b", "x": [';
    expect(grown(text).slice(0, 4)).toEqual(['ab', '"ab"', '"name": "ab"', '{ "name": "ab", "x": [']);
    expect(grown(text).at(-1)).toBe(text.replace('¦', ''));
  });

  it('answers for every position that is asked about', () => {
    const position = (character: number) => ({ line: 0, character });
    expect(selectionRanges(analysisOf('{ "a": 1 }'), [position(3), position(7), position(99)])).toHaveLength(3);
  });
});
