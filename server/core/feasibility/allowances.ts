import { feasibilitySentences as sentences } from '../messages/feasibility';
import type { Cores } from '../model/cores';
import type { Quantity } from '../model/quantity';
import type { Reason, Source } from '../model/answer';
import { COUNTED_WORDS, type Counted, amountText, capacityAmount } from './amounts';
import type { Fact, PlaceFacts, Quota, Usage } from './facts';
import { type Ground, type Knowledge, from, notKnown } from './ground';

/** How much of something all machines, or all storage, of a task may have together, and how that is told. */
export interface Allowance {
  readonly counted: Counted;
  readonly free: bigint;
  readonly source: Source | undefined;
  /** The reason for a no, by where in the task and by how it is said what is asked. */
  readonly miss: (path: string, told: string, asked: string) => Reason;
}

/** Everything that bounds a task as a whole: the limits, and what is left of each quota. */
export function allowancesOf(ground: Ground): Allowance[] {
  const { facts } = ground;
  const limits = (['cores', 'memory', 'gpus', 'instances', 'storage'] as const).flatMap((counted) =>
    limitOf(ground, counted, facts[counted]),
  );
  return [...limits, ...quotasOf(facts).flatMap((quota) => QUOTAS.flatMap((each) => leftOf(quota, each)))];
}

const QUOTAS = ['cores', 'memory', 'gpus', 'instances', 'storage', 'volumes'] as const;

/** What is not known of the bounds of something that a task needs; nothing where it is bounded by what is known. */
export function unknownBounds(ground: Ground, counted: Exclude<Counted, 'volumes'>, path: string): Reason[] {
  const { facts, owner } = ground;
  const fact: Fact<unknown> = facts[counted];
  const quotas = quotasOf(facts).flatMap((quota) => quota[counted] ?? []);
  if (fact.value !== 'unknown' || quotas.some(({ value }) => value !== 'unknown')) return [];
  return [
    notKnown(path, COUNTED_WORDS[counted], quotas.find(({ because }) => because !== undefined) ?? fact, owner(counted)),
  ];
}

/** Why the bound of something is not known, of its quotas or of itself; undefined where it is known, or nothing tells why. */
export function whyUnknown(facts: PlaceFacts, counted: Exclude<Counted, 'volumes'>): string | undefined {
  const bounds: (Fact<unknown> | undefined)[] = [...quotasOf(facts).map((quota) => quota[counted]), facts[counted]];
  return bounds.find((each) => each?.value === 'unknown' && each.because !== undefined)?.because;
}

/** The caveats about quotas that bear on what a task needs: of those not known, and of those whose use is not. */
export function quotaCaveats({ facts, owner }: Ground, asked: ReadonlySet<Counted>): Knowledge {
  const { quotas } = facts;
  if (quotas.value === 'unknown') {
    const caveats = asked.size > 0 ? [notKnown('', 'quota', quotas, owner('quotas'))] : [];
    return { reasons: [], caveats };
  }
  const caveats = quotasOf(facts).flatMap((quota) => {
    const open = QUOTAS.find((each) => {
      const value = quota[each]?.value;
      return asked.has(each) && typeof value === 'object' && value.used === undefined;
    });
    const source = open && quota[open]?.source;
    return open ? [{ path: '', code: 'unknown', text: sentences.unknownUse(quota.holder), ...from(source) }] : [];
  });
  return { reasons: [], caveats };
}

function quotasOf({ quotas }: PlaceFacts): readonly Quota[] {
  return typeof quotas.value === 'string' ? [] : quotas.value;
}

function limitOf(
  { owner }: Ground,
  counted: Counted & keyof PlaceFacts,
  fact: Fact<Cores | Quantity | number>,
): Allowance[] {
  const { value, source } = fact;
  if (value === 'unlimited' || value === 'unknown') return [];
  const free = capacityAmount(value);
  const limit = amountText(counted, free);
  const miss: Allowance['miss'] = (path, told, asked) => {
    const text = sentences.limit(told, COUNTED_WORDS[counted], limit, owner(counted));
    return { path, code: 'limit', asked, limit, text, ...from(source) };
  };
  return [{ counted, free, source, miss }];
}

function leftOf(quota: Quota, counted: Counted): Allowance[] {
  const fact: Fact<Usage<Cores | Quantity | number>> | undefined = quota[counted];
  if (!fact || fact.value === 'unlimited' || fact.value === 'unknown') return [];
  const { holder } = quota;
  const { source } = fact;
  const whole = capacityAmount(fact.value.limit);
  const used = fact.value.used === undefined ? undefined : capacityAmount(fact.value.used);
  const free = used === undefined ? whole : used < whole ? whole - used : 0n;
  const [limit, left] = [amountText(counted, whole), amountText(counted, free)];
  const miss: Allowance['miss'] = (path, told, asked) => {
    const words = COUNTED_WORDS[counted];
    const text =
      used === undefined
        ? sentences.quotaLimit(told, words, limit, holder)
        : sentences.quota(told, words, { free: left, limit, used: amountText(counted, used), holder });
    return { path, code: 'quota', asked, limit: left, text, ...from(source) };
  };
  return [{ counted, free, source, miss }];
}
