/** A change of the document: the text between two offsets is replaced. */
export interface Key {
  readonly offset: number;
  readonly removed: number;
  readonly text: string;
}

/** A change as the protocol sends it. */
export interface ContentChange {
  readonly range: { readonly start: Place; readonly end: Place };
  readonly text: string;
}

/** A place in the text, as the protocol counts: from zero, in UTF-16 units. */
export interface Place {
  readonly line: number;
  readonly character: number;
}

/** What a person has typed so far: the text and its version, as the editor's side of the protocol keeps them. */
export interface Typing {
  open(text: string): number;
  /** Turns keys into what is sent, and types them here too; called before a clock starts. */
  prepare(keys: readonly Key[]): readonly ContentChange[];
  nextVersion(): number;
}

/** Nothing typed yet. */
export function createTyping(): Typing {
  let text = '';
  let version = 1;
  return {
    open(opened) {
      text = opened;
      return version;
    },
    prepare: (keys) =>
      keys.map(({ offset, removed, text: inserted }) => {
        const range = { start: placeOf(text, offset), end: placeOf(text, offset + removed) };
        text = text.slice(0, offset) + inserted + text.slice(offset + removed);
        return { range, text: inserted };
      }),
    nextVersion: () => (version += 1),
  };
}

/** The place of an offset. It walks over the text, so it is called before a clock starts. */
export function placeOf(text: string, offset: number): Place {
  let line = 0;
  let start = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) {
    line += 1;
    start = at + 1;
  }
  return { line, character: offset - start };
}
