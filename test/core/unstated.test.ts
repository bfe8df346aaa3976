import { describe, expect, it } from 'vitest';
import {
  type DeclaredPlatform,
  type Offer,
  type Task,
  capacity,
  codeLens,
  decide,
  declaredFacts,
  facts,
  inlayHints,
  offerFigures,
  toldFacts,
  unlimited,
  unusableSizes,
} from '../../server/core/index';
import { flavour, known, read, taskOf } from './decideFacts';
import { analysisOf } from './marked';

const NOW = '2026-11-23T12:00:00.000Z';
const ASKED: Task = {
  name: 'fit',
  type: 'purl:docker-container',
  content: { image: 'i:1' },
  minduration: 'PT2H',
  maxduration: 'P3D',
  'compute-resources': [{ name: 'w', mincores: 12, maxcores: 24, minmemory: '8Gi', mingpus: 1 }],
  'storage-resources': [{ name: 's', minsize: '1T', maxsize: '2T', minlifetime: 'P90D', location: null }],
};

function answerOf(declared: Omit<DeclaredPlatform, 'id' | 'name' | 'type'>, task = ASKED) {
  return decide(task, declaredFacts({ id: 'a', name: 'A', type: 'local', ...declared }, NOW));
}

function offerOf(declared: Omit<DeclaredPlatform, 'id' | 'name' | 'type'>, task = ASKED): Offer {
  const answer = answerOf(declared, task);
  if (answer.kind !== 'offers' || !answer.offers[0]) throw new Error('A yes was expected.');
  return answer.offers[0];
}

describe('an offer gives what the platform states, and never repeats the request', () => {
  it('nothing, and from nowhere, where it states nothing', () => {
    const { task, ...rest } = offerOf({});
    expect(rest).toEqual({ sources: [] });
    expect(JSON.stringify(task)).not.toContain('"max');
    expect(offerFigures({ task, ...rest })).toBe('nothing stated');
  });

  it('some figures, and names the others', () => {
    const offer = offerOf({ limits: { memory: '32Gi', storage: '2T' } });
    expect(offer).toMatchObject({ memory: '8Gi', storage: '2T' });
    expect(offerFigures(offer)).toBe('8Gi, cores and GPUs not stated');
    expect(offer.task['compute-resources']).toEqual([
      { name: 'w', mincores: 12, minmemory: '8Gi', mingpus: 1, maxmemory: '8Gi' },
    ]);
    expect(offer.sources).toMatchObject([{ of: ['memory', 'storage'], confidence: 'declared' }]);
  });

  it('a size, but not its GPUs where it does not tell them', () => {
    const offer = offerOf({ sizes: [{ name: 'large', cores: 16, memory: '64Gi' }] });
    expect(offerFigures(offer)).toBe('16 cpu, 64Gi, GPUs and storage not stated');
  });

  it('times, where it has a limit for them: the wish, or the limit that is shorter', () => {
    expect(offerOf({ limits: { duration: 'P7D' } }).task).toMatchObject({ maxduration: 'P3D' });
    expect(offerOf({ limits: { duration: 'PT36H' } }).task).toMatchObject({ maxduration: 'P1DT12H' });
    expect(offerOf({ limits: { lifetime: 'P1Y' } }).task['storage-resources']).toEqual([
      { name: 's', minsize: '1T', minlifetime: 'P90D', location: null, maxlifetime: 'P90D' },
    ]);
  });

  it('what is known to be without a limit', () => {
    const free = { sizes: unlimited(read('x')), quotas: unlimited(read('x')), cores: unlimited(read('GET /limits')) };
    const answer = decide(taskOf({ mincores: 12 }), facts(free));
    expect(answer).toMatchObject({ offers: [{ cores: 12 }] });
  });

  it('no figure of a size that is not read, though a quota is', () => {
    const sizes = known([flavour('m', 16, 64, { memory: 'unknown' })]);
    const quotas = known([{ holder: 'project "demo"', memory: known({ limit: capacity.gibibytes(60) ?? never() }) }]);
    const answer = decide(taskOf({ mincores: 2, minmemory: '4Gi' }), facts({ sizes, quotas }));
    expect(answer).toMatchObject({ kind: 'offers', offers: [{ cores: 16 }] });
    expect(answer.kind === 'offers' && answer.offers[0]?.memory).toBeUndefined();
  });

  it('stands after every offer of which something is known', () => {
    const answer = answerOf({});
    expect(answer.kind === 'offers' && answer.caveats.length).toBeGreaterThan(3);
  });
});

