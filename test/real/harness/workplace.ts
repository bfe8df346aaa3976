import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lastLines, run, until, type Command } from './command';
import { startDaemon, type Daemon } from './daemon';

const PREFIX = 'ossr-real-';

/** The one folder where a server keeps everything, and the daemons that it consists of. */
export interface Workplace {
  readonly folder: string;
  /** Writes a file into the folder and gives its path. */
  write(name: string, text: string, mode?: number): string;
  /** Starts a daemon of the server; its output goes to `<name>.log` in the folder. */
  start(name: string, command: Command): Daemon;
  /** As `until`, but ends at once when one of the daemons has ended, with the last lines of all logs. */
  ready<T>(awaited: string, probe: () => Promise<T | undefined | false>, limitMs?: number): Promise<T>;
  /** The last lines of every daemon's log; after `close`, as they were then. */
  logs(): string;
  /** Stops the daemons, the youngest first, and removes the folder. May be called twice. */
  close(): Promise<void>;
}

/** Opens a workplace. The folders of interrupted runs, whose process is gone, are removed on the way. */
export async function openWorkplace(id: string): Promise<Workplace> {
  await sweep();
  const folder = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-${id}-`));
  const daemons: Daemon[] = [];
  let last: string | undefined;
  const logs = () => last ?? daemons.map(({ name, log }) => `--- ${name}\n${lastLines(log(), 25)}`).join('\n');
  return {
    folder,
    logs,
    write: (name, text, mode = 0o644) => {
      writeFileSync(join(folder, name), text, { mode });
      return join(folder, name);
    },
    start: (name, command) => {
      const daemon = startDaemon({ ...command, name, home: folder, logFile: join(folder, `${name}.log`) });
      daemons.push(daemon);
      return daemon;
    },
    ready: async (awaited, probe, limitMs) => readyOr(awaited, probe, { daemons, logs, limitMs }),
    close: async () => {
      for (const daemon of [...daemons].reverse()) await daemon.stop();
      last = logs();
      await remove(folder);
    },
  };
}

interface Waiting {
  readonly daemons: readonly Daemon[];
  readonly logs: () => string;
  readonly limitMs: number | undefined;
}

async function readyOr<T>(awaited: string, probe: () => Promise<T | undefined | false>, waiting: Waiting): Promise<T> {
  const seen = await until(
    awaited,
    async () => {
      const gone = waiting.daemons.find((daemon) => !daemon.isRunning());
      return gone === undefined ? given(await probe()) : { gone: gone.name };
    },
    waiting.limitMs,
  ).catch((error: unknown) => {
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n${waiting.logs()}`, { cause: error });
  });
  if ('gone' in seen) throw new Error(`${awaited}: "${seen.gone}" ended.\n${waiting.logs()}`);
  return seen.value;
}

function given<T>(value: T | undefined | false): { value: T } | undefined {
  return value === undefined || value === false ? undefined : { value };
}

/** A port that is free on loopback now. */
export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = address !== null && typeof address === 'object' ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

/** By root, since a daemon of root's leaves root's files; never into what is still mounted. */
async function remove(folder: string): Promise<void> {
  await run({ command: 'rm', args: ['-rf', '--one-file-system', folder], root: true });
}

async function sweep(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const owner = /^ossr-real-(\d+)-/.exec(name)?.[1];
    if (owner !== undefined && !isAlive(Number(owner))) await remove(join(tmpdir(), name));
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
