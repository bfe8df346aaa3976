import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { RosettaPlatform, Task } from '../../server/core/index';
import { rosettaPlatform } from '../../server/platforms/adapters/rosetta';
import { computingsOn } from '../../server/platforms/adapters/rosetta/computings';
import { piecesOf } from '../../server/platforms/adapters/rosetta/page';
import { client, playPlatform } from './playedPlatform';

const page = (name: string) => readFileSync(`test/platforms/fixtures/rosetta/${name}.html`, 'utf8');
const SLURM = '0b1f4f0a-7a35-4a5b-9d0c-1de6c7a51c10';

const task = (type: string, architecture: 'amd64' | 'arm64' = 'amd64'): Task => ({
  name: 'demo',
  type: `purl:${type}`,
  content: { image: 'docker.io/example/library:1.0' },
  'compute-resources': [{ mincores: 4, architecture }],
});

interface Played {
  readonly year?: '2020' | '2021' | '2022';
  /** Instead of the list. */
  readonly list?: string;
  readonly login?: { readonly status: number; readonly body: object };
  readonly isSignedOut?: boolean;
  readonly token?: string;
  readonly configured?: Partial<RosettaPlatform>;
}

/** Asks a played Rosetta, and lets it be signed out of. */
async function asked(what: Task, { year = '2022', login, token = 'token-1', ...played }: Played = {}) {
  const { url, received } = await playPlatform((response, { path, headers }) => {
    const answer = (status: number, body: string, more = {}) => void response.writeHead(status, more).end(body);
    const html = { 'content-type': 'text/html' };
    if (path === '/api/v1/base/login/') {
      const cookies = ['csrftoken=c1; Path=/', 'sessionid=s1; HttpOnly; Path=/'];
      if (login) answer(login.status, JSON.stringify(login.body), { 'content-type': 'application/json' });
      else
        answer(200, '{"results":{"authtoken":"token-1"}}', {
          'content-type': 'application/json',
          'set-cookie': cookies,
        });
    } else if (path === '/api/v1/base/logout/') answer(200, '{"results":{}}');
    else if (headers.cookie !== 'csrftoken=c1; sessionid=s1' || played.isSignedOut)
      answer(302, '', { location: '/login/' });
    else if (path === (year === '2022' ? '/computing/' : '/computings/'))
      answer(200, played.list ?? page(`list-${year}`), html);
    else if (path.startsWith('/computing/?'))
      answer(200, page(path.includes(SLURM) ? 'details-2022' : 'details-2022-small'), html);
    else answer(404, 'Not Found', html);
  });
  const http = client(() => token);
  const configuration: RosettaPlatform = { id: 'r', name: 'Rosetta', type: 'rosetta', url, ...played.configured };
  const platform = rosettaPlatform(configuration, { http, now: () => new Date() });
  const answer = await platform.canIDoThis(what, new AbortController().signal);
  await http.dispose();
  return { answer, received };
}

describe('a Rosetta of 2022', () => {
  it('says yes where the engine and the processor are, and that nobody knows how much there is', async () => {
    const { answer } = await asked(task('singularity-container'));
    expect(answer).toMatchObject({ kind: 'offers', offers: [{ place: 'computing resource "Demo Slurm cluster"' }] });
    const told = answer.kind === 'offers' ? answer.caveats.map(({ code, path }) => `${code} ${path}`) : [];
    expect(told).toContain('keys ');
    expect(told).toContain('limits ');
    expect(told.some((each) => each.endsWith('compute-resources/0/mincores'))).toBe(true);
  });

  it('says no where no resource has the engine, and which there are', async () => {
    const { answer } = await asked(task('kubernetes-deployment'));
    expect(answer.kind).toBe('declined');
    expect(JSON.stringify(answer)).toContain('Docker containers');
  });

  it('takes processors that an engine emulates for its own', async () => {
    const { answer } = await asked(task('docker-container', 'arm64'), {
      configured: { computing: 'Demo Slurm cluster' },
    });
    expect(answer.kind).toBe('offers');
  });

  it('says no to the processor that the configured resource has not', async () => {
    const { answer } = await asked(task('docker-container', 'amd64'), { configured: { computing: 'Small & green' } });
    expect(answer).toMatchObject({ kind: 'declined', reasons: [{ code: 'architecture', limit: 'arm64' }] });
  });

  it('names the resources that there are, where the configured one is not among them', async () => {
    const { answer } = await asked(task('docker-container'), { configured: { computing: 'Elsewhere' } });
    expect(JSON.stringify(answer)).toMatch(/Demo Slurm cluster.*Small & green/);
    expect(answer.kind).toBe('declined');
  });

  it('imports the repository of a notebook, and says that it does', async () => {
    const { answer } = await asked({ ...task('jupyter-notebook'), content: { notebook: 'a.ipynb' } });
    expect(answer.kind === 'offers' && answer.caveats.some(({ code }) => code === 'import')).toBe(true);
  });

  it('is signed in to with the token, read with the cookie alone, and signed out of', async () => {
    const { received } = await asked(task('docker-container'));
    expect(received.map(({ method, path }) => `${method} ${path.replace(/uuid=.*/, 'uuid')}`)).toEqual([
      'POST /api/v1/base/login/',
      'GET /computing/',
      'GET /computing/?uuid',
      'GET /computing/?uuid',
      'GET /api/v1/base/logout/',
    ]);
    expect(received[0]?.body).toBe('{"authtoken":"token-1"}');
    expect(received.some(({ headers }) => headers.authorization !== undefined)).toBe(false);
    expect(received.some(({ path }) => path.includes('action='))).toBe(false);
  });

  it('is signed in to with a name and a password, where the configuration says so', async () => {
    const { received } = await asked(task('docker-container'), {
      token: 'alice:secret',
      configured: { auth: { type: 'basic' } },
    });
    expect(received[0]?.body).toBe('{"username":"alice","password":"secret"}');
  });
});

