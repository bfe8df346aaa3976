import type { FoldingRange } from 'vscode-languageserver-types';
import type { Analysis } from '../analysis/analysis';
import type { ItemAnalysis } from '../analysis/analyseItem';
import type { Span } from '../analysis/problem';
import { bracketSpans } from '../syntax/bracketSpans';
import { originOf } from '../syntax/layout';
import { positionIn } from '../syntax/lines';
import { spanRange } from './spans';

/** Lines that can be shown as one. The line of a closing bracket stays in sight. */
export interface Fold {
  readonly startLine: number;
  readonly endLine: number;
}

/** A fold of an executable, and how many others of it are around it. */
export interface NestedFold extends Fold {
  readonly depth: number;
}

const START = { line: 0, character: 0 };

/**
 * Every object and list that spans lines, in the executables and in the record around them; one for a line. Where an
 * editor takes no more than `limit`, the innermost are left out.
 */
export function foldingRanges(analysis: Analysis, limit = Infinity): FoldingRange[] {
  const { items, layout } = analysis;
  const folds = foldsOfShell(analysis).slice(0, limit);
  const inItems = items.map((item) => item.remember(foldsOfItem));
  const { depth, rest } = deepest(inItems, limit - folds.length);
  let left = rest;
  for (const [index, nested] of inItems.entries()) {
    const first = originOf(layout, index).line;
    for (const fold of nested) {
      const isShown = fold.depth < depth || (fold.depth === depth && left > 0);
      if (isShown) folds.push({ startLine: first + fold.startLine, endLine: first + fold.endLine });
      if (isShown && fold.depth === depth) left -= 1;
    }
  }
  return outermost(folds);
}

/** How deep folds can be shown, and how many there are left for those of that depth. */
function deepest(inItems: readonly (readonly NestedFold[])[], limit: number): { depth: number; rest: number } {
  const counts: number[] = [];
  for (const folds of inItems) {
    for (const { depth } of folds) counts[depth] = (counts[depth] ?? 0) + 1;
  }
  let rest = limit;
  for (const [depth, count] of counts.entries()) {
    if (count >= rest) return { depth, rest };
    rest -= count;
  }
  return { depth: counts.length, rest };
}

/** The folds of an executable, itself first. Lines are counted from the one that its piece begins on. */
function foldsOfItem({ piece: { text, body, lines } }: ItemAnalysis): readonly NestedFold[] {
  const lineOf = (offset: number) => positionIn(lines, offset, START).line;
  const linesOf = ({ offset, length }: Span) => [lineOf(offset), lineOf(offset + length)] as const;
  const around: Fold[] = [];
  return outermost(foldsIn(text, bracketSpans(text, body), linesOf)).map((fold) => {
    while (around.length > 0 && (around.at(-1)?.endLine ?? 0) < fold.startLine) around.pop();
    around.push(fold);
    return { ...fold, depth: around.length - 1 };
  });
}

function foldsOfShell({ shell: { text }, layout }: Analysis): Fold[] {
  return foldsIn(text, bracketSpans(text, 0), (span) => {
    const { start, end } = spanRange(layout, undefined, span);
    return [start.line, end.line];
  });
}

function foldsIn(text: string, spans: readonly Span[], linesOf: (span: Span) => readonly [number, number]): Fold[] {
  return spans.flatMap((span) => {
    const last = text[span.offset + span.length - 1];
    const isClosed = last === '}' || last === ']';
    const [startLine, lastLine] = linesOf(span);
    const endLine = isClosed ? lastLine - 1 : lastLine;
    return endLine > startLine ? [{ startLine, endLine }] : [];
  });
}

/** An editor shows one fold on a line: the longest. */
function outermost(folds: Fold[]): Fold[] {
  const ordered = folds.sort((a, b) => a.startLine - b.startLine || b.endLine - a.endLine);
  return ordered.filter((fold, index) => ordered[index - 1]?.startLine !== fold.startLine);
}
