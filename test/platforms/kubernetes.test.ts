import { describe, expect, it, test } from 'vitest';
import type { Task } from '../../server/core/index';
import { type PlayedAnswers, TEAM, askCluster, captured, container, refusal } from './playedCluster';

describe('a pod that the cluster would create', () => {
  it('is a yes, with one caveat about the nodes that may not be read', async () => {
    const { answer, texts } = await askCluster(container(4, '8Gi'));
    expect(answer).toMatchObject({ kind: 'offers', offers: [{ cores: 4, memory: '8Gi' }] });
    expect(texts).toHaveLength(1);
    expect(texts[0]).toContain('cannot list resource \\"nodes\\"'.replaceAll('\\', ''));
  });

  it('is asked about with its own image, and with requests and limits alike; nothing is ever kept', async () => {
    const { dryRuns } = await askCluster(
      container('1500m', '1.5Gi', { content: { image: 'a/b:1', digest: 'sha256:00' } }),
    );
    expect(dryRuns.map(({ path }) => path)).toEqual(['/api/v1/namespaces/ossr/pods?dryRun=All']);
    const resources = { cpu: '1500m', memory: '1536Mi' };
    expect(JSON.parse(dryRuns[0]?.body ?? '')).toMatchObject({
      spec: { containers: [{ image: 'a/b:1@sha256:00', resources: { requests: resources, limits: resources } }] },
    });
  });

  it('states something also where the task asks for nothing, and never less than the namespace wants', async () => {
    const { dryRuns, answer } = await askCluster({
      name: 'demo',
      type: 'purl:docker-container',
      content: { image: 'a' },
    });
    expect(dryRuns[0]?.body).toContain('"limits":{"cpu":"50m","memory":"16Mi"}');
    expect(answer.kind).toBe('offers');
  });

  it('is offered what it wishes, as far as the namespace goes', async () => {
    const wish = { mincores: 2, maxcores: 64, minmemory: '4Gi', maxmemory: '100Gi' };
    const { answer } = await askCluster(container(1, '1Gi', { 'compute-resources': [wish] }));
    expect(answer).toMatchObject({ kind: 'offers', offers: [{ cores: 8, memory: '32Gi' }] });
  });

  it('passes on what the cluster warns of', async () => {
    const pods = {
      status: 201,
      body: captured('accepted'),
      headers: { warning: ['299 - "would violate PodSecurity \\"baseline\\""', '299 - "spec.x is deprecated"'] },
    };
    const { texts } = await askCluster(container(1, '1Gi'), { 'ossr/pods': pods });
    expect(texts).toContain('The cluster warns: "would violate PodSecurity "baseline"".');
    expect(texts).toContain('The cluster warns: "spec.x is deprecated".');
  });
});

