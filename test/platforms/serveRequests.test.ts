import { describe, expect, it } from 'vitest';
import { TASK } from './playedPlatform';
import { YES, fake, send, serve } from './servedPlatform';

describe('ossr serve says what is wrong with a request', () => {
  const deep = `${'{"a":'.repeat(65)}1${'}'.repeat(65)}`;
  it.each([
    ['not JSON', '{', 400],
    ['nothing', ' ', 400],
    ['too deep', deep, 400],
    ['null', 'null', 422],
    ['a list', '[]', 422],
    ['no name', '{"type":"t","content":{}}', 422],
    ['a requirement of the wrong kind', JSON.stringify({ ...TASK, 'compute-resources': [{ mincores: true }] }), 422],
    ['requirements that are no list', JSON.stringify({ ...TASK, 'compute-resources': { mincores: 4 } }), 422],
    ['more than 1 MB', JSON.stringify({ ...TASK, description: 'x'.repeat(1_100_000) }), 413],
  ])('%s', async (_, body, status) => {
    const { url } = await serve([fake('a', YES)]);
    const answer = await send(`${url}/canIDoThis`, body);
    expect(answer.status).toBe(status);
    expect(answer.json.error?.text).toMatch(/\.$/);
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });

  it.each([
    ['no content', { name: 'x', type: 't' }, 'The task lacks "content". Send one'],
    ['hardly anything', { x: 1 }, 'The task lacks "name", "type" and "content". Send one'],
    [
      'a record',
      { name: 'x', executables: [TASK, TASK] },
      'This is a record with 2 executables. One executable is asked',
    ],
  ])('names what is missing: %s', async (_, body, words) => {
    const { url } = await serve([fake('a', YES)]);
    const { status, json } = await send(`${url}/canIDoThis`, body);
    expect([status, json.error?.text]).toEqual([422, expect.stringContaining(words)]);
  });

  it('takes JSON only', async () => {
    const { url } = await serve([fake('a', YES)]);
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp']) {
      expect((await send(`${url}/canIDoThis`, TASK, { headers: { 'content-type': type } })).status).toBe(415);
    }
    expect((await send(`${url}/canIDoThis`, TASK, { headers: { 'content-encoding': 'gzip' } })).status).toBe(415);
    expect(
      (await send(`${url}/canIDoThis`, TASK, { headers: { 'content-type': 'application/ld+json; charset=utf-8' } }))
        .status,
    ).toBe(200);
  });

  it('knows its paths and methods', async () => {
    const { url } = await serve([fake('a', YES)]);
    for (const path of [
      '/other',
      '/canIDoThis/none',
      '/canIDoThis/a/b',
      '/canIDoThis/%61',
      '/canIDoThis/..%2f',
      '/canIDoThis/__proto__',
    ]) {
      expect((await send(url + path)).status).toBe(404);
    }
    const put = await send(`${url}/canIDoThis`, TASK, { method: 'PUT' });
    expect([put.status, put.headers.get('allow')]).toEqual([405, 'GET, HEAD, POST']);
    expect((await send(url, TASK)).status).toBe(200);
    expect((await send(`${url}/openapi.json`, TASK)).headers.get('allow')).toBe('GET, HEAD');
    expect((await send(`${url}/canIDoThis`, undefined, { method: 'OPTIONS' })).status).toBe(405);
  });

  it('tells its log, and not the asker, of a fault of its own', async () => {
    const faults: unknown[] = [];
    const failing = fake('a', async () => Promise.reject(new Error('secret')));
    const { url } = await serve([failing], { onFault: (error) => faults.push(error) });
    const { status, json } = await send(`${url}/canIDoThis`, TASK);
    expect([status, faults.length, JSON.stringify(json).includes('secret')]).toEqual([500, 1, false]);
  });
});
