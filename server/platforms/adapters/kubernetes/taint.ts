import { listOf, member, textMember } from '../../http/jsonValue';
import { kubernetesSentences as sentences } from '../../messages/kubernetes';
import type { ClusterNode } from './node';

const KEEPS_OUT = ['NoSchedule', 'NoExecute'];

/** Why a node takes no pod of this kind: a taint that none of the pod's tolerations is for. */
function taintedOut(taints: readonly unknown[], tolerations: readonly unknown[]): string | undefined {
  const taint = taints.find(
    (each) => KEEPS_OUT.includes(String(member(each, 'effect'))) && !tolerations.some((one) => isTolerated(each, one)),
  );
  return taint === undefined ? undefined : sentences.tainted(textMember(taint, 'key') ?? '');
}

/** Nodes as a pod with these tolerations finds them: a cluster may give them to a pod that asks for GPUs by itself. */
export function openTo(nodes: readonly ClusterNode[], tolerations: readonly unknown[]): ClusterNode[] {
  return nodes.map((node) => {
    const out = node.out ?? taintedOut(node.taints ?? [], tolerations);
    return out === undefined ? node : { ...node, out };
  });
}

/** The tolerations of a pod that the cluster would create. */
export function tolerationsOf(pod: unknown): readonly unknown[] {
  return listOf(member(member(pod, 'spec'), 'tolerations')) ?? [];
}

function isTolerated(taint: unknown, toleration: unknown): boolean {
  const [key, effect] = [textMember(toleration, 'key'), textMember(toleration, 'effect')];
  const exists = member(toleration, 'operator') === 'Exists';
  if (effect !== undefined && effect !== member(taint, 'effect')) return false;
  if (key === undefined) return exists;
  const valueOf = (each: unknown) => textMember(each, 'value') ?? '';
  return key === member(taint, 'key') && (exists || valueOf(toleration) === valueOf(taint));
}
