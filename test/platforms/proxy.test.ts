import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type NetworkSettings, createHttpClient } from '../../server/platforms/http';
import { PARIS, sentence } from './playedPlatform';

/** A proxy that notes what it is asked to connect to, and refuses it with this status. */
async function playProxy(status = 403) {
  const seen: { target: string; authorization: string | undefined }[] = [];
  const proxy = createServer((_, response) => response.writeHead(400).end());
  proxy.on('connect', (request, socket) => {
    seen.push({ target: request.url ?? '', authorization: request.headers['proxy-authorization'] });
    socket.end(`HTTP/1.1 ${status} No\r\ncontent-length: 0\r\n\r\n`);
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void proxy.close());
  return { proxy: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`, seen };
}

async function ask(url: string, settings: NetworkSettings) {
  const http = createHttpClient({ credential: () => 'secret', network: async () => Promise.resolve(settings) });
  onTestFinished(async () => http.dispose());
  const { signal } = new AbortController();
  return http.exchange({ method: 'GET', url, platform: PARIS, timeoutMs: 2000, signal });
}

const PLACE = 'https://platform.invalid/x';

describe('the way through a proxy', () => {
  it.each(['https_proxy', 'HTTPS_PROXY'])('is taken from %s', async (variable) => {
    const { proxy, seen } = await playProxy();
    expect((await ask(PLACE, { environment: { [variable]: proxy } })).kind).toBe('unreachable');
    expect(seen).toEqual([{ target: 'platform.invalid:443', authorization: undefined }]);
  });

  it.each(['127.0.0.1', 'localhost'])('is HTTP where its address has no scheme: %s', async (host) => {
    const { proxy, seen } = await playProxy();
    await ask(PLACE, { environment: { https_proxy: `${host}:${new URL(proxy).port}` } });
    expect(seen).toHaveLength(1);
  });

  it.each(['nonsense://x', 'http://', ' '])('is direct where its address is none: %s', async (address) => {
    expect((await ask(PLACE, { environment: { https_proxy: address } })).kind).toBe('unreachable');
  });

  it("is taken from the editor's settings before the environment, with their authorization", async () => {
    const { proxy, seen } = await playProxy();
    await ask(PLACE, { environment: { HTTPS_PROXY: 'http://127.0.0.1:9' }, proxy, proxyAuthorization: 'Basic abc' });
    expect(seen).toEqual([{ target: 'platform.invalid:443', authorization: 'Basic abc' }]);
  });

  it('is left where NO_PROXY or the settings name the host, and where the settings want none', async () => {
    const { proxy, seen } = await playProxy();
    await ask(PLACE, { environment: { HTTPS_PROXY: proxy, NO_PROXY: 'platform.invalid' } });
    await ask(PLACE, { environment: { HTTPS_PROXY: proxy }, noProxy: ['.invalid'] });
    await ask(PLACE, { environment: { HTTPS_PROXY: proxy }, proxy: '' });
    await ask('https://localhost:9/', { environment: { HTTPS_PROXY: proxy } });
    await ask('https://[::1]:9/', { environment: { HTTPS_PROXY: proxy } });
    await ask('http://127.0.0.1:9/', { environment: { HTTP_PROXY: proxy, HTTPS_PROXY: proxy } });
    expect(seen).toEqual([]);
  });

  it('M9: says that the proxy wants credentials', async () => {
    const { proxy } = await playProxy(407);
    const exchange = await ask(PLACE, { environment: { HTTPS_PROXY: proxy } });
    expect(exchange.kind).toBe('unreachable');
    expect(sentence(exchange)).toContain('proxy');
  });
});
