import type { Credentials } from './credentials';
import type { ResultsPanel } from './results/panel';
import type { Server } from './server';

/** The parts of the client that the commands work on. */
export interface Parts {
  readonly version: string;
  readonly server: Server;
  readonly credentials: Credentials;
  readonly panel: ResultsPanel;
}
