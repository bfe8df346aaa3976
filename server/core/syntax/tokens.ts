import { skipSpace, stringEnd } from './scan';

const MARKS = ['{', '}', '[', ']', ':', ','] as const;

/** A piece of JSON that is being written: a mark, a string, a number or a word, or a comment, however broken. */
export interface Token {
  readonly kind: (typeof MARKS)[number] | 'text' | 'word' | 'comment';
  readonly start: number;
  readonly end: number;
}

/** What ends a word. A colon does so only where it does not stand inside one, as it does in `purl:type`. */
export const BEHIND_WORD = /[\s{}[\]",:]/;

/** The first token from an offset on that is no comment; undefined at the end of the text. */
export function significant(text: string, offset: number): Token | undefined {
  let token = tokenAt(text, offset);
  while (token?.kind === 'comment') token = tokenAt(text, token.end);
  return token;
}

/** The first token from an offset on; undefined at the end of the text. */
export function tokenAt(text: string, offset: number): Token | undefined {
  const start = skipSpace(text, offset);
  const character = text[start];
  if (character === undefined) return undefined;
  const mark = MARKS.find((each) => each === character);
  if (mark) return { kind: mark, start, end: start + 1 };
  if (character === '"') return { kind: 'text', start, end: stringEnd(text, start) };
  if (character === '/') return { kind: 'comment', start, end: commentEnd(text, start) };
  return { kind: 'word', start, end: wordEnd(text, start) };
}

function commentEnd(text: string, start: number): number {
  const isBlock = text[start + 1] === '*';
  const end = isBlock ? text.indexOf('*/', start + 2) : text.slice(start).search(/[\r\n]/);
  if (end < 0) return text.length;
  return isBlock ? end + 2 : start + end;
}

function wordEnd(text: string, start: number): number {
  let at = start;
  while (at < text.length && (!BEHIND_WORD.test(text[at] ?? '') || isInnerColon(text, start, at))) at += 1;
  return Math.max(at, start + 1);
}

function isInnerColon(text: string, start: number, at: number): boolean {
  return text[at] === ':' && /[A-Za-z]/.test(text[start] ?? '') && /[A-Za-z/]/.test(text[at + 1] ?? '');
}

/** True of a word or a string that a colon follows. */
export function isKey(text: string, token: Token): boolean {
  return (token.kind === 'text' || token.kind === 'word') && significant(text, token.end)?.kind === ':';
}

/** True of what a value can begin with. */
export function opensValue({ kind }: Token): boolean {
  return kind === 'text' || kind === 'word' || kind === '{' || kind === '[';
}
