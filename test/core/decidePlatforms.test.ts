import { describe, expect, it } from 'vitest';
import { type PlatformFacts, capacity, dataKind, decide, facts, unknown, unlimited } from '../../server/core/index';
import { caveatsOf, changesOf, flavour, known, read, reasonsOf, taskOf } from './decideFacts';

const quotas = (holder: string, cores: readonly [number, number]) =>
  known(
    [{ holder, cores: known({ limit: capacity.cores(cores[0]) ?? none(), used: capacity.cores(cores[1]) ?? none() }) }],
    'nova GET /limits',
  );
const none = (): never => {
  throw new Error('an amount that is none');
};
const openstack: Partial<PlatformFacts> = {
  runs: known(['docker-container']),
  architectures: known(['amd64']),
  sizes: known(
    [flavour('m1.small', 1, 2), flavour('m1.large', 4, 8), flavour('m1.xlarge', 8, 16)],
    'GET /flavors/detail',
  ),
  storage: known(capacity.gibibytes(1000)),
  volume: known(capacity.gibibytes(100)),
  duration: unlimited(read('nova')),
  lifetime: unlimited(read('nova')),
};

describe('a cloud with flavours and a quota', () => {
  it('says how much of the quota is free, in whose project', () => {
    expect(reasonsOf(taskOf({ mincores: 8 }), { ...openstack, quotas: quotas('project "demo"', [20, 16]) })).toEqual([
      'compute-resources/0/mincores: Needs 8 cores; 4 of 20 are free in project "demo" (16 in use).',
    ]);
  });

  it('counts against the quota what a flavour takes as a whole', () => {
    expect(reasonsOf(taskOf({ mincores: 3 }), { ...openstack, quotas: quotas('project "demo"', [20, 17]) })).toEqual([
      'compute-resources/0/mincores: Needs 4 cores; 3 of 20 are free in project "demo" (17 in use). The smallest size that has all of it, "m1.large", is given whole.',
    ]);
  });

  it('takes another flavour where the smallest leaves no room', () => {
    const sizes = known([flavour('wide', 16, 8), flavour('tall', 4, 16)]);
    const answer = decide(
      taskOf({ mincores: 4, minmemory: '8Gi' }),
      facts({ ...openstack, sizes, quotas: quotas('p', [8, 0]) }),
    );
    expect(answer).toMatchObject({ kind: 'offers', offers: [{ name: 'tall', cores: 4, memory: '16Gi' }] });
  });

  it('names a disabled flavour and does not offer it', () => {
    const sizes = known([flavour('m1.large', 4, 8), flavour('m1.huge', 64, 128, { disabled: 'disabled' })]);
    expect(reasonsOf(taskOf({ mincores: 8 }), { ...openstack, sizes })).toEqual([
      'compute-resources/0/mincores: Needs 8 cores; the nearest size, "m1.large", has 4. The size "m1.huge", which is disabled, would have it.',
    ]);
  });

  it('prefers a flavour that states its GPUs to a smaller one that does not', () => {
    const sizes = known([flavour('m1.large', 4, 8), flavour('g1.gpu', 8, 64, { gpus: 2 })]);
    const task = taskOf({ mingpus: 1 });
    expect(decide(task, facts({ ...openstack, sizes }))).toMatchObject({ offers: [{ name: 'g1.gpu', gpus: 2 }] });
    expect(caveatsOf(task, { ...openstack, quotas: unlimited(read('x')) })).toEqual([
      'compute-resources/0/mingpus: The platform does not state its GPUs, so this is known only when the task runs.',
    ]);
  });

  it('holds each volume against the limit for one', () => {
    const task = taskOf({}, { 'storage-resources': [{ name: 's', minsize: '200Gi' }] });
    expect(reasonsOf(task, openstack)).toEqual([
      'storage-resources/0/minsize: Needs 200Gi storage in one piece; the limit for one is 100Gi.',
    ]);
  });

  it('reads the source and the time of each reason', () => {
    expect(decide(taskOf({ mincores: 99 }), facts(openstack))).toMatchObject({
      reasons: [{ source: { from: 'GET /flavors/detail', observedAt: '2026-11-23T12:00:00Z', confidence: 'live' } }],
    });
  });
});

