import type { Size, Source } from '../../../core/index';
import { listOf, member, textMember } from '../../http/jsonValue';
import { kubernetesSentences as sentences } from '../../messages/kubernetes';
import type { Bound, Bounds } from './limitRange';
import { type Amounts, amountsOf, coresOf, defined, roundQuantity, unreadEntries } from './quantity';

/** What is read of a node: what is left of it, or all that it has where its pods are not known. */
export interface ClusterNode {
  readonly name: string;
  readonly architecture?: string;
  readonly free: Amounts;
  /** What keeps out pods that do not tolerate it. */
  readonly taints?: readonly unknown[];
  /** Why it takes no pods at present. */
  readonly out?: string;
  /** True where it never takes one of ours: it runs containers of another system. */
  readonly isForeign?: boolean;
}

/** What the pods of each node have asked for, by the name of the node; undefined where it is not known, of one or of all. */
export type Used = ReadonlyMap<string, Amounts | undefined> | undefined;

/** The nodes of a list. One that says nothing of its GPUs has none; one that says nothing at all is not known. */
export function nodesOf(items: readonly unknown[], gpu: string, used?: Used): ClusterNode[] {
  return items.flatMap((item) => {
    const name = textMember(member(item, 'metadata'), 'name');
    return name === undefined ? [] : [nodeOf(item, name, { gpu, taken: used?.has(name) ? used.get(name) : {} })];
  });
}

function nodeOf(item: unknown, name: string, { gpu, taken }: { gpu: string; taken: Amounts | undefined }): ClusterNode {
  const [labels, status] = [member(member(item, 'metadata'), 'labels'), member(item, 'status')];
  const architecture =
    textMember(labels, 'kubernetes.io/arch') ?? textMember(member(status, 'nodeInfo'), 'architecture');
  const allocatable = member(status, 'allocatable');
  const has = amountsOf(allocatable, gpu);
  const system = textMember(labels, 'kubernetes.io/os');
  const isForeign = system !== undefined && system !== 'linux';
  const out = isForeign ? sentences.otherSystem(system) : outOf(item);
  const left = (all: bigint | undefined, some = 0n) => (all === undefined ? undefined : all > some ? all - some : 0n);
  return {
    name,
    free: taken
      ? defined({
          cores: left(has.cores, taken.cores),
          memory: left(has.memory, taken.memory),
          gpus: left(allocatable === undefined ? undefined : (has.gpus ?? 0n), taken.gpus),
        })
      : {},
    ...(architecture !== undefined && { architecture }),
    taints: listOf(member(member(item, 'spec'), 'taints')) ?? [],
    ...(out !== undefined && { out }),
    ...(isForeign && { isForeign }),
  };
}

function outOf(item: unknown): string | undefined {
  const [spec, status] = [member(item, 'spec'), member(item, 'status')];
  const ready = listOf(member(status, 'conditions'))?.find((each) => member(each, 'type') === 'Ready');
  if (ready !== undefined && member(ready, 'status') !== 'True') return sentences.notReady;
  return member(spec, 'unschedulable') === true ? sentences.cordoned : undefined;
}

/** What pods have asked for, by node; undefined where it cannot be read. A pod that has ended has given it back. */
export function usedBy(pods: readonly unknown[], gpu: string): NonNullable<Used> {
  const used = new Map<string, Amounts | undefined>();
  for (const pod of pods) {
    const spec = member(pod, 'spec');
    const node = textMember(spec, 'nodeName');
    const hasEnded = ['Succeeded', 'Failed'].includes(String(member(member(pod, 'status'), 'phase')));
    if (node === undefined || hasEnded) continue;
    const [before, asked] = [
      used.has(node) ? used.get(node) : {},
      isUnread(spec, gpu) ? undefined : requestsOf(spec, gpu),
    ];
    used.set(node, before && asked && sum(before, asked));
  }
  return used;
}

/** A pod's requests: of its containers and side-cars together, or of its largest initial container; and its overhead. */
function requestsOf(spec: unknown, gpu: string): Amounts {
  const of = (container: unknown) => amountsOf(member(member(container, 'resources'), 'requests'), gpu, 'up');
  const initial = listOf(member(spec, 'initContainers')) ?? [];
  const stays = (container: unknown) => member(container, 'restartPolicy') === 'Always';
  const running = [...(listOf(member(spec, 'containers')) ?? []), ...initial.filter(stays)].map(of);
  const together = running.reduce(sum, {});
  const largest = initial.filter((each) => !stays(each)).map(of);
  const most = (part: 'cores' | 'memory' | 'gpus') =>
    [together, ...largest].reduce((max, each) => ((each[part] ?? 0n) > max ? (each[part] ?? 0n) : max), 0n);
  const overhead = amountsOf(member(spec, 'overhead'), gpu, 'up');
  return sum({ cores: most('cores'), memory: most('memory'), gpus: most('gpus') }, overhead);
}

