import type { Allowance } from './allowances';
import { DIMENSIONS, type Dimension } from './amounts';
import type { MachineNeeds } from './needs';
import type { Candidate } from './sizes';

/** The most ways to share sizes out that are looked at together; the smallest are kept. */
const MAX_WAYS = 400;

/** A machine of a task and the sizes that it can have, the best first. */
export interface Sizing {
  readonly machine: MachineNeeds;
  readonly candidates: readonly [Candidate, ...Candidate[]];
}

type Totals = Readonly<Record<Dimension, bigint>>;

interface Way {
  readonly picked: readonly Candidate[];
  readonly totals: Totals;
  readonly unsure: number;
}

/** The best size for each machine by itself, whether or not there is room for them together. */
export function bestEach(sizings: readonly Sizing[]): Candidate[] {
  return sizings.map(({ candidates: [first] }) => first);
}

/**
 * A size for each machine, such that they stay within what all may have together: the smallest way there is. Where a
 * smaller size of one kind leaves no room, another may: all that could turn out to be the best are kept on the way.
 */
export function assign(sizings: readonly Sizing[], allowances: readonly Allowance[]): readonly Candidate[] | undefined {
  const best = bestEach(sizings);
  const start: Way = { picked: [], totals: { cores: 0n, memory: 0n, gpus: 0n }, unsure: 0 };
  const direct = sizings.reduce((way, { machine }, at) => added(way, machine, best[at]), start);
  if (isWithin(direct.totals, allowances)) return best;
  let ways: readonly Way[] = [start];
  for (const { machine, candidates } of sizings) {
    const longer = ways.flatMap((way) => candidates.map((each) => added(way, machine, each)));
    ways = undominated(longer.filter(({ totals }) => isWithin(totals, allowances)).sort(bySmallness));
  }
  return ways[0]?.picked;
}

function added(way: Way, { instances }: MachineNeeds, candidate: Candidate | undefined): Way {
  if (!candidate) return way;
  const { takes, unsure } = candidate;
  const total = (dimension: Dimension) => way.totals[dimension] + takes[dimension] * BigInt(instances);
  return {
    picked: [...way.picked, candidate],
    totals: { cores: total('cores'), memory: total('memory'), gpus: total('gpus') },
    unsure: way.unsure + unsure.length,
  };
}

function isWithin(totals: Totals, allowances: readonly Allowance[]): boolean {
  return allowances.every(({ counted, free }) =>
    DIMENSIONS.every((dimension) => dimension !== counted || totals[dimension] <= free),
  );
}

function bySmallness(a: Way, b: Way): number {
  if (a.unsure !== b.unsure) return a.unsure - b.unsure;
  for (const dimension of ['memory', 'cores', 'gpus'] as const) {
    const [x, y] = [a.totals[dimension], b.totals[dimension]];
    if (x !== y) return x < y ? -1 : 1;
  }
  return 0;
}

/** Leaves out each way that another is no worse than in every respect; they come smallest first. */
function undominated(ways: readonly Way[]): readonly Way[] {
  const kept: Way[] = [];
  for (const way of ways) {
    const isWorse = kept.some(
      (other) =>
        other.unsure <= way.unsure && DIMENSIONS.every((dimension) => other.totals[dimension] <= way.totals[dimension]),
    );
    if (!isWorse && kept.length < MAX_WAYS) kept.push(way);
  }
  return kept;
}
