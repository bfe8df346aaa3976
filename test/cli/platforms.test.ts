import { chmod, mkdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { capacity, facts, unlimited } from '../../server/core/index';
import { createTokenStore } from '../../server/platforms/index';
import { factsPlatform } from '../../server/platforms/factsPlatform';
import { learn } from '../../server/platforms/reply';
import { member } from '../../server/platforms/http/jsonValue';
import { error, granted, issuer, pending } from '../platforms/playedIssuer';
import { playPlatform } from '../platforms/playedPlatform';
import { ossr, withFiles } from './world';

const json = (text: string) => JSON.parse(text) as Record<string, unknown>;
const DESK = ['platforms', 'add', '--id', 'desk', '--name', 'Desk', '--type', 'local'];
const HUB = ['platforms', 'add', '--id', 'my-hub', '--name', 'Hub', '--type', 'jupyterhub'];

describe('ossr platforms', () => {
  it('lists what is configured, and where each token comes from, without asking anybody', async () => {
    const platforms = [
      { id: 'my-hub', name: 'Hub', type: 'jupyterhub', url: 'https://hub.example.org' },
      { id: 'open', name: 'Open', type: 'uws', url: 'https://uws.example.org', auth: { type: 'none' } },
      { id: 'grid', name: 'Grid', type: 'canidothis', url: 'https://grid.example.org' },
      { id: 'desk', name: 'Desk\u001b[2J', type: 'local' },
    ];
    await withFiles({ 'p.json': JSON.stringify({ platforms }) }, async (folder) => {
      const given = ['platforms', '--platforms', path.join(folder, 'p.json')];
      const { out, code } = await ossr(given, { environment: { OSSR_TOKEN_MY_HUB: 'geheim' } });
      expect(code).toBe(0);
      expect(out).toMatch(/my-hub {2}Hub +jupyterhub {2}OSSR_TOKEN_MY_HUB {2}https:\/\/hub.example.org/);
      expect(out).toMatch(/open +Open +uws +not needed/);
      expect(out).toMatch(/grid +Grid +canidothis +none/);
      expect(out).toMatch(/desk .* nothing is sent/);
      expect(['geheim', '\u001b'].filter((each) => out.includes(each))).toEqual([]);
      const list = json((await ossr([...given, '--format', 'json'])).out);
      expect(list['platforms']).toMatchObject([{ id: 'my-hub', token: 'none' }, { token: 'not-needed' }, {}, {}]);
    });
  });

  it('tells how an amount without a unit is read, and all that is wrong with a file at once', async () => {
    const sizes = [{ name: 's', cores: 1, memory: 4000 }];
    const desk = { id: 'desk', name: 'Desk', type: 'local', sizes, limits: { storage: '1Ti' } };
    const wrong = [
      { ...desk, runs: ['workflow'] },
      { id: 'hub', name: 'Hub', type: 'jupyterhub', url: 'hub.example.org' },
    ];
    const files = { 'p.json': JSON.stringify({ platforms: [desk] }), 'w.json': JSON.stringify({ platforms: wrong }) };
    await withFiles(files, async (folder) => {
      for (const action of [['list'], ['test', 'desk']]) {
        const { err, code } = await ossr(['platforms', ...action, '--platforms', path.join(folder, 'p.json')]);
        expect({ err, code }).toEqual({
          code: 0,
          err: 'ossr: "desk": "sizes/0/memory" is a number without a unit, which is read as "4000Gi". Write its unit.\n',
        });
      }
      const { err, code } = await ossr(['platforms', '--platforms', path.join(folder, 'w.json')]);
      expect({
        code,
        lines: err
          .trim()
          .split('\n')
          .map((line) => line.slice(line.indexOf('Platform "'))),
      }).toEqual({
        code: 2,
        lines: [
          'Platform "desk" runs "workflow", which is not a known type. Did you mean "purl:workflow-task"?',
          'Platform "hub": "url" cannot be read. Write "url" as https://host/path.',
        ],
      });
    });
  });

  it.each([
    [['tests'], '"tests" is nothing that "ossr platforms" does. Did you mean "test"?'],
    [['test'], 'Name the platform: "ossr platforms test ID".'],
    [['test', 'paaris'], 'No platform has the id "paaris". Did you mean "paris"?'],
    [['list', 'x'], '"ossr platforms list" takes no name.'],
    [['test', 'x', 'y'], '"ossr platforms test" takes no more than one name.'],
    [['add', '--id', 'x', '--type', 'slurm'], 'Give "--name", "--url" as well.'],
    [['test', 'paris', '--url', 'x'], '"--url" is for "ossr platforms add" alone.'],
    [['types', 'slrum'], '"slrum" is no type of platform. Did you mean "slurm"?'],
    [['sign-in', 'paris'], 'there is nothing to sign in to'],
  ])('ends %j with 2 and a sentence', async (given, sentence) => {
    const { code, err, out } = await ossr(['platforms', ...given]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(sentence);
  });
});

describe('ossr platforms add', () => {
  it('makes the file, and says that the built-in ones are not asked any more', async () => {
    await withFiles({}, async (folder) => {
      const platformFile = path.join(folder, 'new', 'ossr', 'platforms.json');
      const given = [...DESK, '--set', 'limits.cores=8', '--set', 'limits.memory=32Gi', '--set', 'runs=["purl:x"]'];
      const { code, err } = await ossr(given, { platformFile });
      expect(code).toBe(0);
      expect(err).toContain('built-in example platforms are not asked any more');
      expect(json(await readFile(platformFile, 'utf8'))).toEqual({
        platforms: [
          { id: 'desk', name: 'Desk', type: 'local', limits: { cores: 8, memory: '32Gi' }, runs: ['purl:x'] },
        ],
      });
    });
  });

  it('keeps the layout of a file: tabs, line ends, and everything that stands there; a link stays a link', async () => {
    const before = '{\r\n\t"platforms": [\r\n\t\t{ "id": "a",   "name": "A", "type": "local" }\r\n\t]\r\n}\r\n';
    await withFiles({ 'p.json': before }, async (folder) => {
      const link = path.join(folder, 'link.json');
      await symlink(path.join(folder, 'p.json'), link);
      expect((await ossr([...DESK, '--platforms', link])).code).toBe(0);
      const after = await readFile(path.join(folder, 'p.json'), 'utf8');
      expect(after).toBe(
        before.replace(
          '"local" }\r\n',
          '"local" },\r\n\t\t{\r\n\t\t\t"id": "desk",\r\n\t\t\t"name": "Desk",\r\n\t\t\t"type": "local"\r\n\t\t}\r\n',
        ),
      );
    });
  });

  it.each([
    ['a secret as a member', ['--url', 'https://h.example', '--set', 'token=abc'], '"token" looks like a secret'],
    ['a secret in auth', ['--url', 'https://h.example', '--set', 'auth.password=abc'], 'Set OSSR_TOKEN_MY_HUB'],
    ['user and password', ['--url', 'https://h.example', '--set', 'auth.user=me:pw'], 'holds a secret behind ":"'],
    ['a token in the address', ['--url', 'https://h.example/?access_token=abc'], 'The parameter "access_token"'],
    ['a password in the address', ['--url', 'https://me:pw@h.example'], 'holds a user name or password'],
    ['plain http', ['--url', 'http://h.example'], 'is not https'],
    ['an unknown member', ['--url', 'https://h.example', '--set', 'profile=x'], 'Did you mean "profiles"?'],
    ['a member twice', ['--url', 'https://h.example', '--set', 'timeout=1', '--set', 'timeout=2'], 'is given twice'],
    ['no member at all', ['--url', 'https://h.example', '--set', 'timeout'], '"--set" is MEMBER=VALUE'],
  ])('refuses %s, and leaves the file as it is', async (_, more, sentence) => {
    await withFiles({ 'p.json': '{ "platforms": [] }' }, async (folder) => {
      const file = path.join(folder, 'p.json');
      const { code, err } = await ossr([...HUB, ...more, '--platforms', file]);
      expect({ code, text: await readFile(file, 'utf8') }).toEqual({ code: 2, text: '{ "platforms": [] }' });
      expect(err).toContain(sentence);
      expect(err).not.toContain('abc');
    });
  });

  it('refuses an id that is taken, a broken file, and one that cannot be written', async () => {
    const file = '{ "platforms": [ { "id": "desk", "name": "Desk", "type": "local" } ] }';
    await withFiles({ 'p.json': file, 'broken.json': '{ "platforms": [ }' }, async (folder) => {
      await mkdir(path.join(folder, 'folder'));
      const added = async (name: string) => (await ossr([...DESK, '--platforms', path.join(folder, name)])).err;
      expect(await added('p.json')).toContain('Two platforms have the id "desk"');
      expect(await added('broken.json')).toContain('line 1: This is not JSON.');
      expect(await added('folder')).toContain('cannot be written (it is a folder)');
    });
  });
});

describe('ossr platforms test', () => {
  const orchard = async () =>
    playPlatform((response, { path: where, headers }) => {
      const isAllowed = headers.authorization === 'Bearer good';
      response.writeHead(isAllowed ? (where === '/quota' ? 403 : 200) : 401, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ ram: 65_536 }));
    });

  const asked = async (url: string, token: string | undefined, more: readonly string[] = []) =>
    withFiles({ 'p.json': JSON.stringify({ platforms: [{ id: 'o', name: 'Orchard', type: 'uws', url }] }) }, (folder) =>
      ossr(['platforms', 'test', 'o', '--platforms', path.join(folder, 'p.json'), ...more], {
        environment: { OSSR_TOKEN_O: token },
        createPlatform: (configuration, http) => {
          if (configuration.type === 'local') throw new Error('Asked over HTTP.');
          const now = () => new Date('2026-11-23T12:00:00Z');
          return factsPlatform(configuration, { http, now }, async (ask) => {
            const [limits, quota] = await Promise.all([ask.get('/limits'), ask.get('/quota')]);
            if (limits.kind !== 'json') return limits;
            return facts({
              sizes: unlimited(limits.source),
              memory: learn(limits, ({ value }) => capacity.mebibytes(member(value, 'ram')), 'ram'),
              cores: learn(quota, ({ value }) => capacity.cores(member(value, 'cores')), 'cores'),
            });
          });
        },
      }),
    );

  it('tells what was learnt and from what, what is not known and why, and what to do about it', async () => {
    const { code, out } = await asked((await orchard()).url, 'good');
    expect(code).toBe(0);
    expect(out).toContain('The token from the environment was not refused.');
    expect(out).toMatch(/memory {2}64Gi {2}\(GET \/limits ram, 2026-11-23 12:00 UTC\)/);
    expect(out).toMatch(/cores +"Orchard" answered GET \/quota with HTTP 403\. Use a token that may read this\./);
    expect(out).toMatch(/storage +It does not tell\. Write it down under "declared.limits.storage"\./);
    expect(out).not.toContain('good');
  });

  it('tells the same as JSON', async () => {
    const { out } = await asked((await orchard()).url, 'good', ['--format', 'json']);
    expect(json(out)).toMatchObject({
      isAsked: true,
      token: 'environment',
      learnt: [{ fact: 'sizes' }, { fact: 'memory', text: '64Gi', source: { confidence: 'live' } }],
    });
    const unknown = json(out)['unknown'] as { fact: string; because?: string }[];
    expect(unknown.find(({ fact }) => fact === 'cores')?.because).toContain('HTTP 403');
  });

  it.each([
    ['a wrong token', 'bad', 'its token was refused', 'The token from the environment was refused.'],
    ['no token', undefined, 'wants a token', 'There is no token. Set OSSR_TOKEN_O, or give "--token-file o=FILE".'],
  ])('with %s: ends with 4, the remedy and the token to make', async (_, token, state, sentence) => {
    const { code, out } = await asked((await orchard()).url, token);
    expect(code).toBe(4);
    expect(out).toContain(state);
    expect(out).toContain(sentence);
    expect(out).not.toContain('platforms sign-in');
    expect(out).toContain('The token to make:');
  });

  it('offers to sign in only where the platform has a page for it, and says otherwise where the token goes', async () => {
    const { url } = await orchard();
    const auth = { type: 'oidc', issuer: 'https://id.example', 'client-id': 'c' };
    const mine = { id: 'mine', name: 'Mine', type: 'canidothis', url };
    const platforms = [mine, { ...mine, id: 'paged', auth }];
    await withFiles({ 'p.json': JSON.stringify({ platforms }) }, async (folder) => {
      const told = async (action: string, id: string) => {
        const { out, err } = await ossr(['platforms', action, id, '--platforms', path.join(folder, 'p.json')]);
        return `${out}${err}`.replaceAll(/\s+/g, ' ');
      };
      expect(await told('test', 'mine')).toContain('Set OSSR_TOKEN_MINE, or give "--token-file mine=FILE".');
      expect(await told('test', 'mine')).not.toContain('sign-in');
      expect(await told('test', 'paged')).toContain('Sign in with "ossr platforms sign-in paged".');
      expect(await told('sign-in', 'mine')).toContain(
        'Set OSSR_TOKEN_MINE to its token, give "--token-file mine=FILE"',
      );
    });
  });

  it('of one that is down: ends with 4 and says so', async () => {
    const { code, out } = await asked('http://127.0.0.1:9/', undefined);
    expect(code).toBe(4);
    expect(out).toContain('not reachable');
    expect(out).toContain('"Orchard" refuses the connection.');
  });
});

