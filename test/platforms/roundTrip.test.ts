import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Answer,
  type PlatformIdentity,
  type Reason,
  type Task,
  decide,
  declaredFacts,
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
  },
  { requiredKeys: ['path', 'code', 'text'] },
);

const offer = fc
  .record({
    cores: fc.integer({ min: 4, max: 10_000 }),
    memory: fc.integer({ min: 8, max: 1000 }).map((each) => `${each}Gi`),
    gpus: fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined }),
    name: fc.option(text, { nil: undefined }),
    fixed: fc.boolean(),
    stated: fc.boolean(),
  })
  .map(({ cores, memory, gpus, name, fixed, stated }) => {
    const maxima = stated ? {} : { maxcores: cores, maxmemory: memory, ...(gpus !== undefined && { maxgpus: gpus }) };
    const [worker] = TASK['compute-resources'] ?? [];
    const task: Task = { ...TASK, 'compute-resources': [{ ...worker, ...maxima }] };
    const expires = '2026-11-20T12:05:00Z';
    const optional = {
      ...(name !== undefined && { name }),
      ...(gpus !== undefined && { gpus }),
      ...(fixed && { fixed: true }),
    };
    return { ...optional, cores, memory, expires, task };
  });

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
    kind: fc.constant('incomplete' as const),
    missing: fc.array(fc.record({ path: fc.constant('storage-resources/0'), name: text }), {
      minLength: 1,
      maxLength: 3,
    }),
  }),
);

function withoutChange({ smallestChange: _, ...answer }: Extract<Answer, { kind: 'declined' }>): Answer {
  return answer;
}

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
    const decided = decide(TASK, facts);
    // What would make it a yes does not travel: the asker works it out from the limits, and says so.
    const answer = decided.kind === 'declined' ? withoutChange(decided) : decided;
    expect(there(answer, TASK)).toEqual(answer);
  });
});
