import { CLOSE_LIST, CLOSE_OBJECT, OPEN_LIST, OPEN_OBJECT, QUOTE } from './characters';
import { isSpace, stringEnd } from './scan';

/** A pair of brackets, and what is between them. */
export interface BracketSpan {
  readonly offset: number;
  readonly length: number;
}

/**
 * Every pair of brackets of a text from an offset on, found without a tree. In broken text one that is not closed ends
 * before the bracket that closes what is around it, or with the text.
 */
export function bracketSpans(text: string, from: number): BracketSpan[] {
  const end = endBefore(text, text.length);
  const open = new OpenBrackets(text);
  for (let at = from; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = stringEnd(text, at) - 1;
    else if (code === OPEN_OBJECT || code === OPEN_LIST) open.push(at, code);
    else if (code === CLOSE_OBJECT || code === CLOSE_LIST) open.close(at, code);
  }
  open.closeAll(end);
  return open.spans;
}

/** The brackets that are open at one point of a text. */
class OpenBrackets {
  readonly spans: BracketSpan[] = [];
  readonly #offsets: number[] = [];
  #objects = 0;
  #lists = 0;

  constructor(private readonly text: string) {}

  push(offset: number, code: number): void {
    this.#offsets.push(offset);
    if (code === OPEN_OBJECT) this.#objects += 1;
    else this.#lists += 1;
  }

  /** A bracket that closes nothing is passed over; one that is expected further out ends what is open inside. */
  close(at: number, code: number): void {
    if ((code === CLOSE_OBJECT ? this.#objects : this.#lists) === 0) return;
    const isPartner = () => this.text.charCodeAt(this.#offsets.at(-1) ?? at) === code - 2;
    if (!isPartner()) {
      const before = endBefore(this.text, at);
      while (!isPartner()) this.#pop(before);
    }
    this.#pop(at + 1);
  }

  closeAll(end: number): void {
    while (this.#offsets.length > 0) this.#pop(end);
  }

  #pop(end: number): void {
    const offset = this.#offsets.pop() ?? end;
    if (this.text.charCodeAt(offset) === OPEN_OBJECT) this.#objects -= 1;
    else this.#lists -= 1;
    this.spans.push({ offset, length: end - offset });
  }
}

function endBefore(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && isSpace(text.charCodeAt(at - 1))) at -= 1;
  return at;
}
