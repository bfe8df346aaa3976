import {
  type Fact,
  type PlaceFacts,
  type Quota,
  type Reason,
  type Size,
  type Task,
  fact,
  taskType,
  unknown,
  unlimited,
} from '../../../core/index';
import type { Ask } from '../../ask';
import { kubernetesSentences as sentences } from '../../messages/kubernetes';
import { type Failure, sentenceOf } from '../../reply';
import { type Access, accessTo } from './access';
import { RUNS, type Where, isRunnable, questionsOf } from './asking';
import { claimsOf, classFindings } from './claim';
import { type Bounds, type Ranges, narrowest, rangesOf } from './limitRange';
import { type Listing, isListing, listAll } from './list';
import { type ManifestPods, manifestPods, overQuotas } from './manifests';
import { namespaceSize, sizesOf } from './node';
import { roundQuantity } from './quantity';
import { type Learnt, type Question, answerTo } from './question';
import { type FreeNodes, type NodeReading, readNodes } from './readNodes';
import { quotasOf, replaced } from './resourceQuota';
import { openTo } from './taint';
import { type Besides, unreadAmounts } from './unread';

/** A namespace of a cluster, and how it is reached: `prefix` is nothing, or the path of a proxy. */
export interface Cluster extends Where {
  /** What the cluster calls a GPU. */
  readonly gpu: string;
  /** What is free of each node, where somebody else tells. */
  readonly free?: FreeNodes;
}

/**
 * What goes for a task in a namespace: the cluster's own answer to a dry run, the limits of the namespace, and the nodes
 * where they may be read (PLATFORMS §8). A failure where the cluster cannot be asked at all.
 */
export async function clusterFacts(ask: Ask, task: Task, cluster: Cluster): Promise<Partial<PlaceFacts> | Failure> {
  const { prefix, namespace, gpu } = cluster;
  const space = `${prefix}/api/v1/namespaces/${namespace}`;
  const [access, limits, quotas, nodes, classes] = await Promise.all([
    accessFor(ask, task, cluster),
    listAll(ask, `${space}/limitranges`),
    listAll(ask, `${space}/resourcequotas`),
    readNodes(ask, cluster),
    claimsOf(task).length > 0 ? classFindings(ask, prefix, cluster.storageClass) : {},
  ]);
  if (access.failure) return access.failure;
  const ranges = isListing(limits) ? rangesOf(limits, gpu) : { min: {}, max: {} };
  const manifests = isRunnable(task) ? manifestPods(task, gpu) : [];
  const questions = questionsOf(task, cluster, { ranges, manifests });
  const learnt = await ranBy(ask, questions, { cluster, ranges });
  if ('kind' in learnt) return learnt;
  const isRead = isListing(limits) || isListing(quotas) || nodes.kind === 'nodes';
  const isSilent = !isRead && learnt.every((each) => each.isSilent);
  if (access.silence && isSilent) return access.silence; // nothing at all was learnt: no cluster, or one that is down
  const known = isListing(quotas) ? quotasOf(quotas, cluster) : undefined;
  const tolerations = learnt.flatMap((each) => each.tolerations ?? []);
  const open = nodes.kind === 'nodes' ? { ...nodes, nodes: openTo(nodes.nodes, tolerations) } : nodes;
  const notes = unreadAmounts({ limits, quotas }, cluster, besidesOf(questions));
  return factsOf({ cluster, ranges, quotas, known, nodes: open, learnt: [{ notes }, classes, ...learnt], manifests });
}

function besidesOf(questions: readonly Question[]): Besides {
  const needs = (part: 'gpus' | 'storage') => questions.some((each) => (each.needs[part] ?? 0n) > 0n);
  return { hasGpus: needs('gpus'), hasStorage: needs('storage') };
}

/** Whether the token may create all that the task needs. */
async function accessFor(ask: Ask, task: Task, cluster: Cluster): Promise<Access> {
  const isDeployment = taskType(task.type) === 'kubernetes-deployment';
  const each: readonly Access[] = await Promise.all([
    accessTo(ask, { ...cluster, resource: 'pods' }),
    isDeployment ? accessTo(ask, { ...cluster, group: 'apps', resource: 'deployments' }) : {},
    claimsOf(task).length > 0 ? accessTo(ask, { ...cluster, resource: 'persistentvolumeclaims' }) : {},
  ]);
  return each.find(({ failure }) => failure) ?? each[0] ?? {};
}

