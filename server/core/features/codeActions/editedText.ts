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
  const copy = copying(edited);
  const after: Stretch[] = [];
  let at = 0;
  for (const { offset, length, newText } of [...edits].sort((a, b) => a.offset - b.offset)) {
    after.push(...copy(at, offset));
    if (newText !== '') after.push({ text: newText });
    at = offset + length;
  }
  return [...after, ...copy(at, Infinity)];
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

/** Copies what is between two offsets. Goes through a text once: each time it is asked for what is behind the time before. */
function copying(edited: EditedText): (from: number, to: number) => Stretch[] {
  let index = 0;
  let start = 0;
  return (from, to) => {
    const found: Stretch[] = [];
    for (let stretch = edited[index]; stretch && start < to; stretch = edited[index]) {
      const { text, origin } = stretch;
      const [first, last] = [Math.max(0, from - start), Math.min(text.length, to - start)];
      if (first < last) {
        found.push({ text: text.slice(first, last), ...(origin !== undefined && { origin: origin + first }) });
      }
      if (start + text.length > to) break;
      start += text.length;
      index += 1;
    }
    return found;
  };
}
