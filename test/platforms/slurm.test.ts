import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import type { SlurmPlatform, Task } from '../../server/core/index';
import { slurmPlatform } from '../../server/platforms/adapters/slurm';
import { limitFigure, narrower } from '../../server/platforms/adapters/slurm/figure';
import { gpusIn } from '../../server/platforms/adapters/slurm/node';
import { client, playPlatform } from './playedPlatform';

type Json = Record<string, unknown>;
const fixture = (name: string) =>
  JSON.parse(readFileSync(`test/platforms/fixtures/slurm/${name}.json`, 'utf8')) as Json;

const job = (mincores: number, minmemory: string, more: Partial<Task> = {}): Task => ({
  name: 'reduction',
  type: 'purl:workflow-task',
  content: { engine: 'cwl', definition: 'reduce.cwl' },
  'compute-resources': [{ name: 'worker', mincores, minmemory }],
  ...more,
});

interface Played {
  readonly release: '22.05' | '24.11';
  /** Instead of what was captured. */
  readonly partitions?: object;
  readonly nodes?: object;
  readonly configured?: Partial<SlurmPlatform>;
}

/** Asks a played gateway of this release, which knows its own version of the interface alone. */
async function asked(task: Task, { release, configured, ...given }: Played) {
  const version = release === '22.05' ? 'v0.0.38' : 'v0.0.42';
  const answers: Json = {
    ping: { pings: [] },
    partitions: given.partitions ?? fixture(`partitions-${release}`),
    nodes: given.nodes ?? fixture(`nodes-${release}`),
  };
  const { url, received } = await playPlatform((response, { path }) => {
    const [, slurm, asking, what = ''] = path.split('/');
    if (slurm === 'slurm' && asking === version && what in answers) response.end(JSON.stringify(answers[what]));
    else response.writeHead(404, { 'content-type': 'text/plain' }).end('Unable find requested URL.');
  });
  const configuration: SlurmPlatform = { id: 'c', name: 'Cluster', type: 'slurm', url, ...configured };
  const platform = slurmPlatform(configuration, { http: client(() => 'alice:jwt'), now: () => new Date() });
  return { answer: await platform.canIDoThis(task, new AbortController().signal), received };
}

describe.each(['22.05', '24.11'] as const)('Slurm %s, as captured', (release) => {
  it('says yes within the limits of a partition, with the two headers of Slurm', async () => {
    const configured = { partitions: ['debug'] };
    const { answer, received } = await asked(job(4, '4Gi', { minduration: 'PT1H' }), { release, configured });
    expect(answer).toMatchObject({ kind: 'offers', offers: [{ place: 'partition "debug"', cores: 4, memory: '4Gi' }] });
    for (const { headers } of received) {
      expect(headers).toMatchObject({ 'x-slurm-user-name': 'alice', 'x-slurm-user-token': 'jwt' });
    }
  });

  it('says no to what "debug" does not allow, with its own limits', async () => {
    const configured = { partitions: ['debug'] };
    const { answer } = await asked(job(5, '8Gi', { minduration: 'PT2H' }), { release, configured });
    expect(answer).toMatchObject({ kind: 'declined' });
    const limits = answer.kind === 'declined' ? answer.reasons.map(({ path, limit }) => [path, limit]) : [];
    expect(Object.fromEntries(limits)).toEqual({
      'compute-resources/0/mincores': '4',
      'compute-resources/0/minmemory': '8000Mi',
      minduration: '1 hour',
    });
  });

  it('says that no version of its interface is known, when it is another one', async () => {
    const { answer } = await asked(job(1, '1Gi'), { release, configured: { 'api-version': 'v0.0.99' } });
    expect(answer).toMatchObject({
      kind: 'unintelligible',
      because: expect.stringContaining('"api-version"') as string,
    });
  });
});

test('a partition without limits gives what its nodes have: a set 0 is no limit', async () => {
  const { answer } = await asked(job(8, '15Gi', { minduration: 'P30D' }), { release: '24.11' });
  expect(answer).toMatchObject({ kind: 'offers', offers: [{ place: 'partition "open"' }] });
});

