import { BEHIND_WORD, type Token, isKey, opensValue, significant, tokenAt } from './tokens';
import type { Segment } from './tree';

const WORD_CHARACTER = /[A-Za-z0-9_]/;

/** Where a person is typing. Offsets are those of the text that was given. */
export interface Cursor {
  /** What can be typed there: a key of an object, its value, an element of a list; in comments and the like, nothing. */
  readonly kind: 'key' | 'value' | 'element' | 'nothing';
  /** The path of the value or element, or of the object that the key belongs to. */
  readonly path: readonly Segment[];
  /** The text that a completion replaces: the whole of the word, number or string under the cursor. */
  readonly start: number;
  readonly end: number;
  /** What stands behind it: its colon, a value whose colon is missing, another member or element, or none of these. */
  readonly follows: 'colon' | 'value' | 'entry' | 'end';
  /** What is missing before it, and where: behind the text before. */
  readonly missing: { readonly at: number; readonly mark: ',' | ':' } | undefined;
}

/** An object or a list that is open, and what it waits for. */
interface Frame {
  readonly isList: boolean;
  index: number;
  key: string;
  expects: 'key' | 'colon' | 'value' | 'comma';
}

/** Finds out where the cursor is, also in text that is broken: one pass over the text before it. */
export function cursorAt(text: string, offset: number): Cursor {
  const frames: Frame[] = [];
  let lastEnd = 0;
  let token = tokenAt(text, 0);
  while (token && token.start < offset && !isTouched(text, token, offset)) {
    if (token.kind !== 'comment') {
      take(frames, token, text);
      lastEnd = token.end;
    }
    token = tokenAt(text, token.end);
  }
  const touched = token && token.start < offset ? typed(text, token, offset) : undefined;
  const top = frames.at(-1);
  if (touched?.kind === 'comment' || !top) return nothing(offset);
  return top.isList
    ? elementCursor(text, { frames, top, lastEnd, touched, offset })
    : memberCursor(text, { frames, top, lastEnd, touched, offset });
}

/** What was found out up to the cursor. */
interface Found {
  readonly frames: readonly Frame[];
  readonly top: Frame;
  readonly lastEnd: number;
  /** The word or string that the cursor is in, or right behind. */
  readonly touched: Token | undefined;
  readonly offset: number;
}

function elementCursor(text: string, { frames, top, lastEnd, touched, offset }: Found): Cursor {
  const { start, end } = touched ?? { start: offset, end: offset };
  const isBehind = top.expects === 'comma';
  const next = significant(text, end);
  return {
    kind: 'element',
    path: [...pathOf(frames), top.index + (isBehind ? 1 : 0)],
    start,
    end,
    follows: next && opensValue(next) ? 'entry' : 'end',
    missing: isBehind ? { at: lastEnd, mark: ',' } : undefined,
  };
}

function memberCursor(text: string, found: Found): Cursor {
  const { frames, top, lastEnd, touched, offset } = found;
  const { start, end } = touched ?? { start: offset, end: offset };
  const next = significant(text, end);
  const isNamed = touched !== undefined && next?.kind === ':';
  if (top.expects === 'key' || top.expects === 'comma' || isNamed) {
    const missing = top.expects === 'comma' ? ({ at: lastEnd, mark: ',' } as const) : undefined;
    return { kind: 'key', path: pathOf(frames), start, end, follows: behindKey(text, next, touched), missing };
  }
  if (next?.kind === ':') return nothing(offset);
  return valueCursor(text, found, next);
}

/** A value that stands behind the cursor on its line is what a completion replaces. */
function valueCursor(text: string, { frames, top, lastEnd, touched, offset }: Found, next: Token | undefined): Cursor {
  const path = [...pathOf(frames), top.key];
  const missing = top.expects === 'colon' ? ({ at: lastEnd, mark: ':' } as const) : undefined;
  const isEntry = next && opensValue(next);
  if (touched || !isEntry || isKey(text, next)) {
    const { start, end } = touched ?? { start: offset, end: offset };
    return { kind: 'value', path, start, end, follows: isEntry ? 'entry' : 'end', missing };
  }
  const isOnLine = !/[\r\n]/.test(text.slice(offset, next.start));
  if (!isOnLine || next.kind === '{' || next.kind === '[') return nothing(offset);
  const behind = significant(text, next.end);
  return {
    kind: 'value',
    path,
    start: offset,
    end: next.end,
    follows: behind && opensValue(behind) ? 'entry' : 'end',
    missing,
  };
}

function nothing(offset: number): Cursor {
  return { kind: 'nothing', path: [], start: offset, end: offset, follows: 'end', missing: undefined };
}

function behindKey(text: string, next: Token | undefined, touched: Token | undefined): Cursor['follows'] {
  if (next?.kind === ':') return 'colon';
  if (!next || !opensValue(next)) return 'end';
  return !touched || isKey(text, next) ? 'entry' : 'value';
}

function pathOf(frames: readonly Frame[]): Segment[] {
  return frames.slice(0, -1).map((frame) => (frame.isList ? frame.index : frame.key));
}

/** Takes a token that ends before the cursor; tokens that contradict those before it begin anew where they can. */
function take(frames: Frame[], token: Token, text: string): void {
  const top = frames.at(-1);
  if (token.kind === ':') {
    if (top && !top.isList) top.expects = 'value';
  } else if (token.kind === ',') {
    if (top?.isList) top.index += 1;
    if (top) top.expects = top.isList ? 'value' : 'key';
  } else if (token.kind === '}' || token.kind === ']') close(frames, token.kind === ']');
  else if (token.kind === '{' || token.kind === '[') {
    if (top) beginValue(top);
    const isList = token.kind === '[';
    frames.push({ isList, index: 0, key: '', expects: isList ? 'value' : 'key' });
  } else if (top) takeWord(top, token, text);
}

function takeWord(top: Frame, token: Token, text: string): void {
  const isMemberKey = !top.isList && (top.expects === 'key' || top.expects === 'comma' || isKey(text, token));
  if (!isMemberKey) {
    beginValue(top);
    return;
  }
  top.key = text.slice(token.start, token.end).replaceAll('"', '');
  top.expects = 'colon';
}

function beginValue(top: Frame): void {
  if (top.isList && top.expects === 'comma') top.index += 1;
  top.expects = 'comma';
}

/** A bracket closes the innermost one of its kind; one that closes nothing is passed over. */
function close(frames: Frame[], isList: boolean): void {
  const at = frames.findLastIndex((frame) => frame.isList === isList);
  if (at >= 0) frames.length = at;
}

function isTouched(text: string, token: Token, offset: number): boolean {
  const isClosedComment = token.kind === 'comment' && text.slice(token.start, token.end).endsWith('*/');
  if (isClosedComment) return offset < token.end;
  return offset <= token.end && (token.kind === 'text' || token.kind === 'word' || token.kind === 'comment');
}

/**
 * The token under the cursor. A string that is not closed, or that is closed by the quote that opens the next one, ends
 * with the word that is being typed: what follows stays.
 */
function typed(text: string, token: Token, offset: number): Token {
  const isCut = token.kind === 'text' && !isClosed(text, token);
  if (!isCut) return token;
  let end = offset;
  while (end < token.end && !BEHIND_WORD.test(text[end] ?? '')) end += 1;
  return { ...token, end };
}

function isClosed(text: string, { start, end }: Token): boolean {
  return end - start > 1 && text[end - 1] === '"' && !WORD_CHARACTER.test(text[end] ?? '');
}
