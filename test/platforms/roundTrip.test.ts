import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Answer,
  OFFER_PARTS,
  type OfferSource,
  type PlatformIdentity,
  type Reason,
  type SmallestChange,
  type Task,
  decide,
  declaredFacts,
  inOrder,
} from '../../server/core/index';
import { isVerdict, writeEnvelope } from '../../server/platforms/adapters/canidothis/write';
import { readEnvelope } from '../../server/platforms/adapters/canidothisEnvelope';
import { PARIS, TASK } from './playedPlatform';

const NOW = Date.parse('2026-11-20T12:00:00Z');
const platform: PlatformIdentity = PARIS;

function there(answer: Answer, task: Task): Answer {
  if (!isVerdict(answer)) throw new Error('Only a yes or a no can be written.');
  return readEnvelope(JSON.parse(JSON.stringify(writeEnvelope(answer))), { platform, task, now: NOW });
}

const text = fc.stringMatching(/^[A-Za-z0-9 "().,]{0,40}[a-z.]$/).map((each) => `x${each}`);
const reason: fc.Arbitrary<Reason> = fc.record(
  {
    path: fc.constantFrom(
      '',
      'type',
      'compute-resources/0/minmemory',
      'compute-resources/0/architecture',
      'storage-resources/0',
    ),
    code: fc.constantFrom('limit', 'type', 'unknown'),
    text,
    asked: text,
    limit: text,
    source: fc.record({
      from: text,
      observedAt: fc.constant('2026-11-20T11:00:00.000Z'),
      confidence: fc.constantFrom('live', 'snapshot', 'declared'),
    }),
    unstated: text,
    platform: fc.record({ id: text, name: text }),
  },
  { requiredKeys: ['path', 'code', 'text'] },
);

/** Sources as a decision gives them: those of figures first, the weakest at the front, and none of them twice. */
const sources: fc.Arbitrary<readonly OfferSource[]> = fc
  .uniqueArray(
    fc.record({
      of: fc.subarray([...OFFER_PARTS], { minLength: 1 }),
      from: text,
      observedAt: fc.constant('2026-11-20T11:00:00.000Z'),
      confidence: fc.constantFrom('live' as const, 'snapshot' as const, 'declared' as const),
    }),
    { selector: ({ from }) => from, maxLength: 4 },
  )
  .map(inOrder);

const offer = fc
  .record({
    cores: fc.integer({ min: 4, max: 10_000 }),
    memory: fc.integer({ min: 8, max: 1000 }).map((each) => `${each}Gi`),
    gpus: fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined }),
    name: fc.option(text, { nil: undefined }),
    fixed: fc.boolean(),
    place: fc.option(text, { nil: undefined }),
    platform: fc.option(fc.record({ id: text, name: text }), { nil: undefined }),
    sources: fc.option(sources, { nil: undefined }),
    stated: fc.boolean(),
  })
  .map(({ cores, memory, gpus, name, fixed, stated, place, platform, sources }) => {
    const maxima = stated ? {} : { maxcores: cores, maxmemory: memory, ...(gpus !== undefined && { maxgpus: gpus }) };
    const [worker] = TASK['compute-resources'] ?? [];
    const task: Task = { ...TASK, 'compute-resources': [{ ...worker, ...maxima }] };
    const expires = '2026-11-20T12:05:00Z';
    const optional = {
      ...(name !== undefined && { name }),
      ...(gpus !== undefined && { gpus }),
      ...(fixed && { fixed: true }),
      ...(place !== undefined && { place }),
      ...(platform && { platform }),
      ...(sources && { sources }),
    };
    return { ...optional, cores, memory, storage: '20Gi', expires, task };
  });

const MEMORY = { path: 'compute-resources/0/minmemory', from: '8Gi' } as const;
const change: fc.Arbitrary<SmallestChange> = fc.oneof(
  fc.record({
    changes: fc.uniqueArray(
      fc.oneof(
        fc.constant({ path: 'compute-resources/0/mincores', from: 4 }),
        fc.integer({ min: 1, max: 3 }).map((to) => ({ path: 'compute-resources/0/mincores', from: 4, to })),
        fc.integer({ min: 1, max: 8191 }).map((to) => ({ ...MEMORY, to: `${to}Mi` })),
      ),
      { selector: ({ path }) => path, minLength: 1 },
    ),
    basis: fc.constantFrom('decided' as const, 'named' as const),
    platforms: fc.array(fc.record({ id: text, name: text }), { minLength: 1, maxLength: 3 }),
  }),
  fc.constant({ changes: [], basis: 'decided' as const }),
);

const answers: fc.Arbitrary<Answer> = fc.oneof(
  fc.record({
    kind: fc.constant('offers' as const),
    offers: fc.array(offer, { minLength: 1, maxLength: 5 }),
    caveats: fc.uniqueArray(reason, { selector: (each) => each.path + each.text, maxLength: 4 }),
  }),
  fc.record({
    kind: fc.constant('declined' as const),
    reasons: fc.array(reason, { minLength: 1, maxLength: 5 }),
    nearest: offer,
  }),
  fc.record({
    kind: fc.constant('declined' as const),
    reasons: fc.array(reason, { minLength: 1, maxLength: 5 }),
    smallestChange: change,
  }),
  fc.record({
    kind: fc.constant('incomplete' as const),
    missing: fc.array(fc.record({ path: fc.constant('storage-resources/0'), name: text }), {
      minLength: 1,
      maxLength: 3,
    }),
  }),
);

