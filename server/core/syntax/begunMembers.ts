import { createScanner } from 'jsonc-parser';
import { indentBefore } from './scan';

/** A member that somebody is typing above another one: a key without a colon yet, or with a colon and no value. */
export interface BegunMember {
  readonly key: string;
  readonly lacks: 'colon' | 'value' | 'quote';
  /** From its key up to behind what is there of it. */
  readonly start: number;
  readonly end: number;
}

/** A string, or a key with its colon. */
interface Token {
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

/** An object or a list that is open. */
interface Frame {
  readonly isList: boolean;
  /** The strings since the last comma, colon or other value. */
  strings: Token[];
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
  const scanner = createScanner(text, true);
  const frames: Frame[] = [];
  const found: BegunMember[] = [];
  for (;;) {
    scanner.scan();
    const start = scanner.getTokenOffset();
    if (start >= text.length) return found;
    const end = start + scanner.getTokenLength();
    const opening = text[start] ?? '';
    const top = frames.at(-1);
    if (opening === '}' || opening === ']') frames.pop();
    else if (opening === ':' && top && !top.isList) found.push(...begunBefore(text, top, end));
    else if (opening === '"') top?.strings.push({ key: scanner.getTokenValue(), start, end });
    else if (top) Object.assign(top, { strings: [], named: undefined });
    if (opening === '{' || opening === '[') frames.push({ isList: opening === '[', strings: [], named: undefined });
  }
}

/** At a colon: the string before it is a key, the first one behind an earlier colon is a value, and the others are begun. */
function begunBefore(text: string, frame: Frame, end: number): BegunMember[] {
  const { strings, named } = frame;
  const key = strings.pop();
  const isValueMissing = named !== undefined && strings.length === 0;
  const alone = (named ? strings.slice(1) : strings).filter((each) => hasLineAlone(text, each));
  frame.strings = [];
  frame.named = key && { ...key, end };
  if (!key) return [];
  if (!isValueMissing) return alone.map((each) => ({ ...each, lacks: isClosed(text, each) ? 'colon' : 'quote' }));
  return isMemberBelow(text, named, key) ? [{ ...named, lacks: 'value' }] : [];
}

/** On a later line, and not indented as what belongs into an object whose opening bracket is missing. */
function isMemberBelow(text: string, member: Token, key: Token): boolean {
  const [indent, nextIndent] = [indentBefore(text, member.start), indentBefore(text, key.start)];
  return nextIndent >= 0 && (indent < 0 || nextIndent <= indent);
}

/** Otherwise it is a piece of a line in which a quote is missing. */
function hasLineAlone(text: string, { key, start, end }: Token): boolean {
  const isFirst = indentBefore(text, start) >= 0 || /[{,]\s*$/.test(text.slice(Math.max(0, start - 100), start));
  return isFirst && !key.includes(':') && /^[ \t]*(?:[\r\n]|\/[/*])/.test(text.slice(end, end + 100));
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
