import type { ClientCapabilities, Diagnostic } from 'vscode-languageserver/node';
import {
  SEMANTIC_TOKENS_LEGEND,
  codeLens,
  diagnostics,
  hover,
  inlayHints,
  protocol,
  semanticTokens,
  whyNot,
} from '../core/index';
import type { OpenDocument } from './documents';
import { COMPLETION } from './features/completion';
import { EDITING } from './features/editing';
import { type Feature, about, offersOf } from './features/feature';
import { NAVIGATION } from './features/navigation';
import { messages } from './messages';
import type { Session } from './session';

/** Every feature that answers about a document, an entry each. The capabilities are computed from this table. */
export const FEATURES: readonly Feature[] = [
  ...COMPLETION,
  {
    promise: () => ({ hoverProvider: true }),
    register: (session) =>
      session.connection.onHover(({ textDocument, position }) =>
        about(session, textDocument.uri, ({ uri, analysis }) => hover(analysis, position, offersOf(session, uri))),
      ),
  },
  {
    promise: () => ({ codeLensProvider: {} }),
    register: (session) =>
      session.connection.onCodeLens(({ textDocument }) =>
        about(session, textDocument.uri, ({ uri, analysis }) => {
          const canShowResults = session.client().commands.includes(protocol.SHOW_RESULTS);
          return codeLens(analysis, { uri, offers: offersOf(session, uri), canShowResults });
        }),
      ),
  },
  {
    promise: () => ({ inlayHintProvider: true }),
    register: (session) =>
      session.connection.languages.inlayHint.on(({ textDocument: { uri }, range }) =>
        about(session, uri, ({ analysis }) =>
          inlayHints(analysis, range, offersOf(session, uri), session.settings().inlayHints),
        ),
      ),
  },
  {
    promise: ({ textDocument }) =>
      textDocument?.semanticTokens?.requests.range
        ? { semanticTokensProvider: { legend: SEMANTIC_TOKENS_LEGEND, range: true } }
        : {},
    register: (session) =>
      session.connection.languages.semanticTokens.onRange(
        ({ textDocument: { uri }, range }) =>
          about(session, uri, ({ analysis }) => semanticTokens(analysis, range)) ?? { data: [] },
      ),
  },
  {
    promise: (client) => (pullsDiagnostics(client) ? { diagnosticProvider: PULL } : {}),
    register: (session) =>
      session.connection.languages.diagnostics.on(({ textDocument, previousResultId }) => {
        const document = session.documents.get(textDocument.uri);
        const resultId = `${document?.revision ?? 0}.${session.desk.revision()}.${session.settingsRevision()}`;
        if (previousResultId === resultId) return { kind: 'unchanged', resultId };
        return { kind: 'full', resultId, items: document ? diagnosticsOf(session, document) : [] };
      }),
  },
  ...NAVIGATION,
  ...EDITING,
];

const PULL = { identifier: 'ossr', interFileDependencies: false, workspaceDiagnostics: false };

/** True for clients that ask for diagnostics; the others are told of them. */
export function pullsDiagnostics(client: ClientCapabilities): boolean {
  return client.textDocument?.diagnostic !== undefined;
}

/** The diagnostics of a document and the marks of its answers; of one that is too large, that this is so. */
export function diagnosticsOf(session: Session, { uri, analysis, isTooLarge }: OpenDocument): Diagnostic[] {
  const { levels, maximum } = session.settings();
  const options = { levels, maximum, page: session.page };
  if (!isTooLarge) return [...diagnostics(analysis, uri, options), ...whyNot(analysis, offersOf(session, uri))];
  const start = { line: 0, character: 0 };
  return [{ range: { start, end: start }, severity: 3, source: 'ossr', message: messages.tooLarge }];
}
