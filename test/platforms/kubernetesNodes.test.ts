import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { type Task, readPlatforms } from '../../server/core/index';
import { type PlayedAnswers, TEAM, askCluster, captured, container, refusal } from './playedCluster';

const NODES: PlayedAnswers = { 'api/v1/nodes': { body: captured('nodes') }, 'api/v1/pods': { body: captured('pods') } };

/** A pod on each node that asks for this much memory. */
const odd = (memory: string) =>
  (captured('nodes') as { items: { metadata: { name: string } }[] }).items.map(({ metadata }) => ({
    spec: { nodeName: metadata.name, containers: [{ resources: { requests: { memory } } }] },
  }));

describe('nodes', () => {
  const free = { limitranges: { body: { items: [] } }, resourcequotas: { body: { items: [] } } };

  it('give what their pods have left: a node in other hands, or not ready, gives nothing', async () => {
    const { answer, texts } = await askCluster(container(29, '1Gi'), { ...free, ...NODES });
    expect(answer).toMatchObject({ kind: 'declined', reasons: [{ limit: '26600m' }] });
    expect(texts).toEqual([
      'Needs 29 cores in one machine; "node-large" gives 26600m at most. "node-tainted", which is kept for others by the taint "astro/only", would have it.',
    ]);
    expect((await askCluster(container(26, '100Gi'), { ...free, ...NODES })).answer.kind).toBe('offers');
  });

  it('with a taint take a pod that the cluster itself lets past it, as one that asks for GPUs', async () => {
    const list = captured('nodes') as { items: unknown[] };
    const nodes = { ...NODES, 'api/v1/nodes': { body: { items: list.items.slice(2, 3) } } };
    const tolerant = (operator: string, effect: string) => ({
      ...free,
      ...nodes,
      'ossr/pods': { status: 201, body: { spec: { tolerations: [{ key: 'astro/only', operator, effect }] } } },
    });
    expect((await askCluster(container(60, '1Gi'), { ...free, ...nodes })).answer.kind).toBe('declined');
    expect((await askCluster(container(60, '1Gi'), tolerant('Exists', 'NoSchedule'))).answer.kind).toBe('offers');
    expect((await askCluster(container(60, '1Gi'), tolerant('Exists', 'NoExecute'))).answer.kind).toBe('declined');
    const { texts } = await askCluster(container(64, '1Gi'), tolerant('Exists', 'NoSchedule'));
    expect(texts).toEqual(['Needs 64 cores in one machine; "node-tainted" gives 63500m at most.']);
  });

  it('that are closed are named where they would do, but for those of another system', async () => {
    const [large] = (captured('nodes') as { items: object[] }).items;
    const like = (name: string, cpu: string, more: object) => ({
      ...large,
      metadata: { name, labels: { 'kubernetes.io/arch': 'amd64' } },
      status: { allocatable: { cpu, memory: '64Gi' }, conditions: [{ type: 'Ready', status: 'True' }] },
      ...more,
    });
    const items = [
      like('node-small', '3', { spec: {} }),
      like('node-windows', '64', { metadata: { name: 'node-windows', labels: { 'kubernetes.io/os': 'windows' } } }),
      like('node-closed', '32', { spec: { unschedulable: true } }),
      like('node-closed-too', '32', { spec: { unschedulable: true } }),
    ];
    const nodes = { 'api/v1/nodes': { body: { items } }, 'api/v1/pods': { body: { items: [] } } };
    const needs = 'Needs 4 cores in one machine; "node-small" gives 3 at most.';
    expect((await askCluster(container(4, '1Gi'), { ...free, ...nodes })).texts).toEqual([
      `${needs} "node-closed and 1 like it", which is closed to new pods, would have it.`,
    ]);
    const none = await askCluster(container(40, '1Gi'), { ...free, ...nodes });
    expect(none.texts).toEqual(['Needs 40 cores in one machine; "node-small" gives 3 at most.']);
  });

  it('give as much of a wish as the largest that takes it has', async () => {
    const wish = [{ name: 'worker', mincores: 1, maxcores: 64, minmemory: '1Gi' }];
    const { answer } = await askCluster(container(1, '1Gi', { 'compute-resources': wish }), { ...free, ...NODES });
    expect(answer).toMatchObject({ kind: 'offers', offers: [{ cores: '26600m', memory: '1Gi' }] });
  });

  it('of which a pod asks for what cannot be read are not known to have room', async () => {
    const pods = { body: { items: [odd('1e300'), odd('lots')].flat() } };
    const { answer, texts } = await askCluster(container(1, '1Gi'), { ...free, ...NODES, 'api/v1/pods': pods });
    expect(answer.kind).toBe('offers');
    expect(texts.join(' ')).toContain('does not state its memory');
  });

  it('of another architecture do not do', async () => {
    const arm = [{ mincores: 1, architecture: 'arm64' as const }];
    const { answer } = await askCluster(container(1, '1Gi', { 'compute-resources': arm }), { ...free, ...NODES });
    expect(answer).toMatchObject({ kind: 'declined', reasons: [{ path: 'compute-resources/0/architecture' }] });
  });

  it('whose pods are not known are told of as they are when empty, and that a pod waits', async () => {
    const nodes = { 'api/v1/nodes': { body: captured('nodes') } };
    const { answer, texts } = await askCluster(container(31, '1Gi'), { ...free, ...nodes });
    expect(answer.kind).toBe('offers');
    expect(texts.join(' ')).toContain('queues tasks');
  });

  it('of which none takes pods are a no that names them (as captured)', async () => {
    const { texts } = await askCluster(container(1, '1Gi'), { 'api/v1/nodes': { body: captured('nodes-not-ready') } });
    expect(texts.join(' ')).toContain('"node-large" is kept for others by the taint "node.kubernetes.io/not-ready"');
  });

  it('are read to the last page, and a page that fails leaves them unknown', async () => {
    const list = captured('nodes') as { items: unknown[] };
    const pages = (second: boolean): PlayedAnswers => ({
      ...free,
      'api/v1/pods': { body: { items: [] } },
      'api/v1/nodes': (_, { path }) => {
        if (!path.includes('continue=next'))
          return { body: { metadata: { continue: 'next' }, items: list.items.slice(1) } };
        return second
          ? { body: { items: list.items.slice(0, 1) } }
          : refusal('The provided continue parameter is too old', 410);
      },
    });
    expect((await askCluster(container(30, '1Gi'), pages(true))).answer.kind).toBe('offers');
    const { answer, texts } = await askCluster(container(30, '1Gi'), pages(false));
    expect(answer.kind).toBe('offers');
    expect(texts.join(' ')).toContain('HTTP 410');
  });
});

