import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Task } from '../../server/core/index';
import { TASK } from './playedPlatform';
import { GIVEN, read, texts, worker } from './readParis';

describe('P13: offers are checked before they count', () => {
  it.each([
    [
      'cores',
      worker({ maxcores: 2, maxmemory: '8Gi' }),
      'compute-resources/0/mincores',
      'gives 2 cores for "worker", below the 4 asked',
    ],
    ['memory', worker({ maxcores: 4, maxmemory: '8G' }), 'compute-resources/0/minmemory', 'gives 8G of memory'],
    [
      'storage',
      { ...GIVEN, 'storage-resources': [{ name: 'results', maxsize: '1Gi' }] },
      'storage-resources/0/minsize',
      '1Gi of storage',
    ],
    [
      'lifetime',
      { ...GIVEN, 'storage-resources': [{ name: 'results', maxlifetime: 'PT1H' }] },
      'storage-resources/0/minlifetime',
      '1 hour',
    ],
  ])('an offer with less %s than asked is no yes', (_, task, path, words) => {
    const answer = read({ result: 'YES', task });
    expect(answer).toMatchObject({ kind: 'declined', reasons: [{ path, code: 'contradiction' }] });
    expect(texts(answer)[0]).toContain(words);
  });

  it('keeps the good offers beside a contradictory one, and says so', () => {
    const answer = read({ result: 'YES', offers: [{ task: worker({ maxcores: 1 }) }, { task: GIVEN }, { cores: 2 }] });
    expect(answer).toMatchObject({
      kind: 'offers',
      offers: [{ cores: 8 }],
      caveats: [{ code: 'contradiction' }, { code: 'contradiction' }],
    });
  });

  it.each(['NaN', -4, '-4', Number.POSITIVE_INFINITY, {}, '10^400', 4.5])(
    'a maximum of %j is unknown, with a caveat',
    (maxcores) => {
      const answer = read({ result: 'YES', task: worker({ maxcores, maxmemory: '16Gi' }) });
      expect(answer).toMatchObject({ kind: 'offers', offers: [{ memory: '16Gi' }] });
      expect(answer.kind === 'offers' && answer.offers[0]).not.toHaveProperty('cores');
      expect(texts(answer).join()).toContain('cannot be read');
    },
  );

  it('a yes without offers is a yes that says so', () => {
    expect(read({ result: 'YES' })).toMatchObject({
      kind: 'offers',
      offers: [{ task: TASK }],
      caveats: [{ code: 'no-offer' }],
    });
  });

  it.each([
    ['an offer of nothing', { offers: [{}] }, ['"Paris" says yes, and does not say what it gives.']],
    ['a task of nothing', { task: {} }, ['"Paris" says yes, and does not say what it gives.']],
    ['the task as it was asked', { task: TASK }, ['"Paris" says yes, and does not say what it gives.']],
    ['resources of nothing', { resources: {} }, ['"Paris" says yes, and does not say what it gives.']],
    [
      'no cores and no memory',
      { offers: [{ name: 'large', storage: '40Gi' }] },
      [
        'An offer of "Paris" does not say how many cores it gives, so this is known only when the task runs.',
        'An offer of "Paris" does not say how much memory it gives, so this is known only when the task runs.',
      ],
    ],
  ])('a yes with %s says what it does not tell', (_, more, sentences) => {
    const answer = read({ result: 'YES', ...more });
    expect(answer.kind).toBe('offers');
    expect(texts(answer)).toEqual(sentences);
  });

  it('what is not told stands at the requirement, once for all offers, and not where the service says it itself', () => {
    const offers = [{ cores: 4, storage: '20Gi' }, { cores: 8, storage: '20Gi' }, { task: GIVEN }];
    const path = 'compute-resources/0/minmemory';
    expect(read({ result: 'YES', offers })).toMatchObject({ caveats: [{ path, code: 'unknown' }] });
    const caveats = [{ path, code: 'unknown', text: 'The memory is not known.' }];
    expect(read({ result: 'YES', offers, caveats })).toMatchObject({ caveats });
  });

  it('what was not asked about need not be told', () => {
    const task = { ...TASK, 'compute-resources': [{ name: 'worker', mincores: 0 }], 'storage-resources': [] };
    expect(read({ result: 'YES', offers: [{ name: 'any' }] }, task)).toMatchObject({ kind: 'offers', caveats: [] });
    const gpus = { ...task, 'compute-resources': [{ name: 'worker', mingpus: 1 }] };
    expect(texts(read({ result: 'YES', offers: [{ cores: 4 }] }, gpus))).toEqual([
      'An offer of "Paris" does not say how many GPUs it gives, so this is known only when the task runs.',
    ]);
  });

  it('a no with offers stays a no', () => {
    const answer = read({ result: 'NO', offers: [{ task: GIVEN }], task: GIVEN });
    expect(answer).toMatchObject({ kind: 'declined', reasons: [{ code: 'contradiction' }] });
  });

  it('an expired offer does not count', () => {
    expect(read({ result: 'YES', offers: [{ task: GIVEN, expires: '2026-11-20T11:59:59Z' }] })).toMatchObject({
      kind: 'declined',
      reasons: [{ code: 'expired' }],
    });
  });

  it('reads the first 1,000 of 20,000 offers, quickly and with few remarks', () => {
    const started = performance.now();
    const answer = read({
      result: 'YES',
      offers: Array.from({ length: 20_000 }, (_, n) => ({ name: `s${n}`, cores: n % 8 })),
    });
    expect(answer).toMatchObject({ kind: 'offers', offers: { length: 500 } });
    expect(texts(answer)).toContain('"Paris" gave 20,000 offers. The first 1,000 were read.');
    expect(texts(answer).length).toBeLessThanOrEqual(51);
    expect(performance.now() - started).toBeLessThan(2000);
  });

  it.each([null, 7, 'large', []])('an offer that is %j does not count', (offer) => {
    expect(read({ result: 'YES', offers: [offer] })).toMatchObject({
      kind: 'declined',
      reasons: [{ code: 'unreadable' }],
    });
  });
});