/** Whether some of what a pod asks for is no amount: then nothing is known of what it takes. */
function isUnread(spec: unknown, gpu: string): boolean {
  const containers = [...(listOf(member(spec, 'containers')) ?? []), ...(listOf(member(spec, 'initContainers')) ?? [])];
  const requests = containers.map((each) => member(member(each, 'resources'), 'requests'));
  return [...requests, member(spec, 'overhead')].some((each) => unreadEntries(each, ['cpu', 'memory', gpu]).length > 0);
}

function sum(a: Amounts, b: Amounts): Amounts {
  const add = (x: bigint | undefined, y: bigint | undefined) => (x ?? 0n) + (y ?? 0n);
  return { cores: add(a.cores, b.cores), memory: add(a.memory, b.memory), gpus: add(a.gpus, b.gpus) };
}

/** What bounds the sizes: the most that a container may have in the namespace, and where the nodes were read. */
export interface SizeBounds {
  readonly max: Bounds;
  readonly namespace: string;
  readonly source: Source;
}

/**
 * One size for each kind of node, named after the first; never more than the namespace allows. Kinds that take no pods at
 * present come last, with why.
 */
export function sizesOf(nodes: readonly ClusterNode[], within: SizeBounds): Size[] {
  const kinds = new Map<string, { readonly node: ClusterNode; readonly others: number }>();
  const isOpen = ({ out }: ClusterNode) => Number(out === undefined);
  const ours = nodes.filter(({ isForeign }) => isForeign !== true).toSorted((a, b) => isOpen(b) - isOpen(a));
  for (const node of ours) {
    const { cores, memory, gpus } = node.free;
    const kind = [cores, memory, gpus, node.architecture, node.out].join(' ');
    const known = kinds.get(kind);
    kinds.set(kind, known ? { ...known, others: known.others + 1 } : { node, others: 0 });
  }
  return [...kinds.values()].map(({ node, others }) =>
    sizeOf(node.free, sentences.nodes(node.name, others), within, node),
  );
}

/** The size that the namespace's limits alone are; undefined where they limit nothing of a container. */
export function namespaceSize(max: Bounds, namespace: string): Size | undefined {
  const source = (max.cores ?? max.memory ?? max.gpus)?.source;
  if (!source) return undefined;
  const size = sizeOf({}, sentences.namespace(namespace), { max, namespace, source });
  return {
    ...size,
    cores: size.cores ?? 'unlimited',
    memory: size.memory ?? 'unlimited',
    gpus: size.gpus ?? 'unlimited',
  };
}

function sizeOf(free: Amounts, name: string, within: SizeBounds, node?: ClusterNode): Size {
  const { max, namespace, source } = within;
  const parts = (['cores', 'memory', 'gpus'] as const).map((part) => narrowed(free[part], max[part]));
  const [cores, memory, gpus] = parts;
  const limits = parts.flatMap((part) => part?.source ?? []);
  const architecture = node?.architecture;
  return {
    name: node && limits.length > 0 ? sentences.inNamespace(name, namespace) : name,
    isFixed: false,
    source: joined(node ? source : undefined, limits) ?? source,
    ...(cores && { cores: coresOf(cores.most) }),
    ...(memory && { memory: roundQuantity(memory.most) }),
    ...(gpus && { gpus: Number(gpus.most) }),
    ...(architecture !== undefined && { architecture }),
    ...(node?.out !== undefined && { disabled: node.out }),
  };
}

/** The lesser of what a node has and what the namespace lets a container have; `source` where it is the latter. */
function narrowed(has: bigint | undefined, bound: Bound | undefined): { most: bigint; source?: Source } | undefined {
  if (bound && (has === undefined || bound.most < has)) return bound;
  return has === undefined ? undefined : { most: has };
}

/** One source of several: all places where a size's figures were read. */
function joined(first: Source | undefined, others: readonly Source[]): Source | undefined {
  const all = [...(first ? [first] : []), ...others];
  const from = [...new Set(all.map((each) => each.from))].join(', ');
  const [source] = all;
  return source && { ...source, from };
}
