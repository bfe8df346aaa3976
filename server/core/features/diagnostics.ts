import type { Diagnostic, DiagnosticSeverity } from 'vscode-languageserver-types';
import { type Analysis, type PlacedProblem, problemsOf } from '../analysis/analysis';
import type { Severity } from '../analysis/problem';
import { rangeOf } from '../syntax/layout';

/** How the protocol numbers severities. */
const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = { error: 1, warning: 2, information: 3, hint: 4 };

/** VS Code keeps this many for a file, and drops the rest without a word. */
const MAX_DIAGNOSTICS = 1000;

/** Everything that is wrong or worth knowing in a record, for an editor; `uri` is the record's own. */
export function diagnostics(analysis: Analysis, uri: string): Diagnostic[] {
  const found = [...problemsOf(analysis)];
  const shown = found.slice(0, found.length > MAX_DIAGNOSTICS ? MAX_DIAGNOSTICS - 1 : found.length);
  const list = shown.map((placed) => diagnostic(analysis, uri, placed));
  const rest = found[shown.length];
  if (rest) {
    const { range } = diagnostic(analysis, uri, rest);
    list.push({ range, severity: 3, source: 'ossr', message: `And ${found.length - shown.length} more problems.` });
  }
  return list;
}

/** One problem as the protocol tells it. */
export function diagnostic({ layout }: Analysis, uri: string, { item, problem }: PlacedProblem): Diagnostic {
  const { related } = problem;
  return {
    range: rangeOf(layout, { item, offset: problem.offset }, problem.length),
    severity: SEVERITIES[problem.severity],
    code: problem.code,
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