test('a partition that is up, but whose nodes are down, says so', async () => {
  const { answer } = await asked(job(1, '1Gi'), { release: '22.05', configured: { partitions: ['big'] } });
  expect(answer).toMatchObject({
    kind: 'declined',
    reasons: [{ text: expect.stringContaining('without a node in service (down)') as string }],
  });
});

test('nodes that may not be read never make a no', async () => {
  const nodes = { errors: [] };
  const { answer } = await asked(job(4, '4Gi'), { release: '22.05', nodes });
  expect(answer.kind).toBe('offers');
});

test('an answer without partitions is no empty cluster', async () => {
  const { answer } = await asked(job(1, '1Gi'), { release: '22.05', partitions: { errors: [] } });
  expect(answer).toMatchObject({ kind: 'unintelligible' });
});

describe('nodes that are not told, or not as expected, never make a no', () => {
  const open = { name: 'open', state: 'UP', total_nodes: 1, maximum_cpus_per_node: 4, maximum_memory_per_node: 8000 };
  const node = { name: 'n1', partitions: ['open'], cpus: 8, real_memory: 16000, state: 'idle' };
  const asking = async (cores: number, nodes: readonly unknown[], partition: object = open) => {
    const played = { release: '22.05', partitions: { partitions: [partition] }, nodes: { nodes } } as const;
    return (await asked(job(cores, '4Gi'), played)).answer;
  };

  it('where a cluster hides them from its users', async () => {
    const answer = await asking(4, []);
    expect(answer.kind).toBe('offers');
    expect(JSON.stringify(answer)).toContain('does not list the nodes of partition \\"open\\" to you');
  });

  it('but a partition that says itself that it has none is closed', async () => {
    expect(JSON.stringify(await asking(4, [], { ...open, total_nodes: 0 }))).toContain('which is without nodes');
  });

  it.each([
    { cpus: 'many', real_memory: null },
    { cpus: 1e300, real_memory: 1e300 },
    { real_memory: { set: true } },
    { name: 7 },
    { partitions: 'open' },
    { partitions: [null] },
  ])('where one holds %j', async (odd) => {
    expect((await asking(4, [{ ...node, ...odd }])).kind).toBe('offers');
    expect((await asking(4, [node, { ...node, name: 'n2', ...odd }])).kind).toBe('offers');
  });

  it('and what the partition gives of a node counts all the same', async () => {
    expect(await asking(5, [{ ...node, cpus: 'many' }])).toMatchObject({ kind: 'declined', reasons: [{ limit: '4' }] });
  });

  it('with a limit that cannot be read, which is told', async () => {
    const answer = await asking(8, [node], { ...open, maximum_cpus_per_node: 'four' });
    expect(JSON.stringify(answer)).toContain(
      'How much of a node partition \\"open\\" gives to one job could not be read',
    );
    expect(answer.kind).toBe('offers');
  });

  it('but one that is out of service is named where it would do', async () => {
    const none = { ...open, maximum_cpus_per_node: null };
    const drained = { ...node, name: 'n2', cpus: 64, state: 'drain' };
    expect(await asking(32, [node, drained], none)).toMatchObject({
      reasons: [
        {
          text: 'Needs 32 cores in one machine; "n1" gives 8 at most. "n2", which is out of service (drain), would have it.',
        },
      ],
    });
    const unsaid = { ...drained, cpus: 'many' };
    expect(JSON.stringify(await asking(32, [node, unsaid], none))).not.toContain('would have it');
  });

  it('with a state that is not known', async () => {
    expect((await asking(4, [node], { ...open, state: 'UNKNOWN' })).kind).toBe('offers');
    expect((await asking(4, [node], { ...open, state: 'DRAIN' })).kind).toBe('declined');
  });

  it('with a partition for some groups, which is told', async () => {
    const answer = await asking(4, [node], { ...open, allowed_groups: 'wheel,astro' });
    expect(JSON.stringify(answer)).toContain('is for the groups \\"wheel\\", \\"astro\\" alone');
  });
});

test.each([
  [{ partitions: [], errors: [{ error: 'Slurmctld is away' }] }, 'unintelligible'],
  [{ partitions: [{ name: 'debug' }, { name: 7 }] }, 'unintelligible'],
])('an answer that holds %j is no empty cluster', async (partitions, kind) => {
  expect((await asked(job(1, '1Gi'), { release: '22.05', partitions })).answer.kind).toBe(kind);
});