describe('a deployment', () => {
  const template = {
    spec: {
      serviceAccountName: 'own',
      containers: [{ name: 'm', image: 'x', resources: { limits: { cpu: '4', memory: '8Gi' } } }],
    },
  };
  const deployment = (replicas: number): Task => ({
    name: 'service',
    type: 'purl:kubernetes-deployment',
    content: { manifests: [{ kind: 'Deployment', spec: { replicas, template } }], namespace: 'ossr' },
  });

  it('is asked about by the template of its pods, never as a whole', async () => {
    const { answer, dryRuns, received } = await askCluster(deployment(4));
    expect(answer.kind).toBe('offers');
    expect(dryRuns.every(({ path }) => path.endsWith('/pods?dryRun=All'))).toBe(true);
    const body = dryRuns.map((each) => each.body).find((each) => each.includes('"name":"m"')) ?? '';
    expect(body).toContain('"requests":{"cpu":"4","memory":"8Gi"}');
    expect(body).not.toContain('own');
    expect(received.some((each) => each.body.includes('"resource":"deployments"'))).toBe(true);
  });

  it('counts its replicas against the quota', async () => {
    const { answer, texts } = await askCluster(deployment(5));
    expect(answer).toMatchObject({ kind: 'declined', reasons: [{ path: 'content/manifests/0', limit: '16' }] });
    expect(texts).toEqual([
      'The manifest of "Deployment" needs 20 cores; 16 of 16 are free in the quota "team-quota" (0 in use).',
    ]);
  });

  it('goes to the namespace that it names, where the configuration names none', async () => {
    const { received } = await askCluster(deployment(1), {}, {});
    expect(received.some(({ path }) => path.startsWith('/api/v1/namespaces/ossr/pods'))).toBe(true);
  });

  it('is refused by a token that may not create it', async () => {
    const reviews: PlayedAnswers = {
      selfsubjectaccessreviews: (posted) => ({
        status: 201,
        body: captured(JSON.stringify(posted).includes('deployments') ? 'access-denied' : 'access-allowed'),
      }),
    };
    const { answer } = await askCluster(deployment(1), reviews);
    expect(answer).toMatchObject({
      kind: 'unauthorised',
      remedy: expect.stringContaining('create deployments in namespace "ossr"') as string,
    });
  });
});

