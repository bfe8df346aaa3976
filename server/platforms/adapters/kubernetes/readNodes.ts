import type { Source } from '../../../core/index';
import type { Ask } from '../../ask';
import type { Failure } from '../../reply';
import { isListing, listAll } from './list';
import { type ClusterNode, nodesOf, usedBy } from './node';

/** The nodes of a cluster; `isFree` where what is left of each is known, and not only what it has. */
export type NodeReading =
  | {
      readonly kind: 'nodes';
      readonly nodes: readonly ClusterNode[];
      readonly isFree: boolean;
      readonly source: Source;
    }
  | Failure;

/** What somebody else tells of the nodes. */
export interface FreeNodes {
  readonly nodes: readonly ClusterNode[];
  readonly source: Source;
}

/** What is known of the nodes without asking for their pods. */
export interface KnownNodes {
  readonly prefix: string;
  readonly gpu: string;
  readonly free?: FreeNodes;
}

/**
 * Reads the nodes, and what pods have asked for on each. An ordinary user of a namespace may read neither. Where somebody
 * else told what is free of each node, that goes before what can be added up here.
 */
export async function readNodes(ask: Ask, { prefix, gpu, free }: KnownNodes): Promise<NodeReading> {
  const [nodes, pods] = await Promise.all([
    listAll(ask, `${prefix}/api/v1/nodes`),
    free
      ? undefined
      : listAll(ask, `${prefix}/api/v1/pods`, { fieldSelector: 'status.phase!=Succeeded,status.phase!=Failed' }),
  ]);
  if (free) {
    const read = isListing(nodes) ? nodesOf(nodes.items, gpu) : [];
    return { kind: 'nodes', nodes: free.nodes.map((each) => completed(each, read)), isFree: true, source: free.source };
  }
  if (!isListing(nodes)) return nodes;
  const used = pods && isListing(pods) ? usedBy(pods.items, gpu) : undefined;
  return { kind: 'nodes', nodes: nodesOf(nodes.items, gpu, used), isFree: used !== undefined, source: nodes.source };
}

/** A node with what another reading knows besides its free cores and memory. */
function completed(node: ClusterNode, others: readonly ClusterNode[]): ClusterNode {
  const other = others.find(({ name }) => name === node.name);
  return other ? { ...other, free: { ...other.free, ...node.free } } : node;
}
