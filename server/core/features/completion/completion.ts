import type { CompletionItem, CompletionList } from 'vscode-languageserver-types';
import type { Analysis } from '../../analysis/analysis';
import type { Position } from '../../syntax/lines';
import { insertion } from './insertion';
import { keyItems } from './keys';
import { blockLayout } from './layout';
import type { CompletionOptions } from './options';
import { questionAt } from './question';
import { resolveCompletion } from './resolve';
import { valueItems } from './values';

const LONGEST_DESCRIPTION = 40;

/**
 * What may be typed at a position: keys that are not there yet, required ones first; values with what they mean; whole
 * blocks. Every item leaves sound JSON in a sound document. Documentation comes with `resolveCompletion`, unless the
 * editor cannot ask for it.
 */
export function completion(analysis: Analysis, position: Position, options: CompletionOptions): CompletionList {
  const question = questionAt(analysis, position);
  const { kind } = question.cursor;
  if (kind === 'nothing') return { items: [], isIncomplete: false };
  const layout = blockLayout(analysis, question);
  const place = { question, options, layout, edits: insertion(analysis, question) };
  const { items, isIncomplete } = kind === 'key' ? { items: keyItems(place), isIncomplete: false } : valueItems(place);
  const finish = options.resolves === true ? (item: CompletionItem) => item : explained;
  const row = options.labelDetails === true ? withDescription : withoutDescription;
  return { items: items.map((item, index) => finish({ ...row(item), sortText: sortText(index) })), isIncomplete };
}

/** A detail that is short stands on the row itself too, where it is read before the row is chosen. */
function withDescription(item: CompletionItem): CompletionItem {
  const description = item.labelDetails?.description ?? item.detail ?? '';
  const isShort = description !== '' && description.length <= LONGEST_DESCRIPTION;
  return isShort ? { ...item, labelDetails: { description } } : withoutDescription(item);
}

function withoutDescription({ labelDetails: _, ...item }: CompletionItem): CompletionItem {
  return item;
}

function explained(item: CompletionItem): CompletionItem {
  return { ...resolveCompletion(item), data: undefined };
}

function sortText(index: number): string {
  return String(index).padStart(3, '0');
}
