import type { CancellationToken } from 'vscode-languageserver/node';

/** The protocol's token as the one kind of signal that is used inside. `release` ends the connection of the two. */
export function signalOf(token: CancellationToken): { readonly signal: AbortSignal; readonly release: () => void } {
  const controller = new AbortController();
  if (token.isCancellationRequested) controller.abort();
  const subscription = token.onCancellationRequested(() => controller.abort());
  return { signal: controller.signal, release: () => subscription.dispose() };
}