describe('who may not ask', () => {
  const unauthorised = { status: 401, body: captured('unauthorised') };
  const all = Object.fromEntries(Object.keys(TEAM).map((path) => [path, unauthorised]));

  it('with a wrong token is told to sign in again', async () => {
    const { answer } = await askCluster(container(1, '1Gi'), all);
    expect(answer).toMatchObject({
      kind: 'unauthorised',
      remedy: expect.stringContaining('Give it a new token') as string,
    });
  });

  it('without the right to create pods is told which role to ask for', async () => {
    const denied = { selfsubjectaccessreviews: { status: 201, body: captured('access-denied') } };
    const { answer } = await askCluster(container(1, '1Gi'), denied);
    expect(answer).toMatchObject({
      kind: 'unauthorised',
      remedy: expect.stringContaining('the role "edit"') as string,
    });
  });

  it('is told the same by the dry run, where the cluster reviews no access', async () => {
    const pods = { status: 403, body: captured('pods-not-allowed') };
    const { answer } = await askCluster(container(1, '1Gi'), {
      selfsubjectaccessreviews: refusal('no'),
      'ossr/pods': pods,
    });
    expect(answer).toMatchObject({
      kind: 'unauthorised',
      remedy: expect.stringContaining('create pods in namespace "ossr"') as string,
    });
  });

  it('but whom the cluster takes for nobody is told to sign in', async () => {
    const denied = (objects: string) =>
      refusal(`${objects} is forbidden: User "system:anonymous" cannot create resource "${objects}" in API group ""`);
    const { answer } = await askCluster(container(1, '1Gi'), {
      selfsubjectaccessreviews: denied('selfsubjectaccessreviews'),
      'ossr/pods': denied('pods'),
    });
    expect(answer).toMatchObject({ kind: 'unauthorised', remedy: '"Munich" wants a token. Give it one.' });
  });
});

test('a namespace that is not there is a mistake in the configuration', async () => {
  const missing = {
    status: 404,
    body: { message: 'namespaces "ossr" not found', details: { name: 'ossr', kind: 'namespaces' } },
  };
  const { answer } = await askCluster(container(1, '1Gi'), { 'ossr/pods': missing });
  expect(answer).toMatchObject({
    kind: 'unreachable',
    because: '"Munich" has no namespace "ossr". Check "namespace".',
  });
});

test('the example of its page is a platform file', () => {
  const page = readFileSync('docs/platforms/kubernetes.md', 'utf8');
  const example = JSON.parse(/```json\n([^]*?)\n```/.exec(page)?.[1] ?? '') as unknown;
  expect(readPlatforms({ platforms: [example] })).toMatchObject({ platforms: [{ type: 'kubernetes' }] });
});
