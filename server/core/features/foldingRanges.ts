import type { FoldingRange } from 'vscode-languageserver-types';
import type { Analysis } from '../analysis/analysis';
import type { ItemAnalysis } from '../analysis/analyseItem';
import type { Span } from '../analysis/problem';
import { positionIn } from '../syntax/lines';
import { bracketSpans } from './bracketSpans';
import { spanRange } from './spans';

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
    const first = layout.lines[index] ?? 0;
    return item
      .remember(foldsOfItem)
      .map((fold) => ({ startLine: first + fold.startLine, endLine: first + fold.endLine }));
  });
  return outermost([...foldsOfShell(analysis), ...inItems]);
}

/** The folds of an executable, itself first. Lines are counted from the one that its piece begins on. */
export function foldsOfItem({ piece: { text, body, lines } }: ItemAnalysis): Fold[] {
  const lineOf = (offset: number) => positionIn(lines, offset, START).line;
  const linesOf = ({ offset, length }: Span) => [lineOf(offset), lineOf(offset + length)] as const;
  return outermost(foldsIn(text, bracketSpans(text, body), linesOf));
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
