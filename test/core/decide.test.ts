import { describe, expect, it } from 'vitest';
import { type DeclaredPlatform, type Task, declaredFacts, decide } from '../../server/core/index';

const base: Task = {
  name: 'e',
  type: 'purl:docker-container',
  content: { image: 'i:1' },
  'compute-resources': [{ name: 'worker', mincores: 4, minmemory: '8Gi' }],
};
const sized: DeclaredPlatform = {
  id: 'a',
  name: 'A',
  type: 'local',
  runs: ['purl:docker-container'],
  architectures: ['amd64'],
  sizes: [
    { name: 'large', cores: 32, memory: '64Gi' },
    { name: 'medium', cores: 8, memory: '16Gi' },
    { name: 'small', cores: 2, memory: '4Gi', gpus: 0 },
  ],
  limits: { storage: '100Gi', duration: 'P1D', lifetime: 'P7D' },
};
const free: DeclaredPlatform = {
  id: 'b',
  name: 'B',
  type: 'local',
  runs: ['docker-container'],
  limits: { cores: 16, memory: '32Gi', gpus: 0 },
};
const ask = (task: Task, platform: DeclaredPlatform) => decide(task, declaredFacts(platform, '2026-11-23T00:00:00Z'));
const reasons = (task: Task, platform: DeclaredPlatform) => {
  const answer = ask(task, platform);
  return answer.kind === 'declined' ? answer.reasons.map(({ path, text }) => `${path}: ${text}`) : answer.kind;
};
const offer = (task: Task, platform: DeclaredPlatform) => {
  const answer = ask(task, platform);
  return answer.kind === 'offers' ? answer.offers[0] : undefined;
};
const compute = (needs: Readonly<Record<string, unknown>>): Task => ({ ...base, 'compute-resources': [needs] });

describe('a platform with fixed sizes', () => {
  it('offers the smallest size that has everything, as a whole', () => {
    expect(offer(base, sized)).toMatchObject({ name: 'medium', fixed: true, cores: 8, memory: '16Gi' });
    expect(offer(base, sized)?.task['compute-resources']).toEqual([
      { name: 'worker', mincores: 4, minmemory: '8Gi', maxcores: 8, maxmemory: '16Gi' },
    ]);
  });

  it('gives each machine a size, and adds them up', () => {
    const task = { ...base, 'compute-resources': [{ mincores: 1, instances: 3 }, { mincores: 20 }] };
    expect(offer(task, sized)).toMatchObject({ name: 'small, large', cores: 38, memory: '76Gi' });
  });

  it('gives its smallest size to a task that asks for nothing', () => {
    expect(offer({ ...base, 'compute-resources': [] }, sized)).toMatchObject({ name: 'small', cores: 2 });
  });

  it('tells each figure that the nearest size lacks', () => {
    expect(reasons(compute({ mincores: 64, minmemory: '128Gi' }), sized)).toEqual([
      'compute-resources/0/mincores: Needs 64 cores; the nearest size, "large", has 32.',
      'compute-resources/0/minmemory: Needs 128Gi memory; the nearest size, "large", has 64Gi.',
    ]);
    expect(ask(compute({ mincores: 64 }), sized)).toMatchObject({ nearest: { cores: 32, memory: '64Gi' } });
  });

  it('without any size at present says so', () => {
    expect(reasons(base, { ...sized, sizes: [] })).toEqual([
      ': The platform comes in fixed sizes, and has none at present.',
    ]);
  });
});

describe('a platform that gives what is asked', () => {
  it('offers exactly that, or the lesser of the wish and the limit', () => {
    expect(offer(base, free)).toMatchObject({ cores: 4, memory: '8Gi' });
    expect(offer(compute({ mincores: 4, maxcores: 64, minmemory: '8Gi', maxmemory: '9Gi' }), free)).toMatchObject({
      cores: 16,
      memory: '9Gi',
    });
  });

  it('holds the sum of all machines against its limit, and tells it on the largest', () => {
    const task = { ...base, 'compute-resources': [{ mincores: 2 }, { mincores: 5, instances: 4 }] };
    expect(reasons(task, free)).toEqual(['compute-resources/1/mincores: Needs 22 (4 times 5) cores; the limit is 16.']);
  });
});

describe('the decision', () => {
  it('collects every failing step, never the first alone', () => {
    const task: Task = {
      ...base,
      type: 'purl:workflow-task',
      minduration: 'P2D',
      'compute-resources': [{ mincores: 64, architecture: 'arm64' }],
      'storage-resources': [{ name: 's', minsize: '1Ti', minlifetime: 'P30D' }],
    };
    expect(reasons(task, sized)).toEqual([
      'type: This is a workflow; the platform runs Docker containers.',
      'compute-resources/0/architecture: Needs arm64 processors; the platform has amd64.',
      'storage-resources/0/minsize: Needs 1Ti storage; the limit is 100Gi.',
      'minduration: Needs to run for 2 days; the platform stops tasks after 1 day.',
      'storage-resources/0/minlifetime: Needs its results kept for 30 days; the platform keeps them for 7 days.',
      'compute-resources/0/mincores: Needs 64 cores; the nearest size, "large", has 32.',
    ]);
  });

  it('tells what was asked, the limit and the source of each', () => {
    expect(ask(compute({ minmemory: '48Gi' }), free)).toMatchObject({
      reasons: [
        {
          path: 'compute-resources/0/minmemory',
          code: 'limit',
          asked: '48Gi',
          limit: '32Gi',
          source: { confidence: 'declared' },
        },
      ],
    });
  });

  it('makes a caveat, never a no, of what is not known', () => {
    const task = { ...base, minduration: 'P1D', 'storage-resources': [{ name: 's', minsize: '1Ti' }] };
    const answer = ask(task, { id: 'x', name: 'X', type: 'local' });
    expect(answer).toMatchObject({ kind: 'offers', offers: [{ sources: [] }] });
    const paths = answer.kind === 'offers' ? answer.caveats.map(({ path }) => path) : [];
    expect(paths).toEqual(
      expect.arrayContaining(['type', 'compute-resources/0/mincores', 'storage-resources/0/minsize', 'minduration']),
    );
  });

  it('keeps zero apart from unknown', () => {
    expect(reasons(compute({ mingpus: 1 }), free)).toEqual([
      'compute-resources/0/mingpus: Needs 1 GPU; the limit is 0.',
    ]);
    expect(reasons(compute({ mingpus: 0 }), free)).toBe('offers');
  });

  it('says yes with a caveat to a task whose data is still to be supplied', () => {
    const task = { ...base, 'data-resources': [{ name: 'images', required: true, location: null }] };
    expect(ask(task, free)).toMatchObject({
      caveats: expect.arrayContaining([expect.objectContaining({ code: 'data' })]) as unknown,
    });
  });

  it('survives a task of any shape', () => {
    for (const odd of [
      {},
      { 'compute-resources': 5 },
      { 'compute-resources': [null, 3, { mincores: {} }] },
      { type: 4 },
    ]) {
      expect(() => ask(odd as unknown as Task, sized)).not.toThrow();
    }
    expect(reasons(compute({ mincores: 'many' }), free)).toEqual([
      'compute-resources/0/mincores: The platform was asked for "many" in "compute-resources/0/mincores", which cannot be read.',
    ]);
  });
});
