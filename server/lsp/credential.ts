import type { Connection } from 'vscode-languageserver/node';
import { type PlatformFileReading, protocol } from '../core/index';
import {
  type CredentialFor,
  type HttpClient,
  type TokenOwner,
  type TokenStore,
  type Tokens,
  createRefresh,
  environmentToken,
} from '../platforms/index';

/** What finding a token needs of the world. */
export interface CredentialTools {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** What `ossr platforms sign-in` keeps, for editors that have no store of their own. */
  readonly store: TokenStore;
  readonly http: () => HttpClient;
  readonly now: () => Date;
  readonly configured: () => Promise<PlatformFileReading>;
}

/**
 * The tokens of an editor's user: from the editor itself, the environment, or the command line's sign-in, in this order.
 * One whose time is over is made anew, and kept where it came from.
 */
export function editorCredential(
  connection: Pick<Connection, 'sendRequest'>,
  tools: CredentialTools,
): (...asked: Parameters<CredentialFor>) => Promise<string | undefined> {
  const { environment, store, http, now } = tools;
  const configurationOf = async (id: string) => {
    const reading = await tools.configured();
    return 'trouble' in reading ? undefined : reading.platforms.find((each) => each.id === id);
  };
  const toEditor = async (owner: TokenOwner, tokens: Tokens) => {
    const params: protocol.StoreTokensParams = { ...owner, tokens };
    await connection.sendRequest(protocol.STORE_TOKENS, params).catch(() => undefined); // it has said why
  };
  const refreshOfEditor = createRefresh({ http, now, configurationOf, write: toEditor });
  const refreshOnDisk = createRefresh({
    ...{ http, now, configurationOf },
    write: async (owner, tokens) => store.write(owner, tokens),
  });
  return async (platform, origin) => {
    const owner: TokenOwner = { platform, origin };
    const answer = await connection
      .sendRequest<protocol.Credential | null>(protocol.CREDENTIAL, owner)
      .catch(() => null); // an editor without our client has no tokens
    if (answer?.tokens) return refreshOfEditor(owner, answer.tokens);
    const token = answer?.token ?? environmentToken(environment, platform);
    if (token !== undefined) return token;
    const kept = await store.read(owner);
    return kept && refreshOnDisk(owner, kept);
  };
}