describe('storage that comes with a size', () => {
  const task = taskOf({}, { 'storage-resources': [{ name: 's', minsize: '50Gi' }] });
  const disk = (gibibytes: number) => ({ storage: capacity.gibibytes(gibibytes) });

  it('is enough by itself, known where the rest is not', () => {
    const sizes = known([flavour('small', 1, 2, disk(20)), flavour('large', 4, 8, disk(80))]);
    const ground = { ...openstack, sizes, storage: unknown(), quotas: unlimited(read('x')) };
    expect(caveatsOf(task, ground)).toEqual([]);
    expect(decide(task, facts(ground))).toMatchObject({ offers: [{ name: 'large', storage: '50Gi' }] });
  });

  it('is a caveat, never a no, where the platform may have more', () => {
    const sizes = known([flavour('small', 1, 2, disk(20))]);
    expect(
      caveatsOf(task, { ...openstack, sizes, storage: unknown('Ask cinder.'), quotas: unlimited(read('x')) }),
    ).toEqual([
      'storage-resources/0/minsize: The platform does not state its storage, so this is known only when the task runs. Ask cinder.',
    ]);
  });

  it('is a no where there is none besides', () => {
    const sizes = known([flavour('small', 1, 2, disk(20))]);
    expect(reasonsOf(task, { ...openstack, sizes, storage: known(capacity.gibibytes(0)) })).toEqual([
      'storage-resources/0/minsize: Needs 50Gi storage; the nearest size, "small", has 20Gi.',
    ]);
  });
});

describe('a platform with several places', () => {
  const partition = (name: string, hours: number, others = {}) => ({
    kind: 'partition',
    name,
    duration: known(capacity.minutes(hours * 60), 'GET /partitions'),
    ...others,
  });
  const slurm = (...value: readonly ReturnType<typeof partition>[]): Partial<PlatformFacts> => ({
    ...openstack,
    sizes: unlimited(read('x')),
    places: { value, source: read('GET /partitions') },
  });
  const task = taskOf({ mincores: 2 }, { minduration: 'PT10H' });

  it('runs a task where it fits, and says where', () => {
    expect(decide(task, facts(slurm(partition('debug', 1), partition('big', 48))))).toMatchObject({
      offers: [{ place: 'partition "big"', task: { maxduration: 'PT10H' } }],
    });
  });

  it('tells the nearest, and a closed one that would do', () => {
    expect(reasonsOf(task, slurm(partition('debug', 1), partition('big', 48, { closed: 'down' })))).toEqual([
      'minduration: Needs to run for 10 hours; partition "debug" stops tasks after 1 hour. Partition "big", which is down, would do.',
    ]);
  });

  it('does not know of one that could not be asked', () => {
    const silent = { kind: 'environment', name: 'munich', closed: 'not answering' };
    const ground = slurm(partition('debug', 1));
    const places = { value: [...(ground.places?.value ?? []), silent], source: read('x') };
    expect(reasonsOf(task, { ...ground, places })).toEqual([
      'minduration: Needs to run for 10 hours; partition "debug" stops tasks after 1 hour. Whether environment "munich" would do is not known, since it is not answering.',
    ]);
  });

  it('tells what another lacks, where that is something else', () => {
    const arm = { architectures: known(['arm64']) };
    const needs = taskOf({ architecture: 'amd64' }, { minduration: 'PT10H' });
    expect(reasonsOf(needs, slurm(partition('debug', 1), partition('arm', 48, arm)))).toEqual([
      'minduration: Needs to run for 10 hours; partition "debug" stops tasks after 1 hour. Partition "arm": Needs amd64 processors; partition "arm" has arm64.',
    ]);
  });

  it('says so where nothing is open', () => {
    expect(reasonsOf(task, slurm(partition('big', 48, { closed: 'drained' })))).toEqual([
      ': Nothing runs in partition "big" at present, which is drained.',
    ]);
    expect(reasonsOf(task, slurm())).toEqual([': The platform has no place to run anything at present.']);
  });
});

describe('sizes that are the most of what may be asked for', () => {
  const container = { name: 'container', isFixed: false, memory: capacity.gibibytes(32) ?? none() };
  const sizes = known([container], 'GET /limitranges');

  it('bound one machine, not all of them together', () => {
    const ground = { ...openstack, sizes, memory: known(capacity.gibibytes(100)) };
    expect(decide(taskOf({ minmemory: '30Gi', instances: 3 }), facts(ground))).toMatchObject({
      offers: [{ memory: '90Gi' }],
    });
    expect(reasonsOf(taskOf({ minmemory: '48Gi' }), ground)).toEqual([
      'compute-resources/0/minmemory: Needs 48Gi memory in one machine; "container" gives 32Gi at most.',
    ]);
  });

  it('are rounded up to the amounts that can be had', () => {
    const steps = { memory: [1, 2, 4, 8].flatMap((each) => capacity.gibibytes(each) ?? []) };
    const ground = { ...openstack, sizes: known([{ name: 'session', isFixed: false, steps }]) };
    expect(decide(taskOf({ minmemory: '3Gi' }), facts(ground))).toMatchObject({ offers: [{ memory: '4Gi' }] });
    expect(reasonsOf(taskOf({ minmemory: '9Gi' }), ground)).toEqual([
      'compute-resources/0/minmemory: Needs 9Gi memory in one machine; "session" gives 8Gi at most.',
    ]);
  });

  it('share out what all may have together: minimums first, then wishes', () => {
    const task = taskOf(
      {},
      {
        'compute-resources': [
          { mincores: 2, maxcores: 8 },
          { mincores: 4, maxcores: 8 },
        ],
      },
    );
    const ground = { ...openstack, sizes: unlimited(read('x')), cores: known(capacity.cores(10)) };
    expect(decide(task, facts(ground))).toMatchObject({
      offers: [{ cores: 10, task: { 'compute-resources': [{ maxcores: 6 }, { maxcores: 4 }] } }],
    });
  });
});

