import { describe, expect, it, test } from 'vitest';
import { readFileSync } from 'node:fs';
import { type Task, readPlatforms } from '../../server/core/index';
import { HUB, type Hub, PROFILES, asked, fixture, notebook, texts } from './playedHub';

describe('declared profiles', () => {
  it.each(['3', '5'])('JupyterHub %s: the smallest profile that has enough is offered whole', async (version) => {
    const hub = { '/hub/api/': fixture(`version-${version}`), '/hub/api/user': fixture(`user-${version}`) };
    const { answer, received } = await asked(notebook(2, '4Gi'), hub, { profiles: PROFILES });
    expect(answer).toMatchObject({
      kind: 'offers',
      offers: [{ name: 'large', cores: 8, memory: '16Gi', fixed: true }],
      caveats: [],
    });
    expect(received.every(({ method }) => method === 'GET')).toBe(true);
    expect(received.every(({ headers }) => headers.authorization === 'Bearer a-token')).toBe(true);
  });

  it('are a no with the number where none has enough, declared as they are', async () => {
    const { answer } = await asked(notebook(2, '32Gi'), HUB, { profiles: PROFILES });
    expect(answer).toMatchObject({
      kind: 'declined',
      reasons: [
        { path: 'compute-resources/0/minmemory', asked: '32Gi', limit: '16Gi', source: { confidence: 'declared' } },
      ],
      nearest: { name: 'large' },
    });
  });

  it('are not asked for the spawner where the token may not read it', async () => {
    const { received } = await asked(notebook(1, '1Gi'), HUB, { profiles: PROFILES });
    expect(received.map(({ path }) => path)).not.toContain('/hub/api/info');
  });

  it.each([
    ['jupyterhub.spawner.LocalProcessSpawner', true],
    ['kubespawner.spawner.KubeSpawner', false],
    ['builtins.ProfileSpawner', false],
  ])('are doubted where the hub starts servers with %s: %s', async (spawner, isDoubted) => {
    const scopes = ['read:hub'];
    const hub = {
      ...HUB,
      '/hub/api/user': { ...fixture('user-3'), scopes },
      '/hub/api/info': { ...fixture('info'), spawner: { class: spawner } },
    };
    const { answer } = await asked(notebook(1, '1Gi'), hub, { profiles: PROFILES });
    expect(texts(answer).some((text) => text.includes(spawner))).toBe(isDoubted);
  });
});

describe('a server that runs', () => {
  const running = (bytes: number, more: Hub = {}): Hub => ({
    ...HUB,
    '/hub/api/user': fixture('user-5-running'),
    '/user/alice/api/metrics/v1': { rss: 112_574_464, limits: { memory: { rss: bytes, warn: false } } },
    ...more,
  });

  it('puts the memory of its profile right, to the byte', async () => {
    const hub = running(8 * 1024 ** 3);
    const { answer } = await asked(notebook(2, '9Gi'), hub, { profiles: PROFILES });
    expect(answer).toMatchObject({
      kind: 'declined',
      reasons: [{ limit: '8Gi', source: { from: 'GET /user/alice/api/metrics/v1', confidence: 'live' } }],
    });
    const fits = await asked(notebook(2, '8Gi'), hub, { profiles: PROFILES });
    expect(texts(fits.answer)).toContainEqual(expect.stringContaining('"large" is declared with 16Gi memory'));
  });

  it('is silent where it has what is declared, and where no limit was set (0)', async () => {
    for (const bytes of [16 * 1024 ** 3, 0]) {
      const { answer } = await asked(notebook(2, '16Gi'), running(bytes), { profiles: PROFILES });
      expect(texts(answer).filter((text) => text.includes('"large"'))).toEqual([]);
    }
  });

  it('shows that a profile was forgotten', async () => {
    const { answer } = await asked(notebook(1, '1Gi'), running(0), { profiles: PROFILES.slice(0, 1) });
    expect(texts(answer)).toContainEqual(expect.stringContaining('profile "large", which is not declared'));
  });

  it('tells its memory where no profiles are declared', async () => {
    const { answer } = await asked(notebook(1, '1Gi'), running(2_147_483_648));
    expect(answer.kind).toBe('offers');
    expect(texts(answer)).toContainEqual(expect.stringContaining('has 2Gi memory'));
  });

  it('is found below the path of a hub that does not stand at the root', async () => {
    const user = fixture('user-5-running');
    const servers = { '': { ...(user['servers'] as Record<string, object>)[''], url: '/jupyter/user/alice/' } };
    const hub = running(8 * 1024 ** 3, { '/hub/api/user': { ...user, servers } });
    const { answer } = await asked(notebook(2, '9Gi'), hub, { profiles: PROFILES }, { base: '/jupyter' });
    expect(answer).toMatchObject({ kind: 'declined', reasons: [{ limit: '8Gi' }] });
  });

  it('is not asked at an address outside of the hub', async () => {
    const servers = { '': { ready: true, url: '//elsewhere.example/user/alice/', user_options: {} } };
    const { answer, received } = await asked(notebook(1, '1Gi'), {
      ...HUB,
      '/hub/api/user': { ...fixture('user-5'), servers },
    });
    expect(answer.kind).toBe('offers');
    expect(received.filter(({ path }) => path.includes('alice'))).toEqual([]);
  });
});

