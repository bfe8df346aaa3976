import { type Analysis, type Position, type TextEdit, analyse, editRecord, offsetAt, openRecord } from '../core/index';

/** Larger texts are kept by nobody: VS Code stops sending them at 50 MB. Characters, not bytes. */
const MAX_CHARACTERS = 32 * 1024 * 1024;

/** One version of an open document, and all that is known of it. */
export interface OpenDocument {
  readonly uri: string;
  readonly version: number;
  /** Grows with every change of any document, so that it never names two texts. */
  readonly revision: number;
  readonly analysis: Analysis;
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
}

/** Makes an empty store. */
export function createDocuments(): Documents {
  const documents = new Map<string, OpenDocument>();
  let revision = 0;
  const keep = (uri: string, version: number, analysis: Analysis, isTooLarge: boolean) => {
    revision += 1;
    const document = { uri, version, revision, analysis, isTooLarge };
    documents.set(uri, document);
    return document;
  };
  const open = (uri: string, version: number, text: string) => {
    const isTooLarge = text.length > MAX_CHARACTERS;
    return keep(uri, version, analyse(openRecord(isTooLarge ? '{}' : text)), isTooLarge);
  };
  return {
    open,
    change(uri, version, changes) {
      const document = documents.get(uri);
      if (!document) return undefined;
      const whole = changes.findLastIndex((change) => !change.range);
      const base = whole < 0 ? document : open(uri, version, changes[whole]?.text ?? '');
      if (base.isTooLarge) return keep(uri, version, base.analysis, true);
      const analysis = changes.slice(whole + 1).reduce(changed, base.analysis);
      return keep(uri, version, analysis, false);
    },
    close: (uri) => documents.delete(uri),
    get: (uri) => documents.get(uri),
  };
}

function changed(analysis: Analysis, change: DocumentChange): Analysis {
  return analyse(editRecord(analysis.record, editOf(analysis, change)), analysis);
}

/** Positions outside the text are taken as its nearest end, inverted ones in their order. */
function editOf(analysis: Analysis, { range, text }: DocumentChange): TextEdit {
  const start = range ? offsetAt(analysis.layout, range.start) : 0;
  const end = range ? offsetAt(analysis.layout, range.end) : start;
  return { start: Math.min(start, end), end: Math.max(start, end), text };
}
