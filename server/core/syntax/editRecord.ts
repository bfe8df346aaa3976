import { type CommonEnds, between } from './commonEnds';
import { findList } from './findList';
import { type Layout, startOffset } from './layout';
import { linesEdited } from './lines';
import { type Piece, type RecordText, cut, firstIndent, openRecord, piece, recordText } from './recordText';

/** A replacement of the text between two offsets. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A record after an edit, and what its items have in common with those before. */
export interface EditedRecord {
  readonly record: RecordText;
  readonly same: CommonEnds;
}

const NOTHING: CommonEnds = { before: 0, behind: 0 };

/**
 * A record that is laid out, after an edit. Only the touched items are cut again; the result equals `openRecord` of the
 * new text. Offsets outside the text are taken as its nearest end.
 */
export function editRecord(layout: Layout, edit: TextEdit): EditedRecord {
  const { record } = layout;
  const listStart = record.head.text.length;
  if (!record.hasList || !record.isCertain) return reopen(record, edit);
  if (edit.end < listStart) return editHead(record, edit);
  if (edit.start < listStart) return reopen(record, edit);
  const pieces = boundaries(layout);
  return editToken(record, edit, pieces) ?? editList(record, edit, pieces) ?? reopen(record, edit);
}

function reopen(record: RecordText, edit: TextEdit): EditedRecord {
  return { record: openRecord(replace(recordText(record), edit)), same: NOTHING };
}

function editHead(record: RecordText, edit: TextEdit): EditedRecord {
  const head = replace(record.head.text, edit);
  const list = findList(head);
  if (!list?.isCertain || list.offset !== head.length) return reopen(record, edit);
  return {
    record: { ...record, head: piece(head, 0) },
    same: { before: record.items.length, behind: record.items.length },
  };
}

/** The pieces behind the head, the tail last, and where they begin and end. */
interface Boundaries {
  readonly last: number;
  readonly piece: (index: number) => Piece;
  readonly start: (index: number) => number;
  readonly end: (index: number) => number;
}

function boundaries(layout: Layout): Boundaries {
  const { items, tail } = layout.record;
  const last = items.length;
  const start = (index: number) => startOffset(layout, index);
  const end = (index: number) => (index < last ? start(index + 1) : start(last) + tail.text.length);
  return { last, piece: (index) => items[index] ?? tail, start, end };
}

/** What begins and ends nothing, wherever it stands. */
const PLAIN = /^[\w.+-]*$/;

/** What stands in a word, a number or a string, and is neither its begin nor its end. */
const WITHIN = /[\w.+-]/;

/**
 * An edit of a word, a number or a string that opens and closes nothing, as most keys are: then the item ends where it did,
 * and does not have to be cut again. Behind the edit a token goes on, or ends as it did: nothing before a bracket has changed.
 */
function editToken(record: RecordText, edit: TextEdit, pieces: Boundaries): EditedRecord | undefined {
  const index = endingAtOrAfter(pieces, edit.end + 1);
  const item = record.items[index];
  const start = edit.start - pieces.start(index);
  const end = edit.end - pieces.start(index);
  if (!item || start <= item.body || end >= item.text.length) return undefined;
  if (!PLAIN.test(edit.text) || !PLAIN.test(item.text.slice(start, end))) return undefined;
  const before = item.text.charAt(start - 1);
  if (before === '\\' || !goesOn(item.text, end, edit.text.at(-1) ?? before)) return undefined;
  const same = { before: index, behind: record.items.length - index - 1 };
  const text = replace(item.text, { start, end, text: edit.text });
  const edited = { ...item, text, lines: linesEdited(item.lines, start, text) };
  return { record: { ...record, items: between(record.items, same, [edited]) }, same };
}

/** True where a token goes on at an offset, or ends there both behind what stood and behind what now stands before it. */
function goesOn(text: string, offset: number, last: string): boolean {
  const next = text.charAt(offset);
  return next === '"' || WITHIN.test(next) || (WITHIN.test(text.charAt(offset - 1)) && WITHIN.test(last));
}

/** Cuts the touched pieces again, and as many behind them as it takes to meet an old boundary. */
function editList(record: RecordText, edit: TextEdit, pieces: Boundaries): EditedRecord | undefined {
  const { items } = record;
  const first = firstTouched(pieces, edit.start);
  const from = pieces.start(first);
  const before = from - (edit.text.length - (edit.end - edit.start));
  const resumesAt = (offset: number) => offset + before >= edit.end && endingAt(pieces, offset + before) >= 0;
  let last = withNext(pieces, Math.max(first, endingAtOrAfter(pieces, edit.end)));
  for (;;) {
    const text = replace(textOf(pieces, first, last), {
      start: edit.start - from,
      end: edit.end - from,
      text: edit.text,
    });
    const itemIndent = first === 0 ? firstIndent(text) : record.itemIndent;
    if (itemIndent !== record.itemIndent) return undefined;
    const result = cut(text, { itemIndent, isFirst: first === 0, isLast: last >= pieces.last, resumesAt });
    if (result.resumed !== undefined || result.complete) {
      const resumed = result.resumed === undefined ? items.length : endingAt(pieces, result.resumed + before) + 1;
      const isKept = first < items.length && isSame(result.items[0], pieces.piece(first));
      const same = { before: first + (isKept ? 1 : 0), behind: items.length - resumed };
      const recut = between(items, same, isKept ? result.items.slice(1) : result.items);
      const tail = result.complete ? piece(result.tail, 0) : record.tail;
      return { record: { ...record, items: recut, tail }, same };
    }
    last = Math.min(pieces.last, last + Math.max(1, last - first + 1));
  }
}

/** Text behind the touched pieces that is looked at with them, in characters: where a bracket is missing, it is needed. */
const SHORT = 20_000;

function withNext(pieces: Boundaries, last: number): number {
  return last < pieces.last && pieces.piece(last + 1).text.length < SHORT ? last + 1 : last;
}

function textOf(pieces: Boundaries, first: number, last: number): string {
  let text = '';
  for (let index = first; index <= last; index += 1) text += pieces.piece(index).text;
  return text;
}

/** True of a piece that was only looked at again, because the edit is in the lead behind it. */
function isSame(piece: Piece | undefined, old: Piece): boolean {
  return piece?.text === old.text && piece.body === old.body;
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

function replace(text: string, edit: TextEdit): string {
  return text.slice(0, Math.max(0, edit.start)) + edit.text + text.slice(edit.end);
}
