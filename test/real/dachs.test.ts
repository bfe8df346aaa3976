import { expect, test } from 'vitest';
import { useServer } from './server';
import { startDachs } from './servers/dachs';

const dachs = useServer('dachs', startDachs);

async function ask(url: string, form?: Readonly<Record<string, string>>, method = form === undefined ? 'GET' : 'POST') {
  const body = form === undefined ? null : new URLSearchParams(form);
  const response = await fetch(url, { method, body, redirect: 'manual', headers: { Accept: 'text/xml' } });
  return { status: response.status, at: response.headers.get('location') ?? '', text: await response.text() };
}

const phase = async (job: string) => (await ask(`${job}/phase`)).text.trim();

test('a service is available, goes down at a time it tells, and can say that it is not available', async () => {
  const availability = async () => (await ask(`${dachs().url}/availability`)).text;
  expect(await availability()).toContain('<avl:available>true</avl:available>');
  expect(await availability()).not.toContain('downAt');
  await dachs().setAvailability({ available: true, downAt: '2040-01-01T00:00:00' });
  expect(await availability()).toContain('<avl:downAt>2040-01-01T00:00:00');
  await dachs().setAvailability({ available: false, note: 'A disk is being replaced.' });
  expect(await availability()).toContain('<avl:note>A disk is being replaced.</avl:note>');
  await dachs().setAvailability({ available: true });
});

test('capabilities tell the parameters of a service, and how long a query may run', async () => {
  const { text } = await ask(`${dachs().url}/capabilities`);
  for (const name of ['seconds', 'factor']) expect(text).toContain(`<name>${name}</name>`);
  const tap = await ask(`${dachs().tapUrl}/capabilities`);
  expect(tap.text).toMatch(/<executionDuration><default>3600<\/default>/);
});

test('a job is made, asked for its limits, and deleted without having run', async () => {
  const made = await ask(`${dachs().url}/async`, { seconds: '1', factor: '3' });
  expect(made.status).toBe(303);
  const { text } = await ask(made.at);
  expect(text).toContain('<uws:phase>PENDING</uws:phase>');
  expect(text).toContain('<uws:executionDuration>3600</uws:executionDuration>');
  await ask(`${made.at}/executionduration`, { EXECUTIONDURATION: '60' });
  expect((await ask(`${made.at}/executionduration`)).text.trim()).toBe('60');
  expect((await ask(made.at, undefined, 'DELETE')).status).toBe(303);
  expect((await ask(made.at)).status).toBe(404);
});

test('one job runs at a time; the next waits until there is room', async () => {
  const start = async (seconds: string) => {
    const { at } = await ask(`${dachs().url}/async`, { seconds });
    await ask(`${at}/phase`, { PHASE: 'RUN' });
    return at;
  };
  const first = await start('600');
  await expect.poll(async () => phase(first), { timeout: 30_000, interval: 200 }).toBe('EXECUTING');
  const second = await start('0.1');
  expect(await phase(second)).toBe('QUEUED');
  await ask(first, undefined, 'DELETE');
  await start('0.1'); // DaCHS looks at its queue when a job is put there
  await expect.poll(async () => phase(second), { timeout: 60_000, interval: 500 }).toBe('COMPLETED');
});

test('a stopped service does not answer', async () => {
  await dachs().stop();
  await expect(ask(`${dachs().url}/availability`)).rejects.toThrow('fetch failed');
});
