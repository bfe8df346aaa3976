import { describe, expect, it } from 'vitest';
import type { Answer, Task } from '../../server/core/index';
import { readEnvelope } from '../../server/platforms/adapters/canidothisEnvelope';
import { PARIS, TASK } from './playedPlatform';

const NOW = Date.parse('2026-11-20T12:00:00Z');
const GIVEN: Task = {
  ...TASK,
  'compute-resources': [{ name: 'worker', mincores: 4, maxcores: 8, minmemory: '8Gi', maxmemory: '16Gi' }],
  'storage-resources': [{ name: 'results', minsize: '20Gi', maxsize: '40Gi', minlifetime: 'PT4H', location: null }],
};
const read = (value: unknown, task: Task = TASK): Answer => readEnvelope(value, { platform: PARIS, task, now: NOW });
const worker = (members: object) => ({ ...GIVEN, 'compute-resources': [{ name: 'worker', ...members }] });
const texts = (answer: Answer) =>
  answer.kind === 'offers' ? answer.caveats.map(({ text }) => text) : answer.kind === 'declined' ? answer.reasons.map(({ text }) => text) : [];

describe('a yes is read in every spelling', () => {
  const figures = { cores: 8, memory: '16Gi', storage: '40Gi', task: GIVEN };
  it.each([
    ['result and task', { result: 'YES', task: GIVEN }],
    ['lower case', { result: ' yes ', task: GIVEN }],
    ['a boolean', { result: true, task: GIVEN }],
    ['the spelling of the note', { reponseword: 'YES', task: GIVEN }],
    ['inside a response', { response: { result: 'YES', task: GIVEN } }],
    ['offers with a task', { result: 'YES', offers: [{ task: GIVEN }] }],
    ['offers with a body', { result: 'YES', offers: [{ body: GIVEN }] }],
    ['offers that are the task', { result: 'YES', offers: [GIVEN] }],
    ['one offer without a list', { result: 'YES', offers: { task: GIVEN } }],
    ['an empty list beside the task', { result: 'YES', offers: [], task: GIVEN }],
  ])('%s', (_, envelope) => {
    expect(read(envelope)).toEqual({ kind: 'offers', offers: [figures], caveats: [] });
  });

  it.each([
    ['lists', { compute: [{ name: 'worker', maxcores: 8, maxmemory: '16Gi' }] }],
    ['one machine', { compute: { name: 'worker', cores: { min: 4, max: 8 }, memory: { max: '16Gi' } } }],
    ['the 2021 form', { maxcores: 8, maxmemory: '16Gi' }],
    ['hyphens', { 'compute-resources': [{ 'max-cores': '8', 'max-memory': '16GiB' }] }],
  ])('resources as %s', (_, resources) => {
    expect(read({ result: 'YES', resources })).toMatchObject({ kind: 'offers', offers: [{ cores: 8, memory: '16Gi' }] });
  });

  it('takes name, fixed, figures and expiry of an offer that returns no task', () => {
    const offer = { name: 'large', fixed: true, cores: '500m', memory: 16, gpus: '1', expires: '2026-11-20T13:00:00Z' };
    const task: Task = { name: 'n', type: 't', content: {} };
    expect(read({ result: 'YES', offers: [offer] }, task)).toEqual({
      kind: 'offers',
      offers: [{ ...offer, memory: '16Gi', gpus: 1, task }],
      caveats: [],
    });
  });

  it('names the platform of an offer where a service asked several', () => {
    const offers = [{ name: 'large', platform: { id: 'b', name: 'Berlin' }, task: GIVEN }];
    expect(read({ result: 'YES', offers })).toMatchObject({ offers: [{ name: 'Berlin: large' }] });
  });

  it('adds up machines and instances exactly', () => {
    const task: Task = {
      ...TASK,
      'compute-resources': [
        { name: 'head', mincores: '500m', minmemory: '1Gi' },
        { name: 'worker', instances: 3, mincores: 2, minmemory: '1Gi' },
      ],
    };
    const given = [
      { name: 'worker', instances: 3, maxcores: 2, maxmemory: '0.1Gi' },
      { name: 'head', maxcores: '500m', maxmemory: '0.2Gi' },
    ];
    const asked = { ...task, 'compute-resources': task['compute-resources']?.map(({ minmemory: _, ...rest }) => rest) } as Task;
    expect(read({ result: 'YES', task: { ...task, 'compute-resources': given } }, asked)).toMatchObject({
      offers: [{ cores: '6500m', memory: '0.5Gi' }],
    });
  });

  it('states no sum when one of the machines has no maximum', () => {
    const task: Task = { ...TASK, 'compute-resources': [{ name: 'a', mincores: 1 }, { name: 'b', mincores: 1 }] };
    const answer = read({ result: 'YES', task: { ...task, 'compute-resources': [{ name: 'a', maxcores: 2 }, { name: 'b' }] } }, task);
    expect(answer.kind === 'offers' && answer.offers[0]?.cores).toBe(undefined);
  });
});

