import { type Cores, type Fact, type Quantity, capacity, readCores, readQuantity, unknown } from '../../../core/index';
import { member, shownValue } from '../../http/jsonValue';
import { jupyterhubSentences as sentences } from '../../messages/jupyterhub';
import { type Failure, type JsonReply, isFailure, learn, sentenceOf } from '../../reply';
import type { HubUser } from './user';

/** What a group's properties say that one server of a member may have, and how many named servers. */
export interface GroupLimits {
  readonly cores: Fact<Cores>;
  readonly memory: Fact<Quantity>;
  readonly gpus: Fact<number>;
  readonly servers: Fact<number>;
  /** Why something of it is not known. */
  readonly notes: readonly string[];
}

/** The group that was asked for, by whom, and of which hub. */
export interface GroupAsked {
  readonly group: string;
  readonly user: HubUser;
  readonly version: string;
}

type Read<T> = (value: unknown) => T | 'unlimited' | undefined;
type Properties<T> = Readonly<Record<string, Read<T>>>;

/**
 * Where a limit may stand. Properties are free; `max_…` is written as in a record (`"16Gi"`, `"500m"`), while
 * `cpu_limit` and `mem_limit` are the hub's own words in the hub's own units: 1G is 1024³ bytes, none is no limit.
 */
const CORES: Properties<Cores> = {
  max_cores: (value) => (typeof value === 'number' ? capacity.cores(value) : readCores(value)),
  cpu_limit: (value) => (isNoLimit(value) ? 'unlimited' : capacity.cores(value)),
};
const MEMORY: Properties<Quantity> = {
  max_memory: (value) => (typeof value === 'string' ? readQuantity(value)?.quantity : undefined), // 16: of bytes or GiB
  mem_limit: (value) => (isNoLimit(value) ? 'unlimited' : hubBytes(value)),
};
const GPUS: Properties<number> = { max_gpus: capacity.count };
const SERVERS: Properties<number> = { max_servers: capacity.count };

/** Reads the limits of a group. Where the hub refuses, is too old, or the user is no member, they are unknown, with a note. */
export function groupLimits(reply: JsonReply | Failure, asked: GroupAsked): GroupLimits {
  const because = whyNot(reply, asked);
  if (because !== undefined || isFailure(reply)) {
    const none = unknown(because, reply.source);
    return { cores: none, memory: none, gpus: none, servers: none, notes: because === undefined ? [] : [because] };
  }
  return {
    cores: propertyOf(reply, CORES),
    memory: propertyOf(reply, MEMORY),
    gpus: propertyOf(reply, GPUS),
    servers: propertyOf(reply, SERVERS),
    notes: [CORES, MEMORY, GPUS, SERVERS].flatMap((properties) => unreadable(reply, properties, asked.group)),
  };
}

function whyNot(reply: JsonReply | Failure, { group, user, version }: GroupAsked): string | undefined {
  if (user.kind === 'user' && user.groups && !user.groups.includes(group)) {
    return sentences.notInGroup(group, user.name);
  }
  if (isFailure(reply)) return sentences.groupUnread(group, sentenceOf(reply) ?? '');
  return member(reply.value, 'properties') === undefined ? sentences.noProperties(group, version) : undefined;
}

function propertyOf<T>(reply: JsonReply, properties: Properties<T>): Fact<T> {
  const [key, read] = Object.entries(properties).find(([name]) => valueOf(reply, name) !== undefined) ?? [];
  return key === undefined ? unknown() : learn(reply, () => read?.(valueOf(reply, key)), `properties.${key}`);
}

function unreadable(reply: JsonReply, properties: Properties<unknown>, group: string): string[] {
  return Object.entries(properties).flatMap(([key, read]) => {
    const value = valueOf(reply, key);
    const isOdd = value !== undefined && read(value) === undefined;
    return isOdd ? [sentences.propertyUnreadable(key, group, shownValue(value))] : [];
  });
}

function valueOf(reply: JsonReply, key: string): unknown {
  return member(member(reply.value, 'properties'), key);
}

function isNoLimit(value: unknown): boolean {
  return value === null || value === 0;
}

const POWERS = ['', 'K', 'M', 'G', 'T'];

/** JupyterHub's memory: a number of bytes, or with K, M, G, T, which are powers of 1024. */
function hubBytes(value: unknown): Quantity | undefined {
  const [, digits, suffix = ''] = typeof value === 'string' ? (/^(\d+(?:\.\d+)?)([KMGT]?)$/.exec(value) ?? []) : [];
  if (digits === undefined) return capacity.byteCount(value);
  return capacity.byteCount(Math.floor(Number(digits) * 1024 ** POWERS.indexOf(suffix)));
}
