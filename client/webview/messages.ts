/** What the panel's two halves say to each other: the host, in VS Code, and the page, in the webview. */
import type { DocumentOffers } from '../../server/core/protocol';

/** All that the page shows; sent whole, whenever something has changed. */
export interface Snapshot {
  readonly kind: 'snapshot';
  readonly offers: DocumentOffers;
  /** The executable to show; the page keeps its own choice when this is absent. */
  readonly executable?: string;
  /** The record's file name, for the eye. */
  readonly record: string;
  /** False in Restricted Mode: then nobody can be asked. */
  readonly isTrusted: boolean;
}

/** The answers cannot be had, and why. */
export interface Failure {
  readonly kind: 'failure';
  readonly because: string;
}

/** From the host to the page. */
export type HostMessage = Snapshot | Failure;

/** From the page to the host. Which document is meant the host knows; the page cannot name another. */
export type PageMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'ask'; readonly executable: string }
  | { readonly kind: 'chose'; readonly executable: string }
  | { readonly kind: 'signIn'; readonly platform: string }
  | { readonly kind: 'openRecord' }
  | { readonly kind: 'openSettings' }
  | { readonly kind: 'manageTrust' }
  | { readonly kind: 'restart' };

/** What VS Code keeps for the page while it is hidden, and over a reload. */
export interface KeptState {
  readonly uri?: string;
  readonly executable?: string;
  /** The rows whose details are open. */
  readonly opened: readonly string[];
}
