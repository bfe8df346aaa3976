import { describe, expect, it } from 'vitest';
import { type Answer, type OfferView, type protocol, inlayHints, whyNot } from '../../server/core/index';
import { analysisOf } from './marked';

const TEXT = `{
  "executables": [
    {
      "name": "big",
      "type": "purl:docker-container",
      "content": { "image": "i:1" },
      "compute-resources": [
        {
          "mincores": 4,
          "minmemory": "48Gi"
        }
      ]
    }
  ]
}`;

const reason = (path: string, limit: string) => ({ path, code: 'limit', limit, text: `The limit is ${limit}.` });
const told = (name: string, answer: Answer): protocol.PlatformAnswer => ({
  platform: { id: name, name, type: 'local' },
  answer,
  answeredAt: '',
});
const memory = (limit: string): Answer => ({
  kind: 'declined',
  reasons: [reason('compute-resources/0/minmemory', limit)],
});
const yes: Answer = { kind: 'offers', offers: [], caveats: [] };

const view =
  (answers: readonly protocol.PlatformAnswer[], stale = false): OfferView =>
  () => ({ executable: 'big', state: 'answered', stale, asked: answers.length, answers });
const text = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));
const everywhere = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
const hints = (offers: OfferView) =>
  inlayHints(analysisOf(TEXT), everywhere, offers).map(({ label, position }) => `${position.line}: ${text(label)}`);
const marks = (offers: OfferView) =>
  whyNot(analysisOf(TEXT), offers).map(({ range, message }) => `${range.start.line}: ${text(message)}`);

describe('beside each requirement', () => {
  it('stands how many platforms can meet it', () => {
    expect(hints(view([told('a', yes), told('b', memory('16Gi')), told('c', yes)]))).toEqual([
      '8: ✓ 3 of 3',
      '9: ✓ 2 of 3',
    ]);
  });

  it('stands the most that any platform has, where none can meet it', () => {
    expect(hints(view([told('a', memory('16Gi')), told('b', memory('32GB')), told('c', memory('8Gi'))]))).toEqual([
      '8: ✓ 3 of 3',
      '9: ✗ largest 32GB',
    ]);
  });

  it('stands nothing before it was asked, after an edit, or when nobody could be asked', () => {
    expect(hints(() => undefined)).toEqual([]);
    expect(hints(view([told('a', yes)], true))).toEqual([]);
    expect(hints(view([told('a', { kind: 'unreachable', because: '' })]))).toEqual([]);
  });
});

describe('a requirement that ruled a platform out', () => {
  it('is marked with the sentence, at the value', () => {
    const found = whyNot(analysisOf(TEXT), view([told('a', memory('16Gi')), told('b', yes)]));
    expect(found).toEqual([
      {
        range: { start: { line: 9, character: 23 }, end: { line: 9, character: 29 } },
        severity: 4,
        source: 'ossr',
        code: 'platform.declined',
        message: '"a" declined. The limit is 16Gi.',
      },
    ]);
  });

  it('is marked on the nearest place there is, at last on the name', () => {
    const odd = (path: string): Answer => ({ kind: 'declined', reasons: [reason(path, '1')] });
    expect(marks(view([told('a', odd('compute-resources/0/maxgpus'))]))).toEqual(['7: "a" declined. The limit is 1.']);
    expect(marks(view([told('a', odd('compute-resources/7/x'))]))).toEqual(['6: "a" declined. The limit is 1.']);
    expect(marks(view([told('a', odd(''))]))).toEqual(['3: "a" declined. The limit is 1.']);
  });
});
