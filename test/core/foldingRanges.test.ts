import { describe, expect, it } from 'vitest';
import { foldingRanges } from '../../server/core/index';
import { analysisOf } from './marked';

const folds = (text: string) =>
  foldingRanges(analysisOf(text)).map(({ startLine, endLine }) => `${startLine}-${endLine}`);

const TEXT = `{
  "author": [
    { "name": "Ada" }
  ],
  "executables": [
    {
      "name": "a",
      "compute-resources": [{
        "mincores": 4
      }],
      "content": {}
    },
    {
      "name": "b"
    }
  ],
  "keywords": [
    "]"
  ]
}`;

describe('folding', () => {
  it('hides what is inside an object or a list, and leaves the closing bracket in sight', () => {
    expect(folds(TEXT)).toEqual(['0-18', '1-2', '4-14', '5-10', '7-8', '12-13', '16-17']);
  });

  it('hides nothing on one line, and takes one fold for a line', () => {
    expect(folds('{ "executables": [ { "name": "a" } ] }')).toEqual([]);
    expect(folds('{ "executables": [{\n"name": "a"\n}] }')).toEqual(['0-1']);
  });

  it('leaves the innermost out where an editor takes no more', () => {
    const shown = (limit: number) =>
      foldingRanges(analysisOf(TEXT), limit).map(({ startLine, endLine }) => `${startLine}-${endLine}`);
    expect(shown(100)).toEqual(folds(TEXT));
    expect(shown(6)).toEqual(['0-18', '1-2', '4-14', '5-10', '12-13', '16-17']);
    expect(shown(5)).toEqual(['0-18', '1-2', '4-14', '5-10', '16-17']);
    expect(shown(2)).toHaveLength(2);
    expect(shown(0)).toEqual([]);
  });

  it('works in broken text, and around it', () => {
    expect(folds(TEXT.replace('}],', ']'))).toEqual(['0-18', '1-2', '4-14', '5-10', '7-8', '12-13', '16-17']);
    expect(folds(TEXT.replace('}],', '}'))).toContain('12-13');
    expect(folds('{\n  "executables": [\n    {\n      "name": "a"')).toEqual(['0-3', '1-3', '2-3']);
    expect(folds('{\n  "a": 1\n} ] }\n')).toEqual(['0-1']);
  });

  it('takes all line ends, and text nested beyond reading', () => {
    expect(folds('{\r"executables": [\r\n{\n"name": "a"\n}\r]\r}')).toEqual(['0-5', '1-4', '2-3']);
    expect(folds('')).toEqual([]);
    expect(folds(`{ "executables": [\n{ "x":\n${'['.repeat(100_000)}\n1 } ] }`)).toHaveLength(3);
  });
});
