import { type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * Plays so many platforms, each at a port of its own: every one says yes after 50 ms, and one more never says anything.
 * Tells its ports to the parent process, the silent one last, and ends with it.
 */
const LATENCY_MS = 50;
const count = Number(process.argv[2]);

const answers = (response: ServerResponse, body: string) =>
  setTimeout(() => response.setHeader('content-type', 'application/json').end(body), LATENCY_MS);

const listening = Array.from({ length: count + 1 }, async (_, index) => {
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (part: Buffer) => (text += part.toString()));
    request.on('end', () => {
      if (index < count) answers(response, `{"result":"YES","task":${text}}`);
    });
  });
  await new Promise<void>((resolve) => server.listen({ port: 0, host: '127.0.0.1', backlog: 64 }, resolve));
  return (server.address() as AddressInfo).port;
});
void Promise.all(listening).then((ports) => process.send?.(ports));
process.on('disconnect', () => process.exit());
