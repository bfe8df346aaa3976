import { describe, expect, it } from 'vitest';
import { capacity, facts } from '../../server/core/index';
import type { AskedConfiguration } from '../../server/platforms/ask';
import { type Gather, factsPlatform } from '../../server/platforms/factsPlatform';
import { member } from '../../server/platforms/http/jsonValue';
import { headerOf } from '../../server/platforms/http/outcome';
import { learn } from '../../server/platforms/reply';
import { type Play, TASK, always, client, playPlatform } from './playedPlatform';

const NOW = () => new Date('2026-11-23T12:00:00Z');

/** Asks a played platform with an adapter. */
async function asked(
  play: Play,
  gather: Gather,
  more: Partial<AskedConfiguration> = {},
  signal = new AbortController().signal,
) {
  const { url, received } = await playPlatform(play);
  const configuration = { id: 'o', name: 'Orchard', type: 'skaha', url: `${url}/base`, ...more } as AskedConfiguration;
  const http = client(() => 'secret');
  const platform = factsPlatform(configuration, { http, now: NOW }, gather);
  const answer = await platform.canIDoThis(TASK, signal);
  return { answer, received, http, url };
}

/** What an adapter gets of one request. */
async function reply<T>(play: Play, request: (ask: Parameters<Gather>[0]) => Promise<T>): Promise<T> {
  const found: T[] = [];
  await asked(play, async (ask) => {
    found.push(await request(ask));
    return facts({});
  });
  const [first] = found;
  if (first === undefined) throw new Error('nothing came');
  return first;
}

describe('an adapter asks', () => {
  it('below the platform’s address, with its token, and knows the source of what came', async () => {
    const { received } = await asked(always(200, '{}'), async (ask) => {
      const got = await ask.get('/limits', { query: { all: true, page: undefined }, headers: { 'x-version': '2' } });
      expect(got).toMatchObject({
        kind: 'json',
        source: { from: 'GET /limits', observedAt: '2026-11-23T12:00:00.000Z', confidence: 'live' },
      });
      return facts({});
    });
    expect(received[0]).toMatchObject({
      path: '/base/limits?all=true',
      headers: { authorization: 'Bearer secret', 'x-version': '2' },
    });
  });

  it('nowhere else: not above its folder, not at another origin', async () => {
    const { received, answer } = await asked(always(200, '{}'), async (ask) => {
      for (const path of [
        '../admin',
        '/x/../../admin',
        'https://other.example/x',
        '//other.example/x',
        'file:///etc/passwd',
      ]) {
        const got = await ask.get(path);
        if (got.kind !== 'json') expect(got).toMatchObject({ kind: 'unreachable' });
      }
      return facts({});
    });
    expect(received.every(({ path }) => path.startsWith('/base/'))).toBe(true);
    expect(answer.kind).toBe('offers');
  });

  it('another address that the platform names, with what it gives for it and never with the token', async () => {
    const other = await playPlatform(always(200, '{"ok":true}'));
    await asked(always(200, '{}'), async (ask) => {
      expect(await ask.at(`${other.url}/nova`, { 'x-auth-token': 'issued' }).get('/limits')).toMatchObject({
        kind: 'json',
      });
      expect(await ask.at('http://nova.example/', {}).get('/limits')).toMatchObject({ kind: 'unreachable' });
      return facts({});
    });
    expect(other.received[0]).toMatchObject({ path: '/nova/limits', headers: { 'x-auth-token': 'issued' } });
    expect(other.received[0]?.headers.authorization).toBeUndefined();
  });

  it('with a form, and reads XML and the headers of a reply', async () => {
    const play: Play = (response, { body, headers }) =>
      response
        .writeHead(201, { 'x-subject-token': 't', 'x-total-count': '3' })
        .end(`<a><b>${headers['content-type'] ?? ''} ${body.replaceAll('&', '+')}</b></a>`);
    const got = await reply(play, async (ask) => ask.postXml('jobs', { form: { PHASE: 'RUN', n: 2 } }));
    expect(got).toMatchObject({ kind: 'xml', status: 201 });
    if (got.kind !== 'xml') throw new Error(got.kind);
    expect(got.root.children[0]?.text).toBe('application/x-www-form-urlencoded PHASE=RUN+n=2');
    expect(headerOf(got, 'X-Subject-Token')).toBe('t');
  });

  it.each([
    ['OpenStack', 403, '{"forbidden":{"code":403,"message":"Policy does not allow it."}}', 'Policy does not allow it.'],
    ['JupyterHub', 403, '{"status":403,"message":"requires any of [read:hub]"}', 'requires any of [read:hub]'],
    [
      'Slurm',
      500,
      '{"errors":[{"error":"Requested time limit is invalid","error_number":2051}]}',
      'Requested time limit is invalid',
    ],
    ['Kubernetes', 403, '{"kind":"Status","message":"pods is forbidden"}', 'pods is forbidden'],
  ])('and gets the refusal of %s as a value', async (_, status, body, said) => {
    const got = await reply(always(status, body), async (ask) => ask.get('/x'));
    expect(got).toMatchObject({ refused: { status, said, value: JSON.parse(body) as unknown } });
    expect(JSON.stringify(got)).toContain(`HTTP ${status}`);
  });

  it('and gets plain text of a refusal, made harmless', async () => {
    const play = always(401, 'Authentication failure\u001b[2J\u202e', { 'content-type': 'text/plain' });
    expect(await reply(play, async (ask) => ask.get('/x'))).toMatchObject({
      kind: 'unauthorised',
      refused: { said: 'Authentication failure\\u{1b}[2J\\u{202e}' },
    });
  });

  it('P7: is told of a sign-in page, and of text that is not what was asked for', async () => {
    const page = always(200, '<!doctype html><title>Sign in</title>', { 'content-type': 'text/html' });
    expect(await reply(page, async (ask) => ask.get('/x'))).toMatchObject({ kind: 'unintelligible' });
    expect(await reply(page, async (ask) => ask.getXml('/x'))).toMatchObject({ kind: 'unintelligible' });
    expect(await reply(page, async (ask) => ask.getText('/x'))).toMatchObject({ kind: 'unintelligible' });
    expect(await reply(page, async (ask) => ask.getText('/x', { accept: 'text/html' }))).toMatchObject({
      kind: 'text',
    });
    const empty = always(200, '', { 'content-type': 'text/html' });
    expect(await reply(empty, async (ask) => ask.getText('/x'))).toMatchObject({ kind: 'text', text: '' });
  });
});

