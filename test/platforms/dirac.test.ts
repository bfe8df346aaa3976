import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { type Answer, type DIRACPlatform, type Task, readPlatforms } from '../../server/core/index';
import { diracPlatform } from '../../server/platforms/adapters/dirac';
import { client, playPlatform } from './playedPlatform';

/** A document of DiracX by its contract (DIRACGrid/diracx 712f32e9). */
const fixture = (name: string): string => readFileSync(`test/platforms/fixtures/dirac/${name}.json`, 'utf8');

const USER = { sub: 'escape:sub-1', vo: 'escape', dirac_group: 'escape_user', preferred_username: 'alice' };

type Script = Readonly<Record<string, string | number>>;

const DIRACX: Script = {
  '/api/health/ready': '{"status":"ready"}',
  '/.well-known/dirac-metadata': fixture('dirac-metadata'),
  '/api/config/': fixture('config'),
  '/api/auth/userinfo': JSON.stringify({ ...USER, properties: ['NormalUser'], policies: {} }),
  '/api/rss/site': fixture('rss-site'),
  '/api/rss/compute': fixture('rss-compute'),
};

/** A job of so many cores for so long. */
function job(mincores: number, minduration: string, more: Partial<Task> = {}): Task {
  return {
    name: 'reduction',
    type: 'purl:singularity-container',
    content: { image: 'docker://docker.io/example/library:1.0' },
    minduration,
    'compute-resources': [{ name: 'worker', mincores, minmemory: '8G' }],
    ...more,
  };
}

/** The configuration with other words in it. */
const config = (from: string, to: string): Script => ({ '/api/config/': fixture('config').replace(from, to) });

async function asked(task: Task, script: Script = {}, configured: Partial<DIRACPlatform> = {}) {
  const { url, received } = await playPlatform((response, { path }) => {
    const found = { ...DIRACX, ...script }[path] ?? 404;
    const [status, body] = typeof found === 'number' ? [found, '{"detail":"Not authenticated"}'] : [200, found];
    response.writeHead(status, { 'content-type': 'application/json' }).end(body);
  });
  const configuration: DIRACPlatform = { id: 'grid', name: 'Grid', type: 'dirac', url, vo: 'escape', ...configured };
  const platform = diracPlatform(configuration, { http: client(() => 'jwt'), now: () => new Date() });
  return { answer: await platform.canIDoThis(task, new AbortController().signal), received };
}

/** The sentences of a no, or the caveats of a yes. */
function texts(answer: Answer): string[] {
  const reasons = answer.kind === 'declined' ? answer.reasons : answer.kind === 'offers' ? answer.caveats : [];
  return reasons.map(({ text }) => text);
}

