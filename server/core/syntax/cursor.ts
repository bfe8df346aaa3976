import { getLocation } from 'jsonc-parser';
import { skipSpace } from './scan';
import type { Segment } from './tree';

/** Where a person is typing. Offsets are those of the text that was given. */
export interface Cursor {
  /** The path of what is being typed: of the value, or of the object that the key belongs to. */
  readonly path: readonly Segment[];
  readonly isKey: boolean;
  /** The text that a completion replaces: the whole of the word, number or string under the cursor. */
  readonly start: number;
  readonly end: number;
  /** True when a colon follows, so that a key already has its value. */
  readonly hasColon: boolean;
  /** True when another member or element follows without a comma in between. */
  readonly needsCommaBehind: boolean;
  /** Where a comma is missing before this, if one is. */
  readonly missingCommaBefore: number | undefined;
}

const WORD = /[A-Za-z0-9_.+\-$@:/]/;

/** Finds out where the cursor is, also in text that is broken. */
export function cursorAt(text: string, offset: number): Cursor {
  const location = getLocation(text, offset);
  const { path, previousNode } = location;
  const covers = previousNode && previousNode.offset <= offset && offset <= previousNode.offset + previousNode.length;
  const isToken = covers && previousNode.type !== 'object' && previousNode.type !== 'array';
  const start = isToken ? previousNode.offset : wordStart(text, offset);
  const end = isToken ? previousNode.offset + previousNode.length : wordEnd(text, offset);
  const behind = text[skipSpace(text, end)];
  const missingCommaBefore = missingComma(text, start);
  const isBehindValue = !isToken && missingCommaBefore !== undefined && typeof path.at(-1) === 'string';
  const isKey = location.isAtPropertyKey || isBehindValue;
  return {
    path: isKey ? path.slice(0, -1) : path,
    isKey,
    start,
    end,
    hasColon: behind === ':',
    needsCommaBehind: behind === '"' || behind === '{' || behind === '[',
    missingCommaBefore,
  };
}

function wordStart(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && WORD.test(text[at - 1] ?? '')) at -= 1;
  return text[at] === ':' ? at + 1 : at;
}

function wordEnd(text: string, offset: number): number {
  let at = offset;
  while (at < text.length && WORD.test(text[at] ?? '') && text[at] !== ':') at += 1;
  return at;
}

/** A member or element follows a finished value only behind a comma. */
function missingComma(text: string, start: number): number | undefined {
  let at = start;
  while (at > 0 && /\s/.test(text[at - 1] ?? '')) at -= 1;
  const before = text[at - 1];
  return before !== undefined && /["\]}0-9a-z]/.test(before) && before !== ':' ? at : undefined;
}
