import { type CommonEnds, commonEnds } from './commonEnds';
import { type Position, type Range, endOf, offsetIn, positionIn } from './lines';
import type { Piece, RecordText } from './recordText';

/** A place inside a record: an offset in one item's piece, or in the shell (the record without its items). */
export interface Place {
  readonly item: number | undefined;
  readonly offset: number;
}

/** Where every piece of a record begins: each item, and behind the last item the tail. Plain numbers, cheap to move. */
export interface Layout {
  readonly record: RecordText;
  readonly offsets: Int32Array;
  readonly lines: Int32Array;
  readonly characters: Int32Array;
}

const START: Position = { line: 0, character: 0 };

/** Adds up where the pieces begin. With the layout of an earlier version, only what has changed is added up anew. */
export function layOut(record: RecordText, earlier?: Layout): Layout {
  const { items, head } = record;
  const size = items.length + 1;
  const layout = {
    record,
    offsets: new Int32Array(size),
    lines: new Int32Array(size),
    characters: new Int32Array(size),
  };
  const same = sameItems(record, earlier?.record);
  if (earlier && same.before > 0) copyBefore(layout, earlier, same.before);
  else set(layout, 0, head.text.length, endOf(head.lines, START));
  for (let index = same.before; index < items.length; index += 1) {
    const item = items[index];
    if (!item) continue;
    set(layout, index + 1, (layout.offsets[index] ?? 0) + item.text.length, endOf(item.lines, originOf(layout, index)));
    const isBehind = index >= items.length - same.behind && item.lines.count > 0;
    if (earlier && isBehind) return moved(layout, earlier, index + 1);
  }
  return layout;
}

function sameItems({ head, items }: RecordText, earlier: RecordText | undefined): CommonEnds {
  if (earlier?.head === head) return commonEnds(earlier.items, items);
  return { before: 0, behind: earlier?.items === items ? items.length : 0 };
}

/** Where an item begins; with the index behind the last item, where the tail begins. */
export function originOf({ lines, characters }: Layout, index: number): Position {
  return { line: lines[index] ?? 0, character: characters[index] ?? 0 };
}

function set(layout: Layout, index: number, offset: number, { line, character }: Position): void {
  layout.offsets[index] = offset;
  layout.lines[index] = line;
  layout.characters[index] = character;
}

/** The pieces before the first change begin where they began, and so does the first that has changed. */
function copyBefore(layout: Layout, earlier: Layout, before: number): void {
  layout.offsets.set(earlier.offsets.subarray(0, before + 1));
  layout.lines.set(earlier.lines.subarray(0, before + 1));
  layout.characters.set(earlier.characters.subarray(0, before + 1));
}

/** Behind a line break behind the change, everything is moved by as many characters and lines as the first of it. */
function moved(layout: Layout, earlier: Layout, from: number): Layout {
  const { offsets, lines, characters } = layout;
  const old = from + earlier.offsets.length - offsets.length;
  const offsetBy = (offsets[from] ?? 0) - (earlier.offsets[old] ?? 0);
  const linesBy = (lines[from] ?? 0) - (earlier.lines[old] ?? 0);
  for (let index = from; index < offsets.length; index += 1) {
    const at = index - from + old;
    offsets[index] = (earlier.offsets[at] ?? 0) + offsetBy;
    lines[index] = (earlier.lines[at] ?? 0) + linesBy;
  }
  characters.set(earlier.characters.subarray(old), from);
  return layout;
}

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
  const index = pieceAt(layout, position);
  if (index < 0) return offsetIn(head.lines, position, START);
  const piece: Piece = items[index] ?? tail;
  return (layout.offsets[index] ?? 0) + offsetIn(piece.lines, position, originOf(layout, index));
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

function pieceAt({ lines, characters }: Layout, { line, character }: Position): number {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const begins = lines[middle] ?? 0;
    if (begins < line || (begins === line && (characters[middle] ?? 0) <= character)) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function lastAtOrBefore(offsets: Int32Array, offset: number): number {
  let low = 0;
  let high = offsets.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((offsets[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
