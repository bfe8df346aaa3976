import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type PlatformConfiguration, type Task, toldFacts } from '../../server/core/index';
import { createPlatform } from '../../server/platforms/createPlatforms';
import { client, playPlatform } from './playedPlatform';

/** What a server answers to a request: a fixture, with 200 or another status; or a body. Everything else is not there. */
type Answers = Readonly<Record<string, string | readonly [status: number, name: string] | { readonly body: unknown }>>;

const TASK: Task = { name: 'demo', type: 'purl:docker-container', content: { image: 'example/library:1.0' } };
const HEADERS = { 'content-type': 'application/json', 'x-subject-token': 'token-1', 'set-cookie': 'sessionid=s1' };

/** A fixture, which is smaller than what was captured and otherwise the same. */
function fixture(name: string) {
  const fileOf = (extension: string) => `test/platforms/fixtures/${name}.${extension}`;
  const extension = ['json', 'xml', 'html'].find((each) => existsSync(fileOf(each))) ?? 'json';
  const headers = extension === 'json' ? HEADERS : { 'content-type': `text/${extension}` };
  return { text: readFileSync(fileOf(extension), 'utf8'), headers };
}

/** What is known after asking a server that answers so, a line for each fact. What is not known has no line. */
async function known(configured: (url: string) => PlatformConfiguration, answers: Answers): Promise<string[]> {
  const { url } = await playPlatform((response, { method, path }) => {
    const found = answers[`${method} ${path.replace(/\?.*$/, '')}`] ?? [404, 'portainer/forbidden'];
    if (typeof found === 'object' && 'body' in found) {
      response.writeHead(200, HEADERS).end(JSON.stringify(found.body));
      return;
    }
    const [status, name] = typeof found === 'string' ? [200, found] : found;
    const { text, headers } = fixture(name);
    response.writeHead(status, headers).end(text.replaceAll('{cloud}', url));
  });
  const now = () => new Date('2026-11-22T18:16:25Z');
  const platform = createPlatform(configured(url), { http: client(() => 'alice:secret'), now });
  const learnt = await platform.learn?.(TASK, new AbortController().signal);
  if (learnt?.kind !== 'facts') return [JSON.stringify(learnt)];
  return toldFacts(learnt.facts).flatMap(({ place, words, text }) =>
    text === undefined ? [] : [`${place === undefined ? '' : `${place}, `}${words}: ${text}`],
  );
}

const PARIS = { id: 'p', name: 'Paris' };
const CONTAINER = '6f11bd316b0f6e2ea093771da8f62fc9b7984c8c1df09b11718ccdc8246a44b1';
const PROJECT = '3ad0b124e2424b1b9666c84077de4095';
const VOLUMES = `/volume/v3/${PROJECT}`;

