import type { IncomingMessage } from 'node:http';

const MOST_DRAINED = 16 * 1024 * 1024;

/**
 * Lets the rest of a request's body arrive and forgets it, up to 16 MB. An asker who is cut off while still sending would
 * see a broken connection instead of the refusal. The server's request time-out ends it for the slow.
 */
export async function drained(request: IncomingMessage): Promise<void> {
  if (request.complete || request.destroyed) return;
  await new Promise<void>((resolve) => {
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.byteLength;
      if (size > MOST_DRAINED) resolve();
    });
    request.on('end', resolve);
    request.on('close', resolve);
    request.on('error', () => resolve());
  });
}
