import { findList } from './findList';
import { indentBefore, itemEnd, nextItem } from './scan';
import { type LineCount, countLines } from './lines';

/**
 * A stretch of a record's text that is parsed on its own. An item's piece begins behind the item before it, so its
 * value begins at `body`, behind the comma and the white space (and any stray text) in between.
 */
export interface Piece {
  readonly text: string;
  readonly body: number;
  readonly lines: LineCount;
}

/**
 * A record's text, held as its list of executables: what is before the list, each item, what is behind it.
 *
 *   { "name": …, "executables": [   { … }   , { … }   ], "license": … }
 *   ─────────── head ────────────╴  item 0   item 1    ───── tail ─────
 *
 * Immutable. An edit makes a new one that shares every piece it did not touch. A text without a list is all head.
 */
export interface RecordText {
  readonly head: Piece;
  readonly items: readonly Piece[];
  readonly tail: Piece;
  readonly hasList: boolean;
  /** False when the list was found by its indentation alone, since brackets before it are broken. */
  readonly isCertain: boolean;
  /** How far the items are indented; -1 when the first does not begin on a line of its own. */
  readonly itemIndent: number;
}

/** A replacement of the text between two offsets. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Cuts a text into the pieces of a record. Any text will do: where it ends and what it lacks is for others to say. */
export function openRecord(text: string): RecordText {
  const list = findList(text);
  if (!list) {
    return { head: piece(text, 0), items: [], tail: piece('', 0), hasList: false, isCertain: true, itemIndent: -1 };
  }
  const rest = text.slice(list.offset);
  const itemIndent = firstIndent(rest);
  const { items, tail } = cut(rest, { itemIndent, isFirst: true, isLast: true, resumesAt: () => false });
  const head = piece(text.slice(0, list.offset), 0);
  return { head, items, tail: piece(tail, 0), hasList: true, isCertain: list.isCertain, itemIndent };
}

/** The whole text again. */
export function recordText(record: RecordText): string {
  return record.head.text + record.items.map((item) => item.text).join('') + record.tail.text;
}

/**
 * The record after an edit. Only the touched items are cut again; the result equals `openRecord` of the new text.
 * Offsets outside the text are taken as its nearest end.
 */
export function editRecord(record: RecordText, edit: TextEdit): RecordText {
  const listStart = record.head.text.length;
  if (!record.hasList || !record.isCertain) return reopen(record, edit);
  if (edit.end < listStart) return editHead(record, edit);
  if (edit.start < listStart) return reopen(record, edit);
  return editList(record, edit) ?? reopen(record, edit);
}

function reopen(record: RecordText, edit: TextEdit): RecordText {
  return openRecord(replace(recordText(record), edit));
}

function editHead(record: RecordText, edit: TextEdit): RecordText {
  const head = replace(record.head.text, edit);
  const list = findList(head);
  return list?.isCertain && list.offset === head.length ? { ...record, head: piece(head, 0) } : reopen(record, edit);
}

/** Cuts the touched pieces again, and as many behind them as it takes to meet an old boundary. */
function editList(record: RecordText, edit: TextEdit): RecordText | undefined {
  const pieces = [...record.items, record.tail];
  const ends = pieceEnds(pieces, record.head.text.length);
  const first = firstTouched(pieces, ends, edit.start);
  const from = first === 0 ? record.head.text.length : (ends[first - 1] ?? 0);
  const grown = edit.text.length - (edit.end - edit.start);
  let last = Math.max(first, indexAtOrAfter(ends, edit.end));
  for (;;) {
    const isLast = last >= pieces.length - 1;
    const old = pieces
      .slice(first, last + 1)
      .map((each) => each.text)
      .join('');
    const text = replace(old, { start: edit.start - from, end: edit.end - from, text: edit.text });
    const itemIndent = first === 0 ? firstIndent(text) : record.itemIndent;
    if (itemIndent !== record.itemIndent) return undefined;
    const resumesAt = (offset: number) =>
      offset + from - grown >= edit.end && indexOf(ends, offset + from - grown) >= 0;
    const result = cut(text, { itemIndent, isFirst: first === 0, isLast, resumesAt });
    const recut = sharing(result.items, pieces[first]);
    if (result.resumed !== undefined) {
      const resume = indexOf(ends, result.resumed + from - grown) + 1;
      const items = [...record.items.slice(0, first), ...recut, ...record.items.slice(resume)];
      return { ...record, items };
    }
    if (result.complete) {
      const items = [...record.items.slice(0, first), ...recut];
      return { ...record, items, tail: piece(result.tail, 0) };
    }
    last = Math.min(pieces.length - 1, last + Math.max(1, last - first + 1));
  }
}

