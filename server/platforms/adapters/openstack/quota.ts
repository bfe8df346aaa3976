import { type Quota, type Reason, type Usage, capacity } from '../../../core/index';
import { isRecord, member } from '../../http/jsonValue';
import { openstackSentences as sentences } from '../../messages/openstack';
import { type Failure, type JsonReply, isFailure, learn, sentenceOf } from '../../reply';

/**
 * What is used and allowed, of two members; -1 is no limit. Undefined where the limit cannot be read, without `used`
 * where that cannot.
 */
export function usageOf<T>(
  limit: unknown,
  used: unknown,
  read: (value: unknown) => T | undefined,
): Usage<T> | 'unlimited' | undefined {
  if (limit === -1) return 'unlimited';
  const [whole, part] = [read(limit), read(used)];
  if (whole === undefined) return undefined;
  return part === undefined ? { limit: whole } : { limit: whole, used: part };
}

/** What of a project's quota nova counts: cores, memory (MiB) and machines. */
export function computeQuota(limits: JsonReply | Failure): Pick<Quota, 'cores' | 'memory' | 'instances'> {
  const fact = <T>(limit: string, used: string, read: (value: unknown) => T | undefined) =>
    learn(
      limits,
      ({ value }) => {
        const absolute = absoluteOf(value);
        return usageOf(member(absolute, limit), member(absolute, used), read);
      },
      limit,
    );
  return {
    cores: fact('maxTotalCores', 'totalCoresUsed', capacity.cores),
    memory: fact('maxTotalRAMSize', 'totalRAMUsed', capacity.mebibytes),
    instances: fact('maxTotalInstances', 'totalInstancesUsed', capacity.count),
  };
}

/** The limits in an answer of nova or cinder. */
export function absoluteOf(value: unknown): unknown {
  return member(member(value, 'limits'), 'absolute');
}

/** What is to be told where nova's part of the quota could not be read, wholly or in part. */
export function quotaNotes(limits: JsonReply | Failure, holder: string): Reason[] {
  const { cores, memory, instances } = computeQuota(limits);
  if (![cores, memory, instances].some((fact) => fact?.value === 'unknown')) return [];
  const because = isFailure(limits) ? sentenceOf(limits) : undefined;
  const text = sentences.quotaUnknown(holder, because);
  return [{ path: '', code: 'unknown', text, source: limits.source }];
}

/** Whether an answer of cinder or nova holds limits. */
export function hasLimits(reply: JsonReply | Failure): reply is JsonReply {
  return !isFailure(reply) && isRecord(absoluteOf(reply.value));
}
