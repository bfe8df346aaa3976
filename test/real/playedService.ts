import { type Server, createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { afterAll } from 'vitest';

/** What a played service received of one request. */
export interface ServiceRequest {
  readonly method: string | undefined;
  readonly path: string | undefined;
  readonly authorization: string | undefined;
}

/** A service that a real platform stands in front of: it gives one answer to all. Ends with the test file. */
export function playService(answer: object): { start(): Promise<string>; readonly received: ServiceRequest[] } {
  const received: ServiceRequest[] = [];
  const server: Server = createServer(({ method, url: path, headers: { authorization } }, response) => {
    received.push({ method, path, authorization });
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    received,
    start: async () => {
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    },
  };
}
