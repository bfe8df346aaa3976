import { findList } from './findList';
import type { ParsedJson } from './json';
import { type LineCount, countLines } from './lines';
import { indentBefore, itemEnd, nextItem } from './scan';
import { soundItemEnds } from './soundItem';

/**
 * A stretch of a record's text that is parsed on its own. An item's piece begins behind the item before it, so its
 * value begins at `body`, behind the comma and the white space (and any stray text) in between.
 */
export interface Piece {
  readonly text: string;
  readonly body: number;
  readonly lines: LineCount;
  /** True when a bracket or a string has no end, so that no parser has to be asked whether it is sound. */
  readonly isBroken: boolean;
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

/** Told of each item that was parsed to find its end, while its value is at hand. */
export type OnItem = (piece: Piece, index: number, parsed: ParsedJson) => void;

/**
 * Cuts a text into the pieces of a record. Any text will do: where it ends and what it lacks is for others to say.
 * `onItem` spares whoever reads the items from parsing the sound ones again.
 */
export function openRecord(text: string, onItem?: OnItem): RecordText {
  const list = findList(text);
  if (!list) {
    return { head: piece(text, 0), items: [], tail: piece('', 0), hasList: false, isCertain: true, itemIndent: -1 };
  }
  const rest = text.slice(list.offset);
  const itemIndent = firstIndent(rest);
  const { items, tail } = cut(rest, { itemIndent, isFirst: true, isLast: true, resumesAt: () => false, onItem });
  const head = piece(text.slice(0, list.offset), 0);
  return { head, items, tail: piece(tail, 0), hasList: true, isCertain: list.isCertain, itemIndent };
}

/** The whole text again. */
export function recordText(record: RecordText): string {
  return record.head.text + record.items.map((item) => item.text).join('') + record.tail.text;
}

/** How a list is cut into items. */
export interface CutOptions {
  readonly itemIndent: number;
  /** True when the text begins right behind the list's opening bracket. */
  readonly isFirst: boolean;
  /** True when the text reaches to the end of the document. */
  readonly isLast: boolean;
  /** True when from this offset on everything is known already. */
  readonly resumesAt: (offset: number) => boolean;
  readonly onItem?: OnItem | undefined;
}

/** The items that were found, and what ended the search: the end of the text, or a boundary that is known already. */
export interface CutResult {
  readonly items: readonly Piece[];
  readonly tail: string;
  readonly complete: boolean;
  readonly resumed?: number;
}

/** Cuts the text of a list into its items, up to the end of the list or to a known boundary. */
export function cut(text: string, options: CutOptions): CutResult {
  const items: Piece[] = [];
  const soundEnd = soundItemEnds(text, options.itemIndent);
  let at = 0;
  for (;;) {
    const next = nextItem(text, at, options.itemIndent, options.isFirst && items.length === 0);
    const listEnded = next.body === undefined;
    if (next.ranOut && !options.isLast) return { items, tail: '', complete: false };
    if (listEnded) return { items, tail: text.slice(at), complete: options.isLast };
    const sound = soundEnd(next.body);
    const { end, broken, ranOut } = sound
      ? { ...sound, broken: false, ranOut: false }
      : itemEnd(text, next.body, options.itemIndent);
    if (ranOut && !options.isLast) return { items, tail: '', complete: false };
    const found = piece(text.slice(at, end), next.body - at, broken);
    if (sound) options.onItem?.(found, items.length, sound.parsed);
    items.push(found);
    at = end;
    if (options.resumesAt(at)) return { items, tail: '', complete: false, resumed: at };
  }
}

/** How far the first item of a list is indented; `list` is the text behind its opening bracket. */
export function firstIndent(list: string): number {
  const { body } = nextItem(list, 0, -1, true);
  return body === undefined ? -1 : indentBefore(list, body);
}

/** A piece of a text; its value begins at `body`. */
export function piece(text: string, body: number, isBroken = false): Piece {
  return { text, body, lines: countLines(text), isBroken };
}
