import { feasibilitySentences as sentences } from '../messages/feasibility';
import type { Reason } from '../model/answer';
import { type Duration, durationWords, isSurelyLonger } from '../model/duration';
import { type Allowance } from './allowances';
import { type Counted, DIMENSIONS, amountText } from './amounts';
import { type Ground, type Knowledge, NOTHING, from, notKnown, together } from './ground';
import type { MachineNeeds, Need, Needs } from './needs';

/** A part of a sum: so many times what one requirement asks for. */
export interface Share {
  readonly path: string;
  readonly text: string;
  readonly each: bigint;
  readonly times: number;
}

/** What the machines of a task need in all, by what is counted. */
export function sharesOf(machines: readonly MachineNeeds[]): ReadonlyMap<Counted, readonly Share[]> {
  const shares = new Map<Counted, readonly Share[]>();
  for (const dimension of DIMENSIONS) {
    const found = machines.flatMap(({ [dimension]: need, instances: times }): Share[] =>
      need && need.value > 0n ? [{ path: need.path, text: need.text, each: need.value, times }] : [],
    );
    if (found.length > 0) shares.set(dimension, found);
  }
  const counts = machines.map(({ path, instances }): Share => ({
    path: instances > 1 ? `${path}/instances` : path,
    text: String(instances),
    each: BigInt(instances),
    times: 1,
  }));
  return shares.set('instances', counts);
}

/** Holds sums against what all of a task may have together. A sum is told on the requirement that adds the most to it. */
export function overAllowances(
  shares: ReadonlyMap<Counted, readonly Share[]>,
  allowances: readonly Allowance[],
): Reason[] {
  return allowances.flatMap((allowance) => {
    const parts = shares.get(allowance.counted) ?? [];
    const sum = parts.reduce((total, { each, times }) => total + each * BigInt(times), 0n);
    return sum > allowance.free ? [overOne(parts, sum, allowance)] : [];
  });
}

function overOne(parts: readonly Share[], sum: bigint, { counted, miss }: Allowance): Reason {
  const weight = ({ each, times }: Share) => each * BigInt(times);
  const largest = parts.reduce((most, part) => (weight(part) > weight(most) ? part : most));
  const isSingle = parts.length === 1 && largest.times === 1;
  const asked = isSingle ? largest.text : amountText(counted, sum);
  const told = largest.times > 1 ? sentences.inAll(asked, largest.text, largest.times) : asked;
  return miss(largest.path, told, asked);
}

/** Holds how long a task runs, and how long its results are kept, against how long they may. */
export function timeKnowledge({ duration, storage }: Needs, { facts, owner }: Ground): Knowledge {
  const lifetimes = storage.flatMap(({ lifetime }) => lifetime ?? []);
  const runs = duration ? [longer(duration, facts.duration, 'run time', owner('duration'))] : [];
  const keeps = lifetimes.map((need) => longer(need, facts.lifetime, 'lifetime of results', owner('lifetime')));
  return together([...runs, ...keeps]);
}

function longer(
  need: Need<Duration>,
  fact: Ground['facts']['duration'],
  words: 'run time' | 'lifetime of results',
  owner: string,
): Knowledge {
  const { path, value } = need;
  if (fact.value === 'unlimited') return NOTHING;
  if (fact.value === 'unknown') {
    const isAsked = value.milliseconds > 0n || value.months > 0n;
    return isAsked ? { reasons: [], caveats: [notKnown(path, words, fact, owner)] } : NOTHING;
  }
  if (!isSurelyLonger(value, fact.value)) return NOTHING;
  const limit = durationWords(fact.value);
  const asked = durationWords(value);
  const isNone = fact.value.milliseconds === 0n && fact.value.months === 0n;
  const told =
    words === 'run time'
      ? sentences.duration(asked, limit, owner)
      : isNone
        ? sentences.lifetimeNone(asked, owner)
        : sentences.lifetime(asked, limit, owner);
  const text = fact.because === undefined ? told : `${told} ${fact.because}`;
  return { reasons: [{ path, code: 'limit', asked: need.text, limit, text, ...from(fact.source) }], caveats: [] };
}
