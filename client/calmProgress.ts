import { type CancellationToken, CancellationTokenSource, type Disposable, ProgressLocation, window } from 'vscode';

/** Work that can be called off, and that says how far it is. */
export type Work = (token: CancellationToken, report: (message: string) => void) => Promise<void>;

const PATIENCE_MS = 1_000;

/**
 * Runs work with its progress in the status bar; what takes longer than a second also gets a notification, from which
 * it can be cancelled. Rejects as the work does.
 */
export async function calmProgress(title: string, work: Work): Promise<void> {
  const source = new CancellationTokenSource();
  const shown = new Shown(title, source);
  const finished = work(source.token, (message) => shown.report(message)).finally(() => shown.dispose());
  shown.begin(finished);
  await finished;
}

/** The two places where the progress of one piece of work is shown. */
class Shown implements Disposable {
  readonly #title: string;
  readonly #source: CancellationTokenSource;
  readonly #reporters: ((message: string) => void)[] = [];
  #latest: string | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(title: string, source: CancellationTokenSource) {
    this.#title = title;
    this.#source = source;
  }

  begin(finished: Promise<void>): void {
    // Whoever awaits the work hears of its failure; the progress only has to end.
    const ended = finished.catch(() => undefined);
    this.#open(ProgressLocation.Window, ended);
    this.#timer = setTimeout(() => this.#open(ProgressLocation.Notification, ended), PATIENCE_MS);
  }

  report(message: string): void {
    this.#latest = message;
    for (const reporter of this.#reporters) reporter(message);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#source.dispose();
  }

  #open(location: ProgressLocation, ended: Promise<void>): void {
    const options = { location, title: this.#title, cancellable: location === ProgressLocation.Notification };
    void window.withProgress(options, (progress, token) => {
      const cancelling = token.onCancellationRequested(() => this.#source.cancel());
      this.#reporters.push((message) => progress.report({ message }));
      if (this.#latest !== undefined) progress.report({ message: this.#latest });
      return ended.finally(() => void cancelling.dispose());
    });
  }
}
