import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { type BegunMember, begunMembers, withoutMembers } from './begunMembers';
import { CLOSE_LIST, CLOSE_OBJECT, COLON, OPEN_LIST, OPEN_OBJECT, QUOTE } from './characters';
import { isSpace, stringEnd } from './scan';
import { soundTree } from './soundTree';

export type { Node } from 'jsonc-parser';

/** Deeper documents are not looked into: the parser would run out of stack (SAFETY R6). */
export const MAX_DEPTH = 200;

/** How many faults of one piece are told: the later ones are mostly consequences of the first. */
const MAX_FAULTS = 5;

/** The kinds of syntax fault that people are told about. */
export type SyntaxFaultKind =
  | 'comma-expected'
  | 'comma-surplus'
  | 'colon-expected'
  | 'value-expected'
  | 'key-expected'
  | 'close-object-expected'
  | 'close-list-expected'
  | 'string-unclosed'
  | 'comment'
  | 'bad-escape'
  | 'bad-character'
  | 'bad-number'
  | 'bad-word'
  | 'end-expected';

/** The parser's names for them. */
const KINDS: ReadonlyMap<string, SyntaxFaultKind> = new Map([
  ['CommaExpected', 'comma-expected'],
  ['ColonExpected', 'colon-expected'],
  ['ValueExpected', 'value-expected'],
  ['PropertyNameExpected', 'key-expected'],
  ['CloseBraceExpected', 'close-object-expected'],
  ['CloseBracketExpected', 'close-list-expected'],
  ['UnexpectedEndOfString', 'string-unclosed'],
  ['InvalidCommentToken', 'comment'],
  ['UnexpectedEndOfComment', 'comment'],
  ['InvalidUnicode', 'bad-escape'],
  ['InvalidEscapeCharacter', 'bad-escape'],
  ['InvalidCharacter', 'bad-character'],
  ['UnexpectedEndOfNumber', 'bad-number'],
  ['InvalidNumberFormat', 'bad-number'],
  ['InvalidSymbol', 'bad-word'],
  ['EndOfFileExpected', 'end-expected'],
]);

/** A syntax fault, and the smallest text that shows it. */
export interface SyntaxFault {
  readonly kind: SyntaxFaultKind;
  readonly offset: number;
  readonly length: number;
}

/** A piece of JSON, read as far as it can be: a tree and faults, never one or the other. */
export interface JsonTree {
  readonly root: Node | undefined;
  readonly faults: readonly SyntaxFault[];
  readonly isTooDeep: boolean;
  /** The keys of members that are being typed above another; they are told as faults, and are not in the tree. */
  readonly begun: readonly string[];
  /** True when nothing is wrong but these members, so that all the others are as in a sound text. */
  readonly isWhole: boolean;
}

/** Reads strict JSON (RFC 8259). Never throws; text that is nested deeper than `MAX_DEPTH` gives no tree. */
export function readJson(text: string): JsonTree {
  if (depthOf(text) > MAX_DEPTH) return { root: undefined, faults: [], isTooDeep: true, begun: [], isWhole: false };
  const read = parsed(text);
  const { root, errors } = read;
  const begun = mayHaveBegun(text, read) ? begunMembers(text) : [];
  if (begun.length > 0) return readBeside(text, begun);
  return { root, faults: faultsOf(text, errors), isTooDeep: false, begun: [], isWhole: errors.length === 0 };
}

/** Faults that a member which is only begun brings about, or that hide it since the parser gives up there. */
const MAY_HIDE_BEGUN: ReadonlySet<string> = new Set(['ColonExpected', 'EndOfFileExpected']);

/** False where no member can be one that is only begun: then a colon is missing, or stands where a comma should. */
function mayHaveBegun(text: string, { root, errors }: Parsed): boolean {
  const mayHide = ({ error, offset }: ParseError) =>
    text.charCodeAt(offset) === COLON || MAY_HIDE_BEGUN.has(printParseErrorCode(error));
  return errors.length > 0 && (!root || errors.some(mayHide));
}

const LACKING = { colon: 'colon-expected', value: 'value-expected', quote: 'string-unclosed' } as const;

/** Reads what stands beside members that are only begun: each of them is one fault, and disturbs nothing else. */
function readBeside(text: string, begun: readonly BegunMember[]): JsonTree {
  const rest = withoutMembers(text, begun);
  const { root, errors } = parsed(rest);
  const faults = begun.map(({ lacks, end }): SyntaxFault => ({ kind: LACKING[lacks], offset: end - 1, length: 1 }));
  const all = [...faults, ...faultsOf(rest, errors)].sort((a, b) => a.offset - b.offset).slice(0, MAX_FAULTS);
  const keys = begun.map(({ key }) => key);
  return { root, faults: all, isTooDeep: false, begun: keys, isWhole: errors.length === 0 };
}

