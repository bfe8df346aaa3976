import type { CodeAction, Range } from 'vscode-languageserver-types';
import { type Analysis, problemsOf } from '../../analysis/analysis';
import type { Problem, Span } from '../../analysis/problem';
import type { Position } from '../../syntax/lines';
import { originOf } from '../../syntax/layout';
import { placeAt, rangeOf } from '../../syntax/positions';
import { diagnostic } from '../diagnostics';
import { isBefore, meet } from '../inRange';
import type { CodeActionOptions } from './options';
import { type Fix, partOf } from './fix';
import { FIXES, remedies } from './fixes/index';
import { type Edited, placed, workspaceEdit } from './place';

/** The remedies for the problems that a range touches, those of one problem together. */
export function quickFixes(analysis: Analysis, range: Range, options: CodeActionOptions): CodeAction[] {
  const { uri, canCreateFiles, told } = options;
  const besides = canCreateFiles ? uri : undefined;
  const touched = itemsIn(analysis, range);
  const actions: CodeAction[] = [];
  for (const { item, problem } of problemsOf(analysis)) {
    if (!FIXES[problem.code] || told?.levels?.[problem.code] === 'ignore' || (item !== undefined && !touched(item)))
      continue;
    if (!placesOf(problem).some((at) => meet(rangeOf(analysis.layout, { item, offset: at.offset }, at.length), range)))
      continue;
    const part = partOf(analysis, item);
    const fixes = part ? remedies({ part, problem, analysis, besides }) : [];
    const diagnostics = [diagnostic(analysis, uri, { item, problem }, told)];
    actions.push(...fixes.map((fix) => ({ ...action(analysis, item, fix, options), diagnostics })));
  }
  return actions;
}

/** Where the remedies of a problem are offered: a maximum may be what was typed just now, and the minimum is told. */
function placesOf({ code, offset, length, related }: Problem): readonly Span[] {
  const isOfTwo = code === 'requirement.min-exceeds-max' && related !== undefined;
  return isOfTwo ? [{ offset, length }, related] : [{ offset, length }];
}

function action(analysis: Analysis, item: number | undefined, fix: Fix, edited: Edited): CodeAction {
  return {
    title: fix.title,
    kind: 'quickfix',
    ...(fix.isPreferred && { isPreferred: true }),
    edit: workspaceEdit(edited, placed(analysis, fix.item ?? item, fix.edits), fix.newFile),
  };
}

/** Which executables a range touches. Where the range is in the record around them, no item is left out that is near. */
function itemsIn({ layout, items }: Analysis, { start, end }: Range): (item: number) => boolean {
  const first = placeAt(layout, start).item ?? (isBehind(start, originOf(layout, items.length)) ? items.length - 1 : 0);
  const last = placeAt(layout, end).item ?? (isBehind(end, originOf(layout, items.length)) ? items.length - 1 : 0);
  return (item) => item >= first - 1 && item <= last + 1;
}

function isBehind(position: Position, origin: Position): boolean {
  return !isBefore(position, origin);
}
