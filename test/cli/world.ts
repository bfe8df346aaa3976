import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { type ExitCode, type World, run } from '../../server/cli/index';
import {
  EMBEDDED_PLATFORMS,
  type TokenStore,
  createHttpClient,
  createPlatform,
  platformsInFile,
} from '../../server/platforms/index';

/** What a run of the command line printed, and how it ended. */
export interface Run {
  readonly code: ExitCode;
  readonly out: string;
  readonly err: string;
}

const NO_TOKENS: TokenStore = {
  read: async () => Promise.resolve(undefined),
  write: async () => Promise.resolve(),
  forget: async () => Promise.resolve(false),
};

/** A world for the command line: real files and loopback HTTP, but nobody's own settings. */
export function playWorld(changes: Partial<World> = {}): {
  readonly world: World;
  readonly out: string[];
  readonly err: string[];
} {
  const out: string[] = [];
  const err: string[] = [];
  const now = () => new Date('2026-11-23T12:00:00Z');
  const world: World = {
    version: '0.0.0-test',
    environment: {},
    out: (text) => out.push(text),
    err: (text) => err.push(text),
    isColoured: false,
    showsProgress: false,
    columns: 100,
    wrapsLines: false,
    input: () => Readable.from([]),
    now,
    createHttpClient: (credential) => createHttpClient({ credential }),
    createPlatform: (configuration, http) => createPlatform(configuration, { http, now }),
    platforms: (file) =>
      file === undefined ? Promise.resolve({ platforms: EMBEDDED_PLATFORMS }) : platformsInFile(file),
    platformFile: '/nowhere/platforms.json',
    tokens: NO_TOKENS,
    page: () => undefined,
    interrupted: new AbortController().signal,
    ...changes,
  };
  return { world, out, err };
}

/** Runs `ossr` in this process. */
export async function ossr(given: readonly string[], changes: Partial<World> = {}): Promise<Run> {
  const { world, out, err } = playWorld(changes);
  const code = await run(given, world);
  return { code, out: out.join(''), err: err.join('') };
}

/** A folder with these files, for as long as `use` lasts. */
export async function withFiles<T>(
  files: Readonly<Record<string, string | Uint8Array>>,
  use: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'ossr-test-'));
  try {
    for (const [name, content] of Object.entries(files)) await writeFile(path.join(folder, name), content);
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