describe('DiracX by its contract', () => {
  it('says yes to a job, which is queued, and tells the CPU time that it counts as', async () => {
    const { answer, received } = await asked(job(4, 'PT1H'));
    expect(answer.kind).toBe('offers');
    expect(texts(answer)).toContain('The platform queues tasks: a yes says that the task fits, not when it starts.');
    expect(texts(answer)).toContain(
      'Its run time on 4 cores counts as 144000 HS06-normalised seconds, at an assumed 10 HS06 per core (set "hs06-per-core").',
    );
    expect(received).toHaveLength(6);
    expect(received.every(({ method }) => method === 'GET')).toBe(true);
    const withToken = received.filter(({ headers }) => headers.authorization === 'Bearer jwt').map(({ path }) => path);
    expect(withToken.sort()).toEqual(['/api/auth/userinfo', '/api/config/', '/api/rss/compute', '/api/rss/site']);
  });

  it('says no above "MaxCPUTime", with the run time that it allows, and how that is counted', async () => {
    const { answer } = await asked(job(4, 'PT4H'), {}, { 'hs06-per-core': 12.5 });
    expect(answer).toMatchObject({
      kind: 'declined',
      reasons: [
        {
          path: 'minduration',
          limit: '2 hours 46 minutes 40 seconds',
          source: { from: 'GET /api/config/ JobDescription', confidence: 'live' },
        },
      ],
      smallestChange: { changes: [{ path: 'minduration', to: 'PT2H' }] },
    });
    expect(texts(answer)).toEqual([
      'Needs to run for 4 hours; the platform stops tasks after 2 hours 46 minutes 40 seconds. DIRAC counts CPU time: "MaxCPUTime" is 500000 HS06-normalised seconds, which 4 cores of 12.5 HS06 each (declared) use in that time.',
    ]);
    const { answer: one } = await asked(job(1, 'PT14H'));
    expect(texts(one)[0]).toContain('which one core of 10 HS06 (assumed) use');
  });

  it('does not know its cores and memory without declared queues, which is a caveat', async () => {
    const { answer } = await asked(job(64, 'PT1M'));
    expect(texts(answer).join()).toContain('The platform does not state its cores');
    expect(answer.kind).toBe('offers');
  });

  it('without a limit of CPU time knows none', async () => {
    const { answer } = await asked(job(1, 'P30D'), config('"MaxCPUTime": 500000,', ''));
    expect(answer.kind).toBe('offers');
    expect(texts(answer).join()).toContain('does not state its run time');
  });
});

describe('what DIRAC runs', () => {
  it.each(['jupyter-notebook', 'binder-notebook', 'kubernetes-deployment'])('is no %s', async (type) => {
    const { answer } = await asked(job(1, 'PT1M', { type: `purl:${type}` }));
    expect(texts(answer)).toEqual(['DIRAC runs batch jobs; it cannot run this kind of executable.']);
  });

  it('is what is declared, and otherwise not known', async () => {
    expect(texts((await asked(job(1, 'PT1M'))).answer).join()).toContain('declare it under "declared.runs"');
    const declared = { runs: ['purl:workflow-task'] };
    expect(texts((await asked(job(1, 'PT1M'), {}, { declared })).answer)[0]).toContain(
      'This is a Singularity container;',
    );
  });

  it('is no job of a user, where those are not allowed', async () => {
    const { answer } = await asked(job(1, 'PT1M'), config('"User",', ''));
    expect(texts(answer)).toEqual([
      'Jobs of the type "User" are not allowed at present; allowed are "Test", "Hospital".',
    ]);
  });

  it('has so many files of input data', async () => {
    const data = Array.from({ length: 3 }, (_, index) => ({ name: `f${index}`, location: 'https://example.org/f' }));
    const { answer } = await asked(
      job(1, 'PT1M', { 'data-resources': data }),
      config('"MaxInputData": 100', '"MaxInputData": 2'),
    );
    expect(texts(answer)).toEqual(['Needs 3 data resources; a job may have 2 files of input data ("MaxInputData").']);
  });
});

describe('declared queues', () => {
  const queues: DIRACPlatform['queues'] = [
    { name: 'LCG.CNAF.it/ce01.example.org/long', cores: 8, memory: '16384M', 'max-cpu-time': 400_000 },
    { name: 'LCG.CNAF.it/ce02.example.org/big', cores: 64, memory: '256G' },
  ];

  it('are places: a yes names its queue, and a banned computing element closes its own', async () => {
    const { answer } = await asked(job(8, 'PT1H'), {}, { queues });
    expect(answer).toMatchObject({
      kind: 'offers',
      offers: [{ place: 'queue "LCG.CNAF.it/ce01.example.org/long"', cores: 8 }],
    });
    expect(answer.kind === 'offers' ? answer.offers : []).toHaveLength(1);
  });

  it('say no with their own figures, and which closed one would do', async () => {
    const { answer } = await asked(job(16, 'PT10M'), {}, { queues });
    expect(texts(answer)).toEqual([
      'Needs 16 cores in one machine; "LCG.CNAF.it/ce01.example.org/long" gives 8 at most. Queue "LCG.CNAF.it/ce02.example.org/big", which is closed, since "ce02.example.org" is banned ("Banned"), would do.',
    ]);
  });

  it('have their own CPU time, where it is less than that of the organisation', async () => {
    const { answer } = await asked(job(8, 'PT1H30M'), {}, { queues: queues.slice(0, 1) });
    expect(texts(answer)).toEqual([
      'Needs to run for 1 hour 30 minutes; queue "LCG.CNAF.it/ce01.example.org/long" stops tasks after 1 hour 23 minutes 20 seconds. DIRAC counts CPU time: "maxCPUTime" of the queue is 400000 HS06-normalised seconds, which 8 cores of 10 HS06 each (assumed) use in that time.',
    ]);
    expect(answer).toMatchObject({ reasons: [{ source: { confidence: 'declared' } }] });
  });
});

