import { expect, test } from 'vitest';
import { asked } from './asked';
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

/** What the adapter answers about a notebook in a repository on GitHub. */
const answer = async () =>
  asked(
    { id: 'binder', name: 'Binder', type: 'binderhub', url: binderhub().url },
    {
      name: 'reduction',
      type: 'purl:binder-notebook',
      content: { repository: { url: 'https://github.com/binder-examples/requirements' } },
    },
  );

test('asked by the adapter, it is said that this generation tells nothing', async () => {
  expect(await answer()).toMatchObject({
    kind: 'unintelligible',
    because: expect.stringContaining('one of before 2019 cannot be asked') as string,
  });
});

test('stopped, it does not answer', async () => {
  await binderhub().stop();
  await expect(ask('/')).rejects.toThrow('fetch failed');
  expect((await answer()).kind).toBe('unreachable');
});
