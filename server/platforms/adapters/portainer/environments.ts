import type { Source } from '../../../core/index';
import type { Ask } from '../../ask';
import { isRecord, listOf, member, textMember } from '../../http/jsonValue';
import { headerOf } from '../../http/outcome';
import { portainerSentences as sentences } from '../../messages/portainer';
import { type Failure, isFailure } from '../../reply';

/** An environment of Portainer, with what its list says of it. */
export interface Environment {
  readonly id: number;
  readonly name: string;
  readonly kind: 'docker' | 'kubernetes' | 'other';
  /** False where Portainer itself holds it for down. */
  readonly isUp: boolean;
  /** False for an edge agent that only fetches orders from time to time. */
  readonly isLive: boolean;
  /** How many GPUs somebody wrote down for it; zero where nobody did. */
  readonly gpus: number;
  /** What Portainer last saw of it. */
  readonly snapshot?: Snapshot;
  /** What ordinary users may do: `allowBindMountsForRegularUsers` and others. */
  readonly rights: unknown;
  /** The answer that it stood in. */
  readonly source: Source;
}

/** A snapshot: figures of all nodes together, at most as old as Portainer's interval, which is five minutes by default. */
export interface Snapshot {
  readonly cores: unknown;
  readonly bytes: unknown;
  readonly nodes: number;
  readonly source: Source;
}

/** Local or remote socket, agent, edge agent; and the same for Kubernetes. 3 is Azure's container instances. */
const KINDS: Readonly<Record<number, Environment['kind']>> = {
  1: 'docker',
  2: 'docker',
  4: 'docker',
  5: 'kubernetes',
  6: 'kubernetes',
  7: 'kubernetes',
};

const PAGE = 50;
const MAX_PAGES = 20;

/** All environments that the token may see, page by page: `start` counts from one. */
export async function readEnvironments(ask: Ask, platform: string): Promise<readonly Environment[] | Failure> {
  const found: Environment[] = [];
  let seen = 0;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const reply = await ask.get('/api/endpoints', { query: { start: seen + 1, limit: PAGE } });
    if (isFailure(reply)) return reply;
    const { source, value } = reply;
    const items = value === null ? [] : listOf(value);
    found.push(...(items ?? []).flatMap((item) => environmentOf(item, source) ?? []));
    seen += items?.length ?? 0;
    // Without one that cannot be read the list would look like all of it.
    if (!items || found.length < seen) {
      return { kind: 'unintelligible', because: sentences.noList(platform), source };
    }
    const total = Number(headerOf(reply, 'x-total-count') ?? Number.NaN);
    const isLast = Number.isSafeInteger(total) ? seen >= total : items.length < PAGE;
    if (isLast || items.length === 0) return found;
  }
  return {
    kind: 'unintelligible',
    because: sentences.tooMany(platform, seen),
    source: ask.source('GET /api/endpoints'),
  };
}

function environmentOf(item: unknown, source: Source): Environment | undefined {
  const [id, name] = [member(item, 'Id'), textMember(item, 'Name')];
  if (typeof id !== 'number' || !Number.isSafeInteger(id) || name === undefined) return undefined;
  const kind = KINDS[Number(member(item, 'Type'))] ?? 'other';
  const snapshots = kind === 'kubernetes' ? member(member(item, 'Kubernetes'), 'Snapshots') : member(item, 'Snapshots');
  const snapshot = snapshotOf(listOf(snapshots)?.[0], source);
  return {
    id,
    name,
    kind,
    isUp: member(item, 'Status') !== 2,
    isLive: member(member(item, 'Edge'), 'AsyncMode') !== true,
    gpus: listOf(member(item, 'Gpus'))?.length ?? 0,
    rights: member(item, 'SecuritySettings'),
    source,
    ...(snapshot && { snapshot }),
  };
}

function snapshotOf(value: unknown, { from, observedAt }: Source): Snapshot | undefined {
  if (!isRecord(value)) return undefined;
  const [time, nodes] = [member(value, 'Time'), member(value, 'NodeCount')];
  const at =
    typeof time === 'number' && time > 0 && time < MAX_SECONDS ? new Date(time * 1000).toISOString() : observedAt;
  return {
    cores: member(value, 'TotalCPU'),
    bytes: member(value, 'TotalMemory'),
    nodes: typeof nodes === 'number' ? nodes : 1,
    source: { from: `${from} Snapshots`, observedAt: at, confidence: 'snapshot' },
  };
}

/** The last second that a date can hold. */
const MAX_SECONDS = 8.64e12;
