import { type Disposable, type LogOutputChannel, window } from 'vscode';
import { messages } from './messages';
import type { Server, ServerState } from './server';

/** Says in one sentence that the server has stopped for good, and offers to restart it. */
export class ServerTrouble implements Disposable {
  readonly #server: Server;
  readonly #log: LogOutputChannel;
  readonly #subscription: Disposable;
  #isShown = false;

  constructor(server: Server, log: LogOutputChannel) {
    this.#server = server;
    this.#log = log;
    this.#subscription = server.onDidChangeState((state) => void this.#tell(state));
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  async #tell(state: ServerState): Promise<void> {
    if (state.kind !== 'stopped' || this.#isShown) return;
    this.#isShown = true;
    const chosen = await window.showErrorMessage(state.because, messages.restart, messages.showLog);
    this.#isShown = false;
    if (chosen === messages.restart) await this.#server.restart();
    if (chosen === messages.showLog) this.#log.show();
  }
}
