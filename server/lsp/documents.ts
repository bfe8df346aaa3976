import {
  type Analysis,
  type CommonEnds,
  type Layout,
  type Position,
  type Since,
  analyse,
  analyseText,
  editRecord,
  layOut,
  layOutEdited,
  offsetAt,
  openRecord,
  throughBoth,
} from '../core/index';

/** Larger texts are kept by nobody: VS Code stops sending them at 50 MB. Characters, not bytes. */
const MAX_CHARACTERS = 32 * 1024 * 1024;

/** One version of an open document, and all that is known of it. */
export interface OpenDocument {
  readonly uri: string;
  readonly version: number;
  /** Grows with every change of any document, so that it never names two texts. */
  readonly revision: number;
  /** Made when it is first asked for: of a burst of keys, only the last is analysed. */
  readonly analysis: Analysis;
  /** How many executables it has. */
  readonly executables: number;
  /** True when the text is so large that nothing is said about it. */
  readonly isTooLarge: boolean;
}

/** A change as the protocol sends it; without a range it replaces the whole text. */
export interface DocumentChange {
  readonly range?: { readonly start: Position; readonly end: Position };
  readonly text: string;
}

/** The open documents and their analyses: one of the two places where state lives (DESIGN §1). */
export interface Documents {
  open(uri: string, version: number, text: string): OpenDocument;
  /** Undefined when the document is not open: the editor and we disagree, and the editor is asked to open it anew. */
  change(uri: string, version: number, changes: readonly DocumentChange[]): OpenDocument | undefined;
  close(uri: string): void;
  get(uri: string): OpenDocument | undefined;
  /** Every open document. */
  all(): Iterable<OpenDocument>;
}

/** Makes an empty store. */
export function createDocuments(): Documents {
  const documents = new Map<string, Version>();
  let revision = 0;
  const keep = (uri: string, version: number, parts: VersionParts) => {
    revision += 1;
    const document = new Version(parts, { uri, version, revision });
    documents.set(uri, document);
    return document;
  };
  const open = (uri: string, version: number, text: string) => {
    const isTooLarge = text.length > MAX_CHARACTERS;
    return keep(uri, version, { text: isTooLarge ? '{}' : text, since: undefined, isTooLarge });
  };
  return {
    open,
    change(uri, version, changes) {
      const document = documents.get(uri);
      if (!document) return undefined;
      const whole = changes.findLastIndex((change) => !change.range);
      const base = whole < 0 ? document : open(uri, version, changes[whole]?.text ?? '');
      const { isTooLarge } = base;
      if (isTooLarge) return keep(uri, version, { text: base.layout, since: undefined, isTooLarge });
      const { layout, since } = changes.slice(whole + 1).reduce(changed, base);
      return keep(uri, version, { text: layout, since, isTooLarge });
    },
    close: (uri) => documents.delete(uri),
    get: (uri) => documents.get(uri),
    all: () => documents.values(),
  };
}

interface VersionParts {
  /** As it came, or laid out. */
  readonly text: string | Layout;
  /** The newest analysis of an earlier version. */
  readonly since: Since | undefined;
  readonly isTooLarge: boolean;
}

/** One version of a document; its analysis is made once, on demand. */
class Version implements OpenDocument {
  readonly uri: string;
  readonly version: number;
  readonly revision: number;
  readonly isTooLarge: boolean;
  #text: string | Layout;
  #earlier: Since | undefined;
  #analysis: Analysis | undefined;

  constructor(
    { text, since, isTooLarge }: VersionParts,
    { uri, version, revision }: Pick<OpenDocument, 'uri' | 'version' | 'revision'>,
  ) {
    this.uri = uri;
    this.version = version;
    this.revision = revision;
    this.isTooLarge = isTooLarge;
    this.#text = text;
    this.#earlier = since;
  }

  get executables(): number {
    return this.layout.record.items.length;
  }

  get analysis(): Analysis {
    return (this.#analysis ??= this.#analyse());
  }

  get layout(): Layout {
    return (this.#text = typeof this.#text === 'string' ? layOut(openRecord(this.#text)) : this.#text);
  }

  /** The newest analysis of this version or of an earlier one. */
  get since(): Since | undefined {
    const earlier = this.#analysis;
    return earlier ? { earlier, same: wholeOf(earlier) } : this.#earlier;
  }

  #analyse(): Analysis {
    const analysis = typeof this.#text === 'string' ? analyseText(this.#text) : analyse(this.#text, this.#earlier);
    this.#text = analysis.layout;
    this.#earlier = undefined;
    return analysis;
  }
}

function wholeOf({ items }: Analysis): CommonEnds {
  return { before: items.length, behind: items.length };
}

type Edited = Pick<Version, 'layout' | 'since'>;

/** Positions outside the text are taken as its nearest end, inverted ones in their order. */
function changed({ layout, since }: Edited, { range, text }: DocumentChange): Edited {
  const start = range ? offsetAt(layout, range.start) : 0;
  const end = range ? offsetAt(layout, range.end) : start;
  const { record, same } = editRecord(layout, { start: Math.min(start, end), end: Math.max(start, end), text });
  return {
    layout: layOutEdited(layout, record, same),
    since: since && { earlier: since.earlier, same: throughBoth(since.same, same) },
  };
}
