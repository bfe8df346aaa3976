import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { openWorkplace } from './harness/workplace';

const GUARD = fileURLToPath(new URL('harness/guard.sh', import.meta.url));
const opened = async () => {
  const place = await openWorkplace('harness');
  onTestFinished(place.close);
  return place;
};
const isAlive = (pid: number) => {
  try {
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
};

test('a daemon ends with the process that started it, even when that one is killed', async () => {
  const starter = `
    const guard = require('node:child_process').spawn('sh', [${JSON.stringify(GUARD)}, '5', 'sh', '-c', 'echo $$; exec sleep 300'],
      { detached: true, stdio: ['pipe', 'inherit', 'inherit'] });
    setInterval(() => guard.pid, 1000);`;
  const child = spawn(process.execPath, ['-e', starter], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [printed] = (await once(child.stdout, 'data')) as [Buffer];
  const pid = Number(printed.toString());
  expect(isAlive(pid)).toBe(true);
  child.kill('SIGKILL');
  await expect.poll(() => isAlive(pid), { timeout: 10_000 }).toBe(false);
});

test('a daemon that does not heed is killed, and what it started with it', async () => {
  const stubborn = `trap '' TERM; sleep 300 & echo "$! $$"; while :; do sleep 1; done`;
  const guard = spawn('sh', [GUARD, '1', 'sh', '-c', stubborn], { detached: true, stdio: ['pipe', 'pipe', 'ignore'] });
  const [printed] = (await once(guard.stdout, 'data')) as [Buffer];
  const pids = printed.toString().split(/\s+/).filter(Boolean).map(Number);
  expect(pids.map(isAlive)).toEqual([true, true]);
  guard.stdin.end();
  await expect.poll(() => pids.map(isAlive), { timeout: 10_000 }).toEqual([false, false]);
});

test('a daemon that ends before it is ready fails at once, with what it said last', async () => {
  const place = await opened();
  place.start('shy', { command: 'sh', args: ['-c', 'echo No room at the inn.; exit 7'] });
  const ready = place.ready('shy answers', async () => Promise.resolve(undefined));
  await expect(ready).rejects.toThrow(/"shy" ended\.[^]*No room at the inn\.[^]*status 7/);
});

test('a daemon that never becomes ready fails after the limit, with what was awaited', async () => {
  const place = await opened();
  place.start('slow', { command: 'sleep', args: ['300'] });
  const ready = place.ready('slow answers', async () => Promise.reject(new Error('nobody there')), 500);
  await expect(ready).rejects.toThrow('slow answers: not within 0.5 s. The last try: nobody there');
});

test('what daemons said is there after the folder is gone, for a test that fails behind the last stop', async () => {
  const place = await opened();
  place.start('brief', { command: 'sh', args: ['-c', 'echo Gone fishing.'] });
  await expect.poll(() => place.logs()).toContain('Gone fishing.');
  await place.close();
  expect(place.logs()).toContain('Gone fishing.');
  await place.close();
  expect(place.logs()).toContain('Gone fishing.');
});
