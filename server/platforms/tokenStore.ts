import { mkdir, open, rm } from 'node:fs/promises';
import path from 'node:path';
import { isRecord } from './http/jsonValue';
import { replaceFile } from './replaceFile';
import type { Tokens } from './signIn';

/** Whose tokens they are, and the origin (`https://host:port`) that they may be sent to (SAFETY R3). */
export interface TokenOwner {
  readonly platform: string;
  readonly origin: string;
}

/** Where tokens are kept that came of signing in on a web page. */
export interface TokenStore {
  /** Undefined where there are none for exactly this owner. Rejects where others than the user may read them. */
  read(owner: TokenOwner): Promise<Tokens | undefined>;
  write(owner: TokenOwner, tokens: Tokens): Promise<void>;
  /** Forgets what is kept for a platform, whatever its origin; false where there was nothing. */
  forget(platform: string): Promise<boolean>;
}

/** The folder of the command line's tokens: `$XDG_STATE_HOME/ossr/tokens`, by default in `~/.local/state`. */
export function tokenFolder(environment: Readonly<Record<string, string | undefined>>, home: string): string {
  const state = environment['XDG_STATE_HOME'];
  return path.join(state && path.isAbsolute(state) ? state : path.join(home, '.local', 'state'), 'ossr', 'tokens');
}

/** Keeps the tokens of each platform in a file that the user alone may read (mode 0600), in a folder that is theirs alone. */
export function createTokenStore(folder: string): TokenStore {
  const fileOf = (platform: string) => path.join(folder, `${platform}.json`);
  return {
    read: async ({ platform, origin }) => {
      const text = await privateText(fileOf(platform));
      return text === undefined ? undefined : tokensIn(text, origin);
    },
    write: async ({ platform, origin }, tokens) => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await replaceFile(fileOf(platform), `${JSON.stringify({ origin, ...tokens })}\n`, 0o600);
    },
    forget: async (platform) => {
      try {
        await rm(fileOf(platform));
        return true;
      } catch (error) {
        if (isMissing(error)) return false;
        throw error;
      }
    },
  };
}

/** Tokens as they stand in a store; undefined for anything else. */
function readTokens(value: unknown): Tokens | undefined {
  if (!isRecord(value)) return undefined;
  const { access, refresh, expiresAt } = value;
  if (typeof access !== 'string' || access === '') return undefined;
  return {
    access,
    ...(typeof refresh === 'string' && { refresh }),
    ...(typeof expiresAt === 'string' && { expiresAt }),
  };
}

function tokensIn(text: string, origin: string): Tokens | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) && value['origin'] === origin ? readTokens(value) : undefined;
  } catch {
    return undefined; // damaged: the user signs in again, which replaces it
  }
}

async function privateText(file: string): Promise<string | undefined> {
  const handle = await open(file, 'r').catch((error: unknown) => {
    if (isMissing(error)) return undefined;
    throw error;
  });
  try {
    const mode = (await handle?.stat())?.mode ?? 0;
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) throw new Error('Others than the user may read it.');
    return await handle?.readFile('utf8');
  } finally {
    await handle?.close();
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
