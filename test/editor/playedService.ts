import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A platform on this machine that a test plays. */
export interface PlayedService {
  readonly url: string;
  /** How many connections reached it, whatever they wanted. */
  readonly requests: () => number;
  /** How many questions were called off before they were answered. */
  readonly calledOff: () => number;
  close(): Promise<void>;
}

/** Starts a platform that answers as `answer` does; one that does nothing is one that hangs. */
export async function playService(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<PlayedService> {
  const count = { requests: 0, calledOff: 0 };
  const server = createServer((request, response) => {
    count.requests += 1;
    response.once('close', () => (count.calledOff += response.writableEnded ? 0 : 1));
    answer(request, response);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/canIDoThis`,
    requests: () => count.requests,
    calledOff: () => count.calledOff,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
