import {
  TAB,
  LF,
  CR,
  SPACE,
  QUOTE,
  COMMA,
  COLON,
  OPEN_LIST,
  BACKSLASH,
  CLOSE_LIST,
  OPEN_OBJECT,
  CLOSE_OBJECT,
} from './characters';

/**
 * Finds where a JSON value ends, in one pass over characters and without a parser, also in text that is broken.
 * It decides only where pieces begin and end; what is wrong inside a piece is the parser's business.
 */

/** How an item ended. `broken` is proven, by a bracket or a string without its end: no valid document contains this text. */
export interface ValueEnd {
  readonly end: number;
  readonly broken: boolean;
  /** True when the text ran out: more text could change the result. */
  readonly ranOut: boolean;
}

/** True for the four characters that JSON counts as white space. */
export function isSpace(code: number): boolean {
  return code === SPACE || code === LF || code === CR || code === TAB;
}

/** The offset behind the string that opens at `offset`: behind its closing quote, or at the end of its line without one. */
export function stringEnd(text: string, offset: number): number {
  for (let at = offset + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) return at + 1;
    if (code === LF || code === CR) return at;
    if (code === BACKSLASH) at += 1;
  }
  return text.length;
}

/** The offset of the first character at or after `offset` that is not white space. */
export function skipSpace(text: string, offset: number): number {
  let at = offset;
  while (at < text.length && isSpace(text.charCodeAt(at))) at += 1;
  return at;
}

/** How many blanks or tabs stand before `offset` on its line, if nothing else does; otherwise -1. */
export function indentBefore(text: string, offset: number): number {
  for (let at = offset - 1; at >= 0; at -= 1) {
    const code = text.charCodeAt(at);
    if (code === LF || code === CR) return offset - at - 1;
    if (code !== SPACE && code !== TAB) return -1;
  }
  return -1;
}

/**
 * The end of the item that begins at `offset`. A sound item ends behind its last bracket. An item whose brackets
 * contradict each other ends before the next line that opens an item at `itemIndent`, or that is indented less:
 * so the fault stays inside it. With an `itemIndent` of -1 there are no such lines.
 */
export function itemEnd(text: string, offset: number, itemIndent: number): ValueEnd {
  const first = text.charCodeAt(offset);
  if (first === QUOTE) return stringItemEnd(text, offset);
  if (first !== OPEN_OBJECT && first !== OPEN_LIST) return bareWordEnd(text, offset);
  const open: number[] = [];
  let broken = false;
  let before = 0;
  let at = offset;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (isSpace(code)) {
      at += 1;
      continue;
    }
    if (code === OPEN_OBJECT || code === OPEN_LIST) {
      const misplaced = open.at(-1) === OPEN_OBJECT && before !== COLON;
      if (misplaced) return brokenEnd(text, at, itemIndent);
      open.push(code);
    } else if (code === CLOSE_OBJECT || code === CLOSE_LIST) {
      if (open.pop() !== code - 2) return brokenEnd(text, at, itemIndent);
      if (open.length === 0) return { end: at + 1, broken, ranOut: false };
    }
    before = code;
    const end = code === QUOTE ? stringEnd(text, at) : at + 1;
    if (code === QUOTE && (end === at + 1 || text.charCodeAt(end - 1) !== QUOTE)) broken = true;
    at = end;
  }
  return { end: trimmedEnd(text, text.length), broken: true, ranOut: true };
}

/** Where a broken item ends, looking from `offset`, the place that proved it broken. */
function brokenEnd(text: string, offset: number, itemIndent: number): ValueEnd {
  let at = offset;
  while (itemIndent >= 0 && at < text.length) {
    const code = text.charCodeAt(at);
    if (!isSpace(code)) {
      const indent = indentBefore(text, at);
      const opensItem = indent === itemIndent && code === OPEN_OBJECT;
      const closesList = indent >= 0 && indent < itemIndent;
      if (opensItem || closesList) return { end: trimmedEnd(text, at), broken: true, ranOut: false };
    }
    at = code === QUOTE ? stringEnd(text, at) : at + 1;
  }
  return { end: trimmedEnd(text, text.length), broken: true, ranOut: true };
}

/**
 * A string that reaches to where the text ran out may go on in more of it. A backslash before CR LF escapes the CR alone,
 * as the parser has it; a piece that ended there would tear the line break in two.
 */
function stringItemEnd(text: string, offset: number): ValueEnd {
  const end = stringEnd(text, offset);
  const isInBreak = text.charCodeAt(end - 1) === CR && text.charCodeAt(end) === LF;
  return { end: isInBreak ? end - 1 : end, broken: false, ranOut: end === text.length };
}

function bareWordEnd(text: string, offset: number): ValueEnd {
  let at = offset;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    const ends = isSpace(code) || code === COMMA || code === CLOSE_LIST || code === CLOSE_OBJECT || code === QUOTE;
    if (at > offset && ends) return { end: at, broken: false, ranOut: false };
    at += 1;
  }
  return { end: at, broken: false, ranOut: true };
}

/** Before a separating comma and the white space around it, which belong to the next piece. */
function trimmedEnd(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && isSpace(text.charCodeAt(at - 1))) at -= 1;
  if (at > 0 && text.charCodeAt(at - 1) === COMMA) at -= 1;
  while (at > 0 && isSpace(text.charCodeAt(at - 1))) at -= 1;
  return at;
}

/** What follows an item: the next item (with the offset where its value begins), or the end of the list. */
export interface NextItem {
  readonly body: number | undefined;
  /** True when the text ran out: more text could change the result. */
  readonly ranOut: boolean;
}

/**
 * Looks behind an item (or behind the list's opening bracket) for the next one. Stray text between two items goes to
 * the next one's lead, up to a line that opens an item; a closing bracket or a line indented less ends the list.
 */
export function nextItem(text: string, offset: number, itemIndent: number, isFirst: boolean): NextItem {
  let mayBegin = isFirst;
  let stray = false;
  let at = offset;
  for (;;) {
    at = skipSpace(text, at);
    if (at >= text.length) return { body: undefined, ranOut: true };
    const code = text.charCodeAt(at);
    const indent = indentBefore(text, at);
    if (itemIndent >= 0 && indent >= 0 && indent < itemIndent) return { body: undefined, ranOut: false };
    const opensItem = code === OPEN_OBJECT && (indent === itemIndent || !stray);
    if (opensItem) return { body: at, ranOut: false };
    if (code === CLOSE_LIST && (!stray || itemIndent < 0)) return { body: undefined, ranOut: false };
    if (code === COMMA) mayBegin = true;
    else if (stray || !mayBegin || code === CLOSE_LIST || code === CLOSE_OBJECT) stray = true;
    else return { body: at, ranOut: false };
    at = code === QUOTE ? stringEnd(text, at) : at + 1;
  }
}
