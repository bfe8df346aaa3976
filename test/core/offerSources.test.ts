import { describe, expect, it } from 'vitest';
import {
  type PlatformFacts,
  type Task,
  capacity,
  decide,
  fact,
  facts,
  offerOrigin,
  offerOriginWords,
  readAt,
  unknown,
  unlimited,
} from '../../server/core/index';
import { flavour, known, read, taskOf } from './decideFacts';

const gib = (count: number) => capacity.gibibytes(count);
const declared = readAt('2026-11-23T12:00:00Z', 'declared');
const snapshot = readAt('2026-11-23T11:00:00Z', 'snapshot');
const small = taskOf({ mincores: 2, minmemory: '4Gi' });

/** Where a yes was read: `cores, memory: GET /flavors (live)`. */
function sourcesOf(task: Task, given: Partial<PlatformFacts>): readonly string[] | string {
  const answer = decide(task, facts({ sizes: unlimited(read('x')), quotas: unlimited(read('x')), ...given }));
  if (answer.kind !== 'offers') return answer.kind;
  return (answer.offers[0]?.sources ?? []).map(
    ({ of, from, confidence }) => `${of.join(', ')}: ${from} (${confidence})`,
  );
}

/** The same in short. */
function shortOf(task: Task, given: Partial<PlatformFacts>): string | undefined {
  const answer = decide(task, facts({ sizes: unlimited(read('x')), quotas: unlimited(read('x')), ...given }));
  const origin = answer.kind === 'offers' && answer.offers[0] ? offerOrigin(answer.offers[0]) : undefined;
  return origin && offerOriginWords(origin);
}

describe('a yes tells where its figures were read', () => {
  it('the limits that they were held against', () => {
    const limits = { cores: known(capacity.cores(8), 'GET /cpu'), memory: known(gib(16), 'GET /ram') };
    expect(sourcesOf(small, limits)).toEqual(['cores: GET /cpu (live)', 'memory: GET /ram (live)']);
    expect(shortOf(small, limits)).toBe('GET /cpu and 1 more, 2026-11-23 12:00 UTC');
  });

  it('the list of sizes, and the quota that it is taken from', () => {
    const quota = { holder: 'project "demo"', memory: known({ limit: gib(64) ?? never() }, 'GET /quota') };
    const given = { sizes: known([flavour('m', 4, 8)], 'GET /flavors'), quotas: known([quota]) };
    expect(sourcesOf(small, given)).toEqual(['cores, memory: GET /flavors (live)', 'memory: GET /quota (live)']);
  });

  it('the size itself, where that was read elsewhere', () => {
    const sizes = known([flavour('m', 4, 8, { source: snapshot('the node') })], 'GET /flavors');
    expect(sourcesOf(small, { sizes })).toEqual(['cores, memory: the node (snapshot)']);
    expect(shortOf(small, { sizes })).toBe('the node, 2026-11-23 11:00 UTC, a snapshot');
  });

  it('storage, with the size or besides, and the times', () => {
    const stores = [{ name: 's', minsize: '20Gi', minlifetime: 'P1D' }];
    const task = taskOf({ mincores: 2 }, { 'storage-resources': stores, minduration: 'PT1H' });
    const times = {
      duration: fact({ months: 0n, milliseconds: 86_400_000n }, declared('a file')),
      lifetime: unlimited(read('GET /keep')),
    };
    const disk = known([flavour('m', 4, 8, { storage: gib(40) })], 'GET /flavors');
    expect(sourcesOf(task, { ...times, sizes: disk, storage: known(gib(0)) })).toEqual([
      'duration: a file (declared)',
      'cores, memory, storage: GET /flavors (live)',
      'lifetime: GET /keep (live)',
    ]);
    const volumes = { storage: known(gib(100), 'GET /volumes'), volume: unlimited(read('GET /largest')) };
    expect(sourcesOf(task, { ...times, ...volumes, cores: known(capacity.cores(8)) })).toEqual([
      'duration: a file (declared)',
      'cores: GET /limits (live)',
      'storage: GET /volumes (live)',
      'storage: GET /largest (live)',
      'lifetime: GET /keep (live)',
    ]);
  });

  it('that there is no limit, where that was read', () => {
    expect(sourcesOf(small, { cores: unlimited(read('GET /cpu')), memory: unknown('It is not told.') })).toEqual([
      'cores: GET /cpu (live)',
    ]);
  });

  it('nothing of what is not known, or was not asked', () => {
    const given = { cores: unknown(undefined, read('GET /cpu')), gpus: known(4, 'GET /gpu') };
    expect(sourcesOf(small, given)).toEqual([]);
    expect(shortOf(small, given)).toBeUndefined();
  });
});

describe('in short', () => {
  it('the weakest source of a figure goes before the stronger', () => {
    const given = { cores: known(capacity.cores(8)), memory: fact(gib(16), declared('a file')) };
    expect(shortOf(small, given)).toBe('in part as declared');
    expect(shortOf(small, { ...given, cores: fact(capacity.cores(8), declared('a file')) })).toBe('as declared');
    expect(shortOf(small, { ...given, memory: fact(gib(16), snapshot('GET /nodes')) })).toBe(
      'in part GET /nodes, 2026-11-23 11:00 UTC, a snapshot',
    );
  });

  it('what else a yes rests on counts only where there is no figure', () => {
    const runs = fact(['purl:docker-container'], declared('a file'));
    expect(shortOf(small, { cores: known(capacity.cores(8)), runs })).toBe('GET /limits, 2026-11-23 12:00 UTC');
    expect(shortOf({ ...small, 'compute-resources': [] }, { runs })).toBe('as declared');
  });

  it('of several places, each has its own', () => {
    const places = [
      { kind: 'partition', name: 'a', cores: known(capacity.cores(8), 'GET /a') },
      { kind: 'partition', name: 'b', cores: fact(capacity.cores(4), declared('a file')) },
    ];
    const answer = decide(
      taskOf({ mincores: 2 }),
      facts({ sizes: unlimited(read('x')), places: { value: places, source: read('x') } }),
    );
    expect(answer).toMatchObject({
      offers: [{ sources: [{ from: 'GET /a' }] }, { sources: [{ from: 'a file', confidence: 'declared' }] }],
    });
  });
});

function never(): never {
  throw new Error('A quantity cannot be read.');
}
