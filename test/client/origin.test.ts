import { describe, expect, it } from 'vitest';
import { originOf, sourceTexts } from '../../client/webview/origin';
import { readHostMessage } from '../../client/webview/readMessages';
import type { Answer, Offer, OfferSource } from '../../server/core/protocol';
import { OFFER, answerOf, documentOffers, executable } from './offers';

const NOW = Date.parse('2026-11-23T12:30:00Z');
const live: OfferSource = {
  of: ['cores', 'memory'],
  from: 'GET /limits',
  observedAt: '2026-11-23T12:00:00Z',
  confidence: 'live',
};
const stored: OfferSource = { ...live, from: 'GET /nodes', confidence: 'snapshot' };
const declared: OfferSource = { ...live, of: ['memory'], from: 'a file', confidence: 'declared' };
const offers = (...sources: readonly OfferSource[]): Answer => ({
  kind: 'offers',
  offers: [{ ...OFFER, sources }],
  caveats: [],
});
const shown = (answer: Answer, type = 'canidothis') =>
  originOf({ answer, platform: { id: 'a', name: 'A', type }, now: NOW });

describe('where an answer was read, in short', () => {
  it('is the source of its figures, the weakest where there are several', () => {
    expect(shown(offers(live))).toBe('live, from GET /limits');
    expect(shown(offers(live, { ...live, from: 'GET /quota' }))).toBe('live, from GET /limits and 1 more');
    expect(shown(offers(stored))).toMatch(/^a snapshot of .+, from GET \/nodes$/);
    expect(shown(offers(declared))).toBe('as declared');
    expect(shown(offers(declared, live))).toBe('in part as declared');
    expect(shown(offers(live, { ...declared, of: ['type'] }))).toBe('live, from GET /limits');
    expect(shown(offers({ ...declared, of: ['type'] }))).toBe('as declared');
  });

  it('is that of the first reason of a no', () => {
    const reason = { path: '', code: 'limit', text: 'Too large.' };
    expect(shown({ kind: 'declined', reasons: [reason, { ...reason, source: stored }] })).toContain('from GET /nodes');
  });

  it('is not told where the platform does not tell it, and nobody could be asked', () => {
    expect(shown(offers())).toBeUndefined();
    expect(shown(offers(), 'local')).toBeUndefined();
    expect(shown({ kind: 'declined', reasons: [] })).toBeUndefined();
    expect(shown({ kind: 'unreachable', because: 'It is off.' })).toBeUndefined();
    expect(shown({ kind: 'declined', reasons: [] }, 'local')).toBe('as declared');
  });
});

describe('where each figure was read', () => {
  it('is told source by source', () => {
    const told = sourceTexts({ ...OFFER, sources: [declared, live] }, NOW);
    expect(told[0]).toMatch(/^Memory: from a file, as declared, .+\.$/);
    expect(told[1]).toMatch(/^Cores, memory: from GET \/limits, live, .+\.$/);
    expect(sourceTexts(OFFER, NOW)).toEqual([]);
  });

  it('is shown as text, and not at all of another shape (P15)', () => {
    expect(sourceTexts({ ...OFFER, sources: [{ ...live, from: 'a\u202eb', observedAt: 'soon' }] }, NOW)).toEqual([
      'Cores, memory: from a\\u202eb, live, not stated.',
    ]);
    const read = (sources: unknown) => {
      const offer = { ...OFFER, sources } as Offer;
      const answers = [answerOf('A', { kind: 'offers', offers: [offer], caveats: [] })];
      const message = { kind: 'snapshot', record: 'r', isTrusted: true };
      return readHostMessage({ ...message, offers: documentOffers([executable({ answers })]) });
    };
    expect(read([live])).toBeDefined();
    for (const odd of [{}, [{ ...live, of: ['__proto__'] }], [{ ...live, of: 'cores' }], [{ of: ['cores'] }]])
      expect(read(odd)).toBeUndefined();
  });
});
