import {
  type Figure,
  type Place,
  type Reason,
  type Size,
  type Source,
  capacity,
  fact,
  unknown,
} from '../../../core/index';
import { listOf, member, textMember } from '../../http/jsonValue';
import { slurmSentences as sentences } from '../../messages/slurm';
import { limitAt, narrower, words } from './figure';
import type { Node } from './node';

/** What a partition is held against. */
export interface Cluster {
  /** Undefined where the nodes could not be read. */
  readonly nodes: readonly Node[] | undefined;
  /** Where the partitions, and where the nodes were read. */
  readonly source: Source;
  readonly nodeSource: Source;
  /** Why the nodes could not be read. */
  readonly nodesBecause?: string | undefined;
  /** The account that a job would be charged to. */
  readonly account?: string;
}

/**
 * The partitions of an answer, as places to run; undefined where it holds no list, one that cannot be read to the end, or an
 * error instead of any. Older and newer shape, key by key.
 */
export function partitionsOf(value: unknown, cluster: Cluster): readonly Place[] | undefined {
  const listed = listOf(member(value, 'partitions'));
  const places = listed?.flatMap((each) => partitionOf(each, cluster) ?? []);
  const isFailed = places?.length === 0 && (listOf(member(value, 'errors')) ?? []).length > 0;
  return places?.length !== listed?.length || isFailed ? undefined : places;
}

function partitionOf(value: unknown, cluster: Cluster): Place | undefined {
  const name = textMember(value, 'name');
  if (name === undefined) return undefined;
  const nodes = nodesIn(value, name, cluster);
  const usable = nodes?.filter(({ out }) => out === undefined);
  const closed = stateOf(value) ?? accountOf(value, cluster.account) ?? nodesOut(nodes, usable);
  const { source } = cluster;
  const time = limitAt(value, 'maximums.time', 'max_time_limit');
  return {
    kind: 'partition',
    name,
    ...(closed !== undefined && { closed }),
    sizes:
      usable === undefined
        ? unknown(cluster.nodes ? sentences.nodesHidden(name) : cluster.nodesBecause, cluster.nodeSource)
        : fact(sizesOf(value, nodes ?? [], closed === undefined), cluster.nodeSource),
    duration: asFact(time, capacity.minutes, source),
    instances: asFact(limitAt(value, 'maximums.nodes', 'maximum_nodes_per_job'), capacity.count, source),
    notes: closed === undefined ? notesOf({ name, value, cluster, usable: usable ?? [] }) : [],
  };
}

/** The nodes of a partition. One that has nodes by its own account, of which none is listed, hides them (`PrivateData`). */
function nodesIn(value: unknown, name: string, { nodes }: Cluster): readonly Node[] | undefined {
  const own = nodes?.filter(({ partitions }) => partitions.includes(name));
  const total = member(member(value, 'nodes'), 'total') ?? member(value, 'total_nodes');
  return own?.length === 0 && total !== 0 ? undefined : own;
}

/** States in which a partition starts nothing. */
const CLOSED = ['down', 'drain', 'inactive'];

function stateOf(value: unknown): string | undefined {
  const states = [...words(member(member(value, 'partition'), 'state')), ...words(member(value, 'state'))];
  return states.find((state) => CLOSED.includes(state));
}

function nodesOut(nodes: readonly Node[] | undefined, usable: readonly Node[] | undefined): string | undefined {
  if (nodes === undefined || usable === undefined || usable.length > 0) return undefined;
  return sentences.noNode([...new Set(nodes.flatMap(({ out }) => out ?? []))]);
}

/** The accounts that a partition is for; empty, or `all`, is everybody. */
function restrictedTo(value: unknown): string[] {
  const allowed = words(member(member(value, 'accounts'), 'allowed') ?? member(value, 'allowed_accounts'));
  return allowed.includes('all') ? [] : allowed;
}

function accountOf(value: unknown, account: string | undefined): string | undefined {
  if (account === undefined) return undefined;
  const denied = words(member(member(value, 'accounts'), 'deny') ?? member(value, 'denied_accounts'));
  const allowed = restrictedTo(value);
  const isOut =
    denied.includes(account.toLowerCase()) || (allowed.length > 0 && !allowed.includes(account.toLowerCase()));
  return isOut ? sentences.notForAccount(account) : undefined;
}

