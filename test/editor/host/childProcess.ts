import { spawn, spawnSync, type ChildProcess, type SpawnOptions } from 'node:child_process';

const GRACE_MS = 3_000;

/** What `output` runs: a program, its arguments, and where. `what` names it in the error. */
export interface Command {
  what: string;
  program: string;
  args: string[];
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  limitMs: number;
}

/**
 * Runs a program to its end and returns all that it printed.
 * Rejects with the last lines printed when it cannot start, fails, or takes longer than its limit; then nothing of it is left running.
 */
export async function output(command: Command): Promise<string> {
  const child = startGroup(command.program, command.args, { cwd: command.cwd, env: command.env });
  let printed = '';
  child.stdout?.on('data', (data: Buffer) => (printed += data.toString()));
  child.stderr?.on('data', (data: Buffer) => (printed += data.toString()));
  const tooLate = new AbortController();
  const timer = setTimeout(() => {
    tooLate.abort();
    killGroup(child, 'SIGKILL');
  }, command.limitMs);
  const code = await ended(child).finally(() => clearTimeout(timer));
  if (code === 0) return printed;
  const why = tooLate.signal.aborted ? `took longer than ${command.limitMs / 1000} s` : `ended with ${code}`;
  throw new Error(`${command.what}: "${command.program} ${command.args.join(' ')}" ${why}.\n${lastLines(printed)}`);
}

/** Starts a program as the leader of a process group, so that `stopGroup` also ends what it starts itself. Dies with this process. */
export function startGroup(program: string, args: string[], options: SpawnOptions): ChildProcess {
  const isWindows = process.platform === 'win32';
  const child = spawn(program, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: !isWindows,
    shell: isWindows && !program.endsWith('.exe'),
    ...options,
  });
  const killAtExit = (): void => killGroup(child, 'SIGKILL');
  process.once('exit', killAtExit);
  const forget = (): unknown => process.removeListener('exit', killAtExit);
  child.once('exit', forget).once('error', forget);
  return child;
}

/** Ends a process group: asks first, then insists. Resolves when the leader is gone; does nothing when it already is. */
export async function stopGroup(child: ChildProcess): Promise<void> {
  if (child.pid === undefined) return;
  const isGone = child.exitCode !== null || child.signalCode !== null;
  const gone = isGone ? Promise.resolve(null) : ended(child);
  if (!isGone) killGroup(child, 'SIGTERM');
  const timer = setTimeout(() => killGroup(child, 'SIGKILL'), GRACE_MS);
  await gone.finally(() => clearTimeout(timer));
  killGroup(child, 'SIGKILL');
}

function ended(child: ChildProcess): Promise<number | string | null> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, signal) => resolve(code ?? signal));
  });
}

function killGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(child.pid), '/T', '/F']);
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The whole group is already gone, which is what was wanted.
  }
}

/** The end of a long output, for an error message. */
export function lastLines(text: string, count = 15): string {
  return text.trimEnd().split('\n').slice(-count).join('\n');
}
