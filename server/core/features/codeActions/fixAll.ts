import type { TextEdit } from 'vscode-languageserver-types';
import { type Analysis, analyseText, problemsOf } from '../../analysis/analysis';
import type { Problem } from '../../analysis/problem';
import type { ProblemLevels } from '../diagnostics';
import { countLines, positionIn } from '../../syntax/lines';
import { offsetAt } from '../../syntax/positions';
import { recordText } from '../../syntax/recordText';
import { edit, editsOf, textNow, unedited } from './editedText';
import { type Fix, type PartEdit, partOf } from './fix';
import { FIXES, remedies } from './fixes/index';
import { placed } from './place';

/** A fix may show the next fault, as a comma does that hid the rules. More rounds than this no record has needed. */
const MAX_ROUNDS = 20;

/**
 * All preferred fixes of a record as edits that do not overlap, in the order of the text. The record is mended until
 * nothing is left to do, so that doing it twice changes nothing more.
 */
export function fixAll(analysis: Analysis, levels: ProblemLevels = {}): TextEdit[] {
  const original = recordText(analysis.record);
  let edited = unedited(original);
  let now = analysis;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const edits = preferredEdits(now, levels);
    if (edits.length === 0) break;
    edited = edit(edited, edits);
    now = analyseText(textNow(edited));
  }
  const lines = countLines(original);
  const at = (offset: number) => positionIn(lines, offset, { line: 0, character: 0 });
  return editsOf(edited, original.length).map(({ offset, length, newText }) => ({
    range: { start: at(offset), end: at(offset + length) },
    newText,
  }));
}

/** The preferred fixes of a record that can be applied together, as edits of its text. */
function preferredEdits(analysis: Analysis, levels: ProblemLevels): PartEdit[] {
  const parts = [...problemsWithFixes(analysis, levels)];
  return parts.flatMap(([item, problems]) => inRecord(analysis, item, preferredEditsOf(analysis, item, problems)));
}

/**
 * Those of one part: of fixes that overlap, the first. What follows a fault of syntax that has no clear remedy may be
 * its consequence, so the commas behind it are left as they are.
 */
function preferredEditsOf(analysis: Analysis, item: number | undefined, problems: readonly Problem[]): PartEdit[] {
  const part = partOf(analysis, item);
  const edits: PartEdit[] = [];
  let isReadable = true;
  for (const problem of part ? problems : []) {
    const isSyntax = problem.code === 'syntax.json';
    if (!part || (isSyntax && !isReadable)) continue;
    const fixes = remedies({ part, problem, analysis, besides: undefined });
    const fix: Fix | undefined = fixes.find(({ isPreferred }) => isPreferred);
    if (isSyntax && !fix) isReadable = false;
    if (fix && !fix.edits.some((each) => edits.some((other) => overlap(each, other)))) edits.push(...fix.edits);
  }
  return edits;
}

function problemsWithFixes(analysis: Analysis, levels: ProblemLevels): Map<number | undefined, Problem[]> {
  const parts = new Map<number | undefined, Problem[]>();
  for (const { item, problem } of problemsOf(analysis)) {
    if (!FIXES[problem.code] || levels[problem.code] === 'ignore') continue;
    const known = parts.get(item);
    if (known) known.push(problem);
    else parts.set(item, [problem]);
  }
  return parts;
}

function inRecord(analysis: Analysis, item: number | undefined, edits: readonly PartEdit[]): PartEdit[] {
  return placed(analysis, item, edits).map(({ range, newText }) => {
    const offset = offsetAt(analysis.layout, range.start);
    return { offset, length: offsetAt(analysis.layout, range.end) - offset, newText };
  });
}

function overlap(a: PartEdit, b: PartEdit): boolean {
  return a.offset === b.offset || (a.offset < b.offset + b.length && b.offset < a.offset + a.length);
}
