import { findList } from './findList';
import { type Piece, type RecordText, cut, firstIndent, openRecord, piece, recordText } from './recordText';

/** A replacement of the text between two offsets. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * The record after an edit. Only the touched items are cut again; the result equals `openRecord` of the new text.
 * Offsets outside the text are taken as its nearest end.
 */
export function editRecord(record: RecordText, edit: TextEdit): RecordText {
  return editLaidOut({ record, offsets: pieceOffsets(record) }, edit);
}

/** A record, and where its items and its tail begin, as its layout knows. */
export interface LaidOut {
  readonly record: RecordText;
  readonly offsets: ArrayLike<number>;
}

/** The same for a record of which it is known where the pieces begin, so that nothing has to be added up. */
export function editLaidOut({ record, offsets }: LaidOut, edit: TextEdit): RecordText {
  const listStart = record.head.text.length;
  if (!record.hasList || !record.isCertain) return reopen(record, edit);
  if (edit.end < listStart) return editHead(record, edit);
  if (edit.start < listStart) return reopen(record, edit);
  return editList(record, edit, boundaries(record, offsets)) ?? reopen(record, edit);
}

function reopen(record: RecordText, edit: TextEdit): RecordText {
  return openRecord(replace(recordText(record), edit));
}

function editHead(record: RecordText, edit: TextEdit): RecordText {
  const head = replace(record.head.text, edit);
  const list = findList(head);
  return list?.isCertain && list.offset === head.length ? { ...record, head: piece(head, 0) } : reopen(record, edit);
}

/** The pieces behind the head, the tail last, and where they begin and end. */
interface Boundaries {
  readonly last: number;
  readonly piece: (index: number) => Piece;
  readonly start: (index: number) => number;
  readonly end: (index: number) => number;
}

function boundaries({ items, tail }: RecordText, offsets: ArrayLike<number>): Boundaries {
  const last = items.length;
  const start = (index: number) => offsets[index] ?? 0;
  const end = (index: number) => (index < last ? start(index + 1) : start(last) + tail.text.length);
  return { last, piece: (index) => items[index] ?? tail, start, end };
}

/** Cuts the touched pieces again, and as many behind them as it takes to meet an old boundary. */
function editList(record: RecordText, edit: TextEdit, pieces: Boundaries): RecordText | undefined {
  const { items } = record;
  const first = firstTouched(pieces, edit.start);
  const from = pieces.start(first);
  const before = from - (edit.text.length - (edit.end - edit.start));
  const resumesAt = (offset: number) => offset + before >= edit.end && endingAt(pieces, offset + before) >= 0;
  let last = Math.max(first, endingAtOrAfter(pieces, edit.end));
  for (;;) {
    const text = replace(textOf(pieces, first, last), {
      start: edit.start - from,
      end: edit.end - from,
      text: edit.text,
    });
    const itemIndent = first === 0 ? firstIndent(text) : record.itemIndent;
    if (itemIndent !== record.itemIndent) return undefined;
    const result = cut(text, { itemIndent, isFirst: first === 0, isLast: last >= pieces.last, resumesAt });
    const recut = items.slice(0, first).concat(sharing(result.items, pieces.piece(first)));
    if (result.resumed !== undefined) {
      return { ...record, items: recut.concat(items.slice(endingAt(pieces, result.resumed + before) + 1)) };
    }
    if (result.complete) return { ...record, items: recut, tail: piece(result.tail, 0) };
    last = Math.min(pieces.last, last + Math.max(1, last - first + 1));
  }
}

function textOf(pieces: Boundaries, first: number, last: number): string {
  let text = '';
  for (let index = first; index <= last; index += 1) text += pieces.piece(index).text;
  return text;
}

/** A piece that was only looked at again, because the edit is in the lead behind it, stays the same object. */
function sharing(items: readonly Piece[], old: Piece): readonly Piece[] {
  const [first, ...rest] = items;
  return first && first.text === old.text && first.body === old.body ? [old, ...rest] : items;
}

/** Where a piece ends may depend on the lead of the next, so an edit in a lead touches the piece before it as well. */
function firstTouched(pieces: Boundaries, offset: number): number {
  const index = endingAtOrAfter(pieces, offset + 1);
  const lead = index === pieces.last ? Infinity : pieces.piece(index).body;
  return index > 0 && offset - pieces.start(index) <= lead ? index - 1 : index;
}

/** The first piece that ends at or after an offset; the tail, where there is none. */
function endingAtOrAfter(pieces: Boundaries, offset: number): number {
  let low = 0;
  let high = pieces.last;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (pieces.end(middle) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The item that ends exactly at an offset; -1 where none does. */
function endingAt(pieces: Boundaries, offset: number): number {
  const index = endingAtOrAfter(pieces, offset);
  return index < pieces.last && pieces.end(index) === offset ? index : -1;
}

function pieceOffsets({ head, items }: RecordText): number[] {
  const offsets = [head.text.length];
  for (const [index, item] of items.entries()) offsets.push((offsets[index] ?? 0) + item.text.length);
  return offsets;
}

function replace(text: string, edit: TextEdit): string {
  return text.slice(0, Math.max(0, edit.start)) + edit.text + text.slice(edit.end);
}
