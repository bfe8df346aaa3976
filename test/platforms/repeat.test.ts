import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { HttpRequest } from '../../server/platforms/http';
import { PARIS, client, playPlatform } from './playedPlatform';

const request = (url: string, more: Partial<HttpRequest> = {}): HttpRequest => ({
  method: 'GET',
  url,
  platform: PARIS,
  timeoutMs: 3000,
  signal: new AbortController().signal,
  ...more,
});

/** A platform that answers first this way, and then with 200. */
async function firstThen(status: number, headers: Record<string, string> = {}) {
  let asked = 0;
  return playPlatform((response) => {
    asked += 1;
    response.writeHead(asked === 1 ? status : 200, { ...(asked === 1 && headers) }).end('{}');
  });
}

describe('a GET is repeated', () => {
  it.each([429, 503])('P11: where %i says when to come again, and that is in time', async (status) => {
    const { url, received } = await firstThen(status, { 'retry-after': '0' });
    expect(await client().request(request(url))).toMatchObject({ kind: 'reply', status: 200 });
    expect(received).toHaveLength(2);
  });

  it.each(['30', '1000000000', 'Fri, 20 Nov 2026 13:00:00 GMT', 'soon', ''])(
    'P11: not where the time is too late or not said: "%s"',
    async (after) => {
      const { url, received } = await firstThen(503, { 'retry-after': after });
      expect(await client().request(request(url))).toMatchObject({ kind: 'reply', status: 503 });
      expect(received).toHaveLength(1);
    },
  );

  it('P12: not after a plain 500', async () => {
    const { url, received } = await firstThen(500, { 'retry-after': '0' });
    expect(await client().request(request(url))).toMatchObject({ status: 500 });
    expect(received).toHaveLength(1);
  });

  it('P12: a POST and a DELETE never are', async () => {
    const { url, received } = await firstThen(503, { 'retry-after': '0' });
    const content = { type: 'application/json', text: '{}' };
    expect(await client().request(request(url, { method: 'POST', content }))).toMatchObject({ status: 503 });
    expect(received).toHaveLength(1);
    const { url: other, received: deleted } = await firstThen(503, { 'retry-after': '0' });
    await client().request(request(other, { method: 'DELETE' }));
    expect(deleted).toHaveLength(1);
  });

  it('three times at most', async () => {
    const { url, received } = await playPlatform((response) => response.writeHead(503, { 'retry-after': '0' }).end());
    expect(await client().request(request(url))).toMatchObject({ kind: 'reply', status: 503 });
    expect(received).toHaveLength(3);
  });

  it('ends with the asker while it waits', async () => {
    const stop = new AbortController();
    const { url } = await playPlatform((response) => {
      response.writeHead(503, { 'retry-after': '2' }).end();
      setImmediate(() => stop.abort(new Error('called off')));
    });
    await expect(client().request(request(url, { signal: stop.signal }))).rejects.toThrow('called off');
  });
});

describe('a connection that drops', () => {
  /** Drops the first connections, and answers on the later ones. */
  async function dropping(first: number) {
    let connections = 0;
    const server = createServer((socket) => {
      connections += 1;
      if (connections <= first) socket.once('data', () => socket.destroy());
      else socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 2\r\nconnection: close\r\n\r\n{}'));
      socket.on('error', () => undefined);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, asked: () => connections };
  }

  it('is asked once more with GET', async () => {
    const { url, asked } = await dropping(1);
    expect(await client().request(request(url))).toMatchObject({ kind: 'reply', status: 200 });
    expect(asked()).toBe(2);
  });

  it('and then told', async () => {
    const { url, asked } = await dropping(5);
    expect(await client().request(request(url))).toMatchObject({ kind: 'unreachable' });
    expect(asked()).toBe(2);
  });

  it('is never asked again with POST', async () => {
    const { url, asked } = await dropping(1);
    expect(await client().request(request(url, { method: 'POST' }))).toMatchObject({ kind: 'unreachable' });
    expect(asked()).toBe(1);
  });
});
