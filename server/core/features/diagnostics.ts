import type { Diagnostic, DiagnosticSeverity } from 'vscode-languageserver-types';
import { type Analysis, type PlacedProblem, problemsOf } from '../analysis/analysis';
import type { ProblemCode, Severity } from '../analysis/problem';
import { moreProblems } from '../messages';
import { rangeOf } from '../syntax/positions';

/** How the protocol numbers severities. */
const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = { error: 1, warning: 2, information: 3, hint: 4 };

/** VS Code keeps this many for a file, and drops the rest without a word. */
const MAX_DIAGNOSTICS = 1000;

/** What a user may want to be told otherwise. */
export interface DiagnosticOptions {
  /** How much a code matters instead of what it does by itself; `ignore` leaves it out. */
  readonly levels?: ProblemLevels;
  /** How many problems are told of one record at most; 1,000 when absent. */
  readonly maximum?: number;
  /** The address of the page about a code. */
  readonly page?: (code: ProblemCode) => string | undefined;
}

/** A level by code, from the user's settings. */
export type ProblemLevels = Readonly<Partial<Record<ProblemCode, Severity | 'ignore'>>>;

/** Everything that is wrong or worth knowing in a record, for an editor; `uri` is the record's own. */
export function diagnostics(analysis: Analysis, uri: string, options: DiagnosticOptions = {}): Diagnostic[] {
  const { levels = {}, maximum = MAX_DIAGNOSTICS } = options;
  const found = [...problemsOf(analysis)].filter(({ problem }) => levels[problem.code] !== 'ignore');
  const shown = found.slice(0, found.length > maximum ? Math.max(0, maximum - 1) : found.length);
  const list = shown.map((placed) => diagnostic(analysis, uri, placed, options));
  list.sort((a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character);
  const rest = found[shown.length];
  if (rest) {
    const { range } = diagnostic(analysis, uri, rest);
    list.push({ range, severity: 3, source: 'ossr', message: moreProblems(found.length - shown.length) });
  }
  return list;
}

/** One problem as the protocol tells it, and as the user wants to be told it. */
export function diagnostic(
  { layout }: Analysis,
  uri: string,
  { item, problem }: PlacedProblem,
  { levels = {}, page }: DiagnosticOptions = {},
): Diagnostic {
  const { related } = problem;
  const level = levels[problem.code];
  const href = page?.(problem.code);
  return {
    range: rangeOf(layout, { item, offset: problem.offset }, problem.length),
    severity: SEVERITIES[level && level !== 'ignore' ? level : problem.severity],
    code: problem.code,
    ...(href !== undefined && { codeDescription: { href } }),
    source: 'ossr',
    message: problem.message,
    ...(problem.code.endsWith('older-spelling') && { tags: [2 as const] }),
    ...(problem.data && { data: problem.data }),
    ...(related && {
      relatedInformation: [
        {
          location: {
            uri,
            range: rangeOf(layout, { item: related.item ?? item, offset: related.offset }, related.length),
          },
          message: related.message,
        },
      ],
    }),
  };
}
