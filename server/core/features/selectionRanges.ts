import { findNodeAtOffset } from 'jsonc-parser';
import type { SelectionRange } from 'vscode-languageserver-types';
import type { Analysis } from '../analysis/analysis';
import type { Span } from '../analysis/problem';
import type { Node } from '../syntax/json';
import type { Position, Range } from '../syntax/lines';
import { type Part, partAt } from './place';
import { documentRange, spanOf, spanRange, touches, writtenSpan } from './spans';

/** For each position what grows around it: a word, a text, a member, an object … an executable, the list, the document. */
export function selectionRanges(analysis: Analysis, positions: readonly Position[]): SelectionRange[] {
  return positions.map((position) => {
    const part = partAt(analysis, position);
    return nested([...rangesIn(analysis, part), ...rangesAround(analysis, part), documentRange(analysis.layout)]);
  });
}

/** The ranges in the part that the position is in, the smallest first. */
function rangesIn({ layout, items }: Analysis, { item, text, root, offset }: Part): Range[] {
  const node = root && findNodeAtOffset(root, offset, true);
  const inside = node?.type === 'string' ? spansInString(text, node, offset) : [];
  const spans = [...inside, ...nodesFrom(node).map((each) => spanOf(each))];
  const piece = item === undefined ? undefined : items[item]?.piece;
  const whole = piece ? [{ offset: piece.body, length: piece.text.length - piece.body }] : [];
  return [...spans, ...whole].map((span) => spanRange(layout, item, span));
}

/** Around an executable: the list, its member, the record. */
function rangesAround({ layout, shell, record }: Analysis, { item }: Part): Range[] {
  const { root } = shell.tree;
  if (item === undefined || !root) return [];
  const behindBracket = record.head.text.length;
  const list = findNodeAtOffset(root, behindBracket, true);
  const around = nodesFrom(list).filter((node) => node.offset < behindBracket);
  return around.map((node) => spanRange(layout, undefined, spanOf(node)));
}

function nodesFrom(node: Node | undefined): Node[] {
  return node ? [node, ...nodesFrom(node.parent)] : [];
}

function spansInString(text: string, node: Node, offset: number): Span[] {
  const content = writtenSpan(text, node);
  if (!touches(content, offset)) return [];
  const written = text.slice(content.offset, content.offset + content.length);
  const words = [...written.matchAll(/[\p{L}\p{N}_]+/gu)].map((match) => ({
    offset: content.offset + match.index,
    length: match[0].length,
  }));
  const word = words.find((each) => touches(each, offset));
  return word ? [word, content] : [content];
}

/** A chain of ranges, each inside the next; what would not be is left out. */
function nested(ranges: readonly Range[]): SelectionRange {
  const kept: Range[] = [];
  for (const range of ranges) {
    const last = kept.at(-1);
    if (!last || isLarger(range, last)) kept.push(range);
  }
  const [first, ...rest] = kept.reverse();
  const outermost: SelectionRange = { range: first ?? { start: START, end: START } };
  return rest.reduce<SelectionRange>((parent, range) => ({ range, parent }), outermost);
}

const START: Position = { line: 0, character: 0 };

function isLarger(outer: Range, inner: Range): boolean {
  const begins = compare(outer.start, inner.start);
  const ends = compare(outer.end, inner.end);
  return begins <= 0 && ends >= 0 && (begins !== 0 || ends !== 0);
}

function compare(a: Position, b: Position): number {
  return a.line - b.line || a.character - b.character;
}
