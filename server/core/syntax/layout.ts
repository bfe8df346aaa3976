import type { CommonEnds } from './commonEnds';
import { type Position, endOf } from './lines';
import type { Piece, RecordText } from './recordText';

/**
 * Where every piece of a record begins: each item, and behind the last item the tail. As long as one stretch is edited,
 * only that is laid out anew: what stands before it is where it was, and what stands behind it has moved as a whole.
 */
export interface Layout {
  readonly record: RecordText;
  /** Where the pieces of this or of an earlier version begin. */
  readonly base: Starts;
  /** Up to this one, the pieces begin where they do in the base. */
  readonly before: number;
  /** Where the edited ones behind it begin, and the first behind them. */
  readonly edited: readonly Start[];
  /** By how much all others have moved: they are so many pieces, characters and lines behind what they are in the base. */
  readonly moved: Distance;
}

/** Plain numbers, cheap to keep by the thousand. */
interface Starts {
  readonly offsets: Int32Array;
  readonly lines: Int32Array;
  readonly characters: Int32Array;
}

/** Where a piece begins. */
export interface Start extends Position {
  readonly offset: number;
}

interface Distance {
  readonly pieces: number;
  readonly offset: number;
  readonly line: number;
}

const START: Position = { line: 0, character: 0 };
const NO_BASE: Starts = { offsets: new Int32Array(), lines: new Int32Array(), characters: new Int32Array() };
const NOWHERE: Distance = { pieces: 0, offset: 0, line: 0 };

/** When more pieces than these are laid out beside the base, a new base is cheaper. */
const MAX_EDITED = 64;

/** Adds up where the pieces begin. */
export function layOut(record: RecordText): Layout {
  const edited = startsFrom(record, 0, () => false);
  return onNewBase({ record, base: NO_BASE, before: -1, edited, moved: NOWHERE });
}

/** The layout of an edited record: only what has changed is added up. `same` is what its items have in common with before. */
export function layOutEdited(earlier: Layout, record: RecordText, { before, behind }: CommonEnds): Layout {
  const kept = earlier.record.head === record.head ? before : -1;
  const unchanged = record.items.length - behind;
  const isMoved = (index: number) => index >= unchanged && (record.items[index]?.lines.count ?? 0) > 0;
  return beside(record, earlier, { kept, starts: startsFrom(record, kept + 1, isMoved, earlier) });
}

/**
 * Where the pieces from one on begin: behind the first that `isMoved` as a whole and has a line break, all the others have
 * moved as it has.
 */
function startsFrom(
  record: RecordText,
  first: number,
  isMoved: (index: number) => boolean,
  earlier?: Layout,
): readonly Start[] {
  const { head, items } = record;
  const starts: Start[] = [];
  let last: Start | undefined = first > 0 && earlier ? startOf(earlier, first - 1) : undefined;
  for (let index = first; index <= items.length; index += 1) {
    const before: Piece = items[index - 1] ?? head;
    last = { offset: (last?.offset ?? 0) + before.text.length, ...endOf(before.lines, last ?? START) };
    starts.push(last);
    if (isMoved(index - 1)) break;
  }
  return starts;
}

/** The pieces of an edit: those up to `kept` begin where they began, those behind it at these starts. */
interface Edited {
  readonly kept: number;
  readonly starts: readonly Start[];
}

/** Lays out an edited stretch beside the base of the version before, together with what was edited before. */
function beside(record: RecordText, earlier: Layout, { kept, starts }: Edited): Layout {
  const pieces = record.items.length - earlier.record.items.length;
  const behind = kept + 1 + starts.length;
  const last = starts.at(-1) ?? startOf(earlier, kept);
  const old = startOf(earlier, behind - 1 - pieces);
  const by = { pieces, offset: last.offset - old.offset, line: last.line - old.line };
  const hasEdited = !isOnBase(earlier);
  const before = hasEdited ? Math.min(kept, earlier.before) : kept;
  const end = hasEdited ? Math.max(behind, earlier.before + 1 + earlier.edited.length + pieces) : behind;
  const count = Math.min(end, record.items.length + 1) - before - 1;
  if (hasEdited && count > MAX_EDITED) return beside(record, onNewBase(earlier), { kept, starts });
  const startAt = (index: number): Start => {
    if (index <= kept) return startOf(earlier, index);
    return starts[index - kept - 1] ?? moveBy(by, startOf(earlier, index - pieces));
  };
  const edited = Array.from({ length: count }, (_, index) => startAt(before + 1 + index));
  const moved = { ...moveBy(by, earlier.moved), pieces: earlier.moved.pieces + pieces };
  return { record, base: earlier.base, before, edited, moved };
}

/** True when every piece begins where it does in the base. Where the last ones are gone, nothing may be edited, and all is moved. */
function isOnBase({ edited, moved }: Layout): boolean {
  return edited.length === 0 && moved.pieces === 0 && moved.offset === 0 && moved.line === 0;
}

function moveBy<T extends { readonly offset: number; readonly line: number }>(by: Distance, from: T): T {
  return { ...from, offset: from.offset + by.offset, line: from.line + by.line };
}

/** The same layout, with nothing beside its base. */
function onNewBase({ record, base, before, edited, moved }: Layout): Layout {
  const last = record.items.length;
  const offsets = new Int32Array(last + 1);
  const lines = new Int32Array(last + 1);
  const characters = new Int32Array(last + 1);
  offsets.set(base.offsets.subarray(0, before + 1));
  lines.set(base.lines.subarray(0, before + 1));
  characters.set(base.characters.subarray(0, before + 1));
  for (const [index, start] of edited.entries()) {
    offsets[before + 1 + index] = start.offset;
    lines[before + 1 + index] = start.line;
    characters[before + 1 + index] = start.character;
  }
  for (let index = before + 1 + edited.length; index <= last; index += 1) {
    offsets[index] = (base.offsets[index - moved.pieces] ?? 0) + moved.offset;
    lines[index] = (base.lines[index - moved.pieces] ?? 0) + moved.line;
    characters[index] = base.characters[index - moved.pieces] ?? 0;
  }
  return { record, base: { offsets, lines, characters }, before: last, edited: [], moved: NOWHERE };
}

function startOf({ base, before, edited, moved }: Layout, index: number): Start {
  const isBehind = index > before;
  const start = isBehind ? edited[index - before - 1] : undefined;
  if (start) return start;
  const at = isBehind ? index - moved.pieces : index;
  const offset = (base.offsets[at] ?? 0) + (isBehind ? moved.offset : 0);
  const line = (base.lines[at] ?? 0) + (isBehind ? moved.line : 0);
  return { offset, line, character: base.characters[at] ?? 0 };
}

/** Where an item begins; with the index behind the last item, where the tail begins. */
export function originOf(layout: Layout, index: number): Position {
  return startOf(layout, index);
}

/** The offset at which an item begins; with the index behind the last item, that of the tail. */
export function startOffset(layout: Layout, index: number): number {
  return startOf(layout, index).offset;
}

/** The last piece that begins so, where all before it do and none behind it; -1 when none does. Binary search. */
export function lastBeginning(layout: Layout, isSo: (start: Start) => boolean): number {
  let low = 0;
  let high = layout.record.items.length + 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isSo(startOf(layout, middle))) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
