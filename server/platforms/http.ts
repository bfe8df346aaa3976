import type { HttpClient, HttpClientParts } from './http/client';

export type { CredentialFor, HttpClient, JsonRequest } from './http/client';
export type { Exchange, ExchangeFailure } from './http/outcome';

/**
 * The one HTTP client, loaded when something is first asked: a language server that nobody asks anything should not pay
 * for it when it starts. Whoever makes it disposes of it.
 */
export function createHttpClient(parts: HttpClientParts): HttpClient {
  let made: Promise<HttpClient> | undefined;
  const client = () => (made ??= import('./http/client').then(({ createHttpClient: create }) => create(parts)));
  return {
    exchange: async (request) => (await client()).exchange(request),
    dispose: async () => (await made)?.dispose(),
  };
}