interface Parsed {
  readonly root: Node | undefined;
  readonly errors: readonly ParseError[];
}

function parsed(text: string): Parsed {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false, allowEmptyContent: true });
  return { root, errors };
}

/** The tree of a text that `readSound` has read: nothing is wrong with it. */
export function readSoundTree(text: string): JsonTree {
  return { root: soundTree(text), faults: [], isTooDeep: false, begun: [], isWhole: true };
}

/** True when a text is one sound JSON value, however deep. */
export function isJson(text: string): boolean {
  return parsedJson(text) !== undefined;
}

/** What a text was parsed to: an object of its own, since the value may be anything, also null. */
export interface ParsedJson {
  readonly value: unknown;
}

/** The value of a text that is one sound JSON value, however deep; undefined for any other text. */
export function parsedJson(text: string): ParsedJson | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined; // this is the answer, not a fault
  }
}

/** A sound JSON text as a plain value, read without a tree. */
export interface SoundJson {
  readonly value: unknown;
  /** False when no object in it has a key twice. True when that is possible: only a tree can tell. */
  readonly mayRepeatKeys: boolean;
}

/**
 * Reads a text that is sound and not too deep; undefined for any other, of which a tree has to be made. `parsed` is what
 * the text was parsed to already.
 */
export function readSound(text: string, parsed = parsedJson(text)): SoundJson | undefined {
  if (!parsed) return undefined;
  const keys = keysIn(parsed.value, MAX_DEPTH);
  return keys === undefined ? undefined : { value: parsed.value, mayRepeatKeys: colonsBehindQuotes(text) !== keys };
}

/** How many keys a value has, with all that is inside it; undefined when it is deeper than `depth`. */
function keysIn(value: unknown, depth: number): number | undefined {
  if (typeof value !== 'object' || value === null) return 0;
  if (depth === 0) return undefined;
  const inside = Array.isArray(value) ? (value as readonly unknown[]) : Object.values(value);
  let keys = Array.isArray(value) ? 0 : inside.length;
  for (const each of inside) {
    if (typeof each !== 'object') continue;
    const more = keysIn(each, depth - 1);
    if (more === undefined) return undefined;
    keys += more;
  }
  return keys;
}

/** Each key is followed by one of these; a string may hold one too, and then there are more of them than keys. */
function colonsBehindQuotes(text: string): number {
  let found = 0;
  for (let at = text.indexOf(':'); at >= 0; at = text.indexOf(':', at + 1)) {
    let before = at - 1;
    while (isSpace(text.charCodeAt(before))) before -= 1;
    if (text.charCodeAt(before) === QUOTE) found += 1;
  }
  return found;
}

/** The deepest nesting of brackets in a text, found without recursion. */
export function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === OPEN_OBJECT || code === OPEN_LIST) deepest = Math.max(deepest, (depth += 1));
    else if (code === CLOSE_OBJECT || code === CLOSE_LIST) depth -= 1;
    at = code === QUOTE ? stringEnd(text, at) : at + 1;
  }
  return deepest;
}

function faultsOf(text: string, errors: readonly ParseError[]): SyntaxFault[] {
  const faults: SyntaxFault[] = [];
  let lastLine: number | undefined;
  for (const error of errors) {
    const line = text.lastIndexOf('\n', error.offset);
    if (line === lastLine || faults.length === MAX_FAULTS) continue;
    lastLine = line;
    faults.push(placed(text, KINDS.get(printParseErrorCode(error.error)) ?? 'bad-word', error));
  }
  return faults;
}

/** What is missing is missed behind the text before it, so it is shown there and not at the start of the next line. */
function placed(text: string, kind: SyntaxFaultKind, error: ParseError): SyntaxFault {
  const { offset, length } = error;
  if (!kind.endsWith('-expected')) return { kind, offset, length: Math.max(1, length) };
  let end = Math.min(offset, text.length);
  while (end > 0 && /\s/.test(text[end - 1] ?? '')) end -= 1;
  const before = { offset: Math.max(0, end - 1), length: Math.min(1, end) };
  const closes = text[offset] === '}' || text[offset] === ']';
  if (closes && text[end - 1] === ',') return { kind: 'comma-surplus', ...before };
  const isOnSameLine = !text.slice(end, offset).includes('\n') && length > 0;
  return isOnSameLine ? { kind, offset, length } : { kind, ...before };
}
