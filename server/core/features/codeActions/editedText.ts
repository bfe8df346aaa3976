import type { PartEdit } from './fix';

/** A stretch of a text under edit: of the original, when it has an origin, or put in. */
interface Stretch {
  readonly text: string;
  readonly origin?: number;
}

/** A text under edit, held as stretches, so that edits made one after another can be told as edits of the original. */
export type EditedText = readonly Stretch[];

/** A text that nobody has edited yet. */
export function unedited(text: string): EditedText {
  return [{ text, origin: 0 }];
}

/** The text as it is now. */
export function textNow(edited: EditedText): string {
  return edited.map(({ text }) => text).join('');
}

/** The text after some more edits, which do not overlap; offsets are those of the text as it was before all of them. */
export function edit(edited: EditedText, edits: readonly PartEdit[]): EditedText {
  const fromBehind = [...edits].sort((a, b) => b.offset - a.offset);
  return fromBehind.reduce(replace, edited);
}

/** All that was edited, as edits of the original in the order of the text. */
export function editsOf(edited: EditedText, originalLength: number): PartEdit[] {
  const edits: PartEdit[] = [];
  let at = 0;
  let added = '';
  const tell = (upTo: number) => {
    if (upTo > at || added !== '') edits.push({ offset: at, length: upTo - at, newText: added });
    added = '';
  };
  for (const { text, origin } of edited) {
    if (origin === undefined) added += text;
    else {
      tell(origin);
      at = origin + text.length;
    }
  }
  tell(originalLength);
  return edits;
}

function replace(edited: EditedText, { offset, length, newText }: PartEdit): EditedText {
  const before = stretch(edited, 0, offset);
  const behind = stretch(edited, offset + length, Infinity);
  return newText === '' ? [...before, ...behind] : [...before, { text: newText }, ...behind];
}

function stretch(edited: EditedText, from: number, to: number): Stretch[] {
  const found: Stretch[] = [];
  let at = 0;
  for (const { text, origin } of edited) {
    const [start, end] = [Math.max(0, from - at), Math.min(text.length, to - at)];
    if (start < end)
      found.push({ text: text.slice(start, end), ...(origin !== undefined && { origin: origin + start }) });
    at += text.length;
  }
  return found;
}
