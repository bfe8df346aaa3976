import { describe, expect, it } from 'vitest';
import type { Task } from '../../server/core/index';
import { TASK } from './playedPlatform';
import { GIVEN, read } from './readParis';

describe('a yes is read in every spelling', () => {
  const figures = { cores: 8, memory: '16Gi', storage: '40Gi', task: GIVEN };
  it.each([
    ['result and task', { result: 'YES', task: GIVEN }],
    ['lower case', { result: ' yes ', task: GIVEN }],
    ['a boolean', { result: true, task: GIVEN }],
    ['the spelling of the note', { reponseword: 'YES', task: GIVEN }],
    ['inside a response', { response: { result: 'YES', task: GIVEN } }],
    ['inside a response, with the task beside it', { response: { result: 'YES' }, task: GIVEN }],
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
    expect(read({ result: 'YES', resources })).toMatchObject({
      kind: 'offers',
      offers: [{ cores: 8, memory: '16Gi' }],
    });
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

  it.each([
    ['no offer', { result: 'YES' }],
    ['figures alone', { result: 'YES', offers: [{ cores: 8 }] }],
  ])('does not tell a wish of the task as given: %s', (_, envelope) => {
    const [worker] = TASK['compute-resources'] ?? [];
    const wishing: Task = { ...TASK, maxduration: 'P1D', 'compute-resources': [{ ...worker, maxcores: 64 }] };
    const answer = read(envelope, wishing);
    expect(answer).toMatchObject({ kind: 'offers', offers: [{ task: TASK }] });
    expect(JSON.stringify(answer)).not.toMatch(/"max(cores|duration)"/);
  });

  it('names the platform of an offer where a service asked several', () => {
    const offers = [{ name: 'large', platform: { id: 'b', name: 'Berlin' }, task: GIVEN }];
    expect(read({ result: 'YES', offers })).toMatchObject({
      offers: [{ name: 'large', platform: { id: 'b', name: 'Berlin' } }],
    });
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
    const asked = {
      ...task,
      'compute-resources': task['compute-resources']?.map(({ minmemory: _, ...rest }) => rest),
    } as Task;
    expect(read({ result: 'YES', task: { ...task, 'compute-resources': given } }, asked)).toMatchObject({
      offers: [{ cores: '6500m', memory: '512Mi' }],
    });
  });

  it('states no sum when one of the machines has no maximum', () => {
    const task: Task = {
      ...TASK,
      'compute-resources': [
        { name: 'a', mincores: 1 },
        { name: 'b', mincores: 1 },
      ],
    };
    const answer = read(
      { result: 'YES', task: { ...task, 'compute-resources': [{ name: 'a', maxcores: 2 }, { name: 'b' }] } },
      task,
    );
    expect(answer.kind === 'offers' && answer.offers[0]?.cores).toBe(undefined);
  });
});

describe('a no is read with its reasons', () => {
  it.each([
    [
      {
        result: 'NO',
        reasons: [{ path: '/compute-resources/0/minmemory', code: 'limit', text: 'Too much.', limit: 16 }],
      },
      { path: 'compute-resources/0/minmemory', code: 'limit', limit: '16', text: 'Too much.' },
    ],
    [
      { result: false, reasons: [{ path: 'compute-resources[0].mincores', text: 'No.' }] },
      { path: 'compute-resources/0/mincores', code: 'declined', text: 'No.' },
    ],
    [
      { reponseword: 'NO', reponseinfo: { reasons: [{ httpcode: 404, text: 'worker is too large' }] } },
      { path: 'compute-resources/0', code: 'http-404', text: 'worker is too large' },
    ],
    [
      { result: 'NO', reason: 'No room for "results".' },
      { path: 'storage-resources/0', code: 'declined', text: 'No room for "results".' },
    ],
    [
      { result: 'no', reasons: ['workers are busy'] },
      { path: '', code: 'declined', text: 'workers are busy' },
    ],
    [
      { result: 'NO', reasons: [{ path: '__proto__/x', text: '\u001b[2J' }] },
      { path: '', code: 'declined', text: '\\u{1b}[2J' },
    ],
    [{ result: 'NO' }, { path: '', code: 'declined', text: '"Paris" says no, and gives no reason.' }],
  ])('%j', (envelope, reason) => {
    expect(read(envelope)).toEqual({ kind: 'declined', reasons: [reason] });
  });

  it.each([
    [null, 'not an object'],
    [[], 'not an object'],
    [{}, 'neither YES nor NO'],
    [{ result: 'MAYBE' }, '"MAYBE"'],
    [{ result: {} }, '"{}"'],
    [{ name: 'Paris', platforms: [] }, 'neither'],
  ])('P6: %j is not understood', (envelope, words) => {
    const answer = read(envelope);
    expect(answer.kind === 'unintelligible' && answer.because).toContain(words);
  });
});