describe('servers against what a user may have', () => {
  const STOPPED = '/hub/api/users/alice?include_stopped_servers=1';

  it('says no where all are taken, with how many', async () => {
    const hub = { ...HUB, '/hub/api/user': fixture('user-3-two'), [STOPPED]: fixture('user-3-two') };
    const { answer } = await asked(notebook(1, '1Gi'), hub, { profiles: PROFILES, servers: 1 });
    expect(answer).toMatchObject({
      kind: 'declined',
      reasons: [
        {
          code: 'quota',
          limit: '0',
          text: 'Needs 1 machine; 0 of 2 are free for user "alice" (2 in use).',
          source: { from: `GET /hub/api/users/alice servers`, confidence: 'live' },
        },
      ],
    });
    const more = await asked(notebook(1, '1Gi'), hub, { profiles: PROFILES, servers: 2 });
    expect(more.answer).toMatchObject({ kind: 'offers', caveats: [] });
  });

  it('counts a named server whose start failed, which is listed only on request', async () => {
    const user = fixture('user-3-running');
    const failed = { ...(user['servers'] as object), x1: { name: 'x1', ready: false, stopped: true } };
    const hub = { ...HUB, '/hub/api/user': user, [STOPPED]: { ...user, servers: failed } };
    const { answer } = await asked(notebook(1, '1Gi'), hub, { profiles: PROFILES, servers: 1 });
    expect(answer).toMatchObject({ kind: 'declined', reasons: [{ code: 'quota' }] });
  });

  it.each([403, 500])(
    'tells where those could not be read (HTTP %i), since the count is then too low',
    async (status) => {
      const hub = { ...HUB, '/hub/api/user': fixture('user-3-running'), [STOPPED]: status };
      const { answer } = await asked(notebook(1, '1Gi'), hub, { profiles: PROFILES, servers: 1 });
      expect(answer.kind).toBe('offers');
      expect(texts(answer).join(' ')).toContain(
        `Named servers of yours that are stopped, or failed to start, count as well, and could not be read. "Hub" answered`,
      );
    },
  );

  it('does not count the default server when it is stopped', async () => {
    const servers = { '': { name: '', ready: false, stopped: true } };
    const hub = { ...HUB, [STOPPED]: { ...fixture('user-3'), servers } };
    const { answer } = await asked(notebook(1, '1Gi'), hub, { profiles: PROFILES, servers: 0 });
    expect(answer.kind).toBe('offers');
  });

  it('is a caveat where servers run, and nobody knows how many may', async () => {
    const { answer } = await asked(
      notebook(1, '1Gi'),
      { ...HUB, '/hub/api/user': fixture('user-3-two') },
      { profiles: PROFILES },
    );
    expect(answer.kind).toBe('offers');
    expect(texts(answer)).toContainEqual(expect.stringContaining('You have 2 servers already'));
  });

  it('is a caveat that names the scope, where the token may not read them', async () => {
    const user = { kind: 'user', name: 'alice', scopes: ['read:users:name!user=alice'] };
    const { answer } = await asked(
      notebook(1, '1Gi'),
      { ...HUB, '/hub/api/user': user },
      { profiles: PROFILES, servers: 1 },
    );
    expect(texts(answer)).toContainEqual(expect.stringContaining('read:servers!user=alice'));
  });

  it('is a caveat where the token is that of a service', async () => {
    const { answer } = await asked(
      notebook(1, '1Gi'),
      { ...HUB, '/hub/api/user': fixture('service') },
      { profiles: PROFILES },
    );
    expect(answer.kind).toBe('offers');
    expect(texts(answer)).toContainEqual(expect.stringContaining('the service "ossr-noscope"'));
  });
});

test('a notebook runs in one server, not in two', async () => {
  const two = notebook(1, '1Gi', { 'compute-resources': [{ instances: 2, mincores: 1, minmemory: '1Gi' }] });
  const { answer } = await asked(two, HUB, { profiles: PROFILES });
  expect(answer).toMatchObject({ kind: 'declined', reasons: [{ path: 'compute-resources/0/instances', limit: '1' }] });
});

test('an empty list of profiles is no list', async () => {
  expect((await asked(notebook(1, '1Gi'), HUB, { profiles: [] })).answer.kind).toBe('offers');
});

