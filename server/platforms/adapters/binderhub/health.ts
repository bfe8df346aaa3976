import {
  type Fact,
  type Quota,
  type Reason,
  type Source,
  capacity,
  fact,
  unknown,
  unlimited,
} from '../../../core/index';
import { firstMember, listOf, member, textMember } from '../../http/jsonValue';
import { binderhubSentences as sentences } from '../../messages/binderhub';
import { type Failure, type JsonReply, isFailure, sentenceOf } from '../../reply';

/** How a BinderHub is at present: what speaks against starting anything, and how much room there is. */
export interface Health {
  readonly refusals: readonly Reason[];
  readonly quotas: Fact<readonly Quota[]>;
  readonly notes: readonly string[];
}

const QUOTA = 'Pod quota';

/**
 * Reads `GET /health`, which is JSON also with HTTP 503. Its checks are up to 15 s old, its counts up to 60 s. `ok` pays
 * no regard to the quota; a launch is refused when there are as many user pods as the quota says.
 */
export function healthOf(reply: JsonReply | Failure): Health {
  const value = isFailure(reply) ? reply.refused?.value : reply.value;
  const checks = listOf(member(value, 'checks'));
  const source: Source = { ...reply.source, confidence: 'snapshot' };
  if (!checks) {
    const because = (isFailure(reply) && sentenceOf(reply)) || '';
    return { refusals: [], quotas: unknown(undefined, source), notes: [sentences.healthUnread(because)] };
  }
  const pods = checks.find((check) => textMember(check, 'service') === QUOTA);
  const refusals = [...unhealthy(value, checks, source), ...closed(pods, source)];
  const quotas = quotasOf(pods, source);
  return { refusals, quotas, notes: quotas.value === 'unknown' ? [sentences.noPodCount] : [] };
}

function unhealthy(value: unknown, checks: readonly unknown[], source: Source): Reason[] {
  const failing = checks.filter(
    (check) => member(check, 'ok') === false && textMember(check, 'service') !== QUOTA && !isIgnored(check),
  );
  const from = { ...source, from: `${source.from} checks` };
  const told = failing.map((check) => sentences.unhealthy(textMember(check, 'service') ?? '?'));
  const texts = told.length === 0 && member(value, 'ok') === false ? [sentences.unhealthyAltogether] : told;
  return texts.map((text) => ({ path: '', code: 'health', text, source: from }));
}

function isIgnored(check: unknown): boolean {
  return member(check, '_ignore_failure') === true;
}

function closed(pods: unknown, source: Source): Reason[] {
  const from = { ...source, from: `${source.from} quota` };
  return member(pods, 'quota') === 0
    ? [{ path: '', code: 'quota', limit: '0', text: sentences.closed, source: from }]
    : [];
}

/** The quota on sessions, which all users share: null is none. That it is 0 is told in words of its own. */
function quotasOf(pods: unknown, source: Source): Fact<readonly Quota[]> {
  const from = { ...source, from: `${source.from} user_pods` };
  const quota = member(pods, 'quota');
  if (quota === null || quota === 0) return unlimited(from);
  const [limit, used] = [capacity.count(quota), userPods(pods)];
  if (limit === undefined || used === undefined) return unknown(undefined, from);
  return fact([{ holder: sentences.holder, instances: fact({ limit, used }, from) }], from);
}

function userPods(pods: unknown): number | undefined {
  const [users, total, builds] = ['user_pods', 'total_pods', 'build_pods'].map((key) =>
    capacity.count(firstMember(pods, key)),
  );
  if (users !== undefined) return users;
  return total === undefined || builds === undefined ? undefined : Math.max(0, total - builds);
}
