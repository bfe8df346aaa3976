import type { PlatformConfiguration } from '../core/index';
import type { HttpClient } from './http';
import { type Tokens, isExpired, refreshTokens } from './signIn';
import type { TokenOwner, TokenStore } from './tokenStore';

/** What refreshing needs of the world. */
export interface RefreshTools {
  readonly http: () => HttpClient;
  readonly now: () => Date;
  /** The platform with this id as it is configured now, which says who its identity provider is. */
  readonly configurationOf: (platform: string) => Promise<PlatformConfiguration | undefined>;
  readonly write: TokenStore['write'];
}

/** Gives the access token of tokens that are kept, made anew where its time is over. */
export type Refresh = (owner: TokenOwner, tokens: Tokens) => Promise<string>;

/**
 * Makes it. Requests that need the same new token share one refresh, since most providers take a refresh token once. Where
 * it fails the old token is given: the platform refuses it, and the answer says to sign in again. A new one that cannot be
 * kept is given all the same, and counts for as long as it lasts.
 */
export function createRefresh(tools: RefreshTools): Refresh {
  const underWay = new Map<string, Promise<string>>();
  return async (owner, tokens) => {
    if (!isExpired(tokens, tools.now())) return tokens.access;
    const key = `${owner.platform}@${owner.origin}`;
    const refreshing = underWay.get(key) ?? refreshed(owner, tokens, tools).finally(() => underWay.delete(key));
    underWay.set(key, refreshing);
    return refreshing;
  };
}

async function refreshed(owner: TokenOwner, tokens: Tokens, tools: RefreshTools): Promise<string> {
  const platform = await tools.configurationOf(owner.platform);
  if (!platform) return tokens.access;
  const { signal } = new AbortController(); // each request has the platform's own time-out
  const outcome = await refreshTokens(platform, tokens, { http: tools.http(), now: tools.now, signal });
  if (outcome.kind === 'refused') return tokens.access;
  await tools.write(owner, outcome.tokens).catch(() => undefined); // it serves this question all the same
  return outcome.tokens.access;
}
