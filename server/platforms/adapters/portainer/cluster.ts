import {
  type Place,
  type PlaceFacts,
  type Reason,
  type Task,
  capacity,
  fact,
  unknown,
  unlimited,
} from '../../../core/index';
import type { Ask } from '../../ask';
import { isRecord, listOf, member, textMember } from '../../http/jsonValue';
import { portainerSentences as sentences } from '../../messages/portainer';
import { type Failure, type JsonReply, isFailure } from '../../reply';
import { clusterFacts } from '../kubernetes/cluster';
import type { ClusterNode } from '../kubernetes/node';
import { defined, roundQuantity } from '../kubernetes/quantity';
import type { Environment, Snapshot } from './environments';

const MOST_NAMESPACES = 4;
const GPU = 'nvidia.com/gpu';
const NAME = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * The namespaces of a Kubernetes environment as places to run. Portainer tells what is free of each node; everything else
 * is asked of the cluster itself, through Portainer, as the user that Portainer made there.
 */
export async function clusterPlaces(
  ask: Ask,
  task: Task,
  environment: Environment,
): Promise<readonly Place[] | Failure> {
  const root = `/api/kubernetes/${environment.id}`;
  const [limits, listed] = await Promise.all([
    ask.get(`${root}/nodes_limits`),
    ask.get(`${root}/namespaces`, { query: { withResourceQuota: true } }),
  ]);
  if (isFailure(limits) && isFailure(listed)) return limits;
  const names = namespacesOf(listed);
  if (names.length === 0)
    return { kind: 'unreachable', because: sentences.noNamespace(environment.name), source: listed.source };
  const nodes = isFailure(limits) ? undefined : nodesIn(limits.value);
  const asked = names.slice(0, MOST_NAMESPACES);
  const found = await Promise.all(
    asked.map(async (namespace) => {
      const cluster = {
        platform: environment.name,
        prefix: `/api/endpoints/${environment.id}/kubernetes`,
        namespace,
        gpu: GPU,
        ...(nodes && { free: { nodes, source: limits.source } }),
      };
      return { namespace, facts: await clusterFacts(ask, task, cluster) };
    }),
  );
  const failures = found.flatMap(({ facts }) => ('kind' in facts ? [facts] : []));
  const [failure] = failures;
  if (failure && failures.length === found.length) return failure;
  const places = found.map(({ namespace, facts }) => placeOf(environment, namespace, facts));
  const others = names.slice(MOST_NAMESPACES).map((each) => placeOf(environment, each, { closed: sentences.notAsked }));
  if (others.length === 0) return places;
  return [...places.map((each) => withNote(each, environment, names.length)), ...others];
}

/** A namespace as a place. Of one that could not be asked nothing is known, which a no of the others must not hide. */
function placeOf(
  { name }: Environment,
  namespace: string,
  facts: (Partial<PlaceFacts> & { readonly closed?: string }) | Failure,
): Place {
  const place = { kind: 'environment', name: `${name}/${namespace}` };
  if (!('kind' in facts)) return { ...facts, ...place };
  return { ...place, closed: facts.kind === 'unauthorised' ? sentences.closedToToken : sentences.silent };
}

function withNote(place: Place, { name, source }: Environment, count: number): Place {
  if (place.closed !== undefined) return place;
  const note: Reason = {
    path: '',
    code: 'namespaces',
    text: sentences.namespaces(name, MOST_NAMESPACES, count),
    source,
  };
  return { ...place, notes: [...(place.notes ?? []), note] };
}

/**
 * The namespaces that are not the cluster's own, the user's before `default`. Portainer gives a list, older ones an object
 * by name; where it gives neither, `default` is tried.
 */
function namespacesOf(reply: JsonReply | Failure): string[] {
  if (isFailure(reply)) return ['default'];
  const { value } = reply;
  const entries = isRecord(value)
    ? Object.entries(value).map(([name, item]) => ({ name, item }))
    : (listOf(value) ?? []).map((item) => ({ name: textMember(item, 'Name') ?? '', item }));
  const names = entries
    .filter(({ name, item }) => NAME.test(name) && member(item, 'IsSystem') !== true && !name.startsWith('kube-'))
    .map(({ name }) => name);
  const isDefault = (name: string) => Number(name === 'default');
  return names.toSorted((a, b) => isDefault(a) - isDefault(b) || (a < b ? -1 : 1));
}

/** `nodes_limits`: thousandths of a core, and bytes, less what pods have asked for. `max_resource_limits` counts otherwise. */
export function nodesIn(value: unknown): ClusterNode[] | undefined {
  if (!isRecord(value)) return undefined;
  return Object.entries(value).map(([name, node]) => ({
    name,
    free: defined({ cores: whole(member(node, 'CPU')), memory: whole(member(node, 'Memory')) }),
  }));
}

/** A node on which more is asked for than it has is told with a negative number. */
function whole(value: unknown): bigint | undefined {
  return capacity.byteCount(typeof value === 'number' ? Math.max(0, value) : value)?.bytes.digits;
}

/** What a snapshot tells of a cluster: the sum of its nodes, as a bound for a task as a whole. */
export function clusterSnapshot({ source, cores, bytes, nodes }: Snapshot, { name }: Environment): Place {
  const memory = capacity.byteCount(bytes);
  return {
    kind: 'environment',
    name,
    runs: fact<readonly string[]>(['purl:docker-container', 'purl:kubernetes-deployment'], source),
    sizes: nodes > 1 ? unknown(sentences.sumOfNodes(nodes), source) : unlimited(source),
    cores: fact(capacity.cores(cores), { ...source, from: `${source.from} TotalCPU` }),
    memory: fact(memory && roundQuantity(memory.bytes.digits), { ...source, from: `${source.from} TotalMemory` }),
    instances: unlimited(source),
    duration: unlimited(source),
    notes: [{ path: '', code: 'snapshot', text: sentences.snapshot(name), source }],
  };
}
