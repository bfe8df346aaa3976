import type { Analysis } from '../../analysis/analysis';
import { executableSlot } from '../../schema/vocabulary';
import { cursorAt } from '../../syntax/cursor';
import { placeAt } from '../../syntax/positions';
import type { Position } from '../../syntax/lines';
import type { Question } from './question';

/**
 * What is asked behind the text of an executable that is not closed yet: somebody is typing in it, though what stands
 * between it and the next one, or the end of the document, does not belong to its piece.
 *
 *   { "name": "a",  ¦          (the piece ends behind "a")
 */
export function unfinishedQuestion({ layout, record, items }: Analysis, position: Position): Question | undefined {
  const place = placeAt(layout, position);
  const { head, tail } = record;
  const next = place.item === undefined ? record.items.length : place.item;
  const rest = place.item === undefined ? place.offset - head.text.length : place.offset;
  const own = items[next - 1];
  const between = place.item === undefined ? tail.text : leadText(record.items[place.item]);
  if (!own || rest < 0 || rest > between.length || /[^\s,]/.test(between.slice(0, rest))) return undefined;
  const { text: written, body } = own.piece;
  const text = ' '.repeat(body) + written.slice(body) + between;
  const offset = written.length + rest;
  const cursor = cursorAt(text, offset);
  if (cursor.kind === 'nothing') return undefined;
  const { root } = own.tree;
  const start = place.item === undefined ? head.text.length : 0;
  return {
    cursor,
    text,
    offset,
    slot: executableSlot(cursor.path, root),
    within: 'executable',
    root,
    model: own.model,
    placeOf: (at) =>
      at <= written.length ? { item: next - 1, offset: at } : { item: place.item, offset: start + at - written.length },
  };
}

/** What stands before an executable, behind the one before it. */
function leadText(piece: { readonly text: string; readonly body: number } | undefined): string {
  return piece?.text.slice(0, piece.body) ?? '';
}
