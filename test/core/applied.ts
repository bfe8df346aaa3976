import { expect } from 'vitest';
import type { CodeAction, TextEdit } from 'vscode-languageserver-types';
import { type Position, type Range, layOut, offsetAt, openRecord } from '../../server/core/index';
import { codeActions } from '../../server/core/features/codeActions/codeActions';
import { analysisOf, problemsIn } from './marked';

/** The record that actions are asked about, where files beside it can be made. */
export const URI = 'file:///records/codemeta.json';

/** A range that touches everything. */
export const EVERYWHERE: Range = { start: { line: 0, character: 0 }, end: { line: 1_000_000, character: 0 } };

/** The text after some edits, as an editor applies them: all at once, in order where two are at one place. */
export function applied(text: string, edits: readonly TextEdit[]): string {
  const layout = layOut(openRecord(text));
  const offset = (position: Position) => offsetAt(layout, position);
  const placed = edits.map(({ range, newText }, index) => ({
    start: offset(range.start),
    end: offset(range.end),
    newText,
    index,
  }));
  placed.sort((a, b) => b.start - a.start || b.end - a.end || b.index - a.index);
  for (const [index, each] of placed.entries()) {
    if (index > 0) expect(each.end, 'edits overlap').toBeLessThanOrEqual(placed[index - 1]?.start ?? 0);
  }
  return placed.reduce((all, { start, end, newText }) => all.slice(0, start) + newText + all.slice(end), text);
}

/** The actions for a range; everything is possible. */
export function actionsIn(text: string, only?: readonly string[], range: Range = EVERYWHERE): CodeAction[] {
  return codeActions(analysisOf(text), range, { uri: URI, version: 1, canCreateFiles: true, ...(only && { only }) });
}

/** The record after an action, and the file that it makes. */
export function done(text: string, action: CodeAction): { readonly text: string; readonly file?: string } {
  const { changes, documentChanges } = action.edit ?? {};
  if (changes) return { text: applied(text, changes[URI] ?? []) };
  const edits = (documentChanges ?? []).flatMap((change) => ('edits' in change ? [change] : []));
  const editsOf = (isRecord: boolean) =>
    edits
      .filter(({ textDocument }) => (textDocument.uri === URI) === isRecord)
      .flatMap((each) => each.edits.flatMap((edit) => ('newText' in edit ? [edit] : [])));
  return { text: applied(text, editsOf(true)), file: applied('', editsOf(false)) };
}

/** The action with a title, or with a code of a problem where that has only one. */
export function actionFor(text: string, wanted: string, only?: readonly string[]): CodeAction {
  const all = actionsIn(text, only);
  const found = all.find(({ title, diagnostics }) => title === wanted || diagnostics?.[0]?.code === wanted);
  if (!found) throw new Error(`No "${wanted}" among: ${all.map(({ title }) => title).join(' | ')}`);
  return found;
}

const codesIn = (text: string) => problemsIn(text).map((each) => each.split(':')[0] ?? '');

/**
 * Applies the remedy with a title or for a code, and holds it to what a remedy promises: the result is as expected, it is
 * JSON, the problem is gone, and nothing is worse than before but for what `reveals` says.
 */
export function checkFix(before: string, wanted: string, after: string, reveals: readonly string[] = []): void {
  const action = actionFor(before, wanted, ['quickfix']);
  const { text } = done(before, action);
  expect(text).toBe(after);
  expect(() => JSON.parse(text) as unknown).not.toThrow();
  const left = codesIn(before);
  for (const { code } of action.diagnostics ?? []) left.splice(left.indexOf(String(code)), 1);
  const worse = codesIn(text).filter((code) => {
    const known = left.indexOf(code);
    if (known >= 0) left.splice(known, 1);
    return known < 0;
  });
  expect(worse).toEqual(reveals);
}
