import { type LogOutputChannel } from 'vscode';
import {
  CloseAction,
  type CloseHandlerResult,
  ErrorAction,
  type ErrorHandler,
  LanguageClient,
  type LanguageClientOptions,
  RevealOutputChannelOn,
  State,
  TransportKind,
} from 'vscode-languageclient/node';
import { type InitializationOptions, LANGUAGE_ID } from '../server/core/protocol';
import { CRASH_LIMIT, crashCounter } from './crashes';
import { messages } from './messages';

/** What a language client is made from. */
export interface ClientSetup {
  /** The server's program, a file of the extension. */
  readonly module: string;
  readonly options: InitializationOptions;
  readonly log: LogOutputChannel;
  /** Called once when the server is lost and will not be started again by itself, with a sentence that says why. */
  readonly onLost: (because: string) => void;
}

/** A language client that writes its troubles to the log, and leaves it to us to show them. */
export class QuietClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }

  /** Stops the server in whatever state it is; the library refuses to stop one that is still starting. */
  override async stop(timeoutMs?: number): Promise<void> {
    if (this.state === State.Running) await super.stop(timeoutMs);
    else this.serverProcess?.kill();
  }
}

/** Makes a client that is not started yet. It starts a crashed server again, but not for ever (SAFETY M1). */
export function createLanguageClient(setup: ClientSetup): QuietClient {
  const run = { module: setup.module, transport: TransportKind.ipc };
  const debug = { ...run, options: { execArgv: ['--nolazy', '--inspect=6009'] } };
  const client: QuietClient = new QuietClient(
    'ossr',
    'OSSR',
    { run, debug },
    {
      ...clientOptions(setup),
      errorHandler: errorHandler(setup.onLost, () => client.state === State.Running),
    },
  );
  return client;
}

function clientOptions(setup: ClientSetup): LanguageClientOptions {
  const schemes = ['file', 'untitled', 'vscode-remote', 'vscode-vfs'];
  return {
    documentSelector: schemes.map((scheme) => ({ scheme, language: LANGUAGE_ID })),
    initializationOptions: setup.options,
    initializationFailedHandler: () => false,
    outputChannel: setup.log,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    markdown: { isTrusted: false, supportHtml: false },
  };
}

function errorHandler(onLost: (because: string) => void, wasRunning: () => boolean): ErrorHandler {
  const crashed = crashCounter(CRASH_LIMIT, Date.now);
  const lost: CloseHandlerResult = { action: CloseAction.DoNotRestart, handled: true };
  return {
    error: (_error, _message, count) => {
      if (count !== undefined && count <= 3) return { action: ErrorAction.Continue, handled: true };
      onLost(messages.serverUnheard);
      return { action: ErrorAction.Shutdown, handled: true };
    },
    closed: () => {
      // One that ends while it starts would do so again.
      if (!wasRunning()) return lost;
      if (crashed() === 'startAgain') return { action: CloseAction.Restart, handled: true };
      onLost(messages.serverGaveUp(CRASH_LIMIT.crashes));
      return lost;
    },
  };
}
