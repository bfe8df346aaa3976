import type { CodeAction, Range } from 'vscode-languageserver-types';
import type { Analysis } from '../../analysis/analysis';
import { actionTitles } from '../../messages';
import { easierRequirements } from './easierRequirements';
import { fixAll } from './fixAll';
import type { CodeActionOptions } from './options';
import { workspaceEdit } from './place';
import { quickFixes } from './quickFixes';
import { extractExecutable } from './refactorings/extractExecutable';
import { inBinaryUnits } from './refactorings/inBinaryUnits';
import { sortMembers } from './refactorings/sortMembers';

const FIX_ALL = 'source.fixAll.ossr';

/** Every kind of code action that there is: what a server announces. */
export const CODE_ACTION_KINDS: readonly string[] = ['quickfix', 'refactor.extract', 'refactor.rewrite', FIX_ALL];

/** What can be done about a range: remedies for its problems, and refactorings of the executable that it is in. */
export function codeActions(analysis: Analysis, range: Range, options: CodeActionOptions): CodeAction[] {
  const { only, canCreateFiles } = options;
  const isWanted = (kind: string) => !only || only.some((each) => `${kind}.`.startsWith(each === '' ? '' : `${each}.`));
  return [
    ...(isWanted('quickfix') ? quickFixes(analysis, range, options) : []),
    ...(isWanted('quickfix') ? easierRequirements(analysis, range, options) : []),
    ...(isWanted('refactor.rewrite') ? inBinaryUnits(analysis, range, options) : []),
    ...(isWanted('refactor.rewrite') ? sortMembers(analysis, range, options) : []),
    ...(isWanted('refactor.extract') && canCreateFiles ? extractExecutable(analysis, range, options) : []),
    ...(only && isWanted(FIX_ALL) ? fixAllAction(analysis, options) : []),
  ];
}

function fixAllAction(analysis: Analysis, options: CodeActionOptions): CodeAction[] {
  const edits = fixAll(analysis, options.told?.levels);
  if (edits.length === 0) return [];
  return [{ title: actionTitles.fixAll, kind: FIX_ALL, edit: workspaceEdit(options, edits) }];
}
