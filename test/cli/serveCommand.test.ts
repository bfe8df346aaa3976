import { expect, it } from 'vitest';
import { run } from '../../server/cli/index';
import { playWorld } from './world';

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
