import { existsSync } from 'node:fs';
import { type PlatformConfiguration, tokenVariable } from '../../core/index';
import { type TokenPlace, openAccess } from '../credentials';
import { EXIT, type ExitCode } from '../exitCodes';
import { TOKEN_PLACES } from '../messages/tokens';
import { createStyle, plain, table } from '../style';
import { wantsToken } from '../tokenAdvice';
import type { World } from '../world';
import { type Action, refused } from './command';
import { tellBareAmounts } from './bareAmounts';
import { platformSentences as sentences } from './messages';

type TokenState = TokenPlace | 'none' | 'not-needed';

/** `ossr platforms list`: the configured platforms, and whether each has a token. Nothing is asked. */
export async function list({ given }: Action, world: World): Promise<ExitCode> {
  const configured = await world.platforms(given.platforms);
  if ('trouble' in configured) return refused(world, configured.trouble);
  const { platforms } = configured;
  const access = await openAccess(given, platforms, world);
  if ('trouble' in access) return refused(world, access.trouble);
  const states = await Promise.all(
    platforms.map(async (each): Promise<TokenState> => {
      if (!wantsToken(each)) return 'not-needed';
      return (await access.tokenPlace(each)) ?? 'none';
    }),
  );
  await access.http.dispose();
  const file = given.platforms ?? world.platformFile;
  const rows = platforms.map((platform, index) => ({ platform, token: states[index] ?? 'none' }));
  world.out(given.format === 'json' ? asJson(file, rows) : asText(file, rows, world));
  tellBareAmounts(platforms, world);
  return EXIT.fine;
}

interface ListRow {
  readonly platform: PlatformConfiguration;
  readonly token: TokenState;
}

function asJson(file: string, rows: readonly ListRow[]): string {
  const platforms = rows.map(({ platform, token }) => {
    const { id, name, type, description } = platform;
    return {
      ...{ id, name, type },
      ...(description !== undefined && { description }),
      ...('url' in platform && { url: platform.url }),
      token,
    };
  });
  return `${JSON.stringify({ file: existsSync(file) ? file : null, platforms }, null, 2)}\n`;
}

function asText(file: string, rows: readonly ListRow[], world: World): string {
  const style = createStyle(world.isColoured);
  if (rows.length === 0) return `${sentences.noneIn(plain(file))}\n`;
  const { id, name, type, url, token } = sentences.columns;
  const head = [id, name, type, token, url].map((each) => style('bold', each));
  const body = rows.map(({ platform, token: state }) => [
    plain(platform.id),
    plain(platform.name),
    platform.type,
    state === 'none' ? style('yellow', tokenText(state, platform.id)) : tokenText(state, platform.id),
    'url' in platform ? plain(platform.url) : style('gray', sentences.nothingSent),
  ]);
  const source = existsSync(file) ? sentences.fromFile(plain(file)) : sentences.builtIn(plain(file));
  return `${table([head, ...body], world.columns)}\n\n${style('gray', source)}\n`;
}

function tokenText(state: TokenState, id: string): string {
  switch (state) {
    case 'none':
      return sentences.none;
    case 'not-needed':
      return sentences.notNeeded;
    case 'environment':
      return tokenVariable(id);
    case 'token-file':
    case 'sign-in':
      return TOKEN_PLACES[state];
  }
}
