import { request as rawRequest } from 'node:http';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { startService } from '../../server/cli/serve/server';
import { TASK } from './playedPlatform';
import { YES, fake, send, serve } from './servedPlatform';

describe('ossr serve is careful whom it answers', () => {
  it('refuses a host other than loopback without a token, and a port that is taken', async () => {
    const options = { platforms: [], ask: async () => Promise.resolve([]), port: 0 };
    for (const host of ['0.0.0.0', '::', 'platform.example']) {
      const started = await startService({ ...options, host });
      expect(started.kind === 'refused' && started.because).toContain('OSSR_SERVE_TOKEN');
    }
    const { url } = await serve([]);
    const port = Number(new URL(url).port);
    expect(await startService({ ...options, host: '127.0.0.1', port })).toEqual({
      kind: 'refused',
      because: `Port ${port} is in use. Choose another one with --port.`,
    });
  });

  it('wants the token where there is one', async () => {
    const { url } = await serve([fake('a', YES)], { token: 'right-token' });
    const status = async (authorization?: string) =>
      (await send(`${url}/canIDoThis`, TASK, authorization === undefined ? {} : { headers: { authorization } })).status;
    expect(
      await Promise.all([status(), status('Bearer wrong'), status('right-token'), status('Bearer right-token')]),
    ).toEqual([401, 401, 401, 200]);
    const told = async (headers: Record<string, string>) => (await send(url, undefined, { headers })).json.error?.text;
    expect(await told({})).toBe('This service wants a token. Send it as "Authorization: Bearer …".');
    expect(await told({ authorization: 'Bearer wrong' })).toMatch(/^The token that was sent is not the one/);
    expect((await send(url)).headers.get('www-authenticate')).toBe('Bearer');
  });

  it.each([
    ['evil.example', 421],
    ['127.0.0.1.evil.example', 421],
    ['localhost.evil.example:80', 421],
    ['localhost:1', 200],
    ['[::1]:80', 200],
  ])('P17: on loopback, the Host "%s" gets %i', async (host, status) => {
    const { url } = await serve([fake('a', YES)]);
    const got = await new Promise((resolve) =>
      rawRequest(url, { headers: { host } }, (response) => resolve(response.resume().statusCode)).end(),
    );
    expect(got).toBe(status);
  });

  it('calls the platforms off when the asker goes away', async () => {
    let begun = (): void => undefined;
    const hasBegun = new Promise<void>((resolve) => (begun = resolve));
    const calledOff = new Promise<void>((resolve) => {
      const hanging = fake('a', async (signal) => {
        signal.addEventListener('abort', () => resolve());
        begun();
        return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));
      });
      void serve([hanging]).then(({ url }) => {
        const { port } = new URL(url);
        const body = JSON.stringify(TASK);
        const head = `POST /canIDoThis HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n`;
        const socket = connect(Number(port), '127.0.0.1', () => socket.write(head + body));
        void hasBegun.then(() => socket.destroy());
      });
    });
    await calledOff;
  });

  it('ends within its grace, and says so to whom it leaves', async () => {
    const hanging = fake(
      'a',
      async (signal) =>
        new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error))),
    );
    const service = await serve([hanging], { graceMs: 50 });
    const asked = send(`${service.url}/canIDoThis`, TASK);
    await expect.poll(() => service.underWay()).toBe(1);
    await service.close();
    expect((await asked).status).toBe(503);
    await expect(send(service.url)).rejects.toThrow();
  });
});
