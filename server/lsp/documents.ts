import {
  type Analysis,
  type Layout,
  type Position,
  type RecordText,
  analyse,
  analyseText,
  editLaidOut,
  layOut,
  offsetAt,
  openRecord,
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
  const keep = (uri: string, version: number, text: string | RecordText, changes: Partial<VersionParts> = {}) => {
    revision += 1;
    const document = new Version({ uri, version, revision, text, earlier: undefined, isTooLarge: false, ...changes });
    documents.set(uri, document);
    return document;
  };
  const open = (uri: string, version: number, text: string) => {
    const isTooLarge = text.length > MAX_CHARACTERS;
    return keep(uri, version, isTooLarge ? '{}' : text, { isTooLarge });
  };
  return {
    open,
    change(uri, version, changes) {
      const document = documents.get(uri);
      if (!document) return undefined;
      const whole = changes.findLastIndex((change) => !change.range);
      const base = whole < 0 ? document : open(uri, version, changes[whole]?.text ?? '');
      if (base.isTooLarge) return keep(uri, version, base.text, { isTooLarge: true });
      const edited = changes.slice(whole + 1).reduce(changed, { text: base.text, layout: base.knownLayout });
      return keep(uri, version, edited.text, { earlier: base.lastAnalysis, layout: edited.layout });
    },
    close: (uri) => documents.delete(uri),
    get: (uri) => documents.get(uri),
    all: () => documents.values(),
  };
}

interface VersionParts {
  readonly uri: string;
  readonly version: number;
  readonly revision: number;
  /** As it came, or cut into pieces. */
  readonly text: string | RecordText;
  /** The newest analysis of an earlier version. */
  readonly earlier: Analysis | undefined;
  /** The newest layout of an earlier version, from which that of this one is soon made. */
  readonly layout?: Layout | undefined;
  readonly isTooLarge: boolean;
}

/** One version of a document; its analysis is made once, on demand. */
class Version implements OpenDocument {
  readonly uri: string;
  readonly version: number;
  readonly revision: number;
  readonly isTooLarge: boolean;
  #text: string | RecordText;
  #earlier: Analysis | undefined;
  #analysis: Analysis | undefined;

  readonly #layout: Layout | undefined;

  constructor({ uri, version, revision, text, earlier, layout, isTooLarge }: VersionParts) {
    this.uri = uri;
    this.version = version;
    this.revision = revision;
    this.#text = text;
    this.isTooLarge = isTooLarge;
    this.#earlier = earlier;
    this.#layout = layout;
  }

  get executables(): number {
    return this.text.items.length;
  }

  get text(): RecordText {
    return (this.#text = typeof this.#text === 'string' ? openRecord(this.#text) : this.#text);
  }

  get analysis(): Analysis {
    return (this.#analysis ??= this.#analyse());
  }

  get lastAnalysis(): Analysis | undefined {
    return this.#analysis ?? this.#earlier;
  }

  get knownLayout(): Layout | undefined {
    return this.#analysis?.layout ?? this.#layout;
  }

  #analyse(): Analysis {
    const analysis = typeof this.#text === 'string' ? analyseText(this.#text) : analyse(this.#text, this.#earlier);
    this.#text = analysis.record;
    this.#earlier = undefined;
    return analysis;
  }
}

interface Edited {
  readonly text: RecordText;
  /** Where the pieces of it or of an earlier version begin, if that was worked out. */
  readonly layout: Layout | undefined;
}

/** Positions outside the text are taken as its nearest end, inverted ones in their order. */
function changed({ text: record, layout: known }: Edited, { range, text }: DocumentChange): Edited {
  const layout = known?.record === record ? known : layOut(record, known);
  const start = range ? offsetAt(layout, range.start) : 0;
  const end = range ? offsetAt(layout, range.end) : start;
  const edit = { start: Math.min(start, end), end: Math.max(start, end), text };
  return { text: editLaidOut(layout, edit), layout };
}
