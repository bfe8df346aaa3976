import { QUOTE, COLON, OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT } from './characters';
import { isJson } from './json';
import { indentBefore, skipSpace, stringEnd } from './scan';

/** Where the list of executables begins: behind its opening bracket. */
export interface ListStart {
  readonly offset: number;
  /** False when its indentation, or that of a list before it, was looked at: then an edit anywhere can change the choice. */
  readonly isCertain: boolean;
}

/**
 * Finds the first `"executables": [` that is a member of the document itself; where brackets before it are broken, one
 * that is indented like the document's first member counts too. Undefined without one, and in a text that does not
 * begin as a record does, with a brace (or, when that is missing, with a key).
 */
export function findList(text: string): ListStart | undefined {
  const first = text.charCodeAt(skipSpace(text, text.startsWith('\ufeff') ? 1 : 0));
  if (first !== OPEN_OBJECT && first !== QUOTE) return undefined;
  let depth = 0;
  let memberIndent = -1;
  let isCertain = true;
  let isSound: boolean | undefined;
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === OPEN_OBJECT || code === OPEN_LIST) depth += 1;
    if (code === CLOSE_OBJECT || code === CLOSE_LIST) depth -= 1;
    if (code !== QUOTE) {
      at += 1;
      continue;
    }
    const end = stringEnd(text, at);
    const indent = indentBefore(text, at);
    if (memberIndent < 0) memberIndent = indent;
    const offset = listOf(text, at, end);
    if (offset !== undefined && depth === 1) return { offset, isCertain };
    const looksLikeIt = offset !== undefined && indent >= 0 && indent === memberIndent;
    if (looksLikeIt) isCertain = false;
    // Sound JSON needs no guesses: there, a list that is nested is nested, however the lines are indented.
    if (looksLikeIt && !(isSound ??= isJson(text))) return { offset, isCertain };
    at = end;
  }
  return undefined;
}

function listOf(text: string, start: number, end: number): number | undefined {
  if (text.slice(start, end) !== '"executables"') return undefined;
  const colon = skipSpace(text, end);
  if (text.charCodeAt(colon) !== COLON) return undefined;
  const bracket = skipSpace(text, colon + 1);
  return text.charCodeAt(bracket) === OPEN_LIST ? bracket + 1 : undefined;
}
