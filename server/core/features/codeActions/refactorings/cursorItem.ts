import type { Range } from 'vscode-languageserver-types';
import type { Analysis } from '../../../analysis/analysis';
import type { Node } from '../../../syntax/json';
import { placeAt } from '../../../syntax/layout';

/** The executable that a range begins in. */
export interface CursorItem {
  readonly item: number;
  readonly text: string;
  readonly root: Node;
  /** Where the range begins in `text`. */
  readonly offset: number;
}

/** Finds the executable that a range begins in. Undefined between two, and in one that is broken. */
export function itemAtCursor(analysis: Analysis, { start }: Range): CursorItem | undefined {
  const { item, offset } = placeAt(analysis.layout, start);
  const known = item === undefined ? undefined : analysis.items[item];
  if (item === undefined || !known?.isSound || offset < known.piece.body) return undefined;
  const root = known.model?.root;
  return root && { item, text: known.piece.text, root, offset };
}
