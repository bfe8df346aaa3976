import type { Analysis } from '../analysis/analysis';
import { placeAt } from '../syntax/positions';
import type { Position, Range } from '../syntax/lines';

/**
 * The places in the list of the executables that a range touches, found without a look at the others. Empty for a range
 * that is in the record around them.
 */
export function itemsInRange(analysis: Analysis, { start, end }: Range): number[] {
  const first = Math.max(0, itemAt(analysis, start));
  const last = Math.min(analysis.items.length - 1, itemAt(analysis, end));
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}

/** True when a position is on one of the lines of a range. */
export function isOnLines({ line }: Position, { start, end }: Range): boolean {
  return start.line <= line && line <= end.line;
}

/** True when two ranges have a place in common, be it where the one ends and the other begins. */
export function meet(a: Range, b: Range): boolean {
  return !isBefore(a.end, b.start) && !isBefore(b.end, a.start);
}

/** True when a position comes before another. */
export function isBefore(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}

/** The place in the list; -1 before the first executable, the length of the list behind the last. */
function itemAt({ layout, items, record }: Analysis, position: Position): number {
  const { item, offset } = placeAt(layout, position);
  return item ?? (offset < record.head.text.length ? -1 : items.length);
}
