import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyseText, diagnostics, documentSymbols } from '../../server/core/index';
import { createDocuments } from '../../server/lsp/documents';
import { editIn, randomEdits, textAfter } from '../core/edited';

const item = (name: string, cores = '4') =>
  `    {\n      "name": "${name}",\n      "compute-resources": [\n        { "mincores": ${cores} }\n      ]\n    }`;
const RECORD = `{\n  "executables": [\n${[item('a'), item('b', '"x"'), item('c'), item('a')].join(',\n')}\n  ]\n}\n`;

const fragment = fc.constantFrom(
  '{',
  '}',
  '"',
  ',',
  '\n',
  'x',
  '',
  `,\n${item('d')}`,
  '"name": "a"',
  '"executables": [',
);

/** The place of an offset, as an editor would send it. */
const placeIn = (text: string, offset: number) => {
  const lines = text.slice(0, offset).split('\n');
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
};

describe('the open documents', () => {
  it('D18: know after bursts of keys what opening the text anew would tell', () => {
    const bursts = fc.array(randomEdits(fragment, 4), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(bursts, (all) => {
        const documents = createDocuments();
        documents.open('u', 1, RECORD);
        let text = RECORD;
        for (const [version, burst] of all.entries()) {
          for (const random of burst) {
            const edit = editIn(text, random);
            const range = { start: placeIn(text, edit.start), end: placeIn(text, edit.end) };
            documents.change('u', version + 2, [{ range, text: edit.text }]);
            text = textAfter(text, edit);
          }
          const analysis = documents.get('u')?.analysis ?? analyseText('');
          const anew = analyseText(text);
          expect(diagnostics(analysis, 'u')).toEqual(diagnostics(anew, 'u'));
          expect(documentSymbols(analysis)).toEqual(documentSymbols(anew));
        }
      }),
      { numRuns: 150 },
    );
  });
});
