import type { DocumentOffers, ExecutableOffers } from '../../server/core/protocol';
import type { Snapshot } from './messages';

/** Everything that the page shows, in one value. */
export interface PageState {
  /** Absent until the host has sent the first. */
  readonly snapshot?: Snapshot;
  /** Why the answers cannot be had. */
  readonly failure?: string;
  /** The executable that the person chose; it may have gone since. */
  readonly chosen?: string;
  /** The rows whose details are open, by `rowKey`. */
  readonly opened: ReadonlySet<string>;
  readonly now: number;
}

/** What a person can do on the page. */
export interface Actions {
  readonly ask: (executable: string) => void;
  readonly choose: (executable: string) => void;
  readonly toggle: (row: string, isOpen: boolean) => void;
  readonly signIn: (platform: string) => void;
  readonly openRecord: () => void;
  readonly openSettings: () => void;
  readonly manageTrust: () => void;
  readonly restart: () => void;
}

/** The executable that is shown: the chosen one, else the first. */
export function shownExecutable(offers: DocumentOffers, chosen: string | undefined): ExecutableOffers | undefined {
  return offers.executables.find(({ executable }) => executable === chosen) ?? offers.executables[0];
}

/** The name under which an opened row is remembered. */
export function rowKey(executable: string, platform: string): string {
  return JSON.stringify([executable, platform]);
}
