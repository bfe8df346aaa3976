import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type BinderHubPlatform, type Task, readPlatforms } from '../../server/core/index';
import { binderhubPlatform } from '../../server/platforms/adapters/binderhub';
import { match, providersOf } from '../../server/platforms/adapters/binderhub/providers';
import { texts } from './playedHub';
import { client, playPlatform } from './playedPlatform';

const fixture = (name: string) =>
  JSON.parse(readFileSync(`test/platforms/fixtures/binderhub/${name}.json`, 'utf8')) as Record<string, unknown>;

const notebook = (more: Partial<Task> = {}, url = 'https://github.com/example/reduction'): Task => ({
  name: 'reduction',
  type: 'purl:binder-notebook',
  content: { notebook: 'index.ipynb', repository: { url, ref: 'v1' } },
  'compute-resources': [{ name: 'session', mincores: 1, minmemory: '1Gi' }],
  ...more,
});

const limits = { limits: { cores: 2, memory: '2Gi' } };

/** What a played BinderHub answers, by path; a number is a status without a body of use. */
type Played = Readonly<Record<string, object | number | { readonly status: number; readonly body: object }>>;

const BINDER: Played = {
  '/versions': fixture('versions'),
  '/health': fixture('health-ok'),
  '/api/repoproviders': fixture('repoproviders'),
};

