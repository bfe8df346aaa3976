import { readFile } from 'node:fs/promises';
import type { PlatformConfiguration } from '../core/index';
import { type HttpClient, createRefresh, environmentToken } from '../platforms/index';
import type { Arguments } from './arguments';
import { messages } from './messages';
import type { World } from './world';

/** Where a platform's token comes from; the first that has one counts. */
export type TokenPlace = 'token-file' | 'environment' | 'sign-in';

/** The way to the platforms: an HTTP client with the user's tokens, and where each comes from. */
export interface Access {
  readonly http: HttpClient;
  /** Where the token of a platform would be taken from; undefined where there is none, or none can be read. */
  readonly tokenPlace: (platform: PlatformConfiguration) => Promise<TokenPlace | undefined>;
}

/** Opens the way to these platforms; otherwise the sentence that says which `--token-file` is wrong. The client is to be disposed of. */
export async function openAccess(
  { tokenFiles }: Pick<Arguments, 'tokenFiles'>,
  platforms: readonly PlatformConfiguration[],
  world: World,
): Promise<Access | { readonly trouble: string }> {
  const stranger = tokenFiles.find(({ id }) => !platforms.some((each) => each.id === id));
  if (stranger) return { trouble: messages.noSuchPlatform(stranger.id, platforms) };
  const files = await readTokenFiles(tokenFiles);
  if ('trouble' in files) return files;
  const { environment, tokens, now } = world;
  const stored = async (platform: string, origin: string) => tokens.read({ platform, origin });
  const refresh = createRefresh({
    http: () => http,
    now,
    configurationOf: async (id) => Promise.resolve(platforms.find((each) => each.id === id)),
    write: async (owner, renewed) => tokens.write(owner, renewed),
  });
  const http = world.createHttpClient(async (platform, origin) => {
    const given = files.tokens.get(platform) ?? environmentToken(environment, platform);
    if (given !== undefined) return given;
    const signedIn = await stored(platform, origin);
    return signedIn && refresh({ platform, origin }, signedIn);
  });
  return {
    http,
    tokenPlace: async (platform) => {
      const origin = originOf(platform);
      if (origin === undefined) return undefined;
      if (files.tokens.has(platform.id)) return 'token-file';
      if (environmentToken(environment, platform.id) !== undefined) return 'environment';
      const signedIn = await stored(platform.id, origin).catch(() => undefined); // asking tells what is wrong with it
      return signedIn && 'sign-in';
    },
  };
}

/** The origin that a platform's token is bound to; undefined where it has no address. */
export function originOf(platform: PlatformConfiguration): string | undefined {
  return 'url' in platform && URL.canParse(platform.url) ? new URL(platform.url).origin : undefined;
}

function tokenFileTrouble(file: string, code: string): string {
  if (code === 'ENOENT' || code === 'ENOTDIR') return messages.tokenFileMissing(file);
  return code === 'EISDIR' ? messages.tokenFileIsFolder(file) : messages.tokenFileUnreadable(file, code);
}

async function readTokenFiles(
  files: Arguments['tokenFiles'],
): Promise<{ readonly tokens: ReadonlyMap<string, string> } | { readonly trouble: string }> {
  const tokens = new Map<string, string>();
  for (const { id, file } of files) {
    try {
      tokens.set(id, (await readFile(file, 'utf8')).trim());
    } catch (error) {
      return { trouble: tokenFileTrouble(file, error instanceof Error && 'code' in error ? String(error.code) : '') };
    }
  }
  return { tokens };
}
