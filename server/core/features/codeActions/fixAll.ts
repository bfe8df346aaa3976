import type { TextEdit } from 'vscode-languageserver-types';
import { type Analysis, problemsOf } from '../../analysis/analysis';
import { analyseItem } from '../../analysis/analyseItem';
import { analyseShell } from '../../analysis/analyseShell';
import type { Problem, ProblemCode } from '../../analysis/problem';
import type { ProblemLevels } from '../diagnostics';
import { countLines } from '../../syntax/lines';
import type { Piece } from '../../syntax/recordText';
import { edit, editsOf, textNow, unedited } from './editedText';
import { type Fix, type FixPart, type PartEdit, partOfItem } from './fix';
import { FIXES, remedies } from './fixes/index';
import { placed } from './place';

/** A fix may show the next fault, as a comma does that hid the rules. More rounds than this no record has needed. */
const MAX_ROUNDS = 20;

/** What is mended. */
interface Settling {
  readonly analysis: Analysis;
  /** False for the codes that the user does not want to be told of. */
  readonly isWanted: (code: ProblemCode) => boolean;
}

/** Reads a part again after some of its edits. */
type Reread = (text: string, edits: readonly PartEdit[]) => FixPart;

/**
 * All preferred fixes of a record as edits that do not overlap, in the order of the text. Parts are mended one by one,
 * each until nothing is left to do, so that doing it twice changes nothing more.
 */
export function fixAll(analysis: Analysis, levels: ProblemLevels = {}): TextEdit[] {
  const settling: Settling = { analysis, isWanted: (code) => levels[code] !== 'ignore' };
  const parts = [...partsWithFixes(analysis)];
  return parts.flatMap(([item, problems]) =>
    placed(analysis, item, item === undefined ? shellEdits(settling, problems) : itemEdits(settling, item, problems)),
  );
}

/** The preferred fixes of a part that can be applied together: those that overlap another wait for the next round. */
function preferredEdits({ analysis, isWanted }: Settling, part: FixPart): PartEdit[] {
  const edits: PartEdit[] = [];
  for (const problem of part.problems) {
    if (!isWanted(problem.code)) continue;
    const fixes = remedies({ part, problem, analysis, besides: undefined });
    const fix: Fix | undefined = fixes.find(({ isPreferred }) => isPreferred);
    if (fix && !fix.edits.some((each) => edits.some((other) => overlap(each, other)))) edits.push(...fix.edits);
  }
  return edits;
}

function settle(settling: Settling, first: FixPart, reread: Reread): PartEdit[] {
  let part = first;
  let edited = unedited(part.text);
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const edits = preferredEdits(settling, part);
    if (edits.length === 0) break;
    edited = edit(edited, edits);
    part = reread(textNow(edited), edits);
  }
  return editsOf(edited, first.text.length);
}

function itemEdits(settling: Settling, item: number, problems: readonly Problem[]): PartEdit[] {
  const known = settling.analysis.items[item];
  if (!known) return [];
  let { body } = known.piece;
  return settle(settling, { ...partOfItem(item, known), problems }, (text, edits) => {
    body += grownBefore(edits, body);
    return partOfItem(item, analyseItem(pieceOf(text, body), item === 0));
  });
}

function shellEdits(settling: Settling, problems: readonly Problem[]): PartEdit[] {
  const { analysis } = settling;
  const { record } = analysis;
  let listAt = record.head.text.length;
  return settle(settling, { ...partOfShell(analysis), problems }, (text, edits) => {
    listAt += grownBefore(edits, listAt);
    const [head, tail] = [pieceOf(text.slice(0, listAt), 0), pieceOf(text.slice(listAt), 0)];
    return partOfShell({ shell: analyseShell({ ...record, head, tail }) });
  });
}

/** The part that the record around the executables is. */
export function partOfShell({ shell }: Pick<Analysis, 'shell'>): FixPart {
  return { item: undefined, text: shell.text, root: shell.tree.root, model: shell.alone, problems: shell.problems };
}

function partsWithFixes(analysis: Analysis): Map<number | undefined, Problem[]> {
  const parts = new Map<number | undefined, Problem[]>();
  for (const { item, problem } of problemsOf(analysis)) {
    if (FIXES[problem.code]) parts.set(item, [...(parts.get(item) ?? []), problem]);
  }
  return parts;
}

function pieceOf(text: string, body: number): Piece {
  return { text, body, lines: countLines(text) };
}

function grownBefore(edits: readonly PartEdit[], offset: number): number {
  const before = edits.filter((each) => each.offset + each.length <= offset);
  return before.reduce((grown, { length, newText }) => grown + newText.length - length, 0);
}

function overlap(a: PartEdit, b: PartEdit): boolean {
  return a.offset === b.offset || (a.offset < b.offset + b.length && b.offset < a.offset + a.length);
}
