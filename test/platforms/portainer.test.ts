import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { readPlatforms } from '../../server/core/index';
import { type PlayedAnswers, container, refusal } from './playedCluster';
import { type Json, askPortainer, environments, page, portainerFixture } from './playedPortainer';

const [paris, munich, edge] = environments;
const GIB = 1024 ** 3;
const PARIS = { environments: ['docker-paris'] };
const only = (environment: unknown): PlayedAnswers => ({ 'api/endpoints': { body: [environment] } });

describe('environments', () => {
  it('are the places, each asked at this moment with the access token in X-API-Key', async () => {
    const { places, received } = await askPortainer(container(4, '8Gi'));
    expect(places).toEqual(['environment "docker-paris"', 'environment "k8s-munich/ossr"']);
    expect(received.every(({ headers }) => headers['x-api-key'] === 'ptr_secret')).toBe(true);
  });

  it('are read to the last page, of which the first begins at one', async () => {
    const many = Array.from({ length: 130 }, (_, at) => ({ ...edge, Id: at + 10, Name: `edge-${at}` }));
    const list: PlayedAnswers = { 'api/endpoints': (__, { path }) => page([...many, paris], path) };
    const { places, received } = await askPortainer(container(4, '8Gi'), list);
    expect(places).toEqual(['environment "docker-paris"']);
    const starts = received.flatMap(({ path }) => /start=(\d+)/.exec(path)?.[1] ?? []);
    expect(starts).toEqual(['1', '51', '101']);
  });

  it('that are down are named where nothing else would do', async () => {
    const { texts } = await askPortainer(container(1, '1Gi'), only(edge));
    expect(texts).toEqual(['Nothing runs in environment "edge-old" at present, which is down.']);
  });

  it('of another kind, such as container instances, are never told as ones that would do', async () => {
    const azure = { ...paris, Id: 9, Name: 'azure', Type: 3 };
    const { texts } = await askPortainer(container(99, '1Gi'), { 'api/endpoints': { body: [paris, azure] } });
    expect(texts.join(' ')).not.toContain('azure');
  });

  it('that the configuration names and Portainer does not have are a mistake', async () => {
    const { answer } = await askPortainer(container(1, '1Gi'), {}, { environments: ['docker-berlin'] });
    expect(answer).toMatchObject({
      kind: 'unreachable',
      because: expect.stringContaining('it has "docker-paris"') as string,
    });
  });

  it.each([{ Name: 'x' }, null, { Id: '7', Name: 'x' }])(
    'of which one cannot be read, such as %j, are no list: it may be the one that would do',
    async (odd) => {
      const body = [environments[0], odd];
      const answers = { 'api/endpoints': { body, headers: { 'x-total-count': '2' } } };
      expect((await askPortainer(container(1, '1Gi'), answers)).answer.kind).toBe('unintelligible');
    },
  );

  it('of which a token sees none are to be asked for', async () => {
    const { answer } = await askPortainer(container(1, '1Gi'), {
      'api/endpoints': { body: [], headers: { 'x-total-count': '0' } },
    });
    expect(answer).toMatchObject({
      kind: 'unauthorised',
      remedy: expect.stringContaining('Ask its administrators') as string,
    });
  });
});

