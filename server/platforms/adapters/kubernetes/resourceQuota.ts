import { type Quota, type Source, bytes, fact } from '../../../core/index';
import { listOf, member, textMember } from '../../http/jsonValue';
import { kubernetesSentences as sentences } from '../../messages/kubernetes';
import type { Listing } from './list';
import { coresOf, inParts } from './quantity';
import type { ToldQuota } from './refusal';

/** What the cluster calls things. */
export interface Words {
  readonly gpu: string;
  readonly storageClass?: string;
}

type Part = 'cores' | 'memory' | 'gpus' | 'storage' | 'instances' | 'volumes';

/** The keys under which a quota limits something that we ask for. Requests and limits of ours are the same. */
export const keysOf = ({ gpu, storageClass }: Words): Readonly<Record<Part, readonly string[]>> => {
  const ofClass = storageClass === undefined ? [] : [`${storageClass}.storageclass.storage.k8s.io/`];
  return {
    cores: ['limits.cpu', 'requests.cpu', 'cpu'],
    memory: ['limits.memory', 'requests.memory', 'memory'],
    gpus: [`requests.${gpu}`, `limits.${gpu}`],
    storage: ['requests.storage', ...ofClass.map((prefix) => `${prefix}requests.storage`)],
    instances: ['pods', 'count/pods'],
    volumes: [
      'persistentvolumeclaims',
      'count/persistentvolumeclaims',
      ...ofClass.map((prefix) => `${prefix}persistentvolumeclaims`),
    ],
  };
};

/** Scopes that a pod of ours is not in: it has requests and limits, no deadline and no affinity. */
const OTHERS = ['BestEffort', 'Terminating', 'CrossNamespacePodAffinity', 'PriorityClass'];

/**
 * The quotas of a namespace, with what is in use: of each thing the key of which least is left. Quotas for other kinds of
 * pods are left out; where one applies after all, the dry run says so.
 */
export function quotasOf({ items, source }: Listing, words: Words): Quota[] {
  return items.filter(isOurs).flatMap((item) => {
    const name = textMember(member(item, 'metadata'), 'name');
    const used = member(member(item, 'status'), 'used');
    return name === undefined ? [] : [quota(name, { hard: hardOf(item), used, source }, words)];
  });
}

/** Whether a quota is for pods like ours. */
export function isOurs(item: unknown): boolean {
  const spec = member(item, 'spec');
  const scopes = listOf(member(spec, 'scopes')) ?? [];
  return !scopes.some((scope) => OTHERS.includes(String(scope))) && member(spec, 'scopeSelector') == null;
}

/** What a quota allows, as it stands there: what is in force, else what was set. */
export function hardOf(item: unknown): unknown {
  return member(member(item, 'status'), 'hard') ?? member(member(item, 'spec'), 'hard');
}

/** A quota as a refusal tells it: what is exceeded of it alone. */
export function toldQuota({ name, limited, used, source }: ToldQuota, words: Words): Quota {
  return quota(name, { hard: limited, used, source, isTold: true }, words);
}

/** Quotas with those of the same holder in their places that were told last, figure by figure. */
export function replaced(known: readonly Quota[], told: readonly Quota[]): Quota[] {
  const holders = new Map(known.map((each) => [each.holder, each]));
  for (const each of told) holders.set(each.holder, { ...holders.get(each.holder), ...each });
  return [...holders.values()];
}

interface Figures {
  readonly hard: unknown;
  readonly used: unknown;
  readonly source: Source;
  /** True where the source is a sentence, which names the keys itself. */
  readonly isTold?: boolean;
}

function quota(name: string, figures: Figures, words: Words): Quota {
  const keys = keysOf(words);
  const amount = (part: Part) => tightest(keys[part], part === 'cores' ? 1000n : 1n, figures);
  const usage = <T>(part: Part, read: (count: bigint) => T) => {
    const found = amount(part);
    if (!found) return undefined;
    const { limit, used, source } = found;
    return fact({ limit: read(limit), ...(used !== undefined && { used: read(used) }) }, source);
  };
  const [cores, memory, gpus] = [usage('cores', coresOf), usage('memory', bytes), usage('gpus', Number)];
  const [storage, instances, volumes] = [usage('storage', bytes), usage('instances', Number), usage('volumes', Number)];
  return {
    holder: sentences.quota(name),
    ...(cores && { cores }),
    ...(memory && { memory }),
    ...(gpus && { gpus }),
    ...(storage && { storage }),
    ...(instances && { instances }),
    ...(volumes && { volumes }),
  };
}

interface Tight {
  readonly limit: bigint;
  readonly used: bigint | undefined;
  readonly source: Source;
}

/** Of several keys for one thing, that of which least is left. */
function tightest(keys: readonly string[], parts: bigint, { hard, used, source, isTold }: Figures): Tight | undefined {
  const found = keys.flatMap((key): Tight[] => {
    const limit = inParts(member(hard, key), parts);
    const from = isTold === true ? source : { ...source, from: `${source.from} ${key}` };
    return limit === undefined ? [] : [{ limit, used: inParts(member(used, key), parts, 'up'), source: from }];
  });
  const left = ({ limit, used: taken = 0n }: Tight) => limit - taken;
  return found.reduce<Tight | undefined>((a, b) => (a && left(a) <= left(b) ? a : b), undefined);
}
