import { describe, expect, it, test } from 'vitest';
import { type PlayedAnswers, captured, container, refusal } from './playedCluster';
import { askPortainer, environments, portainerFixture } from './playedPortainer';

const [paris] = environments;
const GIB = 1024 ** 3;
const PARIS = { environments: ['docker-paris'] };
const MUNICH = { environments: ['k8s-munich'] };
const only = (environment: unknown): PlayedAnswers => ({ 'api/endpoints': { body: [environment] } });

describe('a snapshot', () => {
  const broken = { status: 502, body: { message: 'Unable to query the environment' } };
  const silent: PlayedAnswers = { 'docker/info': broken, 'docker/containers/json': broken };

  it('counts where the environment does not answer, with its own time and so marked', async () => {
    const { answer } = await askPortainer(container(12, '1Gi'), silent, PARIS);
    expect(answer).toMatchObject({ kind: 'declined', reasons: [{ limit: '8' }] });
    const [reason] = answer.kind === 'declined' ? answer.reasons : [];
    expect(reason?.source).toEqual({
      from: 'GET /api/endpoints Snapshots TotalCPU',
      observedAt: '2026-11-22T18:22:36.000Z',
      confidence: 'snapshot',
    });
    const yes = await askPortainer(container(4, '8Gi'), silent, PARIS);
    expect(yes.answer.kind).toBe('offers');
    expect(yes.texts.join(' ')).toContain("is Portainer's last snapshot");
  });

  it('is not read where the environment answers', async () => {
    const { texts } = await askPortainer(
      container(4, '1Gi'),
      { 'docker/info': { body: portainerFixture('docker-info') } },
      PARIS,
    );
    expect(texts.join(' ')).toContain('is 2.');
  });

  it('of a swarm is a sum, so that no machine is promised all of it', async () => {
    const snapshots = [{ Time: 1795371756, Swarm: true, NodeCount: 4, TotalCPU: 8, TotalMemory: 32 * GIB }];
    const { texts } = await askPortainer(container(4, '8Gi'), {
      ...silent,
      ...only({ ...paris, Snapshots: snapshots }),
    });
    expect(texts.join(' ')).toContain('the sum of 4 nodes');
  });

  it('is all there is of an edge agent that fetches its orders: nothing is asked of it', async () => {
    const { received, answer } = await askPortainer(
      container(4, '8Gi'),
      only({ ...paris, Type: 4, Edge: { AsyncMode: true } }),
    );
    expect(answer.kind).toBe('offers');
    expect(received.map(({ path }) => path.split('?')[0])).toEqual(['/api/endpoints']);
  });

  it('that is not there leaves the failure as the answer', async () => {
    const { answer } = await askPortainer(container(1, '1Gi'), { ...silent, ...only({ ...paris, Snapshots: [] }) });
    expect(answer).toMatchObject({ kind: 'unreachable', because: expect.stringContaining('HTTP 502') as string });
  });
});

