import { describe, expect, it } from 'vitest';
import type { Offer } from '../../server/core/index';
import { meaningOf, verdictOf } from '../../client/webview/meaning';
import { unstatedFigures } from '../../client/webview/requested';

const NOW = Date.parse('2026-11-23T12:00:00Z');
const task: Offer['task'] = {
  name: 'fit',
  type: 'purl:docker-container',
  content: {},
  'compute-resources': [{ name: 'w', mincores: 4, minmemory: '8Gi', mingpus: 0 }],
};
const yes = (offer: Omit<Offer, 'task'>) => ({ kind: 'offers', offers: [{ ...offer, task }], caveats: [] }) as const;

describe('the page about a yes', () => {
  it('of which nothing is stated does not look like an offer', () => {
    expect(verdictOf(yes({ sources: [] }), NOW)).toEqual({ look: 'warning', text: 'Yes, nothing stated' });
    expect(meaningOf(yes({ sources: [] }), NOW)).toBe('It says yes, and states no figures.');
  });

  it('of which a part is stated says that of that part alone', () => {
    expect(unstatedFigures({ memory: '8Gi', task })).toEqual(['cores']);
    expect(verdictOf(yes({ memory: '8Gi' }), NOW).look).toBe('yes');
    expect(meaningOf(yes({ memory: '8Gi' }), NOW)).toBe('Meets the minimums of which it states anything.');
    expect(meaningOf(yes({ memory: '8Gi', cores: 4 }), NOW)).toBe('Meets every minimum.');
  });

  it('through a service says whose it is', () => {
    const platform = { id: 'w', name: 'My workstation' };
    expect(meaningOf(yes({ name: 'large', fixed: true, cores: 8, memory: '16Gi', platform }), NOW)).toMatch(
      /^Of My workstation\. .*large/,
    );
  });
});