test('a partition that is not there is told, with those that are', async () => {
  const { answer } = await asked(job(1, '1Gi'), { release: '22.05', configured: { partitions: ['gpu'] } });
  expect(answer).toEqual({
    kind: 'unreachable',
    because: '"Cluster" has no partition "gpu"; it has "debug", "big". Check "partitions".',
  });
});

describe('a refused token', () => {
  const refused = async (status: number, error: string) => {
    const { url } = await playPlatform((response) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ errors: [{ error }] })),
    );
    const configuration: SlurmPlatform = { id: 'c', name: 'Cluster', type: 'slurm', url };
    const platform = slurmPlatform(configuration, { http: client(() => 'alice:jwt'), now: () => new Date() });
    return platform.canIDoThis(job(1, '1Gi'), new AbortController().signal);
  };

  it.each([
    [511, 'Protocol authentication error'],
    [500, 'Invalid authentication credential'],
    [401, 'Authentication failure'],
  ])('is told as one, with HTTP %i', async (status, error) => {
    const answer = await refused(status, error);
    expect(answer).toMatchObject({ kind: 'unauthorised', remedy: expect.stringContaining('scontrol token') as string });
  });

  it('is told as what it may be where Slurm does not say', async () => {
    const answer = await refused(500, 'Unspecified error');
    expect(answer).toMatchObject({ kind: 'unreachable', because: expect.stringContaining('scontrol token') as string });
  });
});

describe('accounts', () => {
  const partition = { name: 'debug', state: 'UP', allowed_accounts: 'Astro,physics', max_time_limit: null };
  const partitions = { partitions: [partition] };
  const asking = async (configured?: Partial<SlurmPlatform>) =>
    (await asked(job(1, '1Gi'), { release: '22.05', partitions, ...(configured && { configured }) })).answer;

  it('close a partition to an account that is not among its own', async () => {
    expect((await asking({ account: 'astro' })).kind).toBe('offers');
    const answer = await asking({ account: 'biology' });
    expect(JSON.stringify(answer)).toContain('closed to the account \\"biology\\"');
    expect(answer.kind).toBe('declined');
  });

  it('are told of where none is named', async () => {
    expect(JSON.stringify(await asking())).toContain('Partition \\"debug\\" is for the accounts');
  });
});

test('a Kubernetes deployment is no batch job', async () => {
  const { answer } = await asked(job(1, '1Gi', { type: 'purl:kubernetes-deployment' }), { release: '22.05' });
  expect(answer).toMatchObject({ kind: 'declined', reasons: [{ path: 'type' }] });
});

test.each([
  [null, 'unlimited'],
  [-1, 'unlimited'],
  [0, 'unlimited'],
  [60, 60],
  [-2, 'unknown'],
  ['60', 'unknown'],
  [{ set: true, infinite: false, number: 60 }, 60],
  [{ set: true, infinite: false, number: 0 }, 'unlimited'],
  [{ set: false, infinite: true, number: 0 }, 'unlimited'],
  [{ set: false, infinite: false, number: 0 }, 'unlimited'],
  [{ set: true }, 'unknown'],
])('the limit %j is %s', (written, read) => {
  expect(limitFigure(written)).toBe(read);
});

test('of two limits the narrower counts, and what is unknown is never taken for unlimited', () => {
  expect(narrower(4, 8)).toBe(4);
  expect(narrower('unknown', 8)).toBe(8);
  expect(narrower(8, 'unlimited')).toBe(8);
  expect(narrower('unlimited', 'unknown')).toBe('unknown');
});

test.each([
  ['', 0],
  ['(null)', 0],
  ['gpu', 1],
  ['gpu:2', 2],
  ['gpu:a100:2', 2],
  ['gpu:a100:2(S:0-1),gpu:v100:1(S:0,2),nic:4', 3],
  ['shard:8', 0],
])('the generic resources %j hold %i GPUs', (gres, gpus) => {
  expect(gpusIn(gres)).toBe(gpus);
});
