import { type TextDocument, window } from 'vscode';
import { LANGUAGE_ID } from '../server/core/protocol';

/**
 * The record that the person is at work on: that of the active editor or, while a panel has the focus, one that is in
 * view. Undefined when the active editor holds something else.
 */
export function currentRecord(): TextDocument | undefined {
  const active = window.activeTextEditor;
  if (active !== undefined) return isRecord(active.document) ? active.document : undefined;
  return window.visibleTextEditors.map((editor) => editor.document).find(isRecord);
}

function isRecord(document: TextDocument): boolean {
  return document.languageId === LANGUAGE_ID;
}
