import { type CancellationToken, CancellationTokenSource, ProgressLocation, window } from 'vscode';

/** Work that can be called off, and that says how far it is. */
export type Work = (token: CancellationToken, report: (message: string) => void) => Promise<void>;

const PATIENCE_MS = 1_000;

/**
 * Runs work; what takes longer than a second gets a notification, which says how far it is and from which it can be
 * cancelled. The lenses and the status item tell of it from the start. Rejects as the work does.
 */
export async function calmProgress(title: string, work: Work): Promise<void> {
  const source = new CancellationTokenSource();
  const told: { latest?: string; report?: (message: string) => void } = {};
  const finished = work(source.token, (message) => {
    told.latest = message;
    told.report?.(message);
  });
  // Whoever awaits the work hears of its failure; the notification only has to end.
  const ended = finished.catch(() => undefined);
  const timer = setTimeout(() => {
    const options = { location: ProgressLocation.Notification, title, cancellable: true };
    void window.withProgress(options, (progress, token) => {
      const cancelling = token.onCancellationRequested(() => source.cancel());
      told.report = (message) => progress.report({ message });
      if (told.latest !== undefined) told.report(told.latest);
      return ended.finally(() => void cancelling.dispose());
    });
  }, PATIENCE_MS);
  try {
    await finished;
  } finally {
    clearTimeout(timer);
    source.dispose();
  }
}
