import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import type { PlatformIdentity, Task } from '../../server/core/index';
import { type CredentialFor, type Exchange, createHttpClient } from '../../server/platforms/http';

/** One request that a played platform received. */
export interface ReceivedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export type Play = (response: ServerResponse, request: ReceivedRequest) => void;

/** A platform that everybody in these tests knows. */
export const PARIS: PlatformIdentity = { id: 'paris', name: 'Paris', type: 'canidothis' };

/** A task that asks for one worker of 4 cores and 8Gi, and 20Gi of storage. */
export const TASK: Task = {
  name: 'demo',
  type: 'purl:docker-container',
  content: { image: 'docker.io/example/library:1.0' },
  'compute-resources': [{ name: 'worker', mincores: 4, minmemory: '8Gi' }],
  'storage-resources': [{ name: 'results', minsize: '20Gi', minlifetime: 'PT4H', location: null }],
};

/** Plays a platform on loopback until the test ends; everything it received is noted. */
export async function playPlatform(
  play: Play,
): Promise<{ readonly url: string; readonly received: ReceivedRequest[] }> {
  const received: ReceivedRequest[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url: path = '', headers } = request;
      const each = { method, path, headers, body: Buffer.concat(chunks).toString() };
      received.push(each);
      play(response, each);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, received };
}

/** A played platform that sends one answer, whatever it is asked. */
export function always(
  status: number,
  body: string | Uint8Array,
  headers: Record<string, string | string[]> = {},
): Play {
  return (response) => response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
}

/** A client for one test. */
export function client(credential: CredentialFor = () => undefined) {
  const http = createHttpClient({ credential, now: () => Date.parse('2026-11-20T12:00:00Z') });
  onTestFinished(async () => http.dispose());
  return http;
}

/** Posts `{}` to an address, as the platform Paris. */
export async function ask(
  url: string,
  options: { credential?: CredentialFor; timeoutMs?: number } = {},
): Promise<Exchange> {
  const { credential, timeoutMs = 2000 } = options;
  const { signal } = new AbortController();
  return client(credential).exchange({
    method: 'POST',
    url,
    json: { name: 'demo' },
    platform: PARIS,
    timeoutMs,
    signal,
  });
}

/** The sentence of a failed exchange. */
export function sentence(exchange: Exchange): string {
  if (exchange.kind === 'unauthorised') return exchange.remedy;
  return exchange.kind === 'unreachable' || exchange.kind === 'unintelligible' ? exchange.because : exchange.kind;
}
