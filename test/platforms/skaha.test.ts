import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import type { SkahaPlatform, Task } from '../../server/core/index';
import { skahaPlatform } from '../../server/platforms/adapters/skaha';
import { contextOf } from '../../server/platforms/adapters/skaha/context';
import { client, playPlatform } from './playedPlatform';

const fixture = (name: string): unknown =>
  JSON.parse(readFileSync(`test/platforms/fixtures/skaha/${name}.json`, 'utf8')) as unknown;

const NOTEBOOK: Task = {
  name: 'look',
  type: 'purl:jupyter-notebook',
  content: { notebook: 'look.ipynb' },
  'compute-resources': [{ name: 'worker', mincores: 3, minmemory: '9Gi' }],
};
const JOB: Task = {
  ...NOTEBOOK,
  type: 'purl:docker-container',
  content: { image: 'images.canfar.net/lsst/job:1' },
};

/** What is played instead of what was captured: a status, or another body. */
type Instead = Readonly<Record<string, number | object>>;

/** Asks a played platform. */
async function asked(task: Task, instead: Instead = {}) {
  const { url, received } = await playPlatform((response, { path }) => {
    const found = /^\/skaha\/v1\/([a-z]+)(\?view=stats)?/.exec(path);
    const what = found?.[2] === undefined ? found?.[1] : 'stats';
    const names: Readonly<Record<string, string>> = { session: 'sessions', image: 'images' };
    const name = names[what ?? ''] ?? what ?? '';
    const other = instead[name];
    if (typeof other === 'number') response.writeHead(other, { 'content-type': 'text/plain' }).end('permission denied');
    else response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(other ?? fixture(name)));
  });
  const configuration: SkahaPlatform = { id: 's', name: 'Canada', type: 'skaha', url };
  const platform = skahaPlatform(configuration, { http: client(() => 'token'), now: () => new Date() });
  return { answer: await platform.canIDoThis(task, new AbortController().signal), received };
}

