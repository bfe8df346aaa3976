import { CodeLensRefreshRequest, DiagnosticRefreshRequest, InlayHintRefreshRequest } from 'vscode-languageserver/node';
import { protocol } from '../core/index';
import { diagnosticsOf, pullsDiagnostics } from './features';
import type { Session } from './session';

/** Tells a client that does not ask for diagnostics what they are; none for a document that is not open. */
export function publishDiagnostics(session: Session, uri: string): void {
  const document = session.documents.get(uri);
  if (pullsDiagnostics(session.client().capabilities)) return;
  const diagnostics = document ? diagnosticsOf(session, document) : [];
  session.connection.sendDiagnostics({ uri, diagnostics }).catch(logFault(session));
}

/** Asks the client to ask again for all that it shows beside the texts of documents, and tells it what it does not ask for. */
export function refresh(session: Session, uris: readonly string[]): void {
  if (uris.length === 0) return;
  const { connection } = session;
  const log = logFault(session);
  const { codeLens, inlayHint, diagnostics } = session.client().capabilities.workspace ?? {};
  if (codeLens?.refreshSupport) connection.sendRequest(CodeLensRefreshRequest.type).catch(log);
  if (inlayHint?.refreshSupport) connection.sendRequest(InlayHintRefreshRequest.type).catch(log);
  if (diagnostics?.refreshSupport) connection.sendRequest(DiagnosticRefreshRequest.type).catch(log);
  for (const uri of uris) publishDiagnostics(session, uri);
}

/** Tells the client that the answers for a document have changed, all of them at once. */
export function tellOffers(session: Session, uri: string): void {
  const { connection, desk } = session;
  refresh(session, [uri]);
  desk
    .snapshot(uri)
    .then((offers) => connection.sendNotification(protocol.OFFERS_CHANGED, offers))
    .catch(logFault(session));
}

/** Notes a fault in the editor's log. When the editor has said goodbye, there is nobody left to tell. */
export function logFault({ connection, isOver }: Session): (fault: unknown) => void {
  return (fault) => {
    if (!isOver()) connection.console.error(String(fault));
  };
}
