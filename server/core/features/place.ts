import type { Analysis } from '../analysis/analysis';
import type { ItemModel } from '../analysis/item';
import type { Slot } from '../schema/slot';
import { recordSlot, typeSlot } from '../schema/vocabulary';
import type { Node } from '../syntax/json';
import { placeAt } from '../syntax/positions';
import type { Position } from '../syntax/lines';
import type { Segment } from '../syntax/tree';

/** The part of a record that a position is in, as a text of its own. */
export interface Part {
  /** The index of the executable, or undefined in the record around them. */
  readonly item: number | undefined;
  readonly text: string;
  readonly root: Node | undefined;
  readonly model: ItemModel | undefined;
  /** The offset of the position in `text`. */
  readonly offset: number;
  /** What may stand at a path of this part. */
  readonly slot: (path: readonly Segment[]) => Slot;
}

/** Finds the part of a record at a position. Between two executables it is the record around them. */
export function partAt(analysis: Analysis, position: Position): Part {
  const place = placeAt(analysis.layout, position);
  const item = place.item === undefined ? undefined : analysis.items[place.item];
  if (place.item !== undefined && item && place.offset > item.piece.body) {
    const { root } = item.tree;
    const text = ' '.repeat(item.piece.body) + item.piece.text.slice(item.piece.body);
    const { model } = item;
    const slot = (path: readonly Segment[]) => typeSlot(path, model?.type);
    return { item: place.item, text, root, model, offset: place.offset, slot };
  }
  const { root } = analysis.shell.tree;
  const offset = place.item === undefined ? place.offset : analysis.record.head.text.length;
  return { item: undefined, text: analysis.shell.text, root, model: undefined, offset, slot: recordSlot };
}
