import { describe, expect, it } from 'vitest';
import { askCluster, captured, container } from './playedCluster';

/** A namespace with this LimitRange, and one with this ResourceQuota. */
const limits = (type: string, max: object) => ({
  limitranges: { body: { items: [{ metadata: { name: 'limits' }, spec: { limits: [{ type, max }] } }] } },
});
const quota = (hard: object, more: object = {}) => ({
  resourcequotas: { body: { items: [{ metadata: { name: 'team' }, spec: { hard, ...more }, status: { hard } }] } },
});

/** What a task is told of the amounts of a namespace that cannot be read. */
async function told(given: object, more: object = {}): Promise<string[]> {
  const { answer, texts } = await askCluster(container(1, '1Gi', more), { ...given });
  expect(answer.kind).toBe('offers');
  return texts.filter((text) => text.includes('cannot be read'));
}

describe('amounts of a namespace that cannot be read are told', () => {
  it('of a LimitRange', async () => {
    expect(await told(limits('Container', { cpu: 'lots', memory: '1e300' }))).toEqual([
      'The limits "limits" of the namespace give "lots" as "max.cpu", which cannot be read, so this limit is known only when the task runs.',
      'The limits "limits" of the namespace give "1e300" as "max.memory", which cannot be read, so this limit is known only when the task runs.',
    ]);
  });

  it('of a ResourceQuota', async () => {
    expect(await told(quota({ 'limits.cpu': '-4', 'requests.cpu': '16', pods: {} }))).toEqual([
      'The quota "team" gives "-4" as "limits.cpu", which cannot be read, so this part of it is known only when the task runs.',
      'The quota "team" gives "{}" as "pods", which cannot be read, so this part of it is known only when the task runs.',
    ]);
  });

  it('where the task asks for what they limit, and the quota is for pods like its own', async () => {
    const gpus = quota({ 'requests.nvidia.com/gpu': 'x', 'requests.storage': 'x' });
    expect(await told(gpus)).toEqual([]);
    const task = { 'compute-resources': [{ mincores: 1, mingpus: 1 }], 'storage-resources': [{ minsize: '1Gi' }] };
    expect(await told(gpus, task)).toHaveLength(2);
    expect(await told(limits('PersistentVolumeClaim', { storage: 'x' }))).toEqual([]);
    expect(await told(limits('PersistentVolumeClaim', { storage: 'x' }), task)).toHaveLength(1);
    expect(await told(quota({ 'limits.cpu': 'x' }, { scopes: ['BestEffort'] }))).toEqual([]);
  });

  it('and those that can be read are not', async () => {
    const same = {
      limitranges: { body: captured('limitranges') },
      resourcequotas: { body: captured('resourcequotas') },
    };
    expect(await told(same)).toEqual([]);
  });
});