describe('what serve writes is what the adapter reads', () => {
  it('for every yes, no and shopping list', () => {
    fc.assert(
      fc.property(answers, (answer) => {
        expect(there(answer, TASK)).toEqual(answer);
      }),
    );
  });

  it.each([
    ['fixed sizes', { sizes: [{ name: 'large', cores: 8, memory: '16Gi', gpus: 1 }] }],
    ['limits', { limits: { cores: 64, memory: '1Ti', storage: '2Ti', duration: 'P1D', lifetime: 'P30D' } }],
    ['sizes that are too small', { sizes: [{ name: 'small', cores: 2, memory: '4Gi' }], limits: { storage: '1Gi' } }],
    ['another type only', { runs: ['purl:jupyter-notebook'], limits: { cores: 1 } }],
  ])('for what a declared platform decides: %s', (_, declared) => {
    const facts = declaredFacts({ id: 'a', name: 'A', type: 'local', ...declared }, new Date(NOW).toISOString());
    const answer = decide(TASK, facts);
    expect(there(answer, TASK)).toEqual(answer);
  });
});

describe('the smallest change that a platform tells', () => {
  const told = (smallestChange: unknown) => {
    const no = { result: 'NO', reasons: [{ path: '', code: 'limit', text: 'Too large.' }], smallestChange };
    const answer = readEnvelope(no, { platform, task: TASK, now: NOW });
    return answer.kind === 'declined' ? answer.smallestChange : answer.kind;
  };
  const one = (more: object) => told({ changes: [{ ...MEMORY, ...more }], basis: 'decided' });

  it('is read where it fits the task', () => {
    expect(one({ to: '4Gi' })).toEqual({ changes: [{ ...MEMORY, to: '4Gi' }], basis: 'decided' });
    expect(told({ changes: [{ ...MEMORY, to: null, note: 'x' }] })).toEqual({ changes: [MEMORY], basis: 'named' });
  });

  it.each([
    ['another value than stands there', { from: '16Gi', to: '4Gi' }],
    ['another requirement than there is', { path: 'compute-resources/3/minmemory', to: '4Gi' }],
    ['what is no requirement', { path: 'name', from: 'fit', to: 'x' }],
    ['a harder requirement', { to: '9Gi' }],
    ['no change at all', { to: '8Gi' }],
    ['nothing that is left of it', { to: '0Gi' }],
    ['what cannot be read', { to: '4Gi\n[click](command:x)' }],
    ['a number that is none', { path: 'compute-resources/0/mincores', from: 4, to: 1.5 }],
    ['a longer number than there is', { to: `${'0'.repeat(100)}4Gi` }],
  ])('is not shown with %s', (_, more) => {
    expect(one(more)).toBeUndefined();
    expect(
      told({
        changes: [
          { ...MEMORY, to: '4Gi' },
          { ...MEMORY, ...more },
        ],
        basis: 'decided',
      }),
    ).toBeUndefined();
  });

  it('of any other shape is left out, never a failure', () => {
    const odd = fc.oneof(fc.jsonValue(), fc.record({ changes: fc.jsonValue(), basis: fc.jsonValue() }));
    fc.assert(fc.property(odd, (value) => told(value) === undefined));
    const value = fc.oneof(fc.jsonValue(), fc.double(), fc.stringMatching(/^[0-9]{1,60}[.]?[0-9]*[kKMGi]{0,3}$/));
    fc.assert(fc.property(value, (to) => ['undefined', 'object'].includes(typeof one({ to }))));
    expect(told({ changes: [], basis: 'named' })).toBeUndefined();
    expect(told({ changes: [{ ...MEMORY, to: 1e300 }], basis: 'decided' })).toBeUndefined();
  });
});

describe('the sources that a platform tells with an offer', () => {
  const told = (sources: unknown) => {
    const yes = { result: 'YES', task: TASK, offers: [{ task: TASK, cores: 8, sources }] };
    const answer = readEnvelope(yes, { platform, task: TASK, now: NOW });
    return answer.kind === 'offers' ? answer.offers[0]?.sources : answer.kind;
  };
  const source = { from: 'GET /limits', observedAt: '2026-11-20T12:00:00+01:00', confidence: 'live' };

  it('are read in UTC, the weakest first; what is not known here is left out', () => {
    const sources = [
      { ...source, of: ['colour', 'cores'] },
      { ...source, of: ['memory'], confidence: 'declared' },
      { ...source, of: ['type'], observedAt: 'yesterday' },
      { ...source, of: [] },
    ];
    const utc = { from: 'GET /limits', observedAt: '2026-11-20T11:00:00.000Z' };
    expect(told(sources)).toEqual([
      { ...utc, of: ['memory'], confidence: 'declared' },
      { ...utc, of: ['cores'], confidence: 'live' },
    ]);
  });

  it('that are none say that nothing of what is asked is known', () => {
    expect(told([])).toEqual([]);
  });

  it('of any other shape are left out, never a failure', () => {
    const isEmpty = (value: unknown) => Array.isArray(value) && value.length === 0;
    fc.assert(fc.property(fc.jsonValue(), (value) => isEmpty(value) || told(value) === undefined));
    expect(told([{ ...source, of: 'cores' }])).toBeUndefined();
  });
});
