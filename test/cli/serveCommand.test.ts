import { expect, it } from 'vitest';
import { run } from '../../server/cli/index';
import { fake } from '../platforms/servedPlatform';
import { TASK } from '../platforms/playedPlatform';
import { playWorld, withFiles } from './world';

it('says of a service for other machines that a proxy with https belongs in front of it', async () => {
  const told = async (host: string) => {
    const stop = new AbortController();
    const environment = { OSSR_SERVE_TOKEN: 'a-long-token' };
    const { world, out, err } = playWorld({ interrupted: stop.signal, environment });
    const service = run(['serve', '--platforms', 'examples/platforms.json', '--host', host], world);
    await expect.poll(() => out.length).toBe(1);
    stop.abort();
    expect(await service).toBe(0);
    return err.join('');
  };
  expect(await told('0.0.0.0')).toContain('Put a proxy with https in front');
  expect(await told('127.0.0.1')).toBe('');
});

it('does not start without a platform, and says how to add one', async () => {
  await withFiles({ 'p.json': '{ "platforms": [] }' }, async (folder) => {
    const { world, err } = playWorld();
    expect(await run(['serve', '--platforms', `${folder}/p.json`], world)).toBe(2);
    expect(err.join('')).toContain(
      `p.json" has no platform, so no question could be answered. Add one: ossr platforms`,
    );
  });
});

it('says at Ctrl+C what it waits for, and how to end it at once', async () => {
  const stop = new AbortController();
  let answer: (() => void) | undefined;
  const held = fake('a', async () => {
    await new Promise<void>((resolve) => (answer = resolve));
    return { kind: 'declined', reasons: [] };
  });
  const { world, out, err } = playWorld({ interrupted: stop.signal, createPlatform: () => held });
  await withFiles({ 'p.json': '{ "platforms": [{ "id": "a", "name": "A", "type": "local" }] }' }, async (folder) => {
    const service = run(['serve', '--platforms', `${folder}/p.json`, '--format', 'json'], world);
    await expect.poll(() => out.length).toBe(1);
    const { url } = JSON.parse(out.join('')) as { url: string };
    const headers = { 'content-type': 'application/json' };
    const asked = fetch(url, { method: 'POST', headers, body: JSON.stringify(TASK) });
    await expect.poll(() => answer).toBeDefined();
    stop.abort();
    await expect
      .poll(() => err.join(''))
      .toContain('Stopping: 1 question is under way, and has up to 5 s. Press Ctrl+C again to end at once.');
    answer?.();
    expect((await asked).status).toBe(200);
    expect(await service).toBe(0);
  });
});