async function ranBy(
  ask: Ask,
  questions: readonly Question[],
  { cluster, ranges: { min } }: { cluster: Cluster; ranges: Ranges },
): Promise<readonly Learnt[] | Failure> {
  const answers = await Promise.all(questions.map(async (question) => answerTo(ask, question, { ...cluster, min })));
  const learnt = answers.flatMap((answer) => ('kind' in answer ? [] : [answer]));
  return answers.find((answer) => 'kind' in answer) ?? learnt;
}

interface Gathered {
  readonly cluster: Cluster;
  readonly ranges: Ranges;
  readonly quotas: Listing | Failure;
  readonly known: readonly Quota[] | undefined;
  readonly nodes: NodeReading;
  readonly learnt: readonly Learnt[];
  readonly manifests: readonly ManifestPods[];
}

function factsOf({ cluster, ranges, quotas, known, nodes, learnt, manifests }: Gathered): Partial<PlaceFacts> {
  const { source } = quotas;
  const max = learnt.reduce<Bounds>((bounds, each) => narrowest(bounds, each.max ?? {}), ranges.max);
  const told = learnt.flatMap((each) => each.quotas ?? []);
  const all = replaced(known ?? [], told);
  const isKnown = known !== undefined || told.length > 0;
  const noQuotas = unknown(isListing(quotas) ? undefined : sentenceOf(quotas), source);
  const sizes = sizesFact(nodes, max, cluster);
  const [limit] = learnt.flatMap(({ duration }) => duration ?? []);
  return {
    runs: fact(RUNS, source),
    sizes: sizes.fact,
    ...{ cores: unlimited(source), memory: unlimited(source), gpus: unlimited(source) }, // nodes and quotas are the limits
    instances: unlimited(source),
    quotas: isKnown ? fact<readonly Quota[]>(all, source) : noQuotas,
    volume: max.storage ? fact(roundQuantity(max.storage.most), max.storage.source) : unlimited(source),
    duration: limit ? fact(limit, source) : unlimited(source),
    lifetime: unlimited(source), // a volume stays until somebody deletes it
    isQueued: nodes.kind === 'nodes' && !nodes.isFree ? fact(true, nodes.source) : unknown(),
    refusals: [
      ...sizes.refusals,
      ...distinct(learnt.flatMap(({ refusals = [] }) => refusals)),
      ...manifests.flatMap((each) => overQuotas(each, all)),
    ],
    notes: [...sizes.notes, ...distinct(learnt.flatMap(({ notes = [] }) => notes))],
  };
}

interface Sizes {
  readonly fact: Fact<readonly Size[]>;
  readonly refusals: readonly Reason[];
  readonly notes: readonly Reason[];
}

/**
 * Sizes are the nodes as far as the namespace lets a container use them; without nodes, what the namespace allows. A
 * cluster that lists no node at all may make one when it is needed.
 */
function sizesFact(nodes: NodeReading, max: Bounds, { namespace }: Cluster): Sizes {
  const { source } = nodes;
  const read = nodes.kind === 'nodes' ? nodes.nodes : [];
  if (read.some(({ out }) => out === undefined)) {
    const sizes = sizesOf(read, { max, namespace, source });
    return { fact: fact<readonly Size[]>(sizes, source), refusals: [], notes: [] };
  }
  const size = namespaceSize(max, namespace);
  const because = nodes.kind === 'nodes' ? sentences.noNodes : sentenceOf(nodes);
  const about = { path: '', source };
  const refusals = read.length > 0 ? [{ ...about, code: 'place', text: sentences.noNode(read) }] : [];
  const unsure = { ...about, code: 'unknown', text: sentences.nodesNotRead(namespace, because ?? '') };
  return {
    fact: size ? fact<readonly Size[]>([size], size.source ?? source) : unknown(because, source),
    refusals,
    notes: size && refusals.length === 0 ? [unsure] : [],
  };
}

function distinct(reasons: readonly Reason[]): Reason[] {
  return [...new Map(reasons.map((each) => [`${each.path} ${each.text}`, each])).values()];
}
