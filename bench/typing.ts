/** A place in the text, as the protocol counts: from zero, in UTF-16 units. */
export interface Place {
  readonly line: number;
  readonly character: number;
}

/** A key press: behind a place, so many characters are removed, and a text is put in. Line ends are not removed. */
export interface Key {
  readonly at: Place;
  readonly removed: number;
  readonly text: string;
}

/** A change as the protocol sends it. */
export interface ContentChange {
  readonly range: { readonly start: Place; readonly end: Place };
  readonly text: string;
}

/** A key as it is sent. */
export function contentChange({ at, removed, text }: Key): ContentChange {
  return { range: { start: at, end: { line: at.line, character: at.character + removed } }, text };
}

/**
 * The place of an offset. It walks over the text, which no editor does at a key: it knows where its cursor is. So the
 * places of all keys are found beforehand; else 20 MB would go through the processor between two keys, and both the server
 * and this process would find nothing where they left it.
 */
export function placeOf(text: string, offset: number): Place {
  let line = 0;
  let start = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) {
    line += 1;
    start = at + 1;
  }
  return { line, character: offset - start };
}