describe('P14: a returned task is not trusted', () => {
  it('names what it changed that it must not change', () => {
    const answer = read({
      result: 'YES',
      task: { ...GIVEN, content: { image: 'evil:1', command: ['rm'] }, name: 'other' },
    });
    expect(answer.kind === 'offers' && answer.caveats.map(({ path, code }) => `${code} ${path}`)).toEqual([
      'changed name',
      'changed content/image',
      'changed content/command',
    ]);
  });

  it('leaves out what is of the wrong kind', () => {
    const task = { ...GIVEN, type: 7, content: [], 'data-resources': 'none', 'storage-resources': [null, { name: 1 }] };
    const answer = read({ result: 'YES', task });
    const { type, content } = TASK;
    expect(answer).toMatchObject({ offers: [{ cores: 8, task: { type, content, 'storage-resources': [] } }] });
    expect(texts(answer).filter((text) => text.includes('It was left out'))).toHaveLength(5);
  });
});

describe('nothing that a platform or a document says is a fault of ours', () => {
  const any = fc.constantFrom<unknown>(null, true, -1, 2, 1e300, '', 'x', 'NaN', '8Gi', 'PT1H', [], {}, [null], [[]], {
    name: 'worker',
  });
  const keyed = (keys: readonly string[], value: fc.Arbitrary<unknown>) =>
    fc.dictionary(fc.constantFrom(...keys), value);
  const resource = keyed(
    ['name', 'maxcores', 'mincores', 'maxmemory', 'instances', 'maxlifetime', 'cores', 'maxsize'],
    any,
  );
  const blocks = [
    'compute-resources',
    'storage-resources',
    'data-resources',
    'content',
    'name',
    'type',
    'resources',
    'maxduration',
  ];
  const task = keyed(blocks, fc.oneof(any, fc.array(fc.oneof(resource, any), { maxLength: 3 })));
  const offer = fc.oneof(
    any,
    task,
    keyed(['task', 'body', 'cores', 'memory', 'expires', 'platform', 'name'], fc.oneof(any, task)),
  );
  const envelope = keyed(
    ['offers', 'task', 'resources', 'reasons', 'caveats', 'nearest', 'missing', 'response', 'reponseinfo'],
    fc.oneof(any, task, fc.array(offer, { maxLength: 3 })),
  );

  it('reads any JSON as an answer, for any task', () => {
    fc.assert(
      fc.property(envelope, fc.oneof(fc.constantFrom('YES', 'NO'), any), fc.option(task), (rest, result, asked) => {
        const kinds = ['offers', 'declined', 'incomplete', 'unintelligible'];
        expect(kinds).toContain(read({ ...rest, result }, asked ? (asked as Task) : TASK).kind);
      }),
      { numRuns: 300 },
    );
  });
});
