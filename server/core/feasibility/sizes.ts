import { feasibilitySentences as sentences } from '../messages/feasibility';
import type { Reason, Source } from '../model/answer';
import { type Duration, durationWords, isSurelyLonger } from '../model/duration';
import { COUNTED_WORDS, DIMENSIONS, type Dimension, amountText, capacityAmount, sizeFigure } from './amounts';
import type { Size } from './facts';
import { from } from './ground';
import type { MachineNeeds, Need } from './needs';
import { byNeeds, bySize, byWishes } from './sizeOrder';

/** What a machine needs of its size, besides what its compute resource states. */
export interface SizeNeeds {
  readonly machine: MachineNeeds;
  readonly duration?: Need<Duration>;
  /** Storage that must come with the size, since the platform has not enough besides; or better would, if `isSoft`. */
  readonly storage?: Need<bigint> & { readonly isSoft: boolean };
}

/** A size that a machine can have, and what each such machine then takes. */
export interface Candidate {
  readonly size: Size;
  readonly takes: Readonly<Record<Dimension, bigint>>;
  /** The needs of which the size does not state that it meets them. */
  readonly unsure: readonly { readonly path: string; readonly counted: Dimension | 'storage' }[];
}

/** The sizes that have everything a machine needs, the best first; where there is none, the nearest and what it misses. */
export type SizeChoice =
  | { readonly candidates: readonly [Candidate, ...Candidate[]]; readonly reasons?: never }
  | { readonly candidates?: never; readonly nearest?: Size; readonly reasons: readonly Reason[] };

/**
 * Chooses among sizes for one machine: of fixed sizes the smallest, since each is given whole; of those that are the most of
 * what may be asked for, such as nodes, the one that gives most of what is wished for, and without a wish the smallest too
 * (MODEL §1, §6). A size that cannot be had at present is named where it would have done.
 */
export function chooseSize(needs: SizeNeeds, sizes: readonly Size[], source: Source): SizeChoice {
  const ranked = bySize(sizes).map((size) => ({ size, missed: misses(needs, size) }));
  const open = ranked.filter(({ size }) => size.disabled === undefined);
  const fitting = open.filter(({ missed }) => missed.length === 0).map(({ size }) => candidate(needs, size));
  const [first, ...others] = fitting.toSorted(
    (a, b) => a.unsure.length - b.unsure.length || byWishes(needs.machine, a.size, b.size),
  );
  if (first) return { candidates: [first, ...others] };
  const fewest = Math.min(...open.map(({ missed }) => missed.length));
  const [nearest] = open
    .filter(({ missed }) => missed.length === fewest)
    .toReversed()
    .toSorted((a, b) => byNeeds(needs.machine, a.size, b.size));
  const isSure = (size: Size) => candidate(needs, size).unsure.length === 0;
  const disabled = ranked.find(
    ({ size, missed }) => size.disabled !== undefined && missed.length === 0 && isSure(size),
  )?.size;
  const tell = disabled?.isFixed === true ? sentences.disabledSize : sentences.disabledRoom;
  const tail = disabled?.disabled === undefined ? '' : ` ${tell(disabled.name, disabled.disabled)}`;
  if (!nearest) return { reasons: [{ path: '', code: 'size', text: sentences.noSizes + tail, source }] };
  const { size } = nearest;
  const reasons = nearest.missed.map(({ need: { path, text: asked }, told }): Reason => {
    const { limit, text } = told();
    return { path, code: 'size', asked, limit, text: text + tail, ...from(size.source ?? source) };
  });
  return { nearest: size, reasons };
}

/** The smallest amount that can be had of a size and is not below what is wanted; undefined where there is none. */
export function stepUp(size: Size, dimension: Dimension, wanted: bigint): bigint | undefined {
  const steps = size.isFixed ? undefined : size.steps?.[dimension];
  if (!steps) return wanted;
  const enough = steps.map(capacityAmount).filter((step) => step >= wanted);
  return enough.length > 0 ? enough.reduce((a, b) => (a < b ? a : b)) : undefined;
}

/** A need that a size does not meet; told only of the size that comes nearest, since there may be thousands. */
interface Miss {
  readonly need: Need<unknown>;
  readonly told: () => { readonly limit: string; readonly text: string };
}

function misses({ machine, duration, storage }: SizeNeeds, size: Size): Miss[] {
  const missed: Miss[] = [];
  const miss = (need: Need<unknown>, words: string, has: () => string) => {
    const sentence = size.isFixed ? sentences.nearestSize : sentences.perMachine;
    missed.push({
      need,
      told: () => ({ limit: has(), text: sentence(need.text, words, size.name, has()) }),
    });
  };
  for (const dimension of DIMENSIONS) {
    const need = machine[dimension];
    const most = need && shortOf(size, dimension, need.value);
    if (need && most !== undefined) miss(need, COUNTED_WORDS[dimension], () => amountText(dimension, most));
  }
  const space = sizeFigure(size, 'storage');
  if (storage && !storage.isSoft && typeof space === 'bigint' && space < storage.value)
    miss(storage, COUNTED_WORDS.storage, () => amountText('storage', space));
  const { architecture } = machine;
  const { architecture: other = architecture?.value } = size;
  if (architecture && other !== undefined && architecture.value !== other)
    miss(architecture, 'processors', () => other);
  const { duration: longest } = size;
  if (duration && typeof longest === 'object' && isSurelyLonger(duration.value, longest)) {
    const [asked, limit] = [durationWords(duration.value), durationWords(longest)];
    missed.push({ need: duration, told: () => ({ limit, text: sentences.sizeDuration(asked, size.name, limit) }) });
  }
  return missed;
}

/** The most that a size has of a dimension, where that is less than is needed. */
function shortOf(size: Size, dimension: Dimension, needed: bigint): bigint | undefined {
  const figure = sizeFigure(size, dimension);
  const bound = typeof figure === 'bigint' ? figure : undefined;
  const steps = size.isFixed ? undefined : size.steps?.[dimension]?.map(capacityAmount);
  const within = steps?.filter((step) => bound === undefined || step <= bound);
  const most = within ? within.reduce((a, b) => (a > b ? a : b), 0n) : bound;
  return most !== undefined && most < needed ? most : undefined;
}

function candidate({ machine, storage }: SizeNeeds, size: Size): Candidate {
  const takes = (dimension: Dimension): bigint => {
    const figure = sizeFigure(size, dimension);
    const need = machine[dimension]?.value ?? 0n;
    return size.isFixed && typeof figure === 'bigint' ? figure : (stepUp(size, dimension, need) ?? need);
  };
  const parts = DIMENSIONS.flatMap((dimension) => {
    const need = machine[dimension];
    const isOpen = need && need.value > 0n && sizeFigure(size, dimension) === 'unknown' && !size.steps?.[dimension];
    return isOpen ? [{ path: need.path, counted: dimension }] : [];
  });
  const space = sizeFigure(size, 'storage');
  const isOpen = storage && (space === 'unknown' || (typeof space === 'bigint' && space < storage.value));
  const unsure = isOpen ? [...parts, { path: storage.path, counted: 'storage' as const }] : parts;
  return { size, takes: { cores: takes('cores'), memory: takes('memory'), gpus: takes('gpus') }, unsure };
}
