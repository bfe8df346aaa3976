import type { ClientCapabilities, ServerCapabilities } from 'vscode-languageserver/node';
import { type OfferView, nothingAsked } from '../../core/index';
import type { OpenDocument } from '../documents';
import type { Session } from '../session';

/** One feature of the server: what it promises to a client, and how it is registered. */
export interface Feature {
  readonly promise: (client: ClientCapabilities) => Partial<ServerCapabilities>;
  readonly register: (session: Session) => void;
}

/** Answers about an open document; null, the protocol's "nothing", about one that is not open. */
export function about<T>(
  { documents }: Session,
  uri: string,
  answer: (document: OpenDocument) => T | undefined,
): T | null {
  const document = documents.get(uri);
  return (document && answer(document)) ?? null;
}

/** The answers about a document's executables, as features read them. */
export function offersOf({ desk }: Session, uri: string): OfferView {
  if (!desk.isAskedAbout(uri)) return nothingAsked;
  return (executable, item) => desk.view(uri, executable, item);
}