describe('what became of a question', () => {
  const memory: Gather = async (ask) =>
    facts({ memory: learn(await ask.get('/x'), ({ value }) => capacity.gibibytes(member(value, 'ram')), 'ram') });

  it('a request that failed leaves a fact unknown, which never makes a no', async () => {
    const { answer } = await asked(always(403, '{"message":"needs the scope read:x"}'), memory);
    expect(answer.kind).toBe('offers');
    expect(JSON.stringify(answer)).toContain('needs the scope read:x');
  });

  it('a request that cannot be done without is the answer', async () => {
    const { answer } = await asked(always(401, '{}'), async (ask) => {
      const got = await ask.get('/x');
      return got.kind === 'json' ? facts({}) : got;
    });
    expect(answer).toEqual({
      kind: 'unauthorised',
      remedy: '"Orchard" answered GET /x with HTTP 401. Give it a new token.',
    });
  });

  it('declared facts fill what is unknown, and never replace what was read', async () => {
    const declared = { runs: ['purl:docker-container'], limits: { memory: '2Gi', cores: 64 } };
    const unknown = await asked(always(500, '{}'), memory, { declared });
    expect(unknown.answer).toMatchObject({ kind: 'declined', reasons: [{ source: { confidence: 'declared' } }] });
    const known = await asked(always(200, '{"ram":64}'), memory, { declared });
    expect(known.answer.kind).toBe('offers');
  });

  it('all requests share one time, and what came in time counts', async () => {
    const play: Play = (response, { path }) => {
      if (path === '/base/x') response.end('{"ram":1}');
    };
    const gather: Gather = async (ask, task) => {
      const [found, slow] = await Promise.all([memory(ask, task), ask.get('/slow')]);
      expect(slow).toMatchObject({ kind: 'timedOut', afterMs: 300 });
      return found;
    };
    const started = performance.now();
    expect((await asked(play, gather, { timeout: 0.3 })).answer.kind).toBe('declined');
    expect(performance.now() - started).toBeLessThan(2000);
  });

  it('six requests are under way at most', async () => {
    let [now, most] = [0, 0];
    const play: Play = (response) => {
      most = Math.max(most, (now += 1));
      setTimeout(() => ((now -= 1), response.end('{}')), 10);
    };
    await asked(play, async (ask) => {
      await Promise.all(Array.from({ length: 30 }, async (_, at) => ask.get(`/${at}`)));
      return facts({});
    });
    expect(most).toBe(6);
  });

  it('what an adapter created is taken back, also when the question is called off', async () => {
    const stop = new AbortController();
    const play: Play = (response, { method }) => {
      if (method === 'GET') stop.abort(new Error('called off'));
      else response.end('{}');
    };
    const { url, received } = await playPlatform(play);
    const http = client();
    const platform = factsPlatform({ id: 'o', name: 'O', type: 'uws', url }, { http, now: NOW }, async (ask) => {
      await ask.post('/jobs', { form: {} });
      ask.lastly(async (after) => after.delete('/jobs/1'));
      await ask.get('/jobs/1');
      return facts({});
    });
    await expect(platform.canIDoThis(TASK, stop.signal)).rejects.toThrow('called off');
    await http.dispose();
    expect(received.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'POST /jobs',
      'GET /jobs/1',
      'DELETE /jobs/1',
    ]);
  });

  it('a platform that is not there is unreachable', async () => {
    const { answer } = await asked(
      always(200, '{}'),
      async (ask) => {
        const got = await ask.get('/x');
        return got.kind === 'json' ? facts({}) : got;
      },
      { url: 'http://127.0.0.1:9/' },
    );
    expect(answer).toMatchObject({ kind: 'unreachable' });
  });
});
