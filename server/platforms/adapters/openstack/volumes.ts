import { type PlatformFacts, type Quota, type Reason, capacity, fact, unlimited } from '../../../core/index';
import { isRecord, listOf, member, textMember } from '../../http/jsonValue';
import { openstackSentences as sentences } from '../../messages/openstack';
import { type Failure, type JsonReply, isFailure, learn, sentenceOf } from '../../reply';
import { absoluteOf, hasLimits, usageOf } from './quota';
import type { Service } from './service';
import type { Session } from './signIn';

/** What cinder tells of a project. `serves`: it does, so that a machine's disk may be a volume. */
export interface Volumes {
  readonly serves: boolean;
  readonly facts: Pick<PlatformFacts, 'storage' | 'volume'>;
  /** To be added to the project's own quota. */
  readonly ofProject: Pick<Quota, 'storage' | 'volumes'>;
  /** Quotas besides. */
  readonly quotas: readonly Quota[];
  /** What is to be told to a task with storage, where something could not be read. */
  readonly notes: readonly Reason[];
}

/** Asks cinder for its limits, the largest volume, and the types of volumes; a cloud without it has no volumes. */
export async function readVolumes(cinder: Service | undefined, { project, source }: Session): Promise<Volumes> {
  const none = fact(capacity.gibibytes(0), { ...source, from: `${source.from} catalog` });
  if (!cinder)
    return { serves: false, facts: { storage: none, volume: unlimited(source) }, ofProject: {}, quotas: [], notes: [] };
  const [limits, sets, types] = await Promise.all([
    cinder.get('/limits'),
    cinder.get(`/os-quota-sets/${encodeURIComponent(project.id)}`, { query: { usage: 'True' } }),
    cinder.get('/types'),
  ]);
  const ofProject = {
    storage: learn(limits, (reply) => gigabytesOf(reply), 'maxTotalVolumeGigabytes'),
    volumes: learn(limits, (reply) => countOf(reply), 'maxTotalVolumes'),
  };
  const volume = learn(sets, largestVolume, 'per_volume_gigabytes');
  const storage = { value: 'unknown', source: limits.source } as const; // the quota bounds it
  const isKnown = [ofProject.storage, ofProject.volumes, volume].every((each) => each.value !== 'unknown');
  return {
    serves: hasLimits(limits),
    facts: { storage, volume },
    ofProject,
    quotas: bestType(sets, types, project.name),
    notes: isKnown ? [] : [noteOf([limits, sets], project.name)],
  };
}

function noteOf(replies: readonly [JsonReply | Failure, JsonReply | Failure], project: string): Reason {
  const [failure] = replies.flatMap((each) => (isFailure(each) ? [each] : []));
  const text = sentences.volumesUnknown(project, failure && sentenceOf(failure));
  return { path: 'storage-resources', code: 'unknown', text, source: (failure ?? replies[0]).source };
}

function gigabytesOf({ value }: JsonReply) {
  const absolute = absoluteOf(value);
  const used = member(absolute, 'totalGigabytesUsed');
  return usageOf(member(absolute, 'maxTotalVolumeGigabytes'), used, capacity.gibibytes);
}

function countOf({ value }: JsonReply) {
  const absolute = absoluteOf(value);
  return usageOf(member(absolute, 'maxTotalVolumes'), member(absolute, 'totalVolumesUsed'), capacity.count);
}

/** The limit of a quota, which is a number, or with `usage=True` an object. */
function setOf(value: unknown, name: string) {
  const set = member(member(value, 'quota_set'), name);
  if (!isRecord(set)) return { limit: set, used: undefined };
  const [inUse, reserved] = [member(set, 'in_use'), member(set, 'reserved')];
  const used = typeof inUse === 'number' ? inUse + (typeof reserved === 'number' ? reserved : 0) : undefined;
  return { limit: member(set, 'limit'), used };
}

function largestVolume({ value }: JsonReply) {
  const { limit } = setOf(value, 'per_volume_gigabytes');
  return limit === -1 ? 'unlimited' : capacity.gibibytes(limit);
}

/**
 * Each type of volume may have a quota of its own, besides the project's. A volume can be of any type, so that the type
 * with the most room bounds it; one without a limit bounds nothing.
 */
function bestType(sets: JsonReply | Failure, types: JsonReply | Failure, project: string): Quota[] {
  if (isFailure(sets) || isFailure(types)) return [];
  const all = (listOf(member(types.value, 'volume_types')) ?? []).map((type) => {
    const name = textMember(type, 'name') ?? '';
    const { limit, used } = setOf(sets.value, `gigabytes_${name}`);
    return {
      name,
      usage: usageOf(limit, used, capacity.gibibytes),
      left: typeof limit === 'number' ? limit - (used ?? 0) : 0,
    };
  });
  const limited = all.flatMap(({ usage, ...type }) => (typeof usage === 'object' ? [{ ...type, usage }] : []));
  const [best] = limited.sort((a, b) => b.left - a.left);
  if (!best || limited.length < all.length) return [];
  const source = { ...sets.source, from: `${sets.source.from} gigabytes_${best.name}` };
  return [{ holder: sentences.volumeType(project, best.name), storage: fact(best.usage, source) }];
}
