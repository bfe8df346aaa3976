import { describe, expect, it } from 'vitest';
import { ask, playPlatform, sentence } from './playedPlatform';

const TOKEN = 'token-that-nobody-may-see';

describe('redirects are followed by hand', () => {
  it.each([
    [301, 'POST'],
    [302, 'POST'],
    [303, 'GET'],
    [307, 'POST'],
    [308, 'POST'],
  ])('P8: follows a %i on the same origin as %s', async (status, method) => {
    const { url, received } = await playPlatform((response, { path }) => {
      if (path === '/old') response.writeHead(status, { location: '/new' }).end('moved');
      else response.end('{"result":"YES"}');
    });
    expect(await ask(`${url}/old`)).toMatchObject({ kind: 'json', url: `${url}/new` });
    expect(received[1]).toMatchObject({ method, path: '/new', body: method === 'POST' ? '{"name":"demo"}' : '' });
  });

  it.each([302, 303, 307, 308])(
    'P8, P17: a %i to another origin gets neither the document nor the token',
    async (status) => {
      const other = await playPlatform((response) => response.end('{"result":"YES"}'));
      const { url } = await playPlatform((response) =>
        response.writeHead(status, { location: `${other.url}/steal` }).end(),
      );
      const exchange = await ask(url, { credential: () => TOKEN });
      expect(exchange).toMatchObject({ kind: 'unreachable', status });
      expect(sentence(exchange)).toContain(`"${other.url}"`);
      expect(sentence(exchange)).not.toContain(TOKEN);
      expect(other.received).toEqual([]);
    },
  );

  it.each([
    ['http://platform.example/', 'not https'],
    ['file:///etc/passwd', 'not https'],
    ['http://[', 'without saying where'],
    [undefined, 'without saying where'],
  ])('P8: refuses to go on to %s', async (location, words) => {
    const { url } = await playPlatform((response) =>
      response.writeHead(302, location === undefined ? {} : { location }).end(),
    );
    expect(sentence(await ask(url))).toContain(words);
  });

  it('P8: ends a loop after five', async () => {
    const { url, received } = await playPlatform((response) => response.writeHead(307, { location: '/again' }).end());
    expect(sentence(await ask(url))).toContain('more than 5 times');
    expect(received).toHaveLength(6);
  });
});

describe('a token belongs to one platform at one origin', () => {
  it('is asked for by platform and origin, and sent as a bearer', async () => {
    const { url, received } = await playPlatform((response) => response.end('{}'));
    const asked: string[][] = [];
    const credential = (...about: string[]) => {
      asked.push(about);
      return TOKEN;
    };
    await ask(`${url}/a/canIDoThis?x=1`, { credential });
    expect(asked).toEqual([['paris', url]]);
    expect(received[0]?.headers.authorization).toBe(`Bearer ${TOKEN}`);
  });

  it('P17: is not sent to a look-alike host', async () => {
    const real = await playPlatform((response) => response.end('{}'));
    const credential = (_: string, origin: string) => (origin === real.url ? TOKEN : undefined);
    const lookAlike = real.url.replace('127.0.0.1', 'localhost');
    await ask(real.url, { credential });
    await ask(lookAlike, { credential });
    expect(real.received.map(({ headers }) => headers.authorization)).toEqual([`Bearer ${TOKEN}`, undefined]);
  });

  it('is not taken out of its folder by a redirect', async () => {
    const { url, received } = await playPlatform((response) => response.writeHead(302, { location: '/~bob/' }).end());
    expect(sentence(await ask(`${url}/~alice/canIDoThis`, { credential: () => TOKEN }))).toContain('"/~bob/"');
    expect(received).toHaveLength(1);
  });

  it('is never part of a message, even when it cannot be read or sent', async () => {
    const failing = () => Promise.reject(new Error(`store: ${TOKEN}`));
    for (const credential of [failing, () => `${TOKEN}\r\nX-Evil: 1`]) {
      const exchange = await ask('https://platform.example/', { credential });
      expect(exchange.kind).toBe('unauthorised');
      expect(sentence(exchange)).not.toContain(TOKEN);
    }
  });
});
