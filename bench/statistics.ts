/** The middle of some figures; NaN of none. */
export function median(figures: readonly number[]): number {
  const sorted = [...figures].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const high = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? high : ((sorted[middle - 1] ?? NaN) + high) / 2;
}

/** How a figure grows between two sizes: the power of the size, 0 for constant, 1 for in proportion. */
export function growth(from: { size: number; value: number }, to: { size: number; value: number }): number {
  return Math.log(to.value / from.value) / Math.log(to.size / from.size);
}
