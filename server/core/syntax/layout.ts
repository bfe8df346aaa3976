import { type Position, type Range, endOf, offsetIn, positionIn } from './lines';
import type { Piece, RecordText } from './recordText';

/** A place inside a record: an offset in one item's piece, or in the shell (the record without its items). */
export interface Place {
  readonly item: number | undefined;
  readonly offset: number;
}

/** Where every piece of a record begins. */
export interface Layout {
  readonly record: RecordText;
  /** The offset of each item, and behind the last item that of the tail. */
  readonly offsets: readonly number[];
  /** The place of each item, and behind the last item that of the tail. */
  readonly origins: readonly Position[];
}

const START: Position = { line: 0, character: 0 };

/** Adds up where the pieces begin; one pass over the list, not over the text. */
export function layOut(record: RecordText): Layout {
  const offsets = [record.head.text.length];
  const origins = [endOf(record.head.lines, START)];
  for (const [index, item] of record.items.entries()) {
    offsets.push((offsets[index] ?? 0) + item.text.length);
    origins.push(endOf(item.lines, origins[index] ?? START));
  }
  return { record, offsets, origins };
}

/** The position in the document of a place in the record. */
export function positionOf(layout: Layout, place: Place): Position {
  const { head, items, tail } = layout.record;
  const item = place.item === undefined ? undefined : items[place.item];
  if (item) return positionIn(item.lines, place.offset, layout.origins[place.item ?? 0] ?? START);
  const behindHead = place.offset - head.text.length;
  const inHead = behindHead < 0 || (behindHead === 0 && tail.text === '');
  return inHead
    ? positionIn(head.lines, place.offset, START)
    : positionIn(tail.lines, behindHead, layout.origins[items.length] ?? START);
}

/** The range in the document of `length` characters from a place on, within that place's piece. */
export function rangeOf(layout: Layout, place: Place, length: number): Range {
  return {
    start: positionOf(layout, place),
    end: positionOf(layout, { item: place.item, offset: place.offset + length }),
  };
}

/** The offset in the document of a position; positions outside are taken as the nearest one inside. */
export function offsetAt(layout: Layout, position: Position): number {
  const { head, items, tail } = layout.record;
  const index = pieceAt(layout.origins, position);
  if (index < 0) return offsetIn(head.lines, position, START);
  const piece: Piece = items[index] ?? tail;
  return (layout.offsets[index] ?? 0) + offsetIn(piece.lines, position, layout.origins[index] ?? START);
}

/** The place in the record at a position. Between an item and the comma behind it, the item's. */
export function placeAt(layout: Layout, position: Position): Place {
  const offset = offsetAt(layout, position);
  const { head, items } = layout.record;
  const index = lastAtOrBefore(layout.offsets, offset);
  const item = items[index];
  if (index < 0) return { item: undefined, offset };
  const inside = offset - (layout.offsets[index] ?? 0);
  if (!item) return { item: undefined, offset: head.text.length + inside };
  return { item: index, offset: inside };
}

/** The shell's text: the record with an empty list. Offsets in it are those of shell places. */
export function shellText(record: RecordText): string {
  return record.head.text + record.tail.text;
}

function pieceAt(origins: readonly Position[], position: Position): number {
  let low = 0;
  let high = origins.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isAtOrBefore(origins[middle] ?? START, position)) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function lastAtOrBefore(offsets: readonly number[], offset: number): number {
  let low = 0;
  let high = offsets.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((offsets[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function isAtOrBefore(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.character <= b.character);
}