describe('ossr platforms sign-in', () => {
  const signedIn = async (said: Parameters<typeof issuer>[0], use: (given: Played) => Promise<void>) => {
    const provider = await issuer(said);
    const service = await playPlatform((response) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end('{ "result": "NO" }'),
    );
    const auth = { type: 'oidc', issuer: provider.url, 'client-id': 'ossr' };
    const platforms = [{ id: 'grid', name: 'Grid', type: 'canidothis', url: service.url, auth }];
    await withFiles({ 'p.json': JSON.stringify({ platforms }) }, async (folder) => {
      const tokens = createTokenStore(path.join(folder, 'state', 'tokens'));
      const command = (action: string, now = '2026-11-23T12:00:00Z') =>
        ossr(['platforms', action, 'grid', '--platforms', path.join(folder, 'p.json')], {
          tokens,
          now: () => new Date(now),
        });
      const sent = () => service.received.map(({ headers }) => headers.authorization);
      const file = path.join(folder, 'state', 'tokens', 'grid.json');
      await use({ command, sent, file, tokenRequests: provider.tokenRequests });
    });
  };

  interface Played {
    readonly command: (action: string, now?: string) => ReturnType<typeof ossr>;
    readonly sent: () => (string | undefined)[];
    readonly file: string;
    readonly tokenRequests: readonly URLSearchParams[];
  }

  it('shows the page and the code, keeps the tokens for this user alone, uses, renews and forgets them', async () => {
    const again = { status: 200, body: { access_token: 'newer', token_type: 'Bearer', expires_in: 3600 } };
    await signedIn([pending, granted, again], async ({ command, sent, file, tokenRequests }) => {
      const { code, out, err } = await command('sign-in');
      expect({ code, out }).toEqual({ code: 0, out: 'You are signed in to "Grid".\n' });
      expect(err).toMatch(/Open http:.*\/activate and enter the code WDJB-MJHT\./);
      expect((await stat(file)).mode & 0o777).toBe(0o600);
      expect((await stat(path.dirname(file))).mode & 0o777).toBe(0o700);
      await command('test');
      await command('test', '2026-11-23T13:30:00Z'); // the token's hour is over
      await command('test', '2026-11-23T13:31:00Z');
      expect(sent()).toEqual(['Bearer fresh', 'Bearer newer', 'Bearer newer']);
      expect(tokenRequests.at(-1)?.get('refresh_token')).toBe('again');
      expect((await command('sign-out')).out).toContain('is forgotten');
      expect((await command('sign-out')).out).toContain('You were not signed in');
      await command('test');
      expect(sent().at(-1)).toBeUndefined();
    });
  });

  it('uses no tokens that others may read, nor those of another address', async () => {
    await signedIn([granted], async ({ command, sent, file }) => {
      await command('sign-in');
      const text = await readFile(file, 'utf8');
      await writeFile(file, text.replace('127.0.0.1', '127.0.0.2'));
      await command('test');
      await writeFile(file, text, { mode: 0o600 });
      await chmod(file, 0o644);
      expect((await command('test')).out).toContain('The token for "Grid" could not be read. Sign in again.');
      expect(sent()).toEqual([undefined]);
    });
  });

  it('that is refused ends with 4 and the reason', async () => {
    await signedIn([error('access_denied')], async ({ command }) => {
      const { code, err } = await command('sign-in');
      expect(code).toBe(4);
      expect(err).toContain('ossr: Signing in to "Grid" was refused. Sign in again.');
    });
  });
});
