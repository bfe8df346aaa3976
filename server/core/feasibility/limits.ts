import type { Reason } from '../model/answer';
import { type Cores, addCores, compareCores, coresValue } from '../model/cores';
import { durationWords, isSurelyLonger } from '../model/duration';
import { type Quantity, addQuantities, compareQuantities, multiplyQuantity, quantityText } from '../model/quantity';
import type { Fact, PlatformFacts } from './facts';
import type { Need, Needs } from './needs';
import { reasonSentences as sentences } from '../messages';

/** What one step of the decision found: reasons for a no, and caveats where something is not known. */
export interface Knowledge {
  readonly reasons: readonly Reason[];
  readonly caveats: readonly Reason[];
}

/** Holds what a task needs in all against the most that it may have. */
export function limitKnowledge(needs: Needs, facts: PlatformFacts): Knowledge {
  const { machines, storage } = needs;
  const cores = machines.flatMap(({ cores: need, instances }) => (need ? [{ need, instances }] : []));
  const memory = machines.flatMap(({ memory: need, instances }) => (need ? [{ need, instances }] : []));
  const gpus = machines.flatMap(({ gpus: need, instances }) => (need && need.value > 0 ? [{ need, instances }] : []));
  const sizes = storage.flatMap(({ size: need }) => (need ? [{ need, instances: 1 }] : []));
  const found = [
    total(cores, facts.cores, CORES),
    total(memory, facts.memory, MEMORY),
    total(gpus, facts.gpus, GPUS),
    total(sizes, facts.storage, { ...MEMORY, words: 'storage' }),
    time(needs.duration ? [needs.duration] : [], facts.duration, 'run time', sentences.duration),
    time(
      storage.flatMap((each) => each.lifetime ?? []),
      facts.lifetime,
      'lifetime of results',
      sentences.lifetime,
    ),
  ];
  return { reasons: found.flatMap((each) => each.reasons), caveats: found.flatMap((each) => each.caveats) };
}

interface Counted<T> {
  readonly need: Need<T>;
  readonly instances: number;
}

interface Arithmetic<T> {
  readonly words: string;
  readonly times: (value: T, count: number) => T;
  readonly add: (a: T, b: T) => T;
  readonly compare: (a: T, b: T) => number;
  readonly text: (value: T) => string;
}

const CORES: Arithmetic<Cores> = {
  words: 'cores',
  times: ({ millicores }, count) => ({ millicores: millicores * BigInt(count) }),
  add: addCores,
  compare: compareCores,
  text: (value) => String(coresValue(value)),
};

const MEMORY: Arithmetic<Quantity> = {
  words: 'memory',
  times: multiplyQuantity,
  add: addQuantities,
  compare: compareQuantities,
  text: quantityText,
};

const GPUS: Arithmetic<number> = {
  words: 'GPUs',
  times: (value, count) => value * count,
  add: (a, b) => a + b,
  compare: (a, b) => a - b,
  text: String,
};

/** The sum is told on the requirement that adds the most to it. */
function total<T>(needs: readonly Counted<T>[], fact: Fact<T>, arithmetic: Arithmetic<T>): Knowledge {
  const { words, times, add, compare, text } = arithmetic;
  const [largest] = [...needs].sort((a, b) =>
    compare(times(b.need.value, b.instances), times(a.need.value, a.instances)),
  );
  if (!largest || fact.value === 'unlimited') return { reasons: [], caveats: [] };
  const { path } = largest.need;
  if (fact.value === 'unknown') {
    return { reasons: [], caveats: [{ path, code: 'unknown', text: sentences.unknown(words), source: fact.source }] };
  }
  const sum = needs.map(({ need, instances }) => times(need.value, instances)).reduce(add);
  if (compare(sum, fact.value) <= 0) return { reasons: [], caveats: [] };
  const single = needs.length === 1 && largest.instances === 1;
  const asked = single ? largest.need.text : text(sum);
  const told = largest.instances > 1 ? sentences.inAll(asked, largest.need.text, largest.instances) : asked;
  const limit = text(fact.value);
  const sentence = sentences.limit(told, words, limit);
  return { reasons: [{ path, code: 'limit', asked, limit, text: sentence, source: fact.source }], caveats: [] };
}

function time(
  needs: readonly Needs['duration'][],
  fact: PlatformFacts['duration'],
  words: string,
  sentence: (asked: string, limit: string) => string,
): Knowledge {
  const reasons: Reason[] = [];
  const caveats: Reason[] = [];
  for (const need of needs) {
    if (!need || fact.value === 'unlimited') continue;
    const { source } = fact;
    if (fact.value === 'unknown')
      caveats.push({ path: need.path, code: 'unknown', text: sentences.unknown(words), source });
    else if (isSurelyLonger(need.value, fact.value)) {
      const limit = durationWords(fact.value);
      const text = sentence(durationWords(need.value), limit);
      reasons.push({ path: need.path, code: 'limit', asked: need.text, limit, text, source });
    }
  }
  return { reasons, caveats };
}
