import { LSPErrorCodes, ResponseError } from 'vscode-languageserver/node';
import {
  type Refusal,
  definition,
  documentHighlight,
  documentLinks,
  documentSymbols,
  foldingRanges,
  linkedEditing,
  prepareRename,
  references,
  rename,
  selectionRanges,
  workspaceSymbols,
} from '../../core/index';
import { wantsDeclaration } from '../incoming';
import { type Feature, about } from './feature';
import { existingLinks } from './fileLinks';

/** Finding one's way: through a record, and between the places that name a resource. */
export const NAVIGATION: readonly Feature[] = [
  {
    promise: ({ textDocument }) =>
      textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport ? { documentSymbolProvider: true } : {},
    register: (session) =>
      session.connection.onDocumentSymbol(({ textDocument: { uri } }) =>
        about(session, uri, ({ analysis }) => documentSymbols(analysis)),
      ),
  },
  {
    promise: () => ({ workspaceSymbolProvider: true }),
    register: ({ connection, documents }) =>
      connection.onWorkspaceSymbol(({ query }) => workspaceSymbols([...documents.all()], query)),
  },
  {
    promise: () => ({ foldingRangeProvider: true }),
    register: (session) =>
      session.connection.onFoldingRanges(({ textDocument: { uri } }) =>
        about(session, uri, ({ analysis }) =>
          foldingRanges(analysis, session.client().capabilities.textDocument?.foldingRange?.rangeLimit),
        ),
      ),
  },
  {
    promise: () => ({ selectionRangeProvider: true }),
    register: (session) =>
      session.connection.onSelectionRanges(({ textDocument: { uri }, positions }) =>
        about(session, uri, ({ analysis }) => selectionRanges(analysis, positions)),
      ),
  },
  {
    promise: () => ({ definitionProvider: true }),
    register: (session) =>
      session.connection.onDefinition(({ textDocument: { uri }, position }) =>
        about(session, uri, ({ analysis }) => definition(analysis, position, uri)),
      ),
  },
  {
    promise: () => ({ referencesProvider: true }),
    register: (session) =>
      session.connection.onReferences(({ textDocument: { uri }, position, context }) =>
        about(session, uri, ({ analysis }) =>
          references(analysis, position, { uri, includeDeclaration: wantsDeclaration(context) }),
        ),
      ),
  },
  {
    promise: () => ({ documentHighlightProvider: true }),
    register: (session) =>
      session.connection.onDocumentHighlight(({ textDocument: { uri }, position }) =>
        about(session, uri, ({ analysis }) => documentHighlight(analysis, position)),
      ),
  },
  {
    promise: ({ textDocument }) => ({
      renameProvider: textDocument?.rename?.prepareSupport ? { prepareProvider: true } : true,
    }),
    register: (session) => {
      session.connection.onPrepareRename(({ textDocument: { uri }, position }) =>
        about(session, uri, ({ analysis }) => granted(prepareRename(analysis, position))),
      );
      session.connection.onRenameRequest(({ textDocument: { uri }, position, newName }) =>
        about(session, uri, ({ analysis }) => granted(rename(analysis, position, { uri, newName }))),
      );
    },
  },
  {
    promise: () => ({ documentLinkProvider: {} }),
    register: (session) =>
      session.connection.onDocumentLinks(({ textDocument: { uri } }) =>
        about(session, uri, ({ analysis }) => existingLinks(uri, documentLinks(analysis))),
      ),
  },
  {
    promise: () => ({ linkedEditingRangeProvider: true }),
    register: (session) =>
      session.connection.languages.onLinkedEditingRange(({ textDocument: { uri }, position }) =>
        about(session, uri, ({ analysis }) => linkedEditing(analysis, position)),
      ),
  },
];

/** The editor shows the sentence of a refusal when it comes as an error. */
function granted<T extends object>(result: T | Refusal): T {
  if ('refused' in result) throw new ResponseError(LSPErrorCodes.RequestFailed, result.refused);
  return result;
}