describe('the user’s standing', () => {
  it.each([
    [
      'suspended',
      config('"Suspended": []', '"Suspended": ["escape"]'),
      {},
      'Your account is suspended in the virtual organisation "escape".',
    ],
    [
      'of a group without the right',
      config('"NormalUser"', '"ServiceAdministrator"'),
      {},
      'lacks the property "NormalUser"',
    ],
    [
      'of an organisation that is not here',
      config('"escape": {\n      "DefaultGroup"', '"other": {\n      "DefaultGroup"'),
      { '/.well-known/dirac-metadata': '{"virtual_organizations":{"other":{}}}' },
      'There is no virtual organisation "escape" here; there is "other".',
    ],
  ])('%s is a no', async (_, changed, more, text) => {
    const { answer } = await asked(job(1, 'PT1M'), { ...changed, ...more });
    expect(answer.kind).toBe('declined');
    expect(texts(answer).join()).toContain(text);
  });

  it('a suspension elsewhere is none here', async () => {
    expect((await asked(job(1, 'PT1M'), config('"Suspended": []', '"Suspended": ["other"]'))).answer.kind).toBe(
      'offers',
    );
  });

  it('a group that is not there is a no that names those that are', async () => {
    const userinfo = { '/api/auth/userinfo': JSON.stringify({ ...USER, dirac_group: 'nobody' }) };
    const { answer } = await asked(job(1, 'PT1M'), userinfo, { group: 'nobody' });
    expect(texts(answer)[0]).toContain('has no group "nobody"; it has "escape_user". Check its "group".');
  });

  it.each([
    [
      'of another organisation',
      { vo: 'other' },
      {},
      'The token of "Grid" is for "vo:other". Sign in with the scope "vo:escape".',
    ],
    [
      'of another group',
      { dirac_group: 'x' },
      { group: 'escape_user' },
      'The token of "Grid" is for "group:x". Sign in with the scope "vo:escape group:escape_user".',
    ],
  ])('a token %s is told with the scope to ask for', async (_, user, configured, remedy) => {
    const script = { '/api/auth/userinfo': JSON.stringify({ ...USER, ...user }) };
    expect((await asked(job(1, 'PT1M'), script, configured)).answer).toEqual({ kind: 'unauthorised', remedy });
  });

  it('storage is a quota in MB of the user, else in GB of everybody; none is no limit', async () => {
    const results = job(1, 'PT1M', { 'storage-resources': [{ name: 'r', minsize: '20G' }] });
    const user = { '/api/config/': fixture('config').replace(/"Quota": null,(\s*"Suspended")/, '"Quota": 10000,$1') };
    expect(texts((await asked(results, user)).answer)).toEqual([
      'Needs 20G storage; the quota of user "alice" is 10G.',
    ]);
    const everybody = config('"DefaultStorageQuota": 0', '"DefaultStorageQuota": 15');
    expect(texts((await asked(results, everybody)).answer)[0]).toContain(
      'the quota in virtual organisation "escape" is 15G.',
    );
    expect((await asked(results)).answer.kind).toBe('offers');
  });
});

