import { type Layout, lastBeginning, originOf, startOffset } from './layout';
import { type Position, type Range, offsetIn, positionIn } from './lines';
import type { Piece, RecordText } from './recordText';

/** A place inside a record: an offset in one item's piece, or in the shell (the record without its items). */
export interface Place {
  readonly item: number | undefined;
  readonly offset: number;
}

const START: Position = { line: 0, character: 0 };

/** The position in the document of a place in the record. */
export function positionOf(layout: Layout, place: Place): Position {
  const { head, items, tail } = layout.record;
  const item = place.item === undefined ? undefined : items[place.item];
  if (item) return positionIn(item.lines, place.offset, originOf(layout, place.item ?? 0));
  const behindHead = place.offset - head.text.length;
  const inHead = behindHead < 0 || (behindHead === 0 && tail.text === '');
  return inHead
    ? positionIn(head.lines, place.offset, START)
    : positionIn(tail.lines, behindHead, originOf(layout, items.length));
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
  const index = lastBeginning(layout, ({ line, character }) => {
    return line < position.line || (line === position.line && character <= position.character);
  });
  if (index < 0) return offsetIn(head.lines, position, START);
  const piece: Piece = items[index] ?? tail;
  return startOffset(layout, index) + offsetIn(piece.lines, position, originOf(layout, index));
}

/** The place in the record at a position. Between an item and the comma behind it, the item's. */
export function placeAt(layout: Layout, position: Position): Place {
  const offset = offsetAt(layout, position);
  const { head, items } = layout.record;
  const index = lastBeginning(layout, (start) => start.offset <= offset);
  const item = items[index];
  if (index < 0) return { item: undefined, offset };
  const inside = offset - startOffset(layout, index);
  if (!item) return { item: undefined, offset: head.text.length + inside };
  return { item: index, offset: inside };
}

/** The shell's text: the record with an empty list. Offsets in it are those of shell places. */
export function shellText(record: RecordText): string {
  return record.head.text + record.tail.text;
}
