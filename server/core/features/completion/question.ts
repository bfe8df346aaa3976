import { analyseItem } from '../../analysis/analyseItem';
import type { Analysis } from '../../analysis/analysis';
import type { ItemModel } from '../../analysis/item';
import { type Slot, slotOf } from '../../schema/slot';
import { type Cursor, cursorAt } from '../../syntax/cursor';
import { type Node, readJson } from '../../syntax/json';
import type { Place } from '../../syntax/positions';
import type { Position } from '../../syntax/lines';
import { piece } from '../../syntax/recordText';
import { type Part, partAt } from '../place';
import { listWindow } from './listWindow';
import { unfinishedQuestion } from './unfinished';

/** What a completion is asked about. */
export interface Question {
  readonly cursor: Cursor;
  /** The text that the cursor's offsets are of. */
  readonly text: string;
  /** The offset of the position in `text`. */
  readonly offset: number;
  readonly slot: Slot;
  /** Where the cursor's path leads: into an executable, into the record around them, or to a place in their list. */
  readonly within: 'executable' | 'record' | 'list';
  readonly root: Node | undefined;
  readonly model: ItemModel | undefined;
  /** The place in the record of an offset in `text`. */
  readonly placeOf: (offset: number) => Place;
}

const NO_SLOT: Slot = slotOf([], {});

/** Finds out what stands around a position, and what may stand at it. Looks at one executable at most. */
export function questionAt(analysis: Analysis, position: Position): Question {
  const unfinished = unfinishedQuestion(analysis, position);
  if (unfinished) return unfinished;
  const window = listWindow(analysis, position);
  if (window) {
    const cursor = cursorAt(window.text, window.offset);
    const isInList = cursor.kind === 'element' && cursor.path.length === 1;
    if (isInList) return { ...window, cursor, slot: NO_SLOT, within: 'list', root: undefined, model: undefined };
  }
  const part = partAt(analysis, position);
  const { item, text, offset, slot } = part;
  const cursor = cursorAt(text, offset);
  const { root, model } = withoutBegunKey(part, cursor);
  return {
    cursor,
    text,
    offset,
    slot: slot(cursor.path),
    within: item === undefined ? 'record' : 'executable',
    root,
    model,
    placeOf: (at) => ({ item, offset: at }),
  };
}

/**
 * What there is besides a key that has no colon yet: with it, the members behind it would be read as its value, and
 * offered once more.
 */
function withoutBegunKey(
  { item, text, root, model }: Part,
  { kind, start, end, follows }: Cursor,
): Pick<Question, 'root' | 'model'> {
  const isBegun = kind === 'key' && end > start && (follows === 'entry' || follows === 'end');
  if (!isBegun) return { root, model };
  const rest = text.slice(0, start) + ' '.repeat(end - start) + text.slice(end);
  if (item === undefined) return { root: readJson(rest).root, model };
  const body = rest.length - rest.trimStart().length;
  const { tree, model: mended } = analyseItem(piece(rest, body), false);
  return { root: tree.root, model: mended };
}

/** What was typed so far, without quotes. */
export function typedText({ text, cursor, offset }: Question): string {
  return text.slice(cursor.start, offset).replaceAll('"', '');
}
