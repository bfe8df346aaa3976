import type { Range } from 'vscode-languageserver-types';
import type { Analysis } from '../../../analysis/analysis';
import type { Node } from '../../../syntax/json';
import { placeAt } from '../../../syntax/positions';

/** The executable that a range begins in. */
export interface CursorItem {
  readonly item: number;
  readonly text: string;
  readonly root: Node;
  /** Where the range begins in `text`. */
  readonly offset: number;
  /** True when it is written in an older generation's form. */
  readonly isOlder: boolean;
}

/** Finds the executable that a range begins in. Undefined between two, and in one that is broken. */
export function itemAtCursor(analysis: Analysis, { start }: Range): CursorItem | undefined {
  const { item, offset } = placeAt(analysis.layout, start);
  const known = item === undefined ? undefined : analysis.items[item];
  if (item === undefined || !known?.isSound || offset < known.piece.body) return undefined;
  const { model, piece } = known;
  return model && { item, text: piece.text, root: model.root, offset, isOlder: model.older !== undefined };
}