describe('a CANFAR science platform', () => {
  it('gives the next of its options: 3 cores become 4, 9Gi become 16Gi', async () => {
    const { answer, received } = await asked(NOTEBOOK);
    expect(answer).toMatchObject({ kind: 'offers', offers: [{ cores: 4, memory: '16Gi' }] });
    expect(received.every(({ method, headers }) => method === 'GET' && headers.authorization === 'Bearer token')).toBe(
      true,
    );
  });

  it('gives what it has as the limit says, where Kubernetes says it', async () => {
    const task = { ...NOTEBOOK, 'compute-resources': [{ mincores: 3, minmemory: '6Gi' }] };
    const { answer } = await asked(task, { context: fixture('context-limit-range') as object });
    expect(answer).toMatchObject({ kind: 'offers', offers: [{ cores: 3, memory: '6Gi' }] });
  });

  it('says no beyond its largest option, and where that was read', async () => {
    const task = { ...NOTEBOOK, 'compute-resources': [{ mincores: 17, minmemory: '193Gi', mingpus: 8 }] };
    const { answer } = await asked(task);
    const reasons = answer.kind === 'declined' ? answer.reasons : [];
    expect(reasons.map(({ path, limit }) => [path, limit])).toEqual([
      ['compute-resources/0/mincores', '16'],
      ['compute-resources/0/minmemory', '192Gi'],
      ['compute-resources/0/mingpus', '4'],
    ]);
    expect(reasons[0]?.source?.from).toBe('GET /skaha/v1/context options');
  });

  it('has no GPU where its list of them is empty', async () => {
    const task = { ...NOTEBOOK, 'compute-resources': [{ mingpus: 1 }] };
    const { answer } = await asked(task, { context: fixture('context-limit-range') as object });
    expect(answer).toMatchObject({ kind: 'declined', reasons: [{ path: 'compute-resources/0/mingpus', limit: '0' }] });
  });

  it('says no to a notebook when the user has as many sessions as may be, which it may write as text', async () => {
    const context = { ...(fixture('context') as object), maxInteractiveSessions: '2' };
    const { answer } = await asked(NOTEBOOK, { context });
    expect(answer.kind).toBe('declined');
    expect(JSON.stringify(answer)).toContain('your interactive sessions');
    expect((await asked(JOB, { context })).answer.kind).toBe('offers');
  });

  it('tells that it is busy, and still says yes', async () => {
    const stats = { cores: { requestedCPUCores: 1799, cpuCoresAvailable: 1800 } };
    const { answer } = await asked(JOB, { stats });
    expect(answer.kind).toBe('offers');
    expect(JSON.stringify(answer)).toContain('1 are free at the moment');
  });

  it('starts images of its own registry alone', async () => {
    const { answer } = await asked({ ...JOB, content: { image: 'docker.io/example/library:1.0' } });
    expect(answer).toMatchObject({
      kind: 'declined',
      reasons: [{ path: 'content/image', limit: 'images.canfar.net' }],
    });
  });

  it('may start an image there that it does not list', async () => {
    const { answer } = await asked({ ...JOB, content: { image: 'images.canfar.net/private/x:1' } });
    expect(answer).toMatchObject({ kind: 'offers' });
    expect(JSON.stringify(answer)).toContain('does not list the image');
  });

  it('has no notebooks without an image for them', async () => {
    const { answer } = await asked(NOTEBOOK, { images: [] });
    expect(answer).toMatchObject({ kind: 'declined', reasons: [{ path: 'type', code: 'image' }] });
  });

  it('says no to what it does not run', async () => {
    const { answer } = await asked({ ...JOB, type: 'purl:kubernetes-deployment' });
    expect(answer).toMatchObject({ kind: 'declined', reasons: [{ path: 'type', code: 'type' }] });
  });

  it.each(['sessions', 'stats', 'images', 'repository'])('never makes a no of a failure of %s', async (what) => {
    for (const status of [403, 404, 500])
      expect((await asked(NOTEBOOK, { [what]: status })).answer.kind).toBe('offers');
  });

  it.each([
    [401, 'unauthorised'],
    [403, 'unauthorised'],
    [404, 'unreachable'],
  ])('cannot be asked when its context is refused with %i', async (context, kind) => {
    expect((await asked(NOTEBOOK, { context })).answer.kind).toBe(kind);
  });

  it('cannot be understood without its options', async () => {
    expect((await asked(NOTEBOOK, { context: { name: 'other' } })).answer.kind).toBe('unintelligible');
  });
});

test('a list of no options says nothing of cores and memory, and that there are no GPUs', async () => {
  const context = { cores: { options: [] }, memoryGB: { options: [4, 16] }, gpus: { options: [] } };
  const { answer } = await asked(NOTEBOOK, { context });
  expect(answer).toMatchObject({ kind: 'offers', offers: [{ memory: '16Gi' }] });
  expect(JSON.stringify(answer)).toContain('compute-resources/0/mincores');
  expect((await asked(NOTEBOOK, { context: { cores: { options: [] } } })).answer.kind).toBe('unintelligible');
});

test('options are not whole numbers alone', () => {
  const context = contextOf({ cores: { options: [0.5, 1.5] }, memoryGB: { options: [0.5] } });
  expect(context?.size.steps?.cores).toEqual([500n, 1500n].map((millicores) => ({ millicores })));
  expect(context?.size.memory).toMatchObject({ bytes: { digits: 512n * 1024n ** 2n } });
});

test('a list of sessions that is none leaves their number unknown', async () => {
  const sessions = [{ type: 'notebook', status: 'Running' }, null, 'x', 7];
  expect((await asked(NOTEBOOK, { sessions })).answer.kind).toBe('offers');
});

test('options in any order, as numbers or text, and nothing else', () => {
  const context = contextOf({ cores: { options: [8, '2', null, -1, 4] }, memoryGB: {}, maxInteractiveSessions: {} });
  expect(context?.size).toMatchObject({ cores: { millicores: 8000n }, memory: 'unknown', gpus: 'unknown' });
  expect(context?.size.steps?.cores).toEqual([2000n, 4000n, 8000n].map((millicores) => ({ millicores })));
  expect(context?.mostInteractive).toBeUndefined();
});