test('whom the token is for that cannot be read is told, since nobody knows then who is suspended', async () => {
  const { answer } = await asked(job(1, 'PT1M'), { '/api/auth/userinfo': 500 });
  expect(answer.kind).toBe('offers');
  expect(texts(answer).join(' ')).toContain('not whether the account is suspended. "Grid" answered');
});

describe('sites and computing elements', () => {
  const banned = (name: string) =>
    JSON.stringify({ [name]: { all: { allowed: false, reason: 'The cooling failed.' } } });

  it('that are all banned are a no with the reason', async () => {
    const { answer } = await asked(job(1, 'PT1M'), { '/api/rss/site': banned('LCG.CNAF.it') });
    expect(texts(answer)).toEqual(['None of its sites may be used at present: "LCG.CNAF.it" ("The cooling failed.").']);
  });

  it.each([
    ['are not told of by an older DiracX', 404, 0],
    ['could not be read', 500, 1],
    ['are an empty list', '{}', 0],
    ['are no list', '[]', 1],
  ])('that %s never make a no', async (_, found, notes) => {
    const { answer } = await asked(job(1, 'PT1M'), { '/api/rss/compute': found });
    expect(answer.kind).toBe('offers');
    expect(texts(answer).filter((text) => text.includes('could not be read'))).toHaveLength(notes);
  });
});

describe('who may not ask, and what is not ready', () => {
  it.each([401, 403])('HTTP %i is told with the scope to ask for', async (status) => {
    const { answer } = await asked(job(1, 'PT1M'), { '/api/config/': status });
    expect(answer).toMatchObject({
      kind: 'unauthorised',
      remedy: expect.stringContaining('The scope to ask for is "vo:escape".') as string,
    });
  });

  it('a DiracX that is not ready is not asked further', async () => {
    const { answer } = await asked(job(1, 'PT1M'), { '/api/health/ready': 503 });
    expect(answer).toMatchObject({ kind: 'unreachable', because: expect.stringContaining('HTTP 503') as string });
  });

  it('an address without a DiracX says what to check', async () => {
    const nothing = Object.fromEntries(Object.keys(DIRACX).map((path) => [path, 404]));
    expect((await asked(job(1, 'PT1M'), nothing)).answer).toMatchObject({
      kind: 'unreachable',
      because: expect.stringContaining('Check its "url".') as string,
    });
  });
});

test.each([
  '{"Registry":[],"Operations":{"escape":7}}',
  '{"Registry":{"escape":{"Groups":7,"Users":[]}}}',
  '{"Registry":{"escape":{"Groups":{"escape_user":null}}}}',
  '{"Registry":{"escape":{"Groups":{"escape_user":{"Properties":[null]}}}}}',
  '{"Operations":{"escape":{"JobDescription":{"MaxCPUTime":"much","AllowedJobTypes":[7]}}}}',
])('P6: a configuration such as %s leaves everything unknown', async (text) => {
  const { answer } = await asked(job(1, 'PT1M'), { '/api/config/': text });
  expect(answer.kind).toBe('offers');
});

test.each(['null', '[]', '{}', '"text"'])('P6: %s is no configuration of a DiracX', async (text) => {
  const { answer } = await asked(job(1, 'PT1M'), { '/api/config/': text });
  const because = 'The answer of "Grid" is not the configuration of a DiracX. Check its "url".';
  expect(answer).toEqual({ kind: 'unintelligible', because });
});

test('the page shows a configuration that is right', () => {
  const page = readFileSync('docs/platforms/dirac.md', 'utf8');
  const example: unknown = JSON.parse(/```json\n([^]*?)```/.exec(page)?.[1] ?? '');
  expect(readPlatforms({ platforms: [example] })).toMatchObject({ platforms: [{ type: 'dirac' }] });
});