describe('beside the text', () => {
  const platform = (name: string) => ({ id: name, name, type: 'local' }) as const;
  const shown = (...declared: readonly Omit<DeclaredPlatform, 'id' | 'name' | 'type'>[]) => {
    const answers = declared.map((each, at) => ({
      platform: platform(`P${at + 1}`),
      answer: answerOf(each),
      answeredAt: NOW,
    }));
    const offers = () =>
      ({ executable: 'fit', state: 'answered', stale: false, asked: answers.length, task: ASKED, answers }) as const;
    const analysis = analysisOf(JSON.stringify({ executables: [ASKED] }, null, 1));
    const whole = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
    const labels = inlayHints(analysis, whole, offers, { units: false, conversions: false, offers: true });
    const lens = codeLens(analysis, { uri: 'file:///r', offers, canShowResults: true })[0]?.command?.title;
    return { labels: labels.map(({ label }) => label), tooltip: labels[1]?.tooltip, lens };
  };

  it('a yes of which nothing is known is not shown as an offer', () => {
    const { labels, lens } = shown({});
    expect(lens).toBe('? 1 platform says yes, and states nothing');
    expect(labels).toEqual(labels.map(() => '? not stated'));
  });

  it('who does not state a requirement is counted apart', () => {
    const { labels, tooltip } = shown({ limits: { cores: 16 } }, {});
    expect(labels).toContain('✓ 1 of 2, 1 not stated');
    expect(labels).toContain('? not stated');
    expect(tooltip).toContain('"P2" does not state what it gives.');
  });
});

describe('the facts of a declared platform', () => {
  const told = (declared: Omit<DeclaredPlatform, 'id' | 'name' | 'type'>) =>
    toldFacts(declaredFacts({ id: 'a', name: 'A', type: 'local', ...declared }, NOW)).map(
      ({ words, text = 'not known' }) => `${words}: ${text}`,
    );

  it('do not say that there is no limit where nothing was written down', () => {
    expect(told({}).filter((each) => /no limit/.test(each))).toEqual([]);
  });

  it('are not missing where the sizes tell them', () => {
    const lines = told({ sizes: [{ name: 'm', cores: 4, memory: '8Gi', gpus: 1 }] });
    expect(lines.filter((each) => /^(cores|memory|GPUs):/.test(each))).toEqual([]);
    expect(told({ sizes: [{ name: 'm', cores: 4, memory: '8Gi' }] })).toContain('GPUs: not known');
  });
});

describe('a size that is larger than the limit of its own platform', () => {
  const declared = { sizes: [{ name: 'big', cores: 16, memory: '64Gi' }], limits: { cores: 8 } };

  it('is told as the cause of a no', () => {
    const small = { ...ASKED, 'compute-resources': [{ name: 'w', mincores: 12 }] };
    const answer = answerOf(declared, small);
    expect(answer.kind === 'declined' && answer.reasons.map(({ text }) => text)).toEqual([
      'Needs 12 cores; the limit is 8.',
      'The only size, "big", has 16, which is above the limit of 8.',
    ]);
  });

  it('is found when the platform is tested', () => {
    const found = (given: typeof declared) =>
      unusableSizes(declaredFacts({ id: 'a', name: 'A', type: 'local', ...given }, NOW));
    expect(found(declared)).toEqual([
      'The size "big" has 16 cores, and the limit is 8: it is never given. Correct one of them.',
    ]);
    expect(found({ ...declared, limits: { cores: 16 } })).toEqual([]);
  });
});

function never(): never {
  throw new Error('A fixture is wrong.');
}