describe('a Docker environment', () => {
  const HERE = { environments: ['docker-paris'] };
  const real: PlayedAnswers = { 'docker/info': { body: portainerFixture('docker-info') } };
  const running: PlayedAnswers = {
    ...real,
    'docker/containers/json': { body: portainerFixture('docker-containers') },
    '6f11bd316b0f6e2ea093771da8f62fc9b7984c8c1df09b11718ccdc8246a44b1/json': {
      body: portainerFixture('docker-inspect'),
    },
  };
  const holding = (Memory: number): PlayedAnswers => ({
    ...running,
    '6f11bd316b0f6e2ea093771da8f62fc9b7984c8c1df09b11718ccdc8246a44b1/json': {
      body: { HostConfig: { Memory, NanoCpus: 0 } },
    },
  });

  it.each([undefined, -1, 'much', null, {}, 1e300])(
    'does not know its memory from %j, which is told',
    async (MemTotal) => {
      const info = { ...(portainerFixture('docker-info') as Json), MemTotal };
      const { answer, texts } = await askPortainer(container(1, '1Gi'), { 'docker/info': { body: info } }, HERE);
      expect(answer.kind).toBe('offers');
      expect(texts.join(' ')).toContain('does not state its memory');
    },
  );

  it('says no with what the engine itself tells', async () => {
    const { answer, texts } = await askPortainer(container(3, '1Gi'), real, HERE);
    expect(texts).toEqual(['Needs 3 cores; the limit of environment "docker-paris" is 2.']);
    expect(answer).toMatchObject({
      kind: 'declined',
      smallestChange: { changes: [{ path: 'compute-resources/0/mincores', to: 2 }] },
    });
    const [reason] = answer.kind === 'declined' ? answer.reasons : [];
    expect(reason?.source).toMatchObject({ from: 'GET /api/endpoints/1/docker/info NCPU', confidence: 'live' });
  });

  it('takes away what running containers have set aside, as inspected', async () => {
    const { texts } = await askPortainer(container(2, '23.5Gi'), running, HERE);
    expect(texts).toEqual([
      'Needs 23.5Gi memory; 23977Mi of 24105Mi are free in environment "docker-paris" (128Mi in use).',
    ]);
    const yes = await askPortainer(container(2, '23Gi'), running, HERE);
    expect(yes.answer.kind).toBe('offers');
    expect(yes.texts.join(' ')).toContain('running containers may use 1 of 2 cores');
  });

  it('says no when a container has taken the memory, and yes when it has gone', async () => {
    const task = container(1, '4Gi');
    expect((await askPortainer(task, holding(22 * GIB), HERE)).answer).toMatchObject({
      kind: 'declined',
      reasons: [{ path: 'compute-resources/0/minmemory', code: 'quota', limit: '1577Mi' }],
    });
    expect((await askPortainer(task, real, HERE)).answer.kind).toBe('offers');
  });

  it('tells of containers without a limit, whose use is not bounded', async () => {
    const { texts } = await askPortainer(container(1, '1Gi'), holding(0), HERE);
    expect(texts.join(' ')).toContain('a container runs without a limit of memory');
  });

  it('with a container that ended while it was asked is read all the same', async () => {
    const gone = {
      ...running,
      '6f11bd316b0f6e2ea093771da8f62fc9b7984c8c1df09b11718ccdc8246a44b1/json': refusal('No such container', 404),
    };
    const { answer, texts } = await askPortainer(container(1, '23.5Gi'), gone, HERE);
    expect(answer.kind).toBe('offers');
    expect(texts).toEqual([]);
  });

  it('whose containers may not be read has a yes with a caveat, and never an empty host', async () => {
    const { answer, texts } = await askPortainer(
      container(1, '1Gi'),
      { 'docker/containers/json': { status: 403, body: portainerFixture('forbidden') } },
      HERE,
    );
    expect(answer.kind).toBe('offers');
    expect(texts.join(' ')).toContain('is in use is not stated');
  });

  const gpu = container(1, '1Gi', { 'compute-resources': [{ mingpus: 1 }] });
  it.each([
    [
      'has GPUs that were written down for it',
      { 'docker/info': { body: portainerFixture('docker-info-gpu') } },
      paris,
      'offers',
    ],
    ['has none without a runtime for them', real, munich && { ...paris, Gpus: [] }, 'declined'],
    [
      'has as many as it has devices',
      {
        'docker/info': {
          body: {
            ...(portainerFixture('docker-info') as Json),
            DiscoveredDevices: [{ Source: 'cdi', ID: 'nvidia.com/gpu=0' }],
          },
        },
      },
      { ...paris, Gpus: [] },
      'offers',
    ],
  ])('%s', async (_, given, environment, kind) => {
    expect((await askPortainer(gpu, { ...given, ...only(environment) })).answer.kind).toBe(kind);
  });

  it('with a runtime for GPUs does not tell how many, which is a caveat', async () => {
    const { answer, texts } = await askPortainer(gpu, only({ ...paris, Gpus: [] }));
    expect(answer.kind).toBe('offers');
    expect(texts.join(' ')).toContain('does not tell how many there are');
  });

  it('does not know how much is in use where a container holds more than any host has', async () => {
    const { answer, texts } = await askPortainer(container(1, '4Gi'), holding(1e300), HERE);
    expect(answer.kind).toBe('offers');
    expect(texts.join(' ')).toContain('How much of the quota in environment "docker-paris" is in use is not stated');
  });

  it('runs containers for its own processors, and nothing else', async () => {
    const arm = container(1, '1Gi', { 'compute-resources': [{ architecture: 'arm64' }] });
    expect((await askPortainer(arm, {}, PARIS)).answer).toMatchObject({
      kind: 'declined',
      reasons: [{ code: 'architecture', limit: 'amd64' }],
    });
    const notebook = container(1, '1Gi', { type: 'purl:jupyter-notebook' });
    expect((await askPortainer(notebook, {}, PARIS)).answer).toMatchObject({
      kind: 'declined',
      reasons: [{ path: 'type' }],
    });
    const windows = { 'docker/info': { body: { ...(portainerFixture('docker-info') as Json), OSType: 'windows' } } };
    expect((await askPortainer(container(1, '1Gi'), windows, PARIS)).texts.join(' ')).toContain('Linux is needed');
  });

  it('does not tell how much disk is free', async () => {
    const { texts } = await askPortainer(
      container(1, '1Gi', { 'storage-resources': [{ name: 'r', minsize: '1Gi' }] }),
      {},
      PARIS,
    );
    expect(texts.join(' ')).toContain('Docker does not tell how much of its disk is free');
  });
});