/** A piece that was only looked at again, because the edit is in the lead behind it, stays the same object. */
function sharing(items: readonly Piece[], old: Piece | undefined): readonly Piece[] {
  const [first, ...rest] = items;
  return first && old && first.text === old.text && first.body === old.body ? [old, ...rest] : items;
}

interface CutOptions {
  readonly itemIndent: number;
  /** True when the text begins right behind the list's opening bracket. */
  readonly isFirst: boolean;
  /** True when the text reaches to the end of the document. */
  readonly isLast: boolean;
  /** True when from this offset on everything is known already. */
  readonly resumesAt: (offset: number) => boolean;
}

interface CutResult {
  readonly items: readonly Piece[];
  readonly tail: string;
  readonly complete: boolean;
  readonly resumed?: number;
}

function cut(text: string, options: CutOptions): CutResult {
  const items: Piece[] = [];
  let at = 0;
  for (;;) {
    const next = nextItem(text, at, options.itemIndent, options.isFirst && items.length === 0);
    const listEnded = next.body === undefined;
    if (next.ranOut && !options.isLast) return { items, tail: '', complete: false };
    if (listEnded) return { items, tail: text.slice(at), complete: options.isLast };
    const item = itemEnd(text, next.body, options.itemIndent);
    if (item.ranOut && !options.isLast) return { items, tail: '', complete: false };
    items.push(piece(text.slice(at, item.end), next.body - at));
    at = item.end;
    if (options.resumesAt(at)) return { items, tail: '', complete: false, resumed: at };
  }
}

function firstIndent(list: string): number {
  const { body } = nextItem(list, 0, -1, true);
  return body === undefined ? -1 : indentBefore(list, body);
}

/** Where a piece ends may depend on the lead of the next, so an edit in a lead touches the piece before it as well. */
function firstTouched(pieces: readonly Piece[], ends: readonly number[], offset: number): number {
  const index = Math.min(indexAfter(ends, offset), pieces.length - 1);
  const begins = index === 0 ? 0 : (ends[index - 1] ?? 0);
  const lead = index === pieces.length - 1 ? Infinity : (pieces[index]?.body ?? 0);
  return index > 0 && offset - begins <= lead ? index - 1 : index;
}

function pieceEnds(pieces: readonly Piece[], from: number): number[] {
  let end = from;
  return pieces.map((each) => (end += each.text.length));
}

/** The index of the first end that is at or after the offset. */
function indexAtOrAfter(ends: readonly number[], offset: number): number {
  let low = 0;
  let high = ends.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ends[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return Math.min(low, ends.length - 1);
}

function indexAfter(ends: readonly number[], offset: number): number {
  return indexAtOrAfter(ends, offset + 1);
}

function indexOf(ends: readonly number[], offset: number): number {
  const index = indexAtOrAfter(ends, offset);
  return ends[index] === offset && index < ends.length - 1 ? index : -1;
}

function replace(text: string, edit: TextEdit): string {
  return text.slice(0, Math.max(0, edit.start)) + edit.text + text.slice(edit.end);
}

function piece(text: string, body: number): Piece {
  return { text, body, lines: countLines(text) };
}
