import { DIMENSIONS, type Dimension, sizeFigure } from './amounts';
import type { Size } from './facts';
import type { MachineNeeds } from './needs';

/** Sizes from small to large: by memory, then cores, then GPUs, then storage, then name. What is not stated comes last. */
export function bySize(sizes: readonly Size[]): Size[] {
  const parts = ['memory', 'cores', 'gpus', 'storage'] as const;
  const keyed = sizes.map((size) => ({ size, figures: parts.map((part) => sizeFigure(size, part)) }));
  keyed.sort((a, b) => {
    for (const [at, x] of a.figures.entries()) {
      const y = b.figures[at];
      if (x === y) continue;
      if (typeof x !== 'bigint') return typeof y === 'bigint' ? 1 : 0;
      return typeof y !== 'bigint' || x < y ? -1 : 1;
    }
    return a.size.name < b.size.name ? -1 : a.size.name > b.size.name ? 1 : 0;
  });
  return keyed.map(({ size }) => size);
}

/** First the size that gives more of what a machine would like to have. A fixed one is chosen by what is needed alone. */
export function byWishes({ wishes, ...needs }: MachineNeeds, a: Size, b: Size): number {
  return mostFirst((dimension) => {
    const need = needs[dimension]?.value ?? 0n;
    const wish = wishes[dimension] ?? need;
    return [a, b].map((size) => (size.isFixed ? need : upTo(wish, size, dimension, need)));
  });
}

/** First the size that gives more of what a machine needs. */
export function byNeeds(needs: MachineNeeds, a: Size, b: Size): number {
  return mostFirst((dimension) => {
    const need = needs[dimension]?.value ?? 0n;
    return [a, b].map((size) => upTo(need, size, dimension, need));
  });
}

/** More cores first, then more memory, then more GPUs, as offers are ranked. */
function mostFirst(amounts: (dimension: Dimension) => readonly bigint[]): number {
  for (const dimension of DIMENSIONS) {
    const [x = 0n, y = 0n] = amounts(dimension);
    if (x !== y) return x > y ? -1 : 1;
  }
  return 0;
}

function upTo(wanted: bigint, size: Size, dimension: Dimension, unstated: bigint): bigint {
  const figure = sizeFigure(size, dimension);
  if (figure === 'unknown') return unstated;
  return figure === 'unlimited' || figure > wanted ? wanted : figure;
}
