import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { SYSTEM_PATH, throughSudo, type Command } from './command';

const GUARD = fileURLToPath(new URL('guard.sh', import.meta.url));
const GRACE_SECONDS = 15;

/** A program that runs until it is stopped. */
export interface Daemon {
  readonly name: string;
  /** What it printed so far. */
  log(): string;
  /** True until it has ended. */
  isRunning(): boolean;
  /** Asks it to end, kills it and its group after fifteen seconds, and resolves when it is gone. May be called twice. */
  stop(): Promise<void>;
}

/** A daemon's own wishes: where it writes, beside the command. */
export interface DaemonOptions extends Command {
  readonly name: string;
  readonly logFile: string;
  readonly home: string;
}

/**
 * Starts a program under `guard.sh`, in a session of its own: so it ends with us, whatever ends us.
 * Does not wait until the program is ready.
 */
export function startDaemon(options: DaemonOptions): Daemon {
  const env = { PATH: SYSTEM_PATH, HOME: options.home, LANG: 'C.UTF-8', ...options.env };
  const guarded = { ...options, env, command: 'sh' };
  const { file, args } = throughSudo({
    ...guarded,
    args: [GUARD, String(GRACE_SECONDS), options.command, ...(options.args ?? [])],
  });
  const log = openSync(options.logFile, 'a');
  const child = spawn(file, args, { cwd: options.cwd ?? options.home, env, detached: true, stdio: ['pipe', log, log] });
  closeSync(log);
  child.stdin?.on('error', () => undefined); // it ended before it was told to
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  return {
    name: options.name,
    log: () => readFileSync(options.logFile, 'utf8'),
    isRunning: () => child.pid !== undefined && child.exitCode === null && child.signalCode === null,
    stop: async () => {
      child.stdin?.end();
      await ended;
    },
  };
}
