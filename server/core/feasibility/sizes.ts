import type { Reason, Source } from '../model/answer';
import { compareCores, coresValue } from '../model/cores';
import { compareQuantities, quantityText } from '../model/quantity';
import type { Size } from './facts';
import type { MachineNeeds } from './needs';
import { reasonSentences as sentences } from '../messages';

/** The smallest size that has everything a machine needs; otherwise the reasons, told of the size that comes nearest. */
export type SizeChoice =
  | { readonly size: Size; readonly nearest?: never; readonly reasons?: never }
  | { readonly size?: never; readonly nearest?: Size; readonly reasons: readonly Reason[] };

/** Chooses among fixed sizes for one machine: smallest memory first, then cores, then storage, then name. */
export function chooseSize(machine: MachineNeeds, sizes: readonly Size[], source: Source): SizeChoice {
  const ranked = [...sizes].sort(bySize).map((size) => ({ size, reasons: misses(machine, size, source) }));
  const fit = ranked.find((each) => each.reasons.length === 0);
  if (fit) return { size: fit.size };
  const fewest = Math.min(...ranked.map((each) => each.reasons.length));
  const nearest = ranked.findLast((each) => each.reasons.length === fewest);
  if (nearest) return { nearest: nearest.size, reasons: nearest.reasons };
  return { reasons: [{ path: '', code: 'size', text: sentences.noSizes, source }] };
}

/** Orders sizes from small to large. */
export function bySize(a: Size, b: Size): number {
  const byStorage = a.storage && b.storage ? compareQuantities(a.storage, b.storage) : 0;
  return (
    compareQuantities(a.memory, b.memory) ||
    compareCores(a.cores, b.cores) ||
    byStorage ||
    (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)
  );
}

function misses(machine: MachineNeeds, size: Size, source: Source): Reason[] {
  const reasons: Reason[] = [];
  const miss = (need: { path: string; text: string }, words: string, has: string) =>
    reasons.push({
      path: need.path,
      code: 'size',
      asked: need.text,
      limit: has,
      text: sentences.nearestSize(need.text, words, size.name, has),
      source,
    });
  const { cores, memory, gpus, architecture } = machine;
  if (cores && compareCores(cores.value, size.cores) > 0) miss(cores, 'cores', String(coresValue(size.cores)));
  if (memory && compareQuantities(memory.value, size.memory) > 0) miss(memory, 'memory', quantityText(size.memory));
  if (gpus && gpus.value > (size.gpus ?? Infinity)) miss(gpus, 'GPUs', String(size.gpus));
  if (architecture && size.architecture && architecture.value !== size.architecture) {
    miss(architecture, 'processors', size.architecture);
  }
  return reasons;
}
