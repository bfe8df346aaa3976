import type { ChildProcess } from 'node:child_process';
import { lastLines, startGroup, stopGroup } from './childProcess';
import { installWebWorkbench } from './install';

const START_LIMIT_MS = 60_000;
const READY = /Extension host agent listening on (\d+)/;

/** A running VS Code server: where it listens, when it ended, and how to end it with all it started. */
export interface VSCodeServer {
  port: number;
  /** Resolves with what happened when the server ends, for whatever reason. */
  ended: Promise<string>;
  stop(): Promise<void>;
}

/** What a server needs to know: its data, its extensions, its environment, whether folders are trusted unasked, and whether a suite runs. */
export interface ServerOptions {
  serverData: string;
  extensions: string;
  env: Record<string, string>;
  trusted: boolean;
  isSuite: boolean;
}

/**
 * Starts VS Code's own server on a free port of this machine only, and resolves when it listens.
 * Rejects with its last lines when it does not come up; nothing is left running then.
 */
export async function startServer(options: ServerOptions): Promise<VSCodeServer> {
  const { serverMain, node } = await installWebWorkbench();
  const child = startGroup(node, [serverMain, ...serverArguments(options)], { env: options.env });
  let printed = '';
  const collect = (data: Buffer): void => void (printed += data.toString());
  child.stdout?.on('data', collect);
  child.stderr?.on('data', collect);
  try {
    const port = await listening(child, () => printed);
    return { port, ended: ended(child), stop: () => stopGroup(child) };
  } catch (error) {
    await stopGroup(child);
    throw error;
  }
}

function serverArguments(options: ServerOptions): string[] {
  return [
    ...['--host', '127.0.0.1', '--port', '0', '--without-connection-token', '--accept-server-license-terms'],
    // Without this flag the page ignores which suite to run; with it, a person is shown no notification.
    ...(options.isSuite ? ['--enable-smoke-test-driver'] : []),
    ...['--server-data-dir', options.serverData, '--extensions-dir', options.extensions],
    ...['--disable-telemetry', '--disable-getting-started-override'],
    // Should the tests be killed without a chance to clean up, the server ends by itself some minutes later.
    ...['--enable-remote-auto-shutdown', '--reconnection-grace-time', '30'],
    ...(options.trusted ? ['--disable-workspace-trust'] : []),
  ];
}

function ended(child: ChildProcess): Promise<string> {
  return new Promise((resolve) =>
    child.once('exit', (code, signal) => resolve(`VS Code's server ended with ${code ?? signal}`)),
  );
}

function listening(child: ChildProcess, printed: () => string): Promise<number> {
  return new Promise((resolve, reject) => {
    const fail = (why: string): void => {
      clearTimeout(timer);
      reject(new Error(`VS Code's server ${why}; its last lines:\n${lastLines(printed())}`));
    };
    const timer = setTimeout(() => fail(`was not ready after ${START_LIMIT_MS / 1000} s`), START_LIMIT_MS);
    child.once('error', (error) => fail(`could not be started (${error.message})`));
    child.once('exit', (code) => fail(`ended with ${code}`));
    child.stdout?.on('data', () => {
      const port = READY.exec(printed())?.[1];
      if (port === undefined) return;
      clearTimeout(timer);
      resolve(Number(port));
    });
  });
}
