import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Answer, KubernetesPlatform, Task } from '../../server/core/index';
import { asked, caveatTexts, reasonTexts } from './asked';
import { useServer } from './server';
import { isBuilt, startKubernetes } from './servers/kubernetes';

describe.skipIf(!isBuilt())("Kubernetes' API server", () => {
  const cluster = useServer('kubernetes', startKubernetes);
  /** Of the service account that the adapter's page tells how to make. */
  let token = '';
  beforeAll(async () => {
    const page = readFileSync('docs/platforms/kubernetes.md', 'utf8');
    token = await cluster().account(/```yaml\n([^]*?)```/.exec(page)?.[1] ?? '');
  });

  const ask = async (
    task: Task,
    { as = token, more = {} }: { as?: string; more?: Partial<KubernetesPlatform> } = {},
  ) => {
    const { url, ca, namespace } = cluster();
    return asked({ id: 'k', name: 'Cluster', type: 'kubernetes', url, ca, namespace, ...more }, task, as);
  };
  const container = (mincores: number, minmemory: string, more: object = {}): Task => ({
    name: 'reduction',
    type: 'purl:docker-container',
    content: { image: 'example/reduce:1.0' },
    'compute-resources': [{ name: 'worker', mincores, minmemory, ...more }],
  });
  /** Where the first number of a no was read. */
  const sourceOf = (answer: Answer) => (answer.kind === 'declined' ? answer.reasons[0]?.source?.from : undefined);
  const withVolume = (minsize: string): Task => ({
    ...container(1, '1Gi'),
    'storage-resources': [{ name: 'results', minsize }],
  });

  describe('asked with the token of the page', () => {
    test('is a yes, up to what the namespace allows to a container, and tells that nodes may not be read', async () => {
      const answer = await ask(container(2, '4Gi', { maxcores: 64, maxmemory: '100Gi' }));
      expect(answer).toMatchObject({ kind: 'offers', offers: [{ cores: 8, memory: '32Gi' }] });
      expect(caveatTexts(answer)).toEqual([expect.stringContaining('cannot list resource "nodes"')]);
    });

    test('more than a container may have is a no with the number, which the cluster itself tells', async () => {
      const answer = await ask(container(4, '48Gi'));
      expect(reasonTexts(answer)).toEqual(['Needs 48Gi memory in one machine; "namespace astro" gives 32Gi at most.']);
      expect(answer).toMatchObject({
        reasons: [{ path: 'compute-resources/0/minmemory', limit: '32Gi' }],
        smallestChange: { changes: [{ path: 'compute-resources/0/minmemory', to: '32Gi' }] },
      });
      expect(sourceOf(answer)).toContain(
        '/api/v1/namespaces/astro/pods (dry run: "maximum memory usage per Container is 32Gi, but limit is 48Gi")',
      );
    });

    test('a quota that pods have used up is a no with the numbers, and a yes again when they are gone', async () => {
      const task = container(6, '8Gi');
      expect((await ask(task)).kind).toBe('offers');
      const free = await cluster().allocate({ cores: 12, memoryGiB: 24 });
      const answer = await ask(task);
      expect(reasonTexts(answer)).toEqual(['Needs 6 cores; 4 of 16 are free in the quota "team-quota" (12 in use).']);
      const said =
        'exceeded quota: team-quota, requested: limits.cpu=6,requests.cpu=6, ' +
        'used: limits.cpu=12,requests.cpu=12, limited: limits.cpu=16,requests.cpu=16';
      expect(answer).toMatchObject({
        reasons: [{ path: 'compute-resources/0/mincores', code: 'quota', limit: '4' }],
        smallestChange: { changes: [{ path: 'compute-resources/0/mincores', to: 4 }] },
      });
      expect(sourceOf(answer)).toBe(`POST /api/v1/namespaces/astro/pods (dry run: "${said}")`);
      expect(await ask(container(2, '4Gi', { maxcores: 64, maxmemory: '100Gi' }))).toMatchObject({
        kind: 'offers',
        offers: [{ cores: 4, memory: '32Gi' }],
      });
      await free();
      expect((await ask(task)).kind).toBe('offers');
    });

    test('GPUs are counted', async () => {
      expect((await ask(container(1, '1Gi', { mingpus: 1 }))).kind).toBe('offers');
      expect(reasonTexts(await ask(container(1, '1Gi', { mingpus: 2 })))).toEqual([
        'Needs 2 GPUs; 1 of 1 are free in the quota "team-quota" (0 in use).',
      ]);
    });

    test('volumes are limited one by one and together', async () => {
      expect((await ask(withVolume('80Gi'))).kind).toBe('offers');
      expect(reasonTexts(await ask(withVolume('150Gi')))).toEqual([
        'Needs 150Gi storage in one piece; the limit for one is 100Gi.',
      ]);
      const free = [await cluster().claim(100), await cluster().claim(50)];
      expect(reasonTexts(await ask(withVolume('80Gi')))).toEqual([
        'Needs 80Gi storage; 50Gi of 200Gi are free in the quota "team-quota" (150Gi in use).',
      ]);
      for (const one of free.reverse()) await one();
      expect((await ask(withVolume('80Gi'))).kind).toBe('offers');
    });

    test('the replicas of a deployment are counted', async () => {
      const resources = { limits: { cpu: '4', memory: '8Gi' } };
      const template = { spec: { containers: [{ name: 'main', image: 'example/serve:1.0', resources }] } };
      const deployment = (replicas: number): Task => ({
        name: 'service',
        type: 'purl:kubernetes-deployment',
        content: { manifests: [{ kind: 'Deployment', spec: { replicas, template } }] },
      });
      expect((await ask(deployment(4))).kind).toBe('offers');
      expect(reasonTexts(await ask(deployment(5)))).toEqual([
        'The manifest of "Deployment" needs 20 cores; 16 of 16 are free in the quota "team-quota" (0 in use).',
      ]);
    });

    test('a rule that takes part in no dry run leaves limits and quota to decide', async () => {
      const free = await cluster().forbidDryRuns();
      await expect
        .poll(async () => caveatTexts(await ask(container(4, '8Gi'))).join(' '), { timeout: 15_000 })
        .toContain('does not support dry run');
      expect(reasonTexts(await ask(container(9, '8Gi')))).toEqual([
        'Needs 9 cores in one machine; "namespace astro" gives 8 at most.',
      ]);
      await free();
      await expect
        .poll(async () => caveatTexts(await ask(container(4, '8Gi'))).join(' '), { timeout: 15_000 })
        .not.toContain('dry run');
    });
  });

  describe('asked by somebody who may read nodes too', () => {
    beforeAll(async () => cluster().showNodes());

    test('is a yes without a caveat, up to what the node has', async () => {
      const wish = { maxcores: 64, maxmemory: '100Gi' };
      await expect.poll(async () => caveatTexts(await ask(container(6, '8Gi', wish))), { timeout: 15_000 }).toEqual([]);
      expect(await ask(container(6, '8Gi', wish))).toMatchObject({ offers: [{ cores: 8, memory: '32Gi' }] });
      const open = await cluster().cordon('large');
      expect(await ask(container(2, '8Gi', wish))).toMatchObject({ offers: [{ cores: 4, memory: '16Gi' }] });
      await open();
    });

    test('what pods have taken of a node is a no with the number, until they are gone', async () => {
      const open = await cluster().cordon('large');
      const free = await cluster().allocate({ cores: 1, memoryGiB: 4, node: 'small' });
      expect(reasonTexts(await ask(container(4, '8Gi')))).toEqual([
        'Needs 4 cores in one machine; "node-small" gives 3 at most. "node-large, in namespace astro", which is closed to new pods, would have it.',
      ]);
      expect((await ask(container(3, '8Gi'))).kind).toBe('offers');
      await free();
      expect((await ask(container(4, '8Gi'))).kind).toBe('offers');
      await open();
    });

    test('nodes that are closed are a no that names them, until they are open again', async () => {
      const open = [await cluster().cordon('large'), await cluster().cordon('small')];
      expect(reasonTexts(await ask(container(1, '1Gi')))).toContain(
        'No node of the cluster takes pods at present: "node-large" is closed to new pods, "node-small" is closed to new pods.',
      );
      for (const one of open) await one();
      expect((await ask(container(6, '8Gi'))).kind).toBe('offers');
    });

    test('a storage class that is not there is a no with those that are', async () => {
      expect(reasonTexts(await ask(withVolume('1Gi'), { more: { 'storage-class': 'slow' } }))).toEqual([
        'The cluster has no storage class "slow"; it has "fast". Check "storage-class".',
      ]);
      expect((await ask(withVolume('1Gi'), { more: { 'storage-class': 'fast' } })).kind).toBe('offers');
    });
  });

  describe('who may not ask, and who is not there', () => {
    test('somebody with the role "edit" may', async () => {
      expect((await ask(container(4, '8Gi'), { as: cluster().tokens.editor })).kind).toBe('offers');
    });

    test('somebody without rights is told which to ask for', async () => {
      expect(await ask(container(4, '8Gi'), { as: cluster().tokens.stranger })).toMatchObject({
        kind: 'unauthorised',
        remedy:
          '"Cluster" does not let this token create pods in namespace "astro", which a dry run needs. ' +
          'Ask its administrators for the role "edit" there, or name another "namespace".',
      });
    });

    test('a namespace that is not there is told', async () => {
      const { administrator } = cluster().tokens;
      expect(await ask(container(1, '1Gi'), { as: administrator, more: { namespace: 'elsewhere' } })).toMatchObject({
        because: '"Cluster" has no namespace "elsewhere". Check "namespace".',
      });
    });

    test('who has a wrong token, or none, is told to sign in', async () => {
      expect(await ask(container(1, '1Gi'), { as: cluster().wrongToken })).toMatchObject({
        kind: 'unauthorised',
        remedy: expect.stringContaining('Give it a new token.') as string,
      });
      expect(await ask(container(1, '1Gi'), { as: '' })).toMatchObject({
        kind: 'unauthorised',
        remedy: '"Cluster" wants a token. Give it one.',
      });
    });

    test('without its certificate being named, it is not asked', async () => {
      const { url, namespace } = cluster();
      const answer = await asked(
        { id: 'k', name: 'Cluster', type: 'kubernetes', url, namespace },
        container(1, '1Gi'),
        token,
      );
      expect(answer).toMatchObject({
        kind: 'unreachable',
        because: expect.stringContaining('does not trust') as string,
      });
    });

    test('without its store, and stopped, it is unreachable', async () => {
      await cluster().stopStore();
      expect(['unreachable', 'timedOut']).toContain((await ask(container(9, '8Gi'), { more: { timeout: 3 } })).kind);
      await cluster().stopServer();
      expect(await ask(container(1, '1Gi'))).toMatchObject({
        kind: 'unreachable',
        because: '"Cluster" refuses the connection. Check that it runs, and the port in its "url".',
      });
    });
  });
});
