import { type Task, taskType } from '../../../core/index';
import { member } from '../../http/jsonValue';
import { claimObject, claimsOf } from './claim';
import type { Ranges } from './limitRange';
import type { ManifestPods } from './manifests';
import { type PodSpec, podSpec, podsOf } from './pod';
import type { Question } from './question';

/** Where in a cluster is asked, and as what the cluster is known. */
export interface Where {
  readonly platform: string;
  readonly prefix: string;
  readonly namespace: string;
  readonly storageClass?: string;
}

/** What plain Kubernetes runs: for everything else it needs a program of its own, which is another platform. */
export const RUNS: readonly string[] = ['purl:docker-container', 'purl:kubernetes-deployment'];

const MOST = 8;

/** Whether a task is something that plain Kubernetes runs. */
export function isRunnable({ type }: Task): boolean {
  return ['docker-container', 'kubernetes-deployment'].includes(taskType(type) ?? '');
}

/** What a cluster is asked about a task: a pod of each compute resource and manifest, and a claim of each volume. */
export function questionsOf(
  task: Task,
  { prefix, namespace, platform, storageClass }: Where,
  { ranges, manifests }: { readonly ranges: Ranges; readonly manifests: readonly ManifestPods[] },
): Question[] {
  if (!isRunnable(task)) return [];
  const at = (objects: string) => ({
    path: `${prefix}/api/v1/namespaces/${namespace}/${objects}`,
    namespace,
    platform,
  });
  const isPrivileged = member(task.content, 'privileged') === true;
  const machines = podsOf(task).map((pod): Question => ({
    ...pod,
    target: at('pods'),
    isPrivileged,
    write: (writing) => podObject(podSpec(task, pod, writing)),
  }));
  const templates = manifests.map(({ path, spec }): Question => ({
    path,
    needs: {},
    target: at('pods'),
    write: (writing) => podObject(spec(writing)),
  }));
  const claims = claimsOf(task).map((claim): Question => ({
    path: claim.path,
    needs: { storage: claim.bytes },
    target: at('persistentvolumeclaims'),
    write: () => claimObject(claim, storageClass, ranges.min),
  }));
  return [...[...machines, ...templates].slice(0, MOST), ...claims.slice(0, MOST)];
}

function podObject(spec: PodSpec): object {
  return { apiVersion: 'v1', kind: 'Pod', metadata: { generateName: 'can-i-do-this-' }, spec };
}
