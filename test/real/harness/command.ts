import { execFile } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';

/** Where Debian's programs are. A Python or Node of another kind, earlier in the caller's own path, would shadow them. */
export const SYSTEM_PATH = '/usr/local/sbin:/usr/sbin:/usr/bin:/sbin:/bin';

/** A program and what it is given. */
export interface Command {
  readonly command: string;
  readonly args?: readonly string[];
  /** For `run` added to our own environment; for a daemon all that it has, beside a path, a home and a language. */
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Run by root: through `sudo -n` where we are somebody else. */
  readonly root?: boolean;
}

/** The same command, with `sudo` before it where it is root's and we are not. */
export function throughSudo({ command, args = [], env = {}, root = false }: Command): { file: string; args: string[] } {
  if (!root || process.getuid?.() === 0) return { file: command, args: [...args] };
  const names = Object.entries(env).map(([name, value]) => `${name}=${value}`);
  return { file: 'sudo', args: ['-n', 'env', ...names, command, ...args] };
}

/** Runs a command to its end and gives what it printed. Rejects with its last lines when it fails or takes too long. */
export async function run(asked: Command, limitMs = 60_000): Promise<string> {
  const { file, args } = throughSudo(asked);
  const env = { ...process.env, PATH: SYSTEM_PATH, ...asked.env };
  return new Promise((resolve, reject) => {
    const options = { env, cwd: asked.cwd, timeout: limitMs, killSignal: 'SIGKILL' as const, maxBuffer: 64 << 20 };
    const child = execFile(file, args, options, (error, stdout, stderr) => {
      if (error === null) {
        resolve(stdout);
        return;
      }
      const why = error.killed === true ? `took longer than ${limitMs / 1000} s` : `failed (${String(error.code)})`;
      reject(new Error(`"${[file, ...args].join(' ')}" ${why}.\n${lastLines(`${stdout}${stderr}`, 25)}`));
    });
    child.stdin?.end();
  });
}

/** The last lines of a text. */
export function lastLines(text: string, count: number): string {
  return text.trimEnd().split('\n').slice(-count).join('\n');
}

/**
 * Asks again and again until there is an answer, and gives it. An error counts as none yet.
 * Rejects after the limit, with what was awaited and the last error.
 */
export async function until<T>(
  awaited: string,
  probe: () => Promise<T | undefined | false>,
  limitMs = 60_000,
): Promise<T> {
  const end = Date.now() + limitMs;
  let last: unknown;
  while (Date.now() < end) {
    try {
      const seen = await probe();
      if (seen !== undefined && seen !== false) return seen;
    } catch (error) {
      last = error;
    }
    await pause(200);
  }
  const why = last instanceof Error ? ` The last try: ${last.message}` : '';
  throw new Error(`${awaited}: not within ${limitMs / 1000} s.${why}`, { cause: last });
}
