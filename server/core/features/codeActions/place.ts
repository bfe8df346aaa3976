import type { CreateFile, TextDocumentEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import type { Analysis } from '../../analysis/analysis';
import { rangeOf } from '../../syntax/positions';
import type { NewFile, PartEdit } from './fix';

/** Which document is edited: its address, and its version where that is known. */
export interface Edited {
  readonly uri: string;
  readonly version?: number;
}

/** Edits of one part as edits of the document. */
export function placed({ layout }: Analysis, item: number | undefined, edits: readonly PartEdit[]): TextEdit[] {
  return edits.map(({ offset, length, newText }) => ({ range: rangeOf(layout, { item, offset }, length), newText }));
}

/** Edits of a document, and the file that is made beside it first. A file that is there already is never overwritten. */
export function workspaceEdit({ uri, version }: Edited, edits: TextEdit[], newFile?: NewFile): WorkspaceEdit {
  if (!newFile) return { changes: { [uri]: edits } };
  const start = { line: 0, character: 0 };
  const create: CreateFile = { kind: 'create', uri: newFile.uri, options: { overwrite: false } };
  const written: TextDocumentEdit = {
    textDocument: { uri: newFile.uri, version: null },
    edits: [{ range: { start, end: start }, newText: newFile.text }],
  };
  return { documentChanges: [create, written, { textDocument: { uri, version: version ?? null }, edits }] };
}

/** The address of a file beside another, named for a person's words; undefined where no file can be beside it. */
export function fileBeside(uri: string, words: string): { readonly uri: string; readonly name: string } | undefined {
  const folder = uri.slice(0, uri.lastIndexOf('/') + 1);
  if (folder === '') return undefined;
  const plain = words
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '-');
  const stem = plain.replaceAll(/^-+|-+$/g, '').slice(0, 60) || 'executables';
  const name = `${stem}.ossr.json`;
  return { uri: folder + encodeURIComponent(name), name };
}
