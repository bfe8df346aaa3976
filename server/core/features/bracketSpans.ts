import type { Span } from '../analysis/problem';
import { isSpace, stringEnd } from '../syntax/scan';

const CLOSING: Readonly<Record<string, string>> = { '{': '}', '[': ']' };

/**
 * Every pair of brackets of a text from an offset on, found without a tree. In broken text one that is not closed ends
 * before the bracket that closes what is around it, or with the text.
 */
export function bracketSpans(text: string, from: number): Span[] {
  const spans: Span[] = [];
  const open: number[] = [];
  const awaited = { '}': 0, ']': 0 };
  const end = endBefore(text, text.length);
  const close = (behind: number) => {
    const offset = open.pop() ?? behind;
    awaited[text[offset] === '{' ? '}' : ']'] -= 1;
    spans.push({ offset, length: behind - offset });
  };
  let at = from;
  while (at < end) {
    const character = text[at] ?? '';
    if (character === '{' || character === '[') {
      open.push(at);
      awaited[character === '{' ? '}' : ']'] += 1;
    } else if ((character === '}' || character === ']') && awaited[character] > 0) {
      const before = endBefore(text, at);
      while (CLOSING[text[open.at(-1) ?? at] ?? ''] !== character) close(before);
      close(at + 1);
    }
    at = character === '"' ? stringEnd(text, at) : at + 1;
  }
  while (open.length > 0) close(end);
  return spans;
}

function endBefore(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && isSpace(text.charCodeAt(at - 1))) at -= 1;
  return at;
}