describe('an older Rosetta', () => {
  it('of 2021 is read from its cards', async () => {
    const { answer } = await asked(task('singularity-container'), { year: '2021' });
    expect(answer).toMatchObject({ kind: 'offers', offers: [{ place: 'computing resource "Demo Cluster"' }] });
  });

  it('of 2020 is read from its tables', async () => {
    const { answer } = await asked(task('singularity-container'), { year: '2020' });
    expect(answer).toMatchObject({ kind: 'offers', offers: [{ place: 'computing resource "Old Cluster"' }] });
    expect(answer.kind === 'offers' && answer.caveats.some(({ code }) => code === 'keys')).toBe(true);
  });
});

describe('what cannot be known', () => {
  const card = (at: number, words: string) =>
    `<a href="/computing/?uuid=0b1f4f0a-0000-0000-0000-${String(at).padStart(12, '0')}">Cluster ${at}</a> ${words}`;

  it('is what an engine runs that is not known here', async () => {
    const list = `<table><tr><td><b>Name</b></td><td>Odd</td></tr><tr><td><b>Container engines</b></td><td>charliecloud</td></tr></table>`;
    expect((await asked(task('docker-container'), { list })).answer.kind).toBe('offers');
  });

  it('is what stands on pages that were not read: of many resources the first twenty are', async () => {
    const cards = Array.from({ length: 25 }, (_, at) => card(at, '<b>Supports:</b> Docker'));
    const { answer } = await asked(task('docker-container'), { year: '2021', list: cards.join('') });
    expect(answer.kind === 'offers' && answer.offers).toHaveLength(25);
  });

  it.each(['', '<html><body><h1>New design</h1><article>Cluster</article></body></html>', '<table><tr><td>'])(
    'on a page that is another one by now is a caveat, never a no: %j',
    async (list) => {
      const { answer } = await asked(task('docker-container'), { list });
      expect(answer).toMatchObject({ kind: 'offers' });
      expect(JSON.stringify(answer)).toContain('could not be read');
    },
  );

  it('is filled from what is declared', async () => {
    const configured = { declared: { runs: ['purl:workflow-task'] } };
    const { answer } = await asked(task('docker-container'), { list: '<p>New</p>', configured });
    expect(answer).toMatchObject({ kind: 'declined', reasons: [{ path: 'type' }] });
  });
});

describe('a sign-in that fails', () => {
  it.each([
    [400, { detail: 'Wrong auth token' }],
    [401, { detail: 'Wrong username/password' }],
    [401, { detail: 'This is a private API. Login or provide username/password or auth token' }],
  ])('with %i and %j', async (status, body) => {
    const { answer, received } = await asked(task('docker-container'), { login: { status, body } });
    expect(answer).toMatchObject({ kind: 'unauthorised', remedy: expect.stringContaining(body.detail) as string });
    expect(received).toHaveLength(1);
  });

  it('because there is no Rosetta', async () => {
    const { answer } = await asked(task('docker-container'), { login: { status: 404, body: {} } });
    expect(answer.kind).toBe('unreachable');
  });

  it('without a session', async () => {
    const { answer } = await asked(task('docker-container'), { login: { status: 200, body: {} } });
    expect(answer.kind).toBe('unintelligible');
  });

  it.each<Played>([{ isSignedOut: true }, { list: '<form><input type="password" name="p"></form>' }])(
    'since the pages want another: %j',
    async (played) => {
      const { answer } = await asked(task('docker-container'), played);
      expect(answer.kind).toBe('unauthorised');
    },
  );
});

test('a page is taken apart whatever it holds', () => {
  const shards = fc.constantFrom(
    '<',
    '>',
    '"',
    "'",
    '<b>',
    '</b>',
    '<a href="?uuid=aaaaaaaa">',
    '<!--',
    '<table>',
    '&#x41;',
    '&',
    'x',
    '<script>',
  );
  fc.assert(
    fc.property(fc.array(shards, { maxLength: 60 }), (parts) => {
      expect(piecesOf(parts.join('')).length).toBeLessThanOrEqual(parts.length + 1);
      expect(Array.isArray(computingsOn(parts.join('')))).toBe(true);
    }),
  );
});

test('a hostile page of 2 MB is read in the blink of an eye', () => {
  const started = performance.now();
  for (const shard of ['<script>', '<script></script>', '<a ', '<!--', '<b>x', '<table>', "<a href='"])
    computingsOn(shard.repeat(2_000_000 / shard.length));
  expect(performance.now() - started).toBeLessThan(3_000);
});