describe('a refusal', () => {
  const no = async (name: string, task: Task, given: PlayedAnswers = {}) =>
    askCluster(task, { 'ossr/pods': { status: 403, body: captured(name) }, ...given });
  const MEMORY = 'maximum memory usage per Container is 32Gi, but limit is 48Gi';

  it.each([
    ['refused-memory', container(4, '48Gi'), { path: 'compute-resources/0/minmemory', limit: '32Gi', to: '32Gi' }],
    ['refused-cpu', container(12, '8Gi'), { path: 'compute-resources/0/mincores', limit: '8', to: 8 }],
  ])('%s of the limits of a container names the number, the sentence and what would do', async (name, task, told) => {
    const { path, limit, to } = told;
    const { answer } = await no(name, task);
    expect(answer).toMatchObject({
      kind: 'declined',
      reasons: [{ path, limit }],
      smallestChange: { changes: [{ path, to }] },
    });
    const [reason] = answer.kind === 'declined' ? answer.reasons : [];
    const said = (captured(name) as { message: string }).message.replace('pods "probe" is forbidden: ', '');
    expect(reason?.source?.from).toContain(`POST /api/v1/namespaces/ossr/pods (dry run: "${said}")`);
  });

  it('is understood also where LimitRange and ResourceQuota may not be read', async () => {
    const forbidden = { status: 403, body: captured('nodes-forbidden') };
    const { answer } = await no('refused-memory', container(4, '48Gi'), {
      limitranges: forbidden,
      resourcequotas: forbidden,
    });
    expect(answer).toMatchObject({ reasons: [{ path: 'compute-resources/0/minmemory', limit: '32Gi' }] });
  });

  it('for the quota says what is free and in use, as the cluster saw it when asked', async () => {
    const { answer, texts } = await no('refused-quota', container(6, '8Gi'));
    expect(answer).toMatchObject({ kind: 'declined', reasons: [{ path: 'compute-resources/0/mincores', limit: '4' }] });
    expect(texts).toEqual(['Needs 6 cores; 4 of 16 are free in the quota "team-quota" (12 in use).']);
  });

  it('for GPUs names their quota', async () => {
    const task = container(1, '1Gi', { 'compute-resources': [{ mincores: 1, mingpus: 2 }] });
    const { answer, dryRuns } = await no('refused-gpu', task);
    expect(answer).toMatchObject({ kind: 'declined', reasons: [{ path: 'compute-resources/0/mingpus', limit: '1' }] });
    expect(dryRuns[0]?.body).toContain('"nvidia.com/gpu":"2"');
  });

  it('for a volume names the largest that there may be', async () => {
    const task = container(1, '1Gi', { 'storage-resources': [{ name: 'results', minsize: '150Gi' }] });
    const { answer } = await askCluster(task, {
      persistentvolumeclaims: { status: 403, body: captured('refused-claim') },
    });
    expect(answer).toMatchObject({
      kind: 'declined',
      reasons: [{ path: 'storage-resources/0/minsize', limit: '100Gi' }],
    });
  });

  it('with several sentences is understood as a whole', async () => {
    const said = `[${MEMORY}, maximum cpu usage per Container is 8, but limit is 12]`;
    const { answer } = await askCluster(container(12, '48Gi'), {
      limitranges: { body: { items: null } },
      'ossr/pods': refusal(`pods "can-i-do-this-" is forbidden: ${said}`),
    });
    const limits = answer.kind === 'declined' ? answer.reasons.map(({ limit }) => limit) : [];
    expect(limits.toSorted()).toEqual(['32Gi', '8']);
  });

  it('that is not understood is passed on as it is', async () => {
    const { texts, answer } = await askCluster(container(1, '1Gi'), {
      'ossr/pods': refusal('admission webhook "images" denied the request: example/library is not signed\u001b[31m'),
    });
    expect(answer.kind).toBe('declined');
    expect(texts[0]).toContain('The platform refused it in a dry run: "admission webhook "images" denied');
    expect(texts[0]).not.toContain('\u001b');
  });

  it('of a quota that the task asks nothing of is a no all the same', async () => {
    const { answer } = await no('refused-quota', { name: 'demo', type: 'purl:docker-container', content: {} });
    expect(answer).toMatchObject({ kind: 'declined', reasons: [{ code: 'refused' }] });
  });

  it('of a pod with less than the least is no no: it is asked about again with as much', async () => {
    const { answer, dryRuns } = await askCluster(container('10m', '1Gi'), {
      limitranges: { body: { items: [] } },
      'ossr/pods': (posted) =>
        JSON.stringify(posted).includes('"cpu":"10m"')
          ? refusal('pods "x" is forbidden: minimum cpu usage per Container is 50m, but request is 10m')
          : { status: 201, body: captured('accepted') },
    });
    expect(answer.kind).toBe('offers');
    expect(dryRuns[1]?.body).toContain('"cpu":"50m"');
  });

  it('of rights is asked about again without any, and the yes says so', async () => {
    const { answer, texts } = await askCluster(container(1, '1Gi'), {
      'ossr/pods': (posted) =>
        JSON.stringify(posted).includes('runAsNonRoot')
          ? { status: 201, body: captured('accepted') }
          : refusal(
              'pods "x" is forbidden: violates PodSecurity "restricted:latest": allowPrivilegeEscalation != false',
            ),
    });
    expect(answer.kind).toBe('offers');
    expect(texts.join(' ')).toContain('so the image must run without root');
  });

  it('of a privileged container stands at "privileged"', async () => {
    const said =
      'pods "x" is forbidden: violates PodSecurity "baseline:latest": privileged (container "main" must not set privileged=true)';
    const task = container(1, '1Gi', { content: { image: 'a:1', privileged: true } });
    const { answer } = await askCluster(task, { 'ossr/pods': refusal(said) });
    expect(answer).toMatchObject({ kind: 'declined', reasons: [{ path: 'content/privileged', code: 'refused' }] });
  });
});

describe('quota', () => {
  it('counts all machines, which no dry run of one does', async () => {
    const workers = [{ name: 'worker', mincores: 4, minmemory: '8Gi', instances: 5 }];
    const { texts } = await askCluster(container(1, '1Gi', { 'compute-resources': workers }));
    expect(texts).toEqual(['Needs 20 (5 times 4) cores; 16 of 16 are free in the quota "team-quota" (0 in use).']);
  });

  it('that is used up is a no, also by the list alone', async () => {
    const { answer } = await askCluster(container(6, '8Gi'), {
      resourcequotas: { body: { items: [captured('resourcequota-used')] } },
    });
    expect(answer).toMatchObject({
      kind: 'declined',
      reasons: [{ path: 'compute-resources/0/mincores', code: 'quota', limit: '4' }],
    });
  });

  it('for other kinds of pods is left out', async () => {
    const other = { metadata: { name: 'short' }, spec: { scopes: ['Terminating'], hard: { 'limits.cpu': '0' } } };
    const { answer } = await askCluster(container(1, '1Gi'), { resourcequotas: { body: { items: [other] } } });
    expect(answer.kind).toBe('offers');
  });

  it('that may not be read is a caveat', async () => {
    const { answer, texts } = await askCluster(container(1, '1Gi'), {
      resourcequotas: { status: 403, body: captured('nodes-forbidden') },
    });
    expect(answer.kind).toBe('offers');
    expect(texts.join(' ')).toContain('does not state its quota');
  });
});

