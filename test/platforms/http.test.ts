import { createServer as createTcpServer, type AddressInfo } from 'node:net';
import { MockAgent } from 'undici';
import { describe, expect, it } from 'vitest';
import { createHttpClient } from '../../server/platforms/http';
import { PARIS, always, ask, client, playPlatform, sentence } from './playedPlatform';

describe('an address is checked before anything is sent', () => {
  it.each([
    ['http://platform.example/canIDoThis', 'not https'],
    ['http://localhost.example/canIDoThis', 'not https'],
    ['http://127.0.0.1.example/canIDoThis', 'not https'],
    ['file:///etc/passwd', 'not https'],
    ['javascript:alert(1)', 'not https'],
    ['https://user:secret@platform.example/', 'user name or password'],
    ['somewhere', 'cannot be read'],
  ])('refuses %s', async (url, because) => {
    const exchange = await ask(url);
    expect(exchange.kind).toBe('unreachable');
    expect(sentence(exchange)).toContain(because);
    expect(sentence(exchange)).not.toContain('secret');
  });
});

describe('a question is one JSON exchange', () => {
  it('posts the JSON, asks for no encoding, and reads the answer', async () => {
    const { url, received } = await playPlatform(always(200, '{"result":"YES"}'));
    expect(await ask(`${url}/canIDoThis`)).toEqual({
      kind: 'json',
      value: { result: 'YES' },
      status: 200,
      url: `${url}/canIDoThis`,
    });
    expect(received).toMatchObject([
      {
        method: 'POST',
        path: '/canIDoThis',
        body: '{"name":"demo"}',
        headers: { 'accept-encoding': 'identity', 'content-type': 'application/json' },
      },
    ]);
    expect(received[0]?.headers.authorization).toBeUndefined();
  });

  it('P1: says that a connection was refused, and that a host is not known', async () => {
    const free = createTcpServer();
    await new Promise<void>((resolve) => free.listen(0, '127.0.0.1', resolve));
    const { port } = free.address() as AddressInfo;
    await new Promise((resolve) => free.close(resolve));
    expect(sentence(await ask(`http://127.0.0.1:${port}`))).toContain('refuses the connection');
    const agent = new MockAgent();
    agent.disableNetConnect();
    agent
      .get('https://nowhere.example')
      .intercept({ path: '/', method: 'POST' })
      .replyWithError(Object.assign(new Error(), { code: 'ENOTFOUND' }));
    const http = createHttpClient({ dispatcher: agent, credential: () => undefined });
    const request = {
      method: 'POST',
      json: {},
      platform: PARIS,
      timeoutMs: 1000,
      signal: new AbortController().signal,
    } as const;
    expect(sentence(await http.exchange({ ...request, url: 'https://nowhere.example/' }))).toContain(
      'host of "Paris" is not known',
    );
    await agent.close();
  });

  it.each([
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'does not trust'],
    ['CERT_HAS_EXPIRED', 'has expired'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'another host name'],
  ])('P9: says what is wrong with a certificate: %s', async (code, words) => {
    const agent = new MockAgent();
    agent
      .get('https://tls.example')
      .intercept({ path: '/', method: 'POST' })
      .replyWithError(Object.assign(new Error('x'), { code }));
    const http = createHttpClient({ dispatcher: agent, credential: () => undefined });
    const { signal } = new AbortController();
    const exchange = await http.exchange({
      method: 'POST',
      url: 'https://tls.example/',
      platform: PARIS,
      timeoutMs: 1000,
      signal,
    });
    expect(sentence(exchange)).toContain(words);
    await agent.close();
  });

  it('P2: gives up a platform that accepts and then hangs', async () => {
    const { url } = await playPlatform(() => undefined);
    expect(await ask(url, { timeoutMs: 50 })).toEqual({ kind: 'timedOut', afterMs: 50 });
  });

  it('P3: gives up a body that drips', async () => {
    const { url } = await playPlatform((response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const drip = setInterval(() => response.write(' '), 5);
      response.on('close', () => clearInterval(drip));
    });
    expect(await ask(url, { timeoutMs: 80 })).toEqual({ kind: 'timedOut', afterMs: 80 });
  });

  it('gives up while the token is still looked for', async () => {
    const credential = async () => new Promise<undefined>(() => undefined);
    expect(await ask('http://127.0.0.1:9/', { timeoutMs: 30, credential })).toEqual({ kind: 'timedOut', afterMs: 30 });
  });

  it('rejects with the reason when the asker calls off', async () => {
    const controller = new AbortController();
    const { url } = await playPlatform(() => controller.abort(new Error('called off')));
    const asked = client().exchange({
      method: 'POST',
      url,
      platform: PARIS,
      timeoutMs: 2000,
      signal: controller.signal,
    });
    await expect(asked).rejects.toThrow('called off');
  });
});