test('without any figures it is a yes that says so, and how to come by them', async () => {
  const { answer } = await asked(notebook(4, '8Gi'), HUB);
  expect(answer).toMatchObject({ kind: 'offers', offers: [{ sources: [{ of: ['type'] }] }] });
  expect(answer).not.toHaveProperty('offers.0.memory');
  expect(texts(answer)).toContainEqual(expect.stringContaining('Declare them as "profiles"'));
});

describe('the kind of executable', () => {
  const container: Partial<Task> = {
    type: 'purl:docker-container',
    content: { image: 'quay.io/jupyter/scipy-notebook' },
  };

  it('a container is a no, unless containers are declared; then it must be one for Jupyter', async () => {
    const { answer } = await asked(notebook(1, '1Gi', container), HUB, { profiles: PROFILES });
    expect(answer).toMatchObject({ kind: 'declined', reasons: [{ path: 'type' }] });
    expect(texts(answer)).toEqual(['This is a Docker container; the platform runs notebooks.']);
    const declared = { runs: ['purl:docker-container'] };
    const yes = await asked(notebook(1, '1Gi', container), HUB, { profiles: PROFILES, declared });
    expect(yes.answer.kind).toBe('offers');
    expect(texts(yes.answer)).toContainEqual(expect.stringContaining('jupyterhub-singleuser'));
  });

  it('a Kubernetes deployment and a Binder notebook are a no', async () => {
    for (const type of ['purl:kubernetes-deployment', 'purl:binder-notebook']) {
      const { answer } = await asked(notebook(1, '1Gi', { type }), HUB, { profiles: PROFILES });
      expect(answer).toMatchObject({ kind: 'declined', reasons: [{ path: 'type' }] });
    }
  });
});

describe('what cannot be asked', () => {
  it('a token that the hub does not know: 403 "Forbidden", and where to make another', async () => {
    const { answer } = await asked(notebook(1, '1Gi'), { ...HUB, '/hub/api/user': 403 }, { profiles: PROFILES });
    expect(answer).toMatchObject({
      kind: 'unauthorised',
      remedy: expect.stringMatching(/does not know the token.*\/hub\/token/) as string,
    });
  });

  it('nobody who is signed in', async () => {
    const { answer } = await asked(notebook(1, '1Gi'), { ...HUB, '/hub/api/user': 403 }, {}, { token: '' });
    expect(answer).toMatchObject({
      kind: 'unauthorised',
      remedy: expect.stringMatching(/"Hub" wants a token\. Make one at .*\/hub\/token/) as string,
    });
  });

  it('a 403 that names a scope is told with it', async () => {
    const refused = { status: 403, body: fixture('info-403') };
    const { answer } = await asked(notebook(1, '1Gi'), { ...HUB, '/hub/api/user': refused });
    expect(answer).toMatchObject({ kind: 'unauthorised', remedy: expect.stringContaining('[read:hub]') as string });
  });

  it('a 401 of a proxy in front of the hub', async () => {
    const { answer } = await asked(notebook(1, '1Gi'), { ...HUB, '/hub/api/user': 401 });
    expect(answer.kind).toBe('unauthorised');
  });

  it('an address with nothing, or with something else', async () => {
    expect((await asked(notebook(1, '1Gi'), {})).answer.kind).toBe('unreachable');
    const { answer } = await asked(notebook(1, '1Gi'), { ...HUB, '/hub/api/': [] });
    expect(answer).toMatchObject({ kind: 'unintelligible', because: expect.stringContaining('JupyterHub') as string });
  });
});

test('a name that no path can hold, and other hostile texts, are harmless', async () => {
  const name = '\u{1b}[31m\ud800<img onerror=x>\u202e';
  const servers = { '': { ready: true, url: 'http://[', user_options: { profile: name } } };
  const hub = { ...HUB, '/hub/api/user': { ...fixture('user-5'), name, servers } };
  const { answer } = await asked(notebook(1, '1Gi'), hub, { profiles: PROFILES, servers: 0 });
  expect(answer).toMatchObject({ kind: 'declined', reasons: [{ code: 'quota' }] });
  expect(JSON.stringify(answer)).not.toContain('\u202e');
  const others = await asked(notebook(1, '1Gi'), hub, { profiles: PROFILES, servers: 1 });
  expect(texts(others.answer).join()).toContain(String.raw`\u{1b}[31m\u{d800}`);
});

test('the example of its page is a platform file', () => {
  const page = readFileSync('docs/platforms/jupyterhub.md', 'utf8');
  const example = JSON.parse(/```json\n([^]*?)\n```/.exec(page)?.[1] ?? '') as unknown;
  expect(readPlatforms({ platforms: [example] })).toMatchObject({ platforms: [{ type: 'jupyterhub' }] });
});