test('a webhook that takes part in no dry run leaves the limits to decide', async () => {
  const webhook = refusal('admission webhook "w" does not support dry run', 400);
  const yes = await askCluster(container(1, '1Gi'), { 'ossr/pods': webhook });
  expect(yes.answer.kind).toBe('offers');
  expect(yes.texts.join(' ')).toContain('could not be asked by a dry run');
  expect((await askCluster(container(9, '1Gi'), { 'ossr/pods': webhook })).answer.kind).toBe('declined');
});

describe('a cluster that tells nothing at all is none that could run something', () => {
  const everywhere = (answer: PlayedAnswers[string]): PlayedAnswers =>
    Object.fromEntries(Object.keys(TEAM).map((path) => [path, answer]));
  const says = (status: number) => ({ status, body: { message: 'no' } });
  const tasks = [container(1, '1Gi'), container(1, '1Gi', { type: 'purl:jupyter-notebook', content: {} })];

  it.each([
    [says(403), 'unauthorised', 'HTTP 403'],
    [says(404), 'unreachable', 'Check its "url".'],
    [says(429), 'unreachable', 'Ask again later.'],
    [says(500), 'unreachable', 'tell its operators'],
    [says(503), 'unreachable', 'Ask again later.'],
    [{ status: 200, body: {} }, 'unintelligible', 'is not that of a Kubernetes cluster. Check its "url".'],
    [{ status: 201, body: null }, 'unintelligible', 'is not that of a Kubernetes cluster. Check its "url".'],
  ])('with %j everywhere', async (said, kind, words) => {
    for (const task of tasks) {
      const { answer } = await askCluster(task, everywhere(said));
      expect(answer.kind).toBe(kind);
      expect(JSON.stringify(answer)).toContain(JSON.stringify(words).slice(1, -1));
    }
  });
});

test('what a gateway before the cluster refuses is no answer of the cluster', async () => {
  const gateway = { status: 403, body: { message: 'Access denied' } };
  const { answer } = await askCluster(container(1, '1Gi'), { 'ossr/pods': gateway });
  expect(answer).toMatchObject({ kind: 'unauthorised', remedy: expect.stringContaining('"Access denied"') as string });
});

test('a notebook is no pod, and nothing is run dry for it', async () => {
  const { answer, dryRuns } = await askCluster(
    container(1, '1Gi', { type: 'purl:jupyter-notebook', content: { notebook: 'a.ipynb' } }),
  );
  expect(answer).toMatchObject({ kind: 'declined', reasons: [{ path: 'type' }] });
  expect(dryRuns).toEqual([]);
});

test('a cluster that ends pods after a time says so by the pod that it would create', async () => {
  const body = { spec: { activeDeadlineSeconds: 3600 } };
  const { answer } = await askCluster(container(1, '1Gi', { minduration: 'PT2H' }), {
    'ossr/pods': { status: 201, body },
  });
  expect(answer).toMatchObject({ kind: 'declined', reasons: [{ path: 'minduration', limit: '1 hour' }] });
});

test('a storage class that the cluster does not have is told', async () => {
  const classes = { storageclasses: { body: { items: [{ metadata: { name: 'fast' } }] } } };
  const task = container(1, '1Gi', { 'storage-resources': [{ name: 'results', minsize: '1Gi' }] });
  const { texts } = await askCluster(task, classes, { namespace: 'ossr', 'storage-class': 'slow' });
  expect(texts).toEqual(['The cluster has no storage class "slow"; it has "fast". Check "storage-class".']);
  expect((await askCluster(task, classes)).texts.join(' ')).toContain('no default storage class');
});

const ODD = [
  'null',
  '[]',
  '{}',
  '"text"',
  '7',
  '{"items":null}',
  '{"items":[null,"x",{"spec":1,"metadata":{"name":"n"}}]}',
];
test.each(ODD)('an answer of %s in any place is no fault of ours, and never a no', async (written) => {
  for (const path of Object.keys(TEAM)) {
    const { answer } = await askCluster(container(1, '1Gi'), { [path]: { body: JSON.parse(written) as unknown } });
    expect([path, answer.kind]).not.toContain('declined');
  }
});
