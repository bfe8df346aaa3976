import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  codeActions,
  diagnostics,
  documentSymbols,
  hover,
  inlayHints,
  positionOf,
  recordText,
  semanticTokens,
  taskOf,
  whyNot,
} from '../../server/core/index';
import { fixAll } from '../../server/core/features/codeActions/fixAll';
import { modernForm } from '../../server/core/model/generations/modernForm';
import { EVERYWHERE, applied } from './applied';
import { analysisOf } from './marked';
import { descriptions } from './olderDescriptions';

const older = descriptions.filter((each) => modernForm(each) !== undefined);
const documents = fc
  .tuple(older, fc.boolean(), fc.constantFrom(undefined, 2))
  .map(([value, isAlone, indent]) => JSON.stringify(isAlone ? value : { executables: [value] }, null, indent));

describe('of any description of an older generation', () => {
  it('everything is told inside its text, and its form once', () => {
    fc.assert(
      fc.property(documents, fc.nat(), (text, at) => {
        const analysis = analysisOf(text);
        const whole = recordText(analysis.record);
        const lines = whole.split('\n');
        const told = diagnostics(analysis, 'u');
        for (const { range } of told)
          expect(range.end.character).toBeLessThanOrEqual(lines[range.end.line]?.length ?? -1);
        const forms = told.filter(({ code }) => code === 'description.older-generation');
        expect(forms.length).toBeLessThanOrEqual(1);
        if (analysis.items.length > 0) expect(forms).toHaveLength(1);
        const reasons = [{ path: 'compute-resources/0/minmemory', code: 'limit', text: 'No.' }];
        const answer = { kind: 'declined', reasons } as const;
        const answers = [{ platform: { id: 'p', name: 'P', type: 't' }, answer, answeredAt: '' }];
        const offers = () => ({ executable: '', state: 'answered', stale: false, asked: 1, answers }) as const;
        whyNot(analysis, offers);
        inlayHints(analysis, EVERYWHERE, offers);
        documentSymbols(analysis);
        semanticTokens(analysis, EVERYWHERE);
        codeActions(analysis, EVERYWHERE, { uri: 'file:///r.json', offers });
        hover(analysis, positionOf(analysis.layout, { item: undefined, offset: at % (text.length + 1) }));
      }),
      { numRuns: 200 },
    );
  });

  it('fixing everything is asked the same, and leaves nothing to fix', () => {
    fc.assert(
      fc.property(documents, (text) => {
        const before = analysisOf(text);
        const after = analysisOf(applied(text, fixAll(before)));
        expect(fixAll(after)).toEqual([]);
        const codes = diagnostics(before, 'u').map(({ code }) => code);
        if (codes.length === 1) expect(taskOf(after, 0)).toEqual(taskOf(before, 0));
      }),
      { numRuns: 200 },
    );
  });
});