async function asked(
  task: Task,
  played: Played = BINDER,
  configured: Partial<BinderHubPlatform> = { declared: limits },
) {
  const { url, received } = await playPlatform((response, { path }) => {
    const found = played[path] ?? 404;
    const given = typeof found === 'number' ? { status: found, body: {} } : found;
    const { status, body } = 'status' in given && 'body' in given ? given : { status: 200, body: given };
    response.writeHead(Number(status), { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  const configuration: BinderHubPlatform = { id: 'binder', name: 'Binder', type: 'binderhub', url, ...configured };
  const now = () => new Date('2026-11-23T12:00:00Z');
  const platform = binderhubPlatform(configuration, { http: client(), now });
  return { answer: await platform.canIDoThis(task, new AbortController().signal), received };
}

const pods = (more: object) => {
  const { checks, ...health } = fixture('health-ok') as { checks: object[] };
  return {
    ...BINDER,
    '/health': { ...health, checks: [...checks.slice(0, 2), { service: 'Pod quota', ok: true, ...more }] },
  };
};

test('a notebook in a repository that it builds from is a yes within the declared limits, and nothing is started', async () => {
  for (const type of ['purl:binder-notebook', 'purl:jupyter-notebook']) {
    const { answer, received } = await asked(notebook({ type }));
    expect(answer).toMatchObject({ kind: 'offers', offers: [{ cores: 1, memory: '1Gi' }], caveats: [] });
    expect(received.map(({ method, path }) => `${method} ${path}`).sort()).toEqual([
      'GET /api/repoproviders',
      'GET /health',
      'GET /versions',
    ]);
  }
});

test('it has no sizes of its own: declared ones make the no, none make a caveat', async () => {
  const large = notebook({ 'compute-resources': [{ mincores: 1, minmemory: '4Gi' }] });
  expect((await asked(large)).answer).toMatchObject({
    kind: 'declined',
    reasons: [{ path: 'compute-resources/0/minmemory', limit: '2Gi', source: { confidence: 'declared' } }],
  });
  const { answer } = await asked(large, BINDER, {});
  expect(answer.kind).toBe('offers');
  expect(texts(answer)).toContainEqual(expect.stringContaining('Declare its limits'));
});

describe('sessions', () => {
  it('are counted by the pods of users, and not by all pods: 196 of 200', async () => {
    const { answer } = await asked(notebook(), { ...BINDER, '/health': fixture('health-full') });
    expect(answer.kind).toBe('offers');
  });

  it('that are all taken are a no with the numbers, read up to a minute ago', async () => {
    const { answer } = await asked(notebook(), pods({ user_pods: 200, total_pods: 204, build_pods: 4, quota: 200 }));
    expect(answer).toMatchObject({
      kind: 'declined',
      reasons: [
        {
          text: 'Needs 1 machine; 0 of 200 are free in this BinderHub (200 in use).',
          source: { from: 'GET /health user_pods', confidence: 'snapshot' },
        },
      ],
    });
  });

  it('are unlimited with null, none with 0, and unknown where the counts are missing', async () => {
    expect((await asked(notebook(), pods({ user_pods: 900, quota: null }))).answer).toMatchObject({
      kind: 'offers',
      caveats: [],
    });
    expect((await asked(notebook(), pods({ user_pods: 0, quota: 0 }))).answer).toMatchObject({
      kind: 'declined',
      reasons: [{ code: 'quota', limit: '0', text: expect.stringContaining('pod quota is 0') as string }],
    });
    for (const odd of [{ quota: 200 }, { user_pods: 1 }, { user_pods: -1, quota: '200' }]) {
      const { answer } = await asked(notebook(), pods(odd));
      expect(answer.kind).toBe('offers');
      expect(texts(answer)).toContainEqual(expect.stringContaining('how many sessions'));
    }
  });

  it('run on one machine', async () => {
    const two = notebook({ 'compute-resources': [{ instances: 2, mincores: 1 }] });
    expect((await asked(two)).answer).toMatchObject({ kind: 'declined', reasons: [{ limit: '1' }] });
  });
});

describe('health', () => {
  it('is told also with HTTP 503: which service is out of order', async () => {
    const { answer } = await asked(notebook(), { ...BINDER, '/health': { status: 503, body: fixture('health-down') } });
    expect(answer).toMatchObject({
      kind: 'declined',
      reasons: [{ code: 'health', source: { confidence: 'snapshot' } }],
    });
    expect(texts(answer)).toEqual([expect.stringContaining('"Docker registry" out of order')]);
  });

  it.each([503, 404])('that cannot be read (HTTP %i) is a caveat', async (status) => {
    const { answer } = await asked(notebook(), { ...BINDER, '/health': status });
    expect(answer.kind).toBe('offers');
    expect(texts(answer)).toContainEqual(expect.stringContaining('Whether the platform is well is not known'));
  });
});

describe('where it builds from', () => {
  const GITLAB = 'https://gitlab.com/group/project';

  it('a place that it does not know is a no, which names those it does', async () => {
    const { answer } = await asked(notebook({}, GITLAB));
    expect(answer).toMatchObject({
      kind: 'declined',
      reasons: [{ path: 'content/repository/url', asked: GITLAB, source: { from: 'GET /api/repoproviders' } }],
    });
    expect(texts(answer)[0]).toContain('it builds from GitHub, Zenodo DOI.');
  });

  it('is read from older servers, which have /_config', async () => {
    const { '/api/repoproviders': gone, ...others } = BINDER;
    const older = { ...others, '/_config': fixture('config') };
    expect(gone).toBeDefined();
    expect((await asked(notebook(), older)).answer).toMatchObject({ kind: 'offers', caveats: [] });
    expect((await asked(notebook({}, GITLAB), older)).answer.kind).toBe('declined');
  });

  it.each([403, [], {}, [{ displayName: 'nameless' }], [{ id: 'zenodo' }, { displayName: 'nameless' }]])(
    'is unknown where neither can be read: %j',
    async (reply) => {
      const { answer } = await asked(notebook({}, GITLAB), { ...BINDER, '/api/repoproviders': reply });
      expect(answer.kind).toBe('offers');
      expect(texts(answer)).toContainEqual(
        expect.stringContaining('From which places the platform builds is not known'),
      );
    },
  );

  it('Zenodo pays no regard to a branch or tag', async () => {
    const { answer } = await asked(notebook({}, 'https://doi.org/10.5281/zenodo.3242074'));
    expect(texts(answer)).toEqual([expect.stringContaining('pays no regard to the "ref" "v1"')]);
  });

  it('a task that names no repository is told so', async () => {
    const { answer } = await asked(notebook({ type: 'purl:jupyter-notebook', content: { notebook: 'a.ipynb' } }));
    expect(answer).toMatchObject({ kind: 'declined', reasons: [{ path: 'content/repository' }] });
  });

  const ids = (...known: string[]) => known.map((id) => ({ id, name: id, takesRef: true }));
  it.each([
    ['https://github.com/o/r.git', ids('gh'), 'by'],
    ['https://www.github.com/o/r', ids('gh'), 'by'],
    ['git@github.com:o/r.git', ids('gh'), 'by'],
    ['git+https://github.com/o/r', ids('git'), 'by'],
    ['https://gist.github.com/o/1234', ids('gh'), 'none'],
    ['https://gitlab.example.org/o/r', ids('gh', 'gl'), 'unsure'],
    ['https://gitlab.example.org/o/r', ids('git'), 'by'],
    ['10.5281/zenodo.3242074', ids('zenodo'), 'by'],
    ['doi:10.5281/zenodo.3242074', ids('git'), 'none'],
    ['10.17026/dans-abc', ids('git', 'zenodo'), 'unsure'],
    ['https://github.com.evil.example/o/r', ids('gh'), 'unsure'],
    ['https://gitlab.com/o/r', ids('gh', 'ours'), 'unsure'],
    ['not an address', ids('gh'), 'unsure'],
    ['constructor', ids('gh'), 'unsure'],
  ])('%s', (url, providers, kind) => {
    expect(match(providers, url).kind).toBe(kind);
  });

  it('R7: the regular expressions of the platform are not even compiled', () => {
    const evil = [{ id: 'gh', detect: { regex: '(' }, spec: { validateRegex: '^never$(' } }];
    expect(match(providersOf(evil) ?? [], 'https://github.com/o/r').kind).toBe('by');
  });
});

test('nothing is kept after the session, and data comes over the web alone', async () => {
  const keeps = { 'storage-resources': [{ name: 'results', minlifetime: 'P1D', location: null }] };
  expect(texts((await asked(notebook(keeps))).answer)).toEqual([
    'Needs its results kept for 1 day; the platform keeps nothing after the task.',
  ]);
  const data = (location: string) => ({ 'data-resources': [{ name: 'sky', required: true, location }] });
  expect((await asked(notebook(data('https://data.example/sky.fits')))).answer.kind).toBe('offers');
  expect((await asked(notebook(data('ivo://example/sky')))).answer).toMatchObject({
    reasons: [{ code: 'data-access' }],
  });
});

test('no health and no providers of whatever kind make a fault', async () => {
  const value = fc.jsonValue({ maxDepth: 3 });
  const checks = fc.array(
    fc.record({ service: fc.constantFrom('Pod quota', 'Docker registry'), ok: value, quota: value, user_pods: value }),
  );
  const played = fc.record({
    checks: fc.oneof(checks, value),
    providers: fc.oneof(fc.array(fc.record({ id: value })), value),
  });
  await fc.assert(
    fc.asyncProperty(played, async ({ checks: found, providers }) => {
      const health = { status: 200, body: { ok: true, checks: found } };
      const { answer } = await asked(notebook(), {
        ...BINDER,
        '/health': health,
        '/api/repoproviders': { status: 200, body: providers as object },
      });
      expect(['offers', 'declined']).toContain(answer.kind);
    }),
    { numRuns: 40 },
  );
});

test('a container is a no', async () => {
  const { answer } = await asked(notebook({ type: 'purl:docker-container', content: { image: 'a/b:1' } }));
  expect(answer).toMatchObject({ kind: 'declined', reasons: [{ path: 'type' }] });
});

test('who answers none of its requests is no BinderHub that can be asked, or one before 2019', async () => {
  expect((await asked(notebook(), {})).answer).toMatchObject({
    kind: 'unintelligible',
    because: expect.stringContaining('before 2019') as string,
  });
  expect((await asked(notebook(), { '/versions': { name: 'something' } })).answer.kind).toBe('unintelligible');
});

test('a BinderHub that wants a sign-in says so', async () => {
  const { answer } = await asked(notebook(), { '/versions': 401, '/health': 401, '/api/repoproviders': 401 });
  expect(answer.kind).toBe('unauthorised');
});

test('the example of its page is a platform file', () => {
  const page = readFileSync('docs/platforms/binderhub.md', 'utf8');
  const example = JSON.parse(/```json\n([^]*?)\n```/.exec(page)?.[1] ?? '') as unknown;
  expect(readPlatforms({ platforms: [example] })).toMatchObject({ platforms: [{ type: 'binderhub' }] });
});
