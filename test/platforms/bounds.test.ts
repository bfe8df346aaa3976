import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { always, ask, playPlatform, sentence } from './playedPlatform';

const MB = 1024 * 1024;

describe('an answer is bounded', () => {
  it('P4: stops reading an endless body, chunked or announced', async () => {
    let sent = 0;
    const flood = Buffer.alloc(64 * 1024, ' ');
    const { url } = await playPlatform((response, { path }) => {
      response.writeHead(200, path === '/announced' ? { 'content-length': 1024 * MB } : {});
      const more = (): void => {
        while (!response.destroyed && sent < 1024 * MB) {
          sent += flood.length;
          if (!response.write(flood)) return void response.once('drain', more);
        }
      };
      more();
    });
    expect(sentence(await ask(`${url}/chunked`))).toContain('more than 2 MB');
    expect(sentence(await ask(`${url}/announced`))).toContain('more than 2 MB');
    expect(sent).toBeLessThan(64 * MB);
  });

  it('P4: says that an answer broke off half-way', async () => {
    const { url } = await playPlatform((response) => {
      response.writeHead(200, { 'content-length': 100 });
      response.write('{"result":', () => response.destroy());
    });
    expect(sentence(await ask(url))).toContain('broke off');
  });

  it.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
    ['deflate', deflateSync],
    ['deflate', deflateRawSync],
  ])('P5: reads %s, and stops a bomb of it', async (encoding, compress) => {
    const { url } = await playPlatform((response, { path }) => {
      const body = path === '/bomb' ? Buffer.alloc(3 * MB, ' ') : Buffer.from('{"result":"YES"}');
      response.writeHead(200, { 'content-encoding': encoding }).end(compress(body));
    });
    expect(await ask(url)).toMatchObject({ kind: 'json', value: { result: 'YES' } });
    expect(sentence(await ask(`${url}/bomb`))).toContain('more than 2 MB');
  });

  it.each(['gzip, gzip, gzip, gzip, gzip, gzip', 'zstd', 'gzip, br'])(
    'P5: refuses the encoding "%s"',
    async (encoding) => {
      const { url } = await playPlatform(always(200, '{}', { 'content-encoding': encoding }));
      expect(sentence(await ask(url))).toContain('did not ask for');
    },
  );

  it('P5: says that a damaged answer is damaged', async () => {
    const whole = gzipSync('{"result":"YES"}');
    const { url } = await playPlatform((response, { path }) => {
      const body = path === '/cut' ? whole.subarray(0, 20) : Buffer.from([0xff, 0xfe, 0x7b]);
      response.writeHead(200, path === '/latin' ? {} : { 'content-encoding': 'gzip' }).end(body);
    });
    for (const path of ['/cut', '/corrupt', '/latin']) expect(sentence(await ask(url + path))).toContain('is damaged');
  });

  it.each([
    ['half an object', '{"result":', 'is not JSON'],
    ['nothing', '', 'with nothing'],
    ['100,000 open lists', '['.repeat(100_000), 'more than 64 levels'],
    ['65 objects in each other', `${'{"a":'.repeat(65)}1${'}'.repeat(65)}`, 'more than 64 levels'],
  ])('P6: refuses %s', async (_, body, words) => {
    const { url } = await playPlatform(always(200, body));
    expect(sentence(await ask(url))).toContain(words);
  });

  it('P6: hands on null and lists as they are, and brackets in text do not count as depth', async () => {
    const text = JSON.stringify({ text: `${'['.repeat(500)}\\"${'{'.repeat(500)}` });
    for (const body of ['null', '[1]', text]) {
      const { url } = await playPlatform(always(200, body));
      expect(await ask(url)).toMatchObject({ kind: 'json', value: JSON.parse(body) as unknown });
    }
  });

  it('P6: a key named __proto__ changes nothing', async () => {
    const { url } = await playPlatform(always(200, '{"__proto__":{"result":"YES"},"constructor":1,"toString":2}'));
    const exchange = await ask(url);
    const value = exchange.kind === 'json' ? exchange.value : undefined;
    expect(Object.keys(value ?? {})).toEqual(['constructor', 'toString']);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  });

  it('P7: knows a web page by its type or its beginning, and reads JSON sent as text', async () => {
    const page = '<!DOCTYPE html><title>Sign in</title>';
    const { url } = await playPlatform((response, { path }) => {
      if (path === '/json') response.writeHead(200, { 'content-type': 'text/plain' }).end('{"result":"YES"}');
      else response.writeHead(200, path === '/html' ? { 'content-type': 'text/html' } : {}).end(page);
    });
    expect(sentence(await ask(`${url}/html`))).toContain('a web page (a sign-in page?)');
    expect(sentence(await ask(`${url}/untyped`))).toContain('a web page (a sign-in page?)');
    expect(await ask(`${url}/json`)).toMatchObject({ kind: 'json' });
  });
});
