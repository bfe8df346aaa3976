import type { CustomFetch, CustomFetchOptions } from 'openid-client';
import type { AskedConfiguration } from '../ask';
import { identityOf } from '../identity';
import type { HttpClient } from './client';
import type { ExchangeFailure } from './outcome';
import type { HttpRequest } from './request';

/** What the requests of the sign-in are bound to. */
export interface ProviderFetch {
  readonly http: HttpClient;
  readonly platform: AskedConfiguration;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/** A failure of the world on its way through a library that knows only errors. */
class WorldFailure extends Error {
  constructor(readonly failure: ExchangeFailure) {
    super(failure.kind);
  }
}

/** What the sign-in library sends goes through our client, within its bounds: https, 2 MB, no redirects, no stored token. */
export function providerFetch({ http, platform, timeoutMs, signal }: ProviderFetch): CustomFetch {
  return async (url, { method, headers, body }) => {
    const { accept, 'content-type': type, ...others } = headers;
    const request: HttpRequest = {
      method: method === 'POST' ? 'POST' : 'GET',
      url,
      platform: identityOf(platform),
      timeoutMs,
      signal,
      headers: others,
      auth: { type: 'none' },
      follow: false,
      ...(accept !== undefined && { accept }),
      ...(body !== null && body !== undefined && { content: { type: type ?? '', text: textOf(body) } }),
      ...(platform.ca !== undefined && { ca: platform.ca }),
    };
    const reply = await http.request(request);
    if (reply.kind !== 'reply') throw new WorldFailure(reply);
    const replied = [...reply.headers].map(([key, values]): [string, string] => [key, values.join(', ')]);
    const text = reply.body.kind === 'text' ? reply.body.text : '';
    return new Response(text === '' ? null : text, { status: reply.status, headers: replied });
  };
}

function textOf(body: CustomFetchOptions['body']): string {
  return typeof body === 'string' || body instanceof URLSearchParams ? body.toString() : '';
}

/** The failure of the world that an error of the library was caused by, if any. */
export function worldFailure(error: unknown): ExchangeFailure | undefined {
  if (error instanceof WorldFailure) return error.failure;
  return error instanceof Error && error.cause !== undefined ? worldFailure(error.cause) : undefined;
}