describe('data, results and queues', () => {
  it.each([
    ['https://a.example/x', 'https'],
    ['ivo://org/x', 'ivo'],
    ['S3://bucket/x', 's3'],
    [{ type: 'urn:rucio-object' }, 'rucio'],
    [{ type: 'urn:http-download', url: 'http://x' }, 'https'],
    ['data/x.fits', undefined],
    [null, undefined],
  ])('%j is data of the kind %s', (location, kind) => {
    expect(dataKind(location)).toBe(kind);
  });

  it('says which data the platform can read', () => {
    const task = taskOf({}, { 'data-resources': [{ name: 'sky', location: 'ivo://org/sky' }] });
    expect(reasonsOf(task, { reads: known(['https', 's3']) })).toEqual([
      'data-resources/0/location: "sky" is at a place of the kind "ivo"; the platform reads https and s3.',
    ]);
  });

  it('says that nothing is kept', () => {
    const task = taskOf({}, { 'storage-resources': [{ name: 's', minlifetime: 'PT4H' }] });
    expect(reasonsOf(task, { lifetime: known(capacity.seconds(0)) })).toEqual([
      'storage-resources/0/minlifetime: Needs its results kept for 4 hours; the platform keeps nothing after the task.',
    ]);
  });

  it('passes on what the platform said, and what a yes of a queue means', () => {
    const refusal = { path: '', code: 'refused', text: 'The platform refused it.' };
    expect(reasonsOf(taskOf({}), { refusals: [refusal] })).toEqual([': The platform refused it.']);
    expect(caveatsOf(taskOf({}), { runs: known(['docker-container']), isQueued: known(true) })).toEqual([
      ': The platform queues tasks: a yes says that the task fits, not when it starts.',
    ]);
  });

  it('is silent about what is not known and was not asked for', () => {
    expect(caveatsOf(taskOf({}), { runs: known(['docker-container']) })).toEqual([]);
  });

  it('says why something is not known', () => {
    const task = taskOf({ mincores: 1 });
    const ground = {
      runs: known(['docker-container']),
      cores: unknown('Give the role "reader".'),
      quotas: unlimited(read('x')),
    };
    expect(caveatsOf(task, ground)).toEqual([
      'compute-resources/0/mincores: The platform does not state its cores, so this is known only when the task runs. Give the role "reader".',
    ]);
  });
});

describe('capacities', () => {
  it('round down, and are nothing where they are no amounts', () => {
    expect(capacity.cores(0.29)).toEqual({ millicores: 290n });
    expect(capacity.cores(1.9999)).toEqual({ millicores: 1999n });
    expect([capacity.cores(-1), capacity.mebibytes(NaN), capacity.seconds(null), capacity.count(-1)]).toEqual(
      Array(4).fill(undefined),
    );
  });
});

describe('what would make it a yes', () => {
  const to = (machine: Readonly<Record<string, unknown>>, ground: Partial<PlatformFacts>, others = {}) =>
    changesOf(decide(taskOf(machine, others), facts(ground)));

  it.each([
    ['48Gi', '16Gi'],
    ['48 GiB', '16 GiB'],
    ['48G', '17G'],
    [48, 16],
    ['49152Mi', '16384Mi'],
  ])('keeps the unit of %j: %j', (from, lowered) => {
    expect(to({ minmemory: from }, openstack)).toEqual([`compute-resources/0/minmemory: ${from} → ${lowered}`]);
  });

  it('goes to a smaller unit where it must', () => {
    const ground = { sizes: known([flavour('tiny', 0.5, 0.5)]), duration: known(capacity.minutes(45)) };
    expect(to({ minmemory: '2Gi', mincores: 1 }, ground, { minduration: 'PT2H' })).toEqual([
      'compute-resources/0/mincores: 1 → 500m',
      'compute-resources/0/minmemory: 2Gi → 512Mi',
      'minduration: PT2H → PT45M',
    ]);
  });

  it('takes the smaller of two that would do', () => {
    const sizes = known([flavour('wide', 8, 16), flavour('tall', 6, 64)]);
    expect(to({ mincores: 8, minmemory: '48Gi' }, { sizes })).toEqual(['compute-resources/0/mincores: 8 → 6']);
  });

  it('drops an architecture, lowers a count of machines', () => {
    expect(to({ architecture: 'arm64' }, openstack)).toEqual(['compute-resources/0/architecture: arm64 → gone']);
    expect(to({ instances: 5 }, { instances: known(3) })).toEqual(['compute-resources/0/instances: 5 → 3']);
  });

  it('is nothing where no requirement is at fault', () => {
    expect(to({ mincores: 64 }, { ...openstack, runs: known(['jupyter-notebook']) })).toEqual([]);
  });
});
