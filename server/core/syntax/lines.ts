/** Where the lines of a stretch of text begin, and how long its last line is. */
export interface LineCount {
  /** How many line breaks there are. */
  readonly count: number;
  /** The offset at which the last line begins. */
  readonly lastStart: number;
  readonly length: number;
  /** The offsets at which a new line begins, behind each line break: one for each break. Found when first asked for. */
  readonly starts: readonly number[];
  /** The offsets of the line breaks themselves: one for each start. */
  readonly breaks: readonly number[];
}

/** A place in a text, zero-based; characters are UTF-16 units, as in the language server protocol. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** Two places in a text; `end` is behind the last character. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** Finds the line breaks of a text: LF, CR LF and CR, the three that the protocol knows. */
export function countLines(text: string): LineCount {
  return new TextLines(text);
}

/** The lines of a text in which something else was put behind an offset, without line breaks on either side. */
export function linesEdited(lines: LineCount, offset: number, text: string): LineCount {
  const grown = text.length - lines.length;
  const { count, lastStart, starts, breaks } = lines;
  if (grown === 0) return new TextLines(text, { count, lastStart, found: { starts, breaks } });
  const moved = (start: number) => (start > offset ? start + grown : start);
  const found = { starts: starts.map(moved), breaks: breaks.map((each) => (each >= offset ? each + grown : each)) };
  return new TextLines(text, { count, lastStart: moved(lastStart), found });
}

type Found = Pick<LineCount, 'starts' | 'breaks'>;

/** Most stretches of a large record are only ever counted, so that is all that is done at once. */
class TextLines implements LineCount {
  readonly count: number;
  readonly lastStart: number;
  readonly #text: string;
  #found: Found | undefined;

  constructor(text: string, known?: Pick<LineCount, 'count' | 'lastStart'> & { readonly found: Found }) {
    this.#text = text;
    this.#found = known?.found;
    if (known) {
      this.count = known.count;
      this.lastStart = known.lastStart;
      return;
    }
    if (text.includes('\r')) {
      this.count = this.starts.length;
      this.lastStart = this.starts.at(-1) ?? 0;
      return;
    }
    let count = 0;
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
    this.count = count;
    this.lastStart = text.lastIndexOf('\n') + 1;
  }

  get length(): number {
    return this.#text.length;
  }

  get starts(): readonly number[] {
    return (this.#found ??= lineBreaks(this.#text)).starts;
  }

  get breaks(): readonly number[] {
    return (this.#found ??= lineBreaks(this.#text)).breaks;
  }
}

function lineBreaks(text: string): Found {
  const starts: number[] = [];
  const breaks: number[] = [];
  let lf = text.indexOf('\n');
  let cr = text.indexOf('\r');
  while (lf >= 0 || cr >= 0) {
    const isReturn = cr >= 0 && (cr < lf || lf < 0);
    const at = isReturn ? cr : lf;
    const end = isReturn && lf === cr + 1 ? lf : at;
    breaks.push(at);
    starts.push(end + 1);
    if (isReturn) cr = text.indexOf('\r', end + 1);
    if (end === lf) lf = text.indexOf('\n', end + 1);
  }
  return { starts, breaks };
}

/** The place of an offset in a stretch of text that itself begins at `origin`. */
export function positionIn(lines: LineCount, offset: number, origin: Position): Position {
  const line = linesBefore(lines, offset);
  if (line === 0) return { line: origin.line, character: origin.character + offset };
  return { line: origin.line + line, character: offset - (lines.starts[line - 1] ?? 0) };
}

/** The place behind a stretch of text that begins at `origin`. */
export function endOf({ count, lastStart, length }: LineCount, origin: Position): Position {
  if (count === 0) return { line: origin.line, character: origin.character + length };
  return { line: origin.line + count, character: length - lastStart };
}

/**
 * The offset of a place in a stretch of text that begins at `origin`. A character behind the line's end, or a line
 * behind the last, is taken as that end.
 */
export function offsetIn(lines: LineCount, position: Position, origin: Position): number {
  const line = position.line - origin.line;
  if (line < 0) return 0;
  if (line > lines.starts.length) return lines.length;
  const start = line === 0 ? -origin.character : (lines.starts[line - 1] ?? 0);
  const end = lines.breaks[line] ?? lines.length;
  return Math.max(0, Math.min(end, start + position.character));
}

function linesBefore(lines: LineCount, offset: number): number {
  let low = 0;
  let high = lines.starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines.starts[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
