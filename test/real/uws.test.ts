import { describe, expect, test } from 'vitest';
import type { Task, UWSService } from '../../server/core/index';
import { createPlatform } from '../../server/platforms/createPlatforms';
import { createHttpClient } from '../../server/platforms/http';
import { asked, caveatTexts, reasonTexts } from './asked';
import { useServer } from './server';
import { startDachs } from './servers/dachs';

const dachs = useServer('dachs', startDachs);

/** A task of the service, which waits for so many seconds and multiplies. */
function task(parameters: Readonly<Record<string, unknown>>, more: Partial<Task> = {}): Task {
  const content = { engine: 'uws', definition: 'https://example.org/wait', parameters };
  return { name: 'wait', type: 'purl:workflow-task', content, minduration: 'PT1H', ...more };
}

const WAIT = task({ seconds: 1, factor: 3 });

function configured(more: Partial<UWSService> = {}): UWSService {
  return { id: 'w', name: 'Waits', type: 'uws', url: dachs().url, ...more };
}

const ask = async (each = WAIT, more: Partial<UWSService> = {}) => asked(configured(more), each);

/** The names of the jobs that the service has. */
async function jobs(url = dachs().url): Promise<string[]> {
  const list = await (await fetch(`${url}/async`)).text();
  return [...list.matchAll(/jobref id="([^"]+)"/g)].map(([, id = '']) => id);
}

describe('a task of the service', () => {
  test('is a yes, without a job being made; with "probe" its limits are read of one that is gone afterwards', async () => {
    expect((await ask()).kind).toBe('offers');
    const answer = await ask(WAIT, { probe: true });
    expect(caveatTexts(answer)).toContain('The service took a run time of 1 hour for a job, which is no promise.');
    expect(await jobs()).toEqual([]);
  });

  test('is a yes that results are kept as long as they must be, to the second', async () => {
    const each = task({ seconds: 1 }, { 'storage-resources': [{ name: 'r', minsize: '1Gi', minlifetime: 'P9D' }] });
    expect((await ask(each, { probe: true })).kind).toBe('offers');
    expect(await jobs()).toEqual([]);
  });

  test('with parameters that the service does not have, or of another type, is a no', async () => {
    expect(reasonTexts(await ask(task({ seconds: 'many', facto: 3 })))).toEqual([
      'The parameter "seconds" of the service is of the type "real"; "many" is not.',
      'The service has no parameter "facto"; it has "seconds", "factor".',
    ]);
  });
});

test('a question that is called off leaves no job behind', async () => {
  const http = createHttpClient({ credential: () => undefined });
  const off = new AbortController();
  const platform = createPlatform(configured({ probe: true }), { http, now: () => new Date() });
  const answer = platform.canIDoThis(WAIT, off.signal);
  await expect.poll(async () => (await jobs()).length, { timeout: 10_000, interval: 5 }).toBe(1);
  off.abort(new Error('called off'));
  await answer.catch(() => undefined);
  await http.dispose();
  await expect.poll(async () => jobs(), { timeout: 10_000 }).toEqual([]);
});

describe('a query of its TAP service', () => {
  const query = (minduration: string) => task({ QUERY: 'SELECT 1', LANG: 'ADQL' }, { minduration });

  test('is a yes for as long as a new one may run; for longer that is not known, until a job is asked', async () => {
    const url = dachs().tapUrl;
    expect(caveatTexts(await ask(query('PT1H'), { url })).join()).not.toContain('run time');
    const longer = await ask(query('PT2H'), { url });
    expect(caveatTexts(longer).join()).toContain('A new job has 1 hour unless it asks for more;');
    const told = caveatTexts(await ask(query('PT2H'), { url, probe: true }));
    expect(told).toContain('The service took a run time of 2 hours for a job, which is no promise.');
    expect(await jobs(url)).toEqual([]);
  });

  test('is the service’s own no, in its own words, where only the service can tell', async () => {
    const each = task({ QUERY: 'SELECT 1', LANG: 'ADQL', MAXREC: 'many' });
    const answer = await ask(each, { url: dachs().tapUrl, probe: true });
    expect(reasonTexts(answer)).toEqual([
      expect.stringMatching(/^The service refused to make such a job\. It says: ".*many.*"\.$/),
    ]);
    expect(await jobs(dachs().tapUrl)).toEqual([]);
  });
});

describe('the service as it is now', () => {
  test('that goes down stops tasks: the exact no; then it is taken back, and it is a yes', async () => {
    const downAt = new Date(Math.floor(Date.now() / 60_000) * 60_000 + 30 * 60_000).toISOString();
    await dachs().setAvailability({ available: true, downAt: downAt.slice(0, 19) });
    const [reason] = reasonTexts(await ask());
    const moment = downAt.slice(0, 16).replace('T', ' ');
    expect(reason).toMatch(/^Needs to run for 1 hour; the platform stops tasks after 2\d minutes\. /);
    expect(reason).toContain(`It goes down at ${moment} UTC.`);
    await dachs().setAvailability({ available: false, note: 'A disk is being replaced.' });
    expect(reasonTexts(await ask())).toEqual([
      'The service says that it is not available at present. It says: "A disk is being replaced". Ask again later.',
    ]);
    await dachs().setAvailability({ available: true });
    expect((await ask()).kind).toBe('offers');
  });

  test('does not know a wrong user', async () => {
    const auth = { type: 'basic', user: 'nobody' } as const;
    expect(await asked(configured({ auth }), WAIT, 'wrong')).toEqual({
      kind: 'unauthorised',
      remedy: expect.stringContaining('with HTTP 401. Give it a new token.') as string,
    });
  });

  test('has no jobs elsewhere', async () => {
    expect(await ask(WAIT, { jobs: 'jobs' })).toMatchObject({ kind: 'unreachable' });
  });

  test('stopped, is unreachable', async () => {
    await dachs().stop();
    expect(await ask()).toMatchObject({
      kind: 'unreachable',
      because: '"Waits" refuses the connection. Check that it runs, and the port in its "url".',
    });
  });
});
