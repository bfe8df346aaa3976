import { describe, expect, it } from 'vitest';
import {
  type Answer,
  type OfferSource,
  type OfferView,
  hover,
  inlayHints,
  type protocol,
  whyNot,
} from '../../server/core/index';
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

describe('a requirement that is pointed at', () => {
  const source = { from: 'GET /limits', observedAt: '2026-11-23T12:00:00Z', confidence: 'live' } as const;
  const declared = { ...source, from: 'a file', confidence: 'declared' } as const;
  const given = (maxmemory: string, sources: readonly OfferSource[]): Answer => ({
    kind: 'offers',
    offers: [
      {
        task: { name: 'big', type: 't', content: {}, 'compute-resources': [{ maxcores: 8, maxmemory }] },
        sources,
      },
    ],
    caveats: [],
  });
  const no: Answer = { kind: 'declined', reasons: [{ ...reason('compute-resources/0/minmemory', '16Gi'), source }] };
  const answers = [
    told('a', given('64Gi', [{ of: ['memory'], ...source }])),
    told(
      'b',
      given('48Gi', [
        { of: ['memory'], ...declared },
        { of: ['cores', 'memory'], ...source },
      ]),
    ),
    told('c', no),
    told('d', { kind: 'timedOut', afterMs: 5 }),
  ];
  const lines = [
    '"a" gives 64Gi. (GET /limits, 2026-11-23 12:00 UTC)',
    '"b" gives 48Gi. (as declared; GET /limits, 2026-11-23 12:00 UTC)',
    '"c" declined. The limit is 16Gi. (GET /limits, 2026-11-23 12:00 UTC)',
  ];
  const pointed = (offers?: OfferView, line = 9) => {
    const contents = hover(analysisOf(TEXT), { line, character: 13 }, offers)?.contents;
    return typeof contents === 'object' && 'value' in contents ? contents.value.replaceAll('\\', '') : '';
  };

  it('says beside its hint what each platform gives of it, and where that was read', () => {
    const [cores, hint] = inlayHints(analysisOf(TEXT), everywhere, view(answers));
    expect(hint?.tooltip).toBe(lines.join('\n'));
    expect(cores?.tooltip).toBe('"a" gives 8.\n"b" gives 8. (GET /limits, 2026-11-23 12:00 UTC)');
  });

  it('says so in its hover too, behind what it means', () => {
    const text = pointed(view(answers));
    expect(text).toContain('Memory it must have.');
    expect(text.endsWith(`**Answers**\n${lines.map((each) => `- ${each}`).join('\n')}`)).toBe(true);
  });

  it('is not told of answers to another text, or before anybody was asked', () => {
    for (const offers of [undefined, () => undefined, view(answers, true)])
      expect(pointed(offers)).not.toContain('gives');
    expect(pointed(view(answers), 7)).not.toContain('gives');
  });

  it('tells of a few platforms where there are many', () => {
    const many = Array.from({ length: 20 }, (_, at) => told(`p${at}`, given('64Gi', [])));
    const text = pointed(view(many));
    expect(text).toContain('"p7" gives 64Gi.\n- 12 more platforms answered.');
  });

  it('shows names and sources as the texts that they are', () => {
    const odd = given('64Gi', [{ of: ['memory'], ...source, from: '[x](command:y)' }]);
    const shown = hover(analysisOf(TEXT), { line: 9, character: 13 }, view([told('<b>', odd)]))?.contents;
    expect(JSON.stringify(shown)).not.toMatch(/[^\\]\[x\]\(|[^\\]<b>/);
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