describe('P13: offers are checked before they count', () => {
  it.each([
    ['cores', worker({ maxcores: 2, maxmemory: '8Gi' }), 'compute-resources/0/mincores', 'gives 2 cores for "worker", below the 4 asked'],
    ['memory', worker({ maxcores: 4, maxmemory: '8G' }), 'compute-resources/0/minmemory', 'gives 8G of memory'],
    ['storage', { ...GIVEN, 'storage-resources': [{ name: 'results', maxsize: '1Gi' }] }, 'storage-resources/0/minsize', '1Gi of storage'],
    ['lifetime', { ...GIVEN, 'storage-resources': [{ name: 'results', maxlifetime: 'PT1H' }] }, 'storage-resources/0/minlifetime', '1 hour'],
  ])('an offer with less %s than asked is no yes', (_, task, path, words) => {
    const answer = read({ result: 'YES', task });
    expect(answer).toMatchObject({ kind: 'declined', reasons: [{ path, code: 'contradiction' }] });
    expect(texts(answer)[0]).toContain(words);
  });

  it('keeps the good offers beside a contradictory one, and says so', () => {
    const answer = read({ result: 'YES', offers: [{ task: worker({ maxcores: 1 }) }, { task: GIVEN }, { cores: 1 }] });
    expect(answer).toMatchObject({ kind: 'offers', offers: [{ cores: 8 }], caveats: [{ code: 'contradiction' }, { code: 'contradiction' }] });
  });

  it.each(['NaN', -4, '-4', 1e999, {}, '10^400', 4.5])('a maximum of %j is unknown, with a caveat', (maxcores) => {
    const answer = read({ result: 'YES', task: worker({ maxcores, maxmemory: '16Gi' }) });
    expect(answer).toMatchObject({ kind: 'offers', offers: [{ memory: '16Gi' }] });
    expect(answer.kind === 'offers' && answer.offers[0]).not.toHaveProperty('cores');
    expect(texts(answer).join()).toContain('cannot be read');
  });

  it('a yes without offers is a yes that says so', () => {
    expect(read({ result: 'YES' })).toMatchObject({ kind: 'offers', offers: [{ task: TASK }], caveats: [{ code: 'no-offer' }] });
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
    const answer = read({ result: 'YES', offers: Array.from({ length: 20_000 }, (_, n) => ({ name: `s${n}`, cores: n % 8 })) });
    expect(answer).toMatchObject({ kind: 'offers', offers: { length: 500 } });
    expect(texts(answer)).toContain('"Paris" gave 20,000 offers. The first 1,000 were read.');
    expect(texts(answer).length).toBeLessThanOrEqual(51);
    expect(performance.now() - started).toBeLessThan(1000);
  });

  it.each([null, 7, 'large', []])('an offer that is %j does not count', (offer) => {
    expect(read({ result: 'YES', offers: [offer] })).toMatchObject({ kind: 'declined', reasons: [{ code: 'unreadable' }] });
  });
});

describe('P14: a returned task is not trusted', () => {
  it('names what it changed that it must not change', () => {
    const answer = read({ result: 'YES', task: { ...GIVEN, content: { image: 'evil:1', command: ['rm'] }, name: 'other' } });
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

describe('a no is read with its reasons', () => {
  it.each([
    [{ result: 'NO', reasons: [{ path: '/compute-resources/0/minmemory', code: 'limit', text: 'Too much.', limit: 16 }] }, { path: 'compute-resources/0/minmemory', code: 'limit', limit: '16', text: 'Too much.' }],
    [{ result: false, reasons: [{ path: 'compute-resources[0].mincores', text: 'No.' }] }, { path: 'compute-resources/0/mincores', code: 'declined', text: 'No.' }],
    [{ reponseword: 'NO', reponseinfo: { reasons: [{ httpcode: 404, text: 'worker is too large' }] } }, { path: 'compute-resources/0', code: 'http-404', text: 'worker is too large' }],
    [{ result: 'NO', reason: 'No room for "results".' }, { path: 'storage-resources/0', code: 'declined', text: 'No room for "results".' }],
    [{ result: 'no', reasons: ['workers are busy'] }, { path: '', code: 'declined', text: 'workers are busy' }],
    [{ result: 'NO', reasons: [{ path: '__proto__/x', text: '\u001b[2J' }] }, { path: '', code: 'declined', text: '\\u{1b}[2J' }],
    [{ result: 'NO' }, { path: '', code: 'declined', text: '"Paris" says no, and gives no reason.' }],
  ])('%j', (envelope, reason) => {
    expect(read(envelope)).toEqual({ kind: 'declined', reasons: [reason] });
  });

  it.each([[null, 'not an object'], [[], 'not an object'], [{}, 'neither YES nor NO'], [{ result: 'MAYBE' }, '"MAYBE"'], [{ result: {} }, '"{}"'], [{ name: 'Paris', platforms: [] }, 'neither']])(
    'P6: %j is not understood',
    (envelope, words) => {
      const answer = read(envelope);
      expect(answer.kind === 'unintelligible' && answer.because).toContain(words);
    },
  );
});
