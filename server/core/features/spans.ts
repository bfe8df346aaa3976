import type { Span } from '../analysis/problem';
import { BACKSLASH, QUOTE } from '../syntax/characters';
import type { Node } from '../syntax/json';
import { type Layout, originOf } from '../syntax/layout';
import { positionOf } from '../syntax/positions';
import type { Position, Range } from '../syntax/lines';
import { textOf } from '../syntax/tree';

const START: Position = { line: 0, character: 0 };

/** The text that a node covers; with a second node, the text from the one to the end of the other. */
export function spanOf(node: Node, last: Node = node): Span {
  return { offset: node.offset, length: Math.max(0, last.offset + last.length - node.offset) };
}

/** What of a span is inside another; empty, at the nearest end, where they do not meet. */
export function within(span: Span, outer: Span): Span {
  const end = outer.offset + outer.length;
  const offset = Math.min(Math.max(span.offset, outer.offset), end);
  const last = Math.min(Math.max(span.offset + span.length, offset), end);
  return { offset, length: last - offset };
}

/** True when an offset is in a span or right behind it. */
export function touches(span: Span, offset: number): boolean {
  return span.offset <= offset && offset <= span.offset + span.length;
}

/**
 * The text of a string node between its quotes, or a part of its value, as it is written: with its escapes. `text` is
 * the piece that the node's offsets are of.
 */
export function writtenSpan(text: string, node: Node, from = 0, to = Infinity): Span {
  const end = node.offset + node.length;
  const length = textOf(node)?.length ?? 0;
  const isClosed = text.charCodeAt(end - 1) === QUOTE && text.charCodeAt(end - 2) !== BACKSLASH;
  // Every escape is longer than its character, so this text has none, and need not be walked: it may be megabytes.
  if (isClosed && node.length === length + 2)
    return { offset: node.offset + 1 + from, length: Math.min(to, length) - from };
  let at = node.offset + 1;
  let start: number | undefined;
  for (let taken = 0; taken < to && at < end && text.charCodeAt(at) !== QUOTE; taken += 1) {
    if (taken === from) start = at;
    at = Math.min(end, at + escapeLength(text, at));
  }
  return { offset: start ?? at, length: at - (start ?? at) };
}

/** How long the character at an offset is as it is written. */
function escapeLength(text: string, at: number): number {
  if (text.charCodeAt(at) !== BACKSLASH) return 1;
  return text[at + 1] === 'u' && /^[0-9a-f]{4}$/i.test(text.slice(at + 2, at + 6)) ? 6 : 2;
}

/**
 * The range in the document of a span of an executable's piece, or of the shell's text. What reaches the end of a shell
 * of which a broken executable took the end reaches the end of the document.
 */
export function spanRange(layout: Layout, item: number | undefined, { offset, length }: Span): Range {
  const { head, tail } = layout.record;
  const start = positionOf(layout, { item, offset });
  const runsOut = item === undefined && tail.text === '' && offset + length >= head.text.length;
  return { start, end: runsOut ? endOfDocument(layout) : positionOf(layout, { item, offset: offset + length }) };
}

/** The range of the whole document. */
export function documentRange(layout: Layout): Range {
  return { start: START, end: endOfDocument(layout) };
}

function endOfDocument(layout: Layout): Position {
  const { head, tail } = layout.record;
  if (tail.text === '') return originOf(layout, layout.record.items.length);
  return positionOf(layout, { item: undefined, offset: head.text.length + tail.text.length });
}