describe('a Kubernetes environment', () => {
  it('gives one node at most, in thousandths and bytes: never the sum that Portainer also tells', async () => {
    const free = { limitranges: { body: { items: [] } }, resourcequotas: { body: { items: [] } } };
    const { answer, texts, received } = await askPortainer(container(32, '8Gi'), free, MUNICH);
    expect(texts).toEqual(['Needs 32 cores in one machine; "node-large" gives 31 at most.']);
    expect(answer).toMatchObject({ reasons: [{ source: { from: 'GET /api/kubernetes/2/nodes_limits' } }] });
    expect((await askPortainer(container(1, '125Gi'), free, MUNICH)).texts).toEqual([
      'Needs 125Gi memory in one machine; "node-large" gives 124Gi at most.',
    ]);
    expect(received.some(({ path }) => path.includes('max_resource_limits'))).toBe(false);
  });

  it('is known by its nodes, where the token may read them: Portainer tells of all what is free, also of those out of use', async () => {
    const node = (name: string, arch: string, more: object = {}) => ({
      metadata: { name, labels: { 'kubernetes.io/arch': arch } },
      status: { allocatable: { cpu: '64', memory: '256Gi' }, conditions: [{ type: 'Ready', status: 'True' }] },
      ...more,
    });
    const cordoned = { spec: { unschedulable: true } };
    const limits = { limitranges: { body: { items: [] } }, resourcequotas: { body: { items: [] } } };
    const asking = async (...items: object[]) =>
      askPortainer(
        container(16, '1Gi', { 'compute-resources': [{ mincores: 16, architecture: 'amd64' }] }),
        { ...limits, 'api/v1/nodes': { body: { items } } },
        MUNICH,
      );
    const small = node('node-small', 'amd64');
    expect((await asking(small, node('node-large', 'amd64'))).answer.kind).toBe('offers');
    expect((await asking(small, node('node-large', 'arm64'))).texts.join(' ')).toContain('processors');
    expect((await asking(small, node('node-large', 'amd64', cordoned))).texts).toEqual([
      'Needs 16 cores in one machine; "node-small" gives 6500m at most. "node-large", which is closed to new pods, would have it.',
    ]);
  });

  it('is asked by the same dry run, through Portainer', async () => {
    const { answer, received } = await askPortainer(
      container(4, '48Gi'),
      { 'ossr/pods': { status: 403, body: captured('refused-memory') } },
      MUNICH,
    );
    expect(answer).toMatchObject({
      kind: 'declined',
      reasons: [{ path: 'compute-resources/0/minmemory', limit: '32Gi' }],
    });
    const posts = received.filter(({ method, path }) => method === 'POST' && !path.includes('selfsubject'));
    expect(posts.map(({ path }) => path)).toEqual([
      '/api/endpoints/2/kubernetes/api/v1/namespaces/ossr/pods?dryRun=All',
    ]);
  });

  it.each([
    ['a list', [{ Name: 'default' }, { Name: 'ossr' }, { Name: 'kube-system', IsSystem: true }]],
    ['an object, as older ones write it', { default: {}, ossr: {}, 'kube-public': {} }],
  ])('has its namespaces as places, told by %s', async (_, body) => {
    const { places } = await askPortainer(
      container(1, '1Gi'),
      { 'api/kubernetes/2/namespaces': { body }, 'default/pods': { status: 201, body: {} } },
      MUNICH,
    );
    expect(places).toEqual(['environment "k8s-munich/ossr"', 'environment "k8s-munich/default"']);
  });

  it('has namespaces that could not be asked, which a no tells', async () => {
    const names = ['a', 'b', 'c', 'd', 'ossr', 'z'].map((Name) => ({ Name }));
    const limits = { body: { items: [] } };
    const answers: PlayedAnswers = {
      'api/kubernetes/2/namespaces': { body: names },
      'a/pods': refusal('pods is forbidden: User "alice" cannot create resource "pods" in API group ""'),
      ...Object.fromEntries(
        ['b', 'c', 'd'].map((each) => [`${each}/pods`, { status: 201, body: captured('accepted') }]),
      ),
      ...{ limitranges: limits, resourcequotas: limits },
    };
    const { texts, answer } = await askPortainer(container(64, '1Gi'), answers, MUNICH);
    expect(answer.kind).toBe('declined');
    expect(texts[0]).toContain(
      'Whether environment "k8s-munich/a" would do is not known, since it is closed to this token.',
    );
    expect(texts[0]).toContain('Whether environment "k8s-munich/z" would do is not known');
    const yes = await askPortainer(container(1, '1Gi'), answers, MUNICH);
    expect(yes.places).toHaveLength(3);
    expect(yes.texts.join(' ')).toContain('Of the 6 namespaces of environment "k8s-munich", 4 were asked.');
  });

  it('that does not answer is told from its snapshot, which is a sum', async () => {
    const down = { status: 500, body: { message: 'unable to reach the cluster' } };
    const silent = { 'api/kubernetes/2/nodes_limits': down, 'api/kubernetes/2/namespaces': down };
    const { answer, texts } = await askPortainer(container(25, '1Gi'), silent, MUNICH);
    expect(answer).toMatchObject({ kind: 'declined', reasons: [{ limit: '24', source: { confidence: 'snapshot' } }] });
    expect(texts[0]).toContain('the limit of environment "k8s-munich" is 24');
  });
});

const ODD = ['null', '[]', '{}', '"text"', '7', '[null]', '[{"Name":"x"}]', '{"HostConfig":{"Memory":"much"}}'];
test.each(ODD)('an answer of %s in any place is no fault of ours, and never a no', async (written) => {
  const body = JSON.parse(written) as unknown;
  for (const path of [
    'docker/info',
    'docker/containers/json',
    'nodes_limits',
    'api/kubernetes/2/namespaces',
    'users/me',
  ]) {
    const { answer } = await askPortainer(container(1, '1Gi'), { [path]: { body } });
    expect([path, answer.kind]).not.toContain('declined');
  }
  const { answer } = await askPortainer(container(1, '1Gi'), { 'api/endpoints': { body } });
  expect(answer.kind).toMatch(/unintelligible|unauthorised/);
});