describe('what servers answered is read to these facts', () => {
  it('Slurm 22.05', async () => {
    const answers: Answers = {
      'GET /slurm/v0.0.38/ping': { body: { pings: [] } },
      'GET /slurm/v0.0.38/partitions': 'slurm/partitions-22.05',
      'GET /slurm/v0.0.38/nodes': 'slurm/nodes-22.05',
    };
    const facts = await known((url) => ({ ...PARIS, type: 'slurm', url }), answers);
    expect(facts).toEqual([
      'cores: no limit',
      'memory: no limit',
      'GPUs: no limit',
      'queued: yes: a task that fits waits for its turn',
      'partition "debug", sizes: "vm" up to 4 cores, 8000Mi memory',
      'partition "debug", machines: no limit',
      'partition "debug", run time: 1 hour',
      'partition "big", closed: without a node in service (down)',
      'partition "big", sizes: "big1 and 1 like it" up to 32 cores, 62.5Gi memory, 2 GPUs',
      'partition "big", machines: no limit',
      'partition "big", run time: 2 days',
    ]);
  });

  it('Slurm 24.11', async () => {
    const answers: Answers = {
      'GET /slurm/v0.0.42/ping': { body: { pings: [] } },
      'GET /slurm/v0.0.42/partitions': 'slurm/partitions-24.11',
      'GET /slurm/v0.0.42/nodes': 'slurm/nodes-24.11',
    };
    const facts = await known((url) => ({ ...PARIS, type: 'slurm', url }), answers);
    expect(facts).toEqual([
      'cores: no limit',
      'memory: no limit',
      'GPUs: no limit',
      'queued: yes: a task that fits waits for its turn',
      'partition "debug", sizes: "vm" up to 4 cores, 8000Mi memory',
      'partition "debug", machines: no limit',
      'partition "debug", run time: 1 hour',
      'partition "open", sizes: "vm" up to 8 cores, 16000Mi memory',
      'partition "open", machines: no limit',
      'partition "open", run time: no limit',
    ]);
  });

  it('Kubernetes 1.20, whose nodes may not be read', async () => {
    const answers: Answers = {
      'POST /apis/authorization.k8s.io/v1/selfsubjectaccessreviews': [201, 'kubernetes/access-allowed'],
      'POST /api/v1/namespaces/ossr/pods': [201, 'kubernetes/accepted'],
      'GET /api/v1/namespaces/ossr/limitranges': 'kubernetes/limitranges',
      'GET /api/v1/namespaces/ossr/resourcequotas': 'kubernetes/resourcequotas',
      'GET /api/v1/nodes': [403, 'kubernetes/nodes-forbidden'],
    };
    const facts = await known((url) => ({ ...PARIS, type: 'kubernetes', namespace: 'ossr', url }), answers);
    expect(facts).toEqual([
      'runs: purl:docker-container, purl:kubernetes-deployment',
      'sizes: "namespace ossr" up to 8 cores, 32Gi memory, any GPUs',
      'cores: no limit',
      'memory: no limit',
      'GPUs: no limit',
      'machines: no limit',
      'one volume: 100Gi',
      'run time: no limit',
      'results kept: no limit',
      'quota: 16 cores (0 in use), 64Gi memory (0Gi in use), 1 GPUs (0 in use), 200Gi storage (0Gi in use), 10 machines (0 in use) in the quota "team-quota"',
    ]);
  });

  it('JupyterHub 3.0, with two servers of three', async () => {
    const answers: Answers = {
      'GET /hub/api/': 'jupyterhub/version-3',
      'GET /hub/api/user': 'jupyterhub/user-3-two',
      'GET /hub/api/users/alice': 'jupyterhub/user-3-two',
    };
    const facts = await known((url) => ({ ...PARIS, type: 'jupyterhub', servers: 2, url }), answers);
    expect(facts).toEqual([
      'runs: purl:jupyter-notebook',
      'machines: 1',
      'quota: 3 machines (2 in use) in user "alice"',
    ]);
  });

  it('JupyterHub 5.2, with the limits of a group', async () => {
    const answers: Answers = {
      'GET /hub/api/': 'jupyterhub/version-5',
      'GET /hub/api/user': 'jupyterhub/user-5',
      'GET /hub/api/groups/astronomers': 'jupyterhub/group-5',
    };
    const facts = await known((url) => ({ ...PARIS, type: 'jupyterhub', group: 'astronomers', url }), answers);
    expect(facts).toEqual([
      'runs: purl:jupyter-notebook',
      'cores: 8',
      'memory: 16Gi',
      'machines: 1',
      'quota: no limit',
    ]);
  });

  it('BinderHub by its contract, where pods of users count and not all', async () => {
    const answers: Answers = {
      'GET /versions': 'binderhub/versions',
      'GET /health': 'binderhub/health-full',
      'GET /api/repoproviders': 'binderhub/repoproviders',
    };
    const facts = await known((url) => ({ ...PARIS, type: 'binderhub', url }), answers);
    expect(facts).toEqual([
      'runs: purl:binder-notebook, purl:jupyter-notebook',
      'machines: 1',
      'results kept: 0 seconds',
      'reads data: https',
      'quota: 200 machines (196 in use) in this BinderHub',
    ]);
  });

  it('Portainer by its contract, before Docker 20.10', async () => {
    const answers: Answers = {
      'GET /api/endpoints': 'portainer/endpoints',
      'GET /api/endpoints/1/docker/info': 'portainer/docker-info',
      'GET /api/endpoints/1/docker/containers/json': 'portainer/docker-containers',
      [`GET /api/endpoints/1/docker/containers/${CONTAINER}/json`]: 'portainer/docker-inspect',
      'GET /api/kubernetes/2/nodes_limits': 'portainer/nodes-limits',
    };
    const facts = await known((url) => ({ ...PARIS, type: 'portainer', url }), answers);
    expect(facts).toEqual([
      'environment "docker-paris", runs: purl:docker-container',
      'environment "docker-paris", processors: amd64',
      'environment "docker-paris", sizes: any size within the limits',
      'environment "docker-paris", cores: 2',
      'environment "docker-paris", memory: no limit',
      'environment "docker-paris", GPUs: 1',
      'environment "docker-paris", machines: no limit',
      'environment "docker-paris", one volume: no limit',
      'environment "docker-paris", run time: no limit',
      'environment "docker-paris", results kept: no limit',
      'environment "docker-paris", quota: 24105Mi memory (128Mi in use) in environment "docker-paris"',
      'environment "k8s-munich/default", runs: purl:docker-container, purl:kubernetes-deployment',
      'environment "k8s-munich/default", sizes: "node-small" up to 6500m cores, 28Gi memory; "node-large" up to 31 cores, 124Gi memory',
      'environment "k8s-munich/default", cores: no limit',
      'environment "k8s-munich/default", memory: no limit',
      'environment "k8s-munich/default", GPUs: no limit',
      'environment "k8s-munich/default", machines: no limit',
      'environment "k8s-munich/default", one volume: no limit',
      'environment "k8s-munich/default", run time: no limit',
      'environment "k8s-munich/default", results kept: no limit',
      'environment "edge-old", closed: down',
      'environment "edge-old", runs: nothing',
    ]);
  });

  it('OpenStack, with six cores in use', async () => {
    const answers: Answers = {
      'POST /identity/v3/auth/tokens': [201, 'openstack/token'],
      'GET /compute/v2.1/flavors/detail': 'openstack/flavors-2.61',
      'GET /compute/v2.1/limits': 'openstack/limits-used',
      [`GET ${VOLUMES}/limits`]: 'openstack/volume-limits',
      [`GET ${VOLUMES}/os-quota-sets/${PROJECT}`]: 'openstack/volume-quota',
      [`GET ${VOLUMES}/types`]: 'openstack/volume-types',
    };
    const facts = await known((url) => ({ ...PARIS, type: 'openstack', url: `${url}/identity/v3` }), answers);
    expect(facts).toEqual([
      'sizes: "m1.tiny" 1 cores, 512Mi memory, 1Gi storage; "m1.small" 1 cores, 2Gi memory, 20Gi storage; "m1.medium" 2 cores, 4Gi memory, 40Gi storage; "m1.large" 4 cores, 8Gi memory, 80Gi storage; "m1.xlarge" 8 cores, 16Gi memory, 160Gi storage; "g1.gpu" 8 cores, 64Gi memory, 1 GPUs, 200Gi storage; and 1 more',
      'one volume: no limit',
      'run time: no limit',
      'results kept: no limit',
      'quota: 20 cores (6 in use), 50Gi memory (12Gi in use), 200Gi storage (0Gi in use), 10 machines (0 in use), 10 volumes (0 in use) in project "demo"',
    ]);
  });

  it('DaCHS 2.7, as a TAP service', async () => {
    const answers: Answers = {
      'GET /availability': 'uws/availability',
      'GET /capabilities': 'uws/capabilities-tap',
      'GET /async': 'uws/jobs',
    };
    const facts = await known((url) => ({ ...PARIS, type: 'uws', url }), answers);
    expect(facts).toEqual([
      'runs: purl:workflow-task',
      'workflow engines: uws',
      'run time: 1 hour',
      'results kept: 2 days',
      'quota: no limit',
      'queued: yes: a task that fits waits for its turn',
    ]);
  });

  it('DiracX by its contract', async () => {
    const answers: Answers = {
      'GET /api/health/ready': { body: { status: 'ready' } },
      'GET /.well-known/dirac-metadata': 'dirac/dirac-metadata',
      'GET /api/config/': 'dirac/config',
      'GET /api/rss/site': 'dirac/rss-site',
      'GET /api/rss/compute': 'dirac/rss-compute',
    };
    const facts = await known((url) => ({ ...PARIS, type: 'dirac', vo: 'escape', url }), answers);
    expect(facts).toEqual([
      'run time: 13 hours 53 minutes 20 seconds',
      'quota: no limit',
      'queued: yes: a task that fits waits for its turn',
    ]);
  });

  it('skaha by its contract', async () => {
    const answers: Answers = { 'GET /skaha/v1/context': 'skaha/context', 'GET /skaha/v1/session': 'skaha/sessions' };
    const facts = await known((url) => ({ ...PARIS, type: 'skaha', url }), answers);
    expect(facts).toEqual([
      'runs: jupyter-notebook, docker-container',
      'sizes: "session" up to 16 cores, 192Gi memory, 4 GPUs',
      'machines: no limit',
      'quota: no limit',
      'queued: yes: a task that fits waits for its turn',
    ]);
  });

  it('Rosetta of 2021 by its page', async () => {
    const answers: Answers = {
      'POST /api/v1/base/login/': { body: { results: { authtoken: 't' } } },
      'GET /computings/': 'rosetta/list-2021',
    };
    const facts = await known((url) => ({ ...PARIS, type: 'rosetta', url }), answers);
    expect(facts).toEqual([
      'computing resource "Demo Cluster", runs: docker-container, singularity-container',
      'computing resource "Demo Cluster", queued: yes: a task that fits waits for its turn',
      'computing resource "Local", runs: docker-container',
      'computing resource "Local", queued: no',
    ]);
  });
});