interface Told {
  readonly name: string;
  readonly value: unknown;
  readonly cluster: Cluster;
  readonly usable: readonly Node[];
}

/** What a yes is told with: who the partition is for, what of it is not known, and how much is idle where jobs have a part. */
function notesOf({ name, value, cluster, usable }: Told): readonly Reason[] {
  const total = usable.reduce((sum, { cores = 0 }) => sum + cores, 0);
  const idle = usable.reduce((sum, { cores = 0, idleCores = cores }) => sum + idleCores, 0);
  const restricted = restrictedTo(value);
  const groups = words(member(member(value, 'groups'), 'allowed') ?? member(value, 'allowed_groups'));
  const { source } = cluster;
  const waits = { path: '', code: 'busy', text: sentences.busy(name, idle, total), source: cluster.nodeSource };
  const accounts = { path: '', code: 'account', text: sentences.accounts(name, restricted), source };
  const isRead = [CORES, MEMORY].every((paths) => limitAt(value, ...paths) !== 'unknown');
  return [
    ...(idle < total ? [waits] : []),
    ...(isRead ? [] : [{ path: '', code: 'unknown', text: sentences.limitsUnread(name), source }]),
    ...(groups.length === 0 || groups.includes('all')
      ? []
      : [{ path: '', code: 'group', text: sentences.groups(name, groups), source }]),
    ...(restricted.length > 0 && cluster.account === undefined ? [accounts] : []),
  ];
}

/** Where the most of one node stands, newest first. */
const CORES = ['maximums.cpus_per_node', 'maximum_cpus_per_node'];
const MEMORY = ['maximums.partition_memory_per_node', 'maximum_memory_per_node'];

/**
 * One size for each kind of node, named after the first and how many more there are: never more than the partition lets a job
 * have of a node. Those out of service come last and say so, where the partition itself is open.
 */
function sizesOf(partition: unknown, nodes: readonly Node[], isOpen: boolean): Size[] {
  const kinds = new Map<string, Node[]>();
  const isUsable = ({ out }: Node) => Number(out === undefined);
  for (const node of nodes.toSorted((a, b) => isUsable(b) - isUsable(a))) {
    const kind = [node.cores, node.memoryMiB, node.gpus, node.architecture, isOpen && node.out].join(' ');
    kinds.set(kind, [...(kinds.get(kind) ?? []), node]);
  }
  return [...kinds.values()].flatMap(([first, ...others]): Size[] => {
    if (!first) return [];
    const size = sizeOf(partition, first, others.length);
    return [isOpen && first.out !== undefined ? { ...size, disabled: sentences.nodeOut(first.out) } : size];
  });
}

function sizeOf(partition: unknown, node: Node, others: number): Size {
  const cores = narrower(limitAt(partition, ...CORES), node.cores ?? 'unknown');
  const perNode = limitAt(partition, ...MEMORY);
  const perCore = limitAt(partition, 'maximums.partition_memory_per_cpu', 'maximum_memory_per_cpu');
  const byCores = typeof perCore === 'number' && typeof cores === 'number' ? perCore * cores : 'unlimited';
  const memory = narrower(narrower(perNode, byCores), node.memoryMiB ?? 'unknown');
  return {
    name: sentences.nodes(node.name, others),
    isFixed: false,
    cores: asFigure(cores, capacity.cores),
    memory: asFigure(memory, capacity.mebibytes),
    gpus: node.gpus,
    ...(node.architecture !== undefined && { architecture: node.architecture }),
  };
}

function asFigure<T>(figure: Figure<number>, read: (value: number) => T | undefined): Figure<T> {
  return typeof figure === 'number' ? (read(figure) ?? 'unknown') : figure;
}

function asFact<T>(figure: Figure<number>, read: (value: number) => T | undefined, source: Source) {
  const value = asFigure(figure, read);
  return value === 'unknown' ? unknown(undefined, source) : { value, source };
}
