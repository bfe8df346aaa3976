import { type Reason, type SlurmPlatform, type Task, fact, facts, taskType, unlimited } from '../../core/index';
import type { Ask } from '../ask';
import { type PlatformTools, factsPlatform } from '../factsPlatform';
import { member, listOf, textMember } from '../http/jsonValue';
import { slurmSentences as sentences } from '../messages/slurm';
import type { Platform } from '../platform';
import { type Failure, type JsonReply, isFailure, sentenceOf } from '../reply';
import { nodesOf } from './slurm/node';
import { partitionsOf } from './slurm/partition';

/** The versions of the interface that can be read, newest first: Slurm 22.05 has up to 38, 24.11 up to 42. */
const VERSIONS = Array.from({ length: 9 }, (_, older) => `v0.0.${45 - older}`);

/**
 * A Slurm cluster behind slurmrestd: its partitions are the places, its nodes the sizes (PLATFORMS §10). A job that fits
 * is queued. An ordinary user's token is enough. The limits of accounts and QOS are not read.
 */
export function slurmPlatform(configuration: SlurmPlatform, tools: PlatformTools): Platform {
  const gather = async (ask: Ask, task: Task) => {
    const version = configuration['api-version'] ?? (await newestVersion(ask));
    if (typeof version !== 'string') return judged(version, configuration.name);
    const [partitions, nodes] = await Promise.all([
      ask.get(`/slurm/${version}/partitions`),
      ask.get(`/slurm/${version}/nodes`),
    ]);
    if (isFailure(partitions)) return judged(partitions, configuration.name);
    const all = placesOf(partitions, nodes, configuration);
    if (!all) return unintelligible(partitions, configuration.name);
    const { source } = partitions;
    const { name, partitions: wanted } = configuration;
    const places = all.filter((each) => wanted?.includes(each.name) ?? true);
    if (places.length === 0 && all.length > 0) {
      const has = all.map((each) => each.name);
      return { kind: 'unreachable', because: sentences.noPartition(name, wanted ?? [], has), source } as const;
    }
    return facts({
      places: { value: places, source },
      ...{ cores: unlimited(source), memory: unlimited(source), gpus: unlimited(source) }, // the nodes are the limits
      isQueued: fact(true, source),
      refusals: refusalsOf(task),
    });
  };
  return factsPlatform(configuration, tools, gather, { auth: { type: 'slurm' } });
}

/** The newest version that this gateway has: a release drops old ones, and answers them with 404. */
async function newestVersion(ask: Ask): Promise<string | Failure> {
  const replies = await Promise.all(VERSIONS.map(async (version) => ask.get(`/slurm/${version}/ping`)));
  const newest = VERSIONS.find((_, index) => replies[index]?.kind === 'json');
  if (newest !== undefined) return newest;
  const failures = replies.filter((reply) => isFailure(reply));
  const telling = failures.find(({ refused }) => refused?.status !== 404) ?? failures[0];
  return telling ?? { kind: 'unintelligible', because: '', source: ask.source('GET /slurm') };
}

/**
 * A failure as the answer. Slurm refuses a token with 511 (24.11), with 500 and a sentence, or, as 22.05 does, with 500
 * and "Unspecified error", which is also what it says without its controller. Without a token it says 401.
 */
function judged(failure: Failure, platform: string): Failure {
  const { source, refused } = failure;
  const [error] = listOf(member(refused?.value, 'errors')) ?? [];
  const said = textMember(error, 'error', 'description') ?? '';
  if (refused?.status === 404)
    return { kind: 'unintelligible', because: sentences.noVersion(platform), source, refused };
  if (refused?.status === 511 || /authenticat|credential|access.*denied/i.test(said)) {
    return { kind: 'unauthorised', remedy: sentences.tokenRefused(platform, said), source };
  }
  return said === 'Unspecified error'
    ? { kind: 'unreachable', because: sentences.unspecified(platform), source }
    : failure;
}

function unintelligible({ source }: JsonReply, platform: string): Failure {
  return { kind: 'unintelligible', because: sentences.noPartitions(platform), source };
}

function placesOf(partitions: JsonReply, nodes: JsonReply | Failure, { account }: SlurmPlatform) {
  return partitionsOf(partitions.value, {
    nodes: isFailure(nodes) ? undefined : nodesOf(nodes.value),
    source: partitions.source,
    nodeSource: nodes.source,
    ...(isFailure(nodes) && { nodesBecause: sentenceOf(nodes) }),
    ...(account !== undefined && { account }),
  });
}

/** Which software a cluster has, Slurm does not tell; but what is no batch job it cannot run. */
function refusalsOf({ type }: Task): Reason[] {
  const isService = ['kubernetes-deployment', 'binder-notebook'].includes(taskType(type) ?? '');
  return isService ? [{ path: 'type', code: 'type', asked: type, text: sentences.batchOnly }] : [];
}