describe('what an environment forbids ordinary users', () => {
  const privileged = container(1, '1Gi', { content: { image: 'a:1', privileged: true } });
  const folder = container(1, '1Gi', { 'data-resources': [{ name: 'raw', location: 'file:///data/raw' }] });

  it.each([
    [privileged, 'content/privileged'],
    [folder, 'data-resources/0/location'],
  ])('is a no for them at its place', async (task, path) => {
    expect((await askPortainer(task, {}, PARIS)).answer).toMatchObject({
      kind: 'declined',
      reasons: [{ path, code: 'rights' }],
    });
  });

  it('is none for an administrator, and a caveat where nobody says who asks', async () => {
    expect((await askPortainer(privileged, { 'users/me': { body: { Role: 1 } } }, PARIS)).answer.kind).toBe('offers');
    const unsure = await askPortainer(privileged, { 'users/me': refusal('not found', 404) }, PARIS);
    expect(unsure.answer.kind).toBe('offers');
    expect(unsure.texts.join(' ')).toContain('does not let ordinary users run privileged containers');
  });
});

test.each([
  [401, 'unauthorised', 'Give it a new token'],
  [403, 'forbidden', 'Access denied'],
])('HTTP %i to the list of environments is told with what Portainer says', async (status, name, said) => {
  const { answer } = await askPortainer(container(1, '1Gi'), {
    'api/endpoints': { status, body: portainerFixture(name) },
  });
  expect(answer).toMatchObject({ kind: 'unauthorised', remedy: expect.stringContaining(said) as string });
});

test('the example of its page is a platform file', () => {
  const page = readFileSync('docs/platforms/portainer.md', 'utf8');
  const example = JSON.parse(/```json\n([^]*?)\n```/.exec(page)?.[1] ?? '') as unknown;
  expect(readPlatforms({ platforms: [example] })).toMatchObject({ platforms: [{ type: 'portainer' }] });
});
