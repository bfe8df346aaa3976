import type { HttpClient, HttpClientParts } from './http/client';

export type { HttpClient } from './http/client';
export type { CredentialFor } from './http/credential';
export type { NetworkSettings } from './http/network';
export type { Exchange, ExchangeFailure } from './http/outcome';
export type { HttpRequest, JsonRequest } from './http/request';

/**
 * The one HTTP client, loaded when something is first asked: a language server that nobody asks anything should not pay
 * for it when it starts. Whoever makes it disposes of it.
 */
export function createHttpClient(parts: HttpClientParts): HttpClient {
  let made: Promise<HttpClient> | undefined;
  const client = () => (made ??= import('./http/client').then(({ createHttpClient: create }) => create(parts)));
  return {
    exchange: async (request) => (await client()).exchange(request),
    request: async (request) => (await client()).request(request),
    secret: async (platform, origin, signal) => (await client()).secret(platform, origin, signal),
    keep: (work) => {
      work.catch(() => undefined); // whoever began it hears of its fault, which may come before the client is loaded
      void client().then((each) => each.keep(work));
    },
    dispose: async () => (await made)?.dispose(),
  };
}
