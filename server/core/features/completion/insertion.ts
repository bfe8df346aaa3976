import type { CompletionItem } from 'vscode-languageserver-types';
import type { Analysis } from '../../analysis/analysis';
import { positionOf } from '../../syntax/positions';
import type { Question } from './question';

/** The edits by which an item goes into the document. */
export type Edits = Pick<CompletionItem, 'textEdit' | 'additionalTextEdits'>;

/**
 * Puts a text where the cursor is, in the place of what is being typed there, with the commas and the colon that are
 * missing around it. They are edits of their own where they are not right beside it.
 */
export function insertion({ layout }: Analysis, question: Question): (newText: string) => Edits {
  const { cursor, text, placeOf } = question;
  const { start, end, missing } = cursor;
  const at = (offset: number) => positionOf(layout, placeOf(offset));
  const range = { start: at(start), end: at(end) };
  const isBeside = missing?.at === start;
  const before = (isBeside ? missing.mark : '') + (needsBlank(question, isBeside) ? ' ' : '');
  const behind = cursor.follows === 'entry' ? `,${/\s/.test(text[end] ?? ' ') ? '' : ' '}` : '';
  const additionalTextEdits =
    missing && !isBeside
      ? [{ range: { start: at(missing.at), end: at(missing.at) }, newText: missing.mark }]
      : undefined;
  return (newText) => ({
    textEdit: { range, newText: before + newText + behind },
    ...(additionalTextEdits && { additionalTextEdits }),
  });
}

/** People write a blank behind a colon and a comma, and programs do not. */
function needsBlank({ cursor, text }: Question, isBeside: boolean): boolean {
  const before = isBeside ? cursor.missing?.mark : text[cursor.start - 1];
  return (before === ':' || before === ',') && !/":[^\s}]/.test(text);
}

/** The text by which an editor picks the item, which it compares with what is typed: with quotes where that has one. */
export function filterText({ cursor, text }: Question, word: string): string {
  const isUnquoted = cursor.end > cursor.start && text[cursor.start] !== '"';
  return isUnquoted ? word : JSON.stringify(word);
}
