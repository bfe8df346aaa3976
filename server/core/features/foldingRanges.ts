import type { FoldingRange } from 'vscode-languageserver-types';
import type { Analysis } from '../analysis/analysis';
import type { ItemAnalysis } from '../analysis/analyseItem';
import type { Span } from '../analysis/problem';
import { positionOf } from '../syntax/layout';
import { positionIn } from '../syntax/lines';
import { bracketSpans } from './bracketSpans';
import { documentRange } from './spans';

/** Lines that can be shown as one. The line of a closing bracket stays in sight. */
export interface Fold {
  readonly startLine: number;
  readonly endLine: number;
}

const START = { line: 0, character: 0 };

/** Every object and list that spans lines, in the executables and in the record around them; one for a line. */
export function foldingRanges(analysis: Analysis): FoldingRange[] {
  const { items, layout } = analysis;
  const inItems = items.flatMap((item, index) => {
    const first = layout.origins[index]?.line ?? 0;
    return foldsOfItem(item).map((fold) => ({ startLine: first + fold.startLine, endLine: first + fold.endLine }));
  });
  return outermost([...foldsOfShell(analysis), ...inItems]);
}

/** The folds of an executable, itself first. Lines are counted from the one that its piece begins on. */
export function foldsOfItem({ piece: { text, body, lines } }: ItemAnalysis): Fold[] {
  return outermost(foldsIn(text, bracketSpans(text, body), (offset) => positionIn(lines, offset, START).line));
}

/** Where a broken executable took the end of the record, what is open around it reaches the end of the document. */
function foldsOfShell({ shell: { text }, layout }: Analysis): Fold[] {
  const hasEnd = layout.record.tail.text !== '';
  const lastLine = documentRange(layout).end.line;
  const lineOf = (offset: number) =>
    hasEnd || offset < text.length - 1 ? positionOf(layout, { item: undefined, offset }).line : lastLine;
  return foldsIn(text, bracketSpans(text, 0), lineOf);
}

function foldsIn(text: string, spans: readonly Span[], lineOf: (offset: number) => number): Fold[] {
  return spans.flatMap(({ offset, length }) => {
    const last = offset + length - 1;
    const isClosed = text[last] === '}' || text[last] === ']';
    const [startLine, endLine] = [lineOf(offset), lineOf(last) - (isClosed ? 1 : 0)];
    return endLine > startLine ? [{ startLine, endLine }] : [];
  });
}

/** An editor shows one fold on a line: the longest. */
function outermost(folds: Fold[]): Fold[] {
  const ordered = folds.sort((a, b) => a.startLine - b.startLine || b.endLine - a.endLine);
  return ordered.filter((fold, index) => ordered[index - 1]?.startLine !== fold.startLine);
}
