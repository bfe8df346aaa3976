import type { Analysis } from '../../analysis/analysis';
import { type Place, placeAt } from '../../syntax/positions';
import type { Position } from '../../syntax/lines';
import type { Piece } from '../../syntax/recordText';

/** What stands around a place between two executables, as a text of its own in which each of them is `{}`. */
export interface ListWindow {
  readonly text: string;
  /** The offset of the position in `text`. */
  readonly offset: number;
  /** The place in the record of an offset in `text`. */
  readonly placeOf: (offset: number) => Place;
}

/**
 *   "executables": [ { … } , ¦ { … } ]      becomes      [{} , ¦ {}
 *
 * Undefined inside an executable, before the list, and in a record without one. Behind the list the text goes on with
 * what closes it.
 */
export function listWindow({ layout, record }: Analysis, position: Position): ListWindow | undefined {
  if (!record.hasList) return undefined;
  const { items, head, tail } = record;
  const place = placeAt(layout, position);
  const index = place.item ?? items.length;
  const own = items[index];
  const rest = place.item === undefined ? place.offset - head.text.length : place.offset;
  if (rest < 0 || (own && rest > own.body && isBracketed(own))) return undefined;
  const before = index > 0 ? '[{}' : '[';
  const next = items[index + 1];
  const bare = own && !isBracketed(own) ? own.text : '';
  const behind = bare === '' ? own : next;
  return {
    text: before + bare + (behind ? leadOf(behind) : tail.text),
    offset: before.length + rest,
    placeOf(offset) {
      const at = Math.max(0, offset - before.length);
      if (at === 0 && index > 0) return { item: index - 1, offset: items[index - 1]?.text.length ?? 0 };
      if (own && (bare === '' || at <= bare.length)) return { item: index, offset: at };
      if (bare !== '' && next) return { item: index + 1, offset: at - bare.length };
      return { item: undefined, offset: head.text.length + at - bare.length };
    },
  };
}

/** What stands before an executable, and a sign for itself. */
function leadOf(piece: Piece): string {
  return `${piece.text.slice(0, piece.body)}{}`;
}

function isBracketed({ text, body }: Piece): boolean {
  return text[body] === '{' || text[body] === '[';
}
