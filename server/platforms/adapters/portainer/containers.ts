import { capacity } from '../../../core/index';
import type { Ask } from '../../ask';
import { listOf, member, textMember } from '../../http/jsonValue';
import { type Failure, type JsonReply, isFailure } from '../../reply';

/** What running containers have set aside of a host. */
export interface Reserved {
  readonly millicores: bigint;
  readonly bytes: bigint;
  /** How many of them have no limit of memory, and so may take what they find. */
  readonly unlimited: number;
}

const MOST = 100;
const ID = /^[0-9a-f]{12,64}$/i;

/**
 * Adds up the limits of the containers that run, by inspecting each: the list does not hold them. Undefined where one
 * cannot be read, or there are too many. One that has ended meanwhile has nothing.
 */
export async function readReserved(ask: Ask, root: string, list: JsonReply | Failure): Promise<Reserved | undefined> {
  const containers = isFailure(list) ? undefined : listOf(list.value);
  if (!containers || containers.length > MOST) return undefined;
  const ids = containers.flatMap((each) => textMember(each, 'Id') ?? []).filter((id) => ID.test(id));
  if (ids.length < containers.length) return undefined;
  const replies = await Promise.all(ids.map(async (id) => ask.get(`${root}/containers/${id}/json`)));
  const gone = (reply: JsonReply | Failure) => isFailure(reply) && reply.refused?.status === 404;
  const read = replies.filter((reply) => !gone(reply));
  if (read.some(isFailure)) return undefined;
  const reserved = read.flatMap((reply) => (isFailure(reply) ? [] : (reservedBy(reply.value) ?? [])));
  return reserved.length < read.length ? undefined : reserved.reduce(sum, NOTHING);
}

const NOTHING: Reserved = { millicores: 0n, bytes: 0n, unlimited: 0 };

/**
 * The limits of one container: bytes, and thousandths of a core; Docker writes 0 where there is none. Undefined where they
 * are more than any host has.
 */
function reservedBy(container: unknown): Reserved | undefined {
  const host = member(container, 'HostConfig');
  const read = (key: string) => {
    const value = member(host, key);
    return typeof value === 'number' && value > 0 ? value : 0;
  };
  const period = read('CpuPeriod') || 100_000;
  const nano = read('NanoCpus') || (read('CpuQuota') / period) * 1e9;
  const bytes = capacity.byteCount(Math.ceil(read('Memory')))?.bytes.digits;
  const millicores = capacity.cores(Math.ceil(nano / 1e6) / 1000)?.millicores;
  if (bytes === undefined || millicores === undefined) return undefined;
  return { millicores, bytes, unlimited: bytes === 0n ? 1 : 0 };
}

function sum(a: Reserved, b: Reserved): Reserved {
  return { millicores: a.millicores + b.millicores, bytes: a.bytes + b.bytes, unlimited: a.unlimited + b.unlimited };
}
