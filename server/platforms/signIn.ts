import type { Configuration, DeviceAuthorizationResponse, TokenEndpointResponse } from 'openid-client';
import type * as OpenIDClient from 'openid-client';
import type { OpenIDConnect, PlatformConfiguration, protocol } from '../core/index';
import { timeoutMsOf } from './ask';
import type { HttpClient } from './http';
import { isAllowedScheme, readAddress } from './http/address';
import { providerFetch, worldFailure } from './http/providerFetch';
import { remoteText } from './http/remoteText';
import {
  noDeviceFlow,
  notByDevice,
  pageNotPrivate,
  providerSaid,
  providerUnintelligible,
  signInDenied,
  signInExpired,
  signInOver,
} from './messages/signIn';
import { sentenceOf } from './reply';

/** What the user has to do: open a page and enter a code there. `wholeUrl` holds the code already, where there is one. */
export interface DevicePrompt {
  readonly url: string;
  readonly wholeUrl?: string;
  readonly code: string;
}

/** How signing in reaches the world. `signal` ends it when the user gives up. */
export interface SignInTools {
  readonly http: HttpClient;
  readonly now: () => Date;
  readonly show: (prompt: DevicePrompt) => void;
  readonly signal: AbortSignal;
}

/** What signing in brings; secret, all of it. */
export type Tokens = protocol.Tokens;

/** Tokens, or the sentence that says why there are none. */
export type SignInOutcome =
  { readonly kind: 'tokens'; readonly tokens: Tokens } | { readonly kind: 'refused'; readonly because: string };

/**
 * Signs in with the device flow of OAuth (RFC 8628): shows a code, and waits until the user has entered it on the identity
 * provider's page. Only what stands in the user's own configuration decides which provider is asked. Rejects only with the
 * reason of `signal`.
 */
export async function signInByDevice(platform: PlatformConfiguration, tools: SignInTools): Promise<SignInOutcome> {
  return withProvider(platform, tools, async ({ client, provider, auth }) => {
    if (provider.serverMetadata().device_authorization_endpoint === undefined) {
      return refused(noDeviceFlow(platform, auth.issuer));
    }
    const device = await client.initiateDeviceAuthorization(provider, { scope: auth.scope ?? DEFAULT_SCOPE });
    const prompt = promptOf(device);
    if (!prompt) return refused(pageNotPrivate(platform.name));
    tools.show(prompt);
    const granted = await client.pollDeviceAuthorizationGrant(provider, device, undefined, { signal: tools.signal });
    return { kind: 'tokens', tokens: tokensOf(granted, tools.now()) };
  });
}

/** New tokens for those whose time is over. Without a refresh token, or where it counts no more, the user signs in again. */
export async function refreshTokens(
  platform: PlatformConfiguration,
  { refresh }: Tokens,
  tools: Omit<SignInTools, 'show'>,
): Promise<SignInOutcome> {
  if (refresh === undefined) return refused(signInOver(platform.name));
  return withProvider(platform, tools, async ({ client, provider }) => {
    const granted = await client.refreshTokenGrant(provider, refresh);
    return { kind: 'tokens', tokens: { refresh, ...tokensOf(granted, tools.now()) } };
  });
}

/** Whether an access token is over, or will be within a minute. One without a time never is. */
export function isExpired({ expiresAt }: Tokens, now: Date): boolean {
  return expiresAt !== undefined && Date.parse(expiresAt) - now.getTime() < 60_000;
}

const DEFAULT_SCOPE = 'openid offline_access';

interface Provider {
  readonly client: typeof OpenIDClient;
  readonly provider: Configuration;
  readonly auth: OpenIDConnect;
}

async function withProvider(
  platform: PlatformConfiguration,
  { http, signal }: Omit<SignInTools, 'show'>,
  work: (provider: Provider) => Promise<SignInOutcome>,
): Promise<SignInOutcome> {
  const { name, id } = platform;
  if (platform.type === 'local' || platform.auth?.type !== 'oidc') return refused(notByDevice(name, id));
  const { auth } = platform;
  const address = readAddress(auth.issuer, name);
  if (address.kind === 'refused') return refused(address.because);
  try {
    const client = await import('openid-client'); // large, and seldom needed
    const timeoutMs = timeoutMsOf(platform);
    const provider = await client.discovery(address.url, auth['client-id'], undefined, client.None(), {
      [client.customFetch]: providerFetch({ http, platform, timeoutMs, signal }),
      // readAddress lets plain http pass for this machine alone
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- marked so to stand out, not to go
      ...(address.url.protocol === 'http:' && { execute: [client.allowInsecureRequests] }),
    });
    return await work({ client, provider, auth });
  } catch (error) {
    signal.throwIfAborted();
    return refused(sentence(error, name));
  }
}

function refused(because: string): SignInOutcome {
  return { kind: 'refused', because };
}

/** The library throws for all that is not as it should be; each is an ordinary event here, and none is a fault of ours. */
function sentence(error: unknown, name: string): string {
  const failure = worldFailure(error);
  if (failure) return sentenceOf(failure) ?? signInExpired(name);
  const told = (key: string) => (error instanceof Error ? textOf(Reflect.get(error, key)) : undefined);
  const code = told('error');
  if (code === 'access_denied') return signInDenied(name);
  if (code === 'expired_token' || told('name') === 'TimeoutError') return signInExpired(name);
  if (code === 'invalid_grant') return signInOver(name);
  return code === undefined ? providerUnintelligible(name) : providerSaid(name, told('error_description') ?? code);
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function promptOf(device: DeviceAuthorizationResponse): DevicePrompt | undefined {
  const isPrivate = (url: string) => URL.canParse(url) && isAllowedScheme(new URL(url));
  const { verification_uri: url, verification_uri_complete: wholeUrl, user_code: code } = device;
  if (!isPrivate(url)) return undefined;
  const whole = wholeUrl !== undefined && isPrivate(wholeUrl) ? { wholeUrl: new URL(wholeUrl).href } : {};
  return { url: new URL(url).href, ...whole, code: remoteText(code, 100) };
}

function tokensOf(granted: TokenEndpointResponse, now: Date): Tokens {
  const { access_token: access, refresh_token: refresh, expires_in: seconds } = granted;
  return {
    access,
    ...(refresh !== undefined && { refresh }),
    ...(seconds !== undefined && { expiresAt: new Date(now.getTime() + seconds * 1000).toISOString() }),
  };
}
