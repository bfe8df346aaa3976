import { expect, test } from 'vitest';
import { useServer } from './server';
import { startBinderHub } from './servers/binderhub';

const binderhub = useServer('binderhub', startBinderHub);
const ask = async (path: string) => fetch(`${binderhub().url}${path}`);

test('the generation of 2018 shows its page and its counters, and publishes nothing else', async () => {
  expect(await (await ask('/')).text()).toContain('Binder');
  expect(await (await ask('/metrics')).text()).toContain('binderhub_');
  for (const path of ['/health', '/versions', '/_config', '/api/repoproviders'])
    expect((await ask(path)).status, path).toBe(404);
});

test('stopped, it does not answer', async () => {
  await binderhub().stop();
  await expect(ask('/')).rejects.toThrow('fetch failed');
});
