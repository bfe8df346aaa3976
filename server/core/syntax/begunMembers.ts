import { createScanner } from 'jsonc-parser';
import {
  CLOSE_LIST,
  CLOSE_OBJECT,
  COLON,
  COMMA,
  CR,
  LF,
  OPEN_LIST,
  OPEN_OBJECT,
  QUOTE,
  SLASH,
  SPACE,
  TAB,
} from './characters';
import { indentBefore, isSpace, skipSpace, stringEnd } from './scan';

/** A member that somebody is typing above another one: a key without a colon yet, or with a colon and no value. */
export interface BegunMember {
  readonly key: string;
  readonly lacks: 'colon' | 'value' | 'quote';
  /** From its key up to behind what is there of it. */
  readonly start: number;
  readonly end: number;
}

/** Where a string stands, or a key with its colon. */
interface Token {
  readonly start: number;
  readonly end: number;
}

/** An object or a list that is open. */
interface Frame {
  readonly isList: boolean;
  /** The strings since the last comma, colon or other value. */
  readonly strings: Token[];
  /** The member whose value comes next: its key, up to behind its colon. */
  named: Token | undefined;
}

/**
 * Finds the members that are only begun, behind which another member stands as a whole. To a parser, the key of the next
 * one would be the value of the one before, and the next value a piece of text that belongs nowhere.
 *
 *   "name": "a",            "mincores":
 *   "vol"                   "minmemory": "8Gi"
 *   "content": { … }
 */
export function begunMembers(text: string): BegunMember[] {
  const frames: Frame[] = [];
  const found: BegunMember[] = [];
  let top: Frame | undefined;
  for (let start = skipTrivia(text, 0); start < text.length;) {
    const code = text.charCodeAt(start);
    const end = code === QUOTE ? stringEnd(text, start) : start + 1;
    if (code === QUOTE) top?.strings.push({ start, end });
    else if (code === COLON && top && !top.isList) begunBefore(text, top, end).forEach((each) => found.push(each));
    else if (code === CLOSE_OBJECT || code === CLOSE_LIST) frames.pop();
    else if (top) forget(top);
    if (code === OPEN_OBJECT || code === OPEN_LIST) {
      frames.push({ isList: code === OPEN_LIST, strings: [], named: undefined });
    }
    top = frames.at(-1);
    start = skipTrivia(text, end);
  }
  return found;
}

/** Behind a comma or a value that is no string, nothing is open any more. */
function forget(frame: Frame): void {
  frame.strings.length = 0;
  frame.named = undefined;
}

/** At a colon: the string before it is a key, the first one behind an earlier colon is a value, and the others are begun. */
function begunBefore(text: string, frame: Frame, end: number): readonly BegunMember[] {
  const { named } = frame;
  const strings = frame.strings.splice(0);
  const key = strings.pop();
  frame.named = key && { start: key.start, end };
  if (!key || strings.length === (named ? 1 : 0)) return NONE; // as it should be, or a comma is missing
  if (named && strings.length === 0) return isMemberBelow(text, named, key) ? [begun(text, named, 'value')] : NONE;
  const alone = (named ? strings.slice(1) : strings).filter((each) => hasLineAlone(text, each));
  return alone.map((each) => begun(text, each, isClosed(text, each) ? 'colon' : 'quote'));
}

const NONE: readonly BegunMember[] = [];

function begun(text: string, { start, end }: Token, lacks: BegunMember['lacks']): BegunMember {
  const scanner = createScanner(text.slice(start, end));
  scanner.scan();
  return { key: scanner.getTokenValue(), lacks, start, end };
}

/** The offset of the first character that is neither white space nor in a comment. */
function skipTrivia(text: string, offset: number): number {
  let at = skipSpace(text, offset);
  while (text.charCodeAt(at) === SLASH) {
    const isLine = text[at + 1] === '/';
    if (!isLine && text[at + 1] !== '*') return at;
    const end = isLine ? text.slice(at).search(/[\r\n]/) + at : text.indexOf('*/', at + 2) + 2;
    if (end < at + 2) return text.length;
    at = skipSpace(text, end);
  }
  return at;
}

/** On a later line, and not indented as what belongs into an object whose opening bracket is missing. */
function isMemberBelow(text: string, member: Token, key: Token): boolean {
  const [indent, nextIndent] = [indentBefore(text, member.start), indentBefore(text, key.start)];
  return nextIndent >= 0 && (indent < 0 || nextIndent <= indent);
}

/** Otherwise it is a piece of a line in which a quote is missing. */
function hasLineAlone(text: string, { start, end }: Token): boolean {
  return beginsMember(text, start) && !text.slice(start, end).includes(':') && endsLine(text, end);
}

function beginsMember(text: string, offset: number): boolean {
  if (indentBefore(text, offset) >= 0) return true;
  let at = offset - 1;
  while (isSpace(text.charCodeAt(at))) at -= 1;
  const code = text.charCodeAt(at);
  return code === OPEN_OBJECT || code === COMMA;
}

function endsLine(text: string, offset: number): boolean {
  let at = offset;
  while (text.charCodeAt(at) === SPACE || text.charCodeAt(at) === TAB) at += 1;
  const code = text.charCodeAt(at);
  return code === LF || code === CR || text.startsWith('//', at) || text.startsWith('/*', at);
}

function isClosed(text: string, { start, end }: Token): boolean {
  return end - start > 1 && text[end - 1] === '"';
}

/** The text with blanks where these members are, so that every offset stays. */
export function withoutMembers(text: string, members: readonly BegunMember[]): string {
  let rest = '';
  for (const { start, end } of members) rest += text.slice(rest.length, start) + ' '.repeat(end - start);
  return rest + text.slice(rest.length);
}
