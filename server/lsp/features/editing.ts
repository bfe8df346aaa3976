import type { ClientCapabilities } from 'vscode-languageserver/node';
import { CODE_ACTION_KINDS, codeActions, formatting } from '../../core/index';
import type { OpenDocument } from '../documents';
import type { Session } from '../session';
import { kindsWanted } from '../incoming';
import { type Feature, about, offersOf } from './feature';

/** Changing a record: remedies, refactorings and layout. */
export const EDITING: readonly Feature[] = [
  {
    promise: ({ textDocument }) =>
      textDocument?.codeAction?.codeActionLiteralSupport
        ? { codeActionProvider: { codeActionKinds: [...CODE_ACTION_KINDS] } }
        : {},
    register: (session) =>
      session.connection.onCodeAction(({ textDocument: { uri }, range, context }) =>
        about(session, uri, ({ analysis, version }) => {
          const only = kindsWanted(context);
          const { levels } = session.settings();
          const canCreateFiles = createsFiles(session.client().capabilities);
          const told = { levels, page: session.page };
          const offers = offersOf(session, uri);
          return codeActions(analysis, range, { uri, version, canCreateFiles, told, offers, ...(only && { only }) });
        }),
      ),
  },
  {
    promise: () => ({ documentFormattingProvider: true }),
    register: (session) =>
      session.connection.onDocumentFormatting(({ textDocument: { uri }, options }) =>
        ofWhole(session, uri, ({ analysis }) => formatting(analysis, options)),
      ),
  },
  {
    promise: () => ({ documentRangeFormattingProvider: true }),
    register: (session) =>
      session.connection.onDocumentRangeFormatting(({ textDocument: { uri }, range, options }) =>
        ofWhole(session, uri, ({ analysis }) => formatting(analysis, options, range)),
      ),
  },
];

/** True for clients that can make a file as a part of an edit. */
function createsFiles({ workspace }: ClientCapabilities): boolean {
  const { documentChanges, resourceOperations } = workspace?.workspaceEdit ?? {};
  return documentChanges === true && resourceOperations?.includes('create') === true;
}

/** Nothing about a document that is too large: its analysis is not of its text. */
function ofWhole<T>(session: Session, uri: string, answer: (document: OpenDocument) => T): T | null {
  return about(session, uri, (document) => (document.isTooLarge ? undefined : answer(document)));
}
