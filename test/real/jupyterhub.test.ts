import { describe, expect, test } from 'vitest';
import type { JupyterHubPlatform, Task } from '../../server/core/index';
import { asked, caveatTexts, reasonTexts } from './asked';
import { playService } from './playedService';
import { useServer } from './server';
import { startJupyterHub, type Generation } from './servers/jupyterhub';

/** The profiles of servers/jupyterhub_config.py, as a user would declare them. */
const PROFILES = [
  { name: 'small', cores: 1, memory: '1Gi' },
  { name: 'large', cores: 8, memory: '16Gi' },
];

function notebook(mincores: number, minmemory: string): Task {
  return {
    name: 'look',
    type: 'purl:jupyter-notebook',
    content: { notebook: 'look.ipynb' },
    'compute-resources': [{ name: 'server', mincores, minmemory }],
  };
}

async function get(url: string, token?: string) {
  const headers = token === undefined ? {} : { Authorization: `token ${token}` };
  const response = await fetch(url, { headers });
  return { status: response.status, json: (await response.json()) as Record<string, unknown> };
}

describe.each<{ generation: Generation; expected: RegExp }>([
  { generation: 'debian', expected: /^3\./ },
  { generation: 'pypi', expected: /^5\./ },
])('JupyterHub from $generation', ({ generation, expected }) => {
  const planner = playService({ result: 'NO', reasons: [{ text: 'The planner says no.' }] });
  const hub = useServer('jupyterhub', async (place) => startJupyterHub(place, generation, await planner.start()));
  const askAs = async (token: string, task: Task, more: Partial<JupyterHubPlatform> = {}) =>
    asked({ id: 'hub', name: 'Hub', type: 'jupyterhub', url: hub().url, profiles: PROFILES, ...more }, task, token);
  const alice = async () => (await get(`${hub().url}/hub/api/user`, hub().userToken)).json;

  test('tells its version to anybody, its spawner to the planner alone', async () => {
    expect(hub().version).toMatch(expected);
    expect((await get(`${hub().url}/hub/api/`)).json).toEqual({ version: hub().version });
    const info = await get(`${hub().url}/hub/api/info`, hub().plannerToken);
    expect(info.json).toMatchObject({ spawner: { class: expect.stringContaining('ProfileSpawner') as string } });
    const refused = await get(`${hub().url}/hub/api/info`, hub().userToken);
    expect(refused).toMatchObject({ status: 403, json: { message: expect.stringContaining('read:hub') as string } });
    expect((await get(`${hub().url}/hub/api/info`, hub().powerlessToken)).status).toBe(403);
  });

  test('tells the limits in the properties of a group, where it is new enough', async () => {
    const { status, json } = await get(`${hub().url}/hub/api/groups/astronomers`, hub().plannerToken);
    expect(status).toBe(200);
    const limits = { max_cores: 8, max_memory: '16Gi', max_servers: 2 };
    expect(json['properties']).toEqual(generation === 'pypi' ? limits : undefined);
  });

  test('a running server is seen, with what it was started with, and is gone when it is stopped', async () => {
    expect(await alice()).toMatchObject({ name: 'alice', groups: ['astronomers'], servers: {} });
    await hub().startServer('alice', 'large');
    expect(await alice()).toMatchObject({ servers: { '': { ready: true, user_options: { profile: 'large' } } } });
    await hub().stopServer('alice');
    expect((await alice())['servers']).toEqual({});
  });

  test('two named servers use up what a user may have, until one is removed', async () => {
    await hub().startServer('alice', 'small', 'one');
    await hub().startServer('alice', 'small', 'two');
    await expect(hub().startServer('alice', 'small', 'three')).rejects.toThrow('maximum of 2 named servers');
    expect(Object.keys((await alice())['servers'] ?? {})).toEqual(['one', 'two']);
    await hub().stopServer('alice', 'two');
    await hub().startServer('alice', 'small', 'three');
    await hub().stopServer('alice', 'three');
    await hub().stopServer('alice', 'one');
  });

  test('asked by the adapter: a yes with a profile, and a no with the number that is declared', async () => {
    expect(await askAs(hub().userToken, notebook(2, '4Gi'))).toMatchObject({
      kind: 'offers',
      offers: [{ name: 'large', cores: 8, memory: '16Gi', fixed: true }],
      caveats: [],
    });
    const no = await askAs(hub().userToken, notebook(2, '32Gi'));
    expect(reasonTexts(no)).toEqual(['Needs 32Gi memory; the nearest size, "large", has 16Gi.']);
  });

  test('asked by the adapter: servers that are used up are a no with how many, until one is freed', async () => {
    const task = notebook(1, '1Gi');
    for (const name of ['', 'one', 'two']) await hub().startServer('alice', 'small', name);
    const no = await askAs(hub().userToken, task, { servers: 2 });
    expect(reasonTexts(no)).toEqual(['Needs 1 machine; 0 of 3 are free for user "alice" (3 in use).']);
    expect(caveatTexts(await askAs(hub().userToken, task))).toContainEqual(
      expect.stringContaining('3 servers already'),
    );
    await hub().stopServer('alice', 'two');
    expect((await askAs(hub().userToken, task, { servers: 2 })).kind).toBe('offers');
    await hub().stopServer('alice', 'one');
    await hub().stopServer('alice');
  });

  test('asked by the adapter: a named server whose start failed counts, though it is not listed', async () => {
    const failed = await fetch(`${hub().url}/hub/api/users/alice/servers/failed`, {
      method: 'POST',
      headers: { Authorization: `token ${hub().userToken}` },
      body: JSON.stringify({ profile: 'none such' }),
    });
    expect(failed.status).toBe(500);
    expect((await alice())['servers']).toEqual({});
    await hub().startServer('alice', 'small');
    const no = await askAs(hub().userToken, notebook(1, '1Gi'), { servers: 1 });
    expect(reasonTexts(no)).toEqual(['Needs 1 machine; 0 of 2 are free for user "alice" (2 in use).']);
    await hub().stopServer('alice', 'failed');
    await hub().stopServer('alice');
  });

  test('asked by the adapter: the limits of a group, live, or why they are not known', async () => {
    const more = { group: 'astronomers' };
    const live = await askAs(hub().plannerToken, notebook(9, '1Gi'), { ...more, profiles: [] });
    const texts = [...reasonTexts(live), ...caveatTexts(live)];
    if (generation === 'pypi') expect(texts).toContain('Needs 9 cores; the limit is 8.');
    const own = caveatTexts(await askAs(hub().userToken, notebook(1, '1Gi'), more));
    expect(own).toContainEqual(expect.stringMatching(/requires any of \[read:groups|since JupyterHub 5\.0/));
  });

  test('asked by the adapter: no more than the token of its page is needed', async () => {
    const scopes = ['read:users:name!user', 'read:users:groups!user', 'read:servers!user'];
    const minted = await fetch(`${hub().url}/hub/api/users/alice/tokens`, {
      method: 'POST',
      headers: { Authorization: `token ${hub().userToken}` },
      body: JSON.stringify({ scopes }),
    });
    const { token } = (await minted.json()) as { token: string };
    await hub().startServer('alice', 'small');
    expect(await askAs(token, notebook(1, '1Gi'), { servers: 1 })).toMatchObject({ kind: 'offers', caveats: [] });
    expect(reasonTexts(await askAs(token, notebook(1, '1Gi'), { servers: 0 }))).toEqual([
      'Needs 1 machine; 0 of 1 are free for user "alice" (1 in use).',
    ]);
    await hub().stopServer('alice');
  });

  test('asked by the adapter: a service behind the hub answers in its place', async () => {
    const no = await askAs(hub().userToken, notebook(1, '1Gi'), { service: '/services/can-i-do-this/' });
    expect(reasonTexts(no)).toEqual(['The planner says no.']);
    const asking = planner.received.filter(({ method }) => method === 'POST'); // the hub itself looks whether it is up
    expect(asking).toMatchObject([{ method: 'POST', authorization: `Bearer ${hub().userToken}` }]);
  });

  test('a wrong token is refused, and a stopped hub does not answer', async () => {
    expect((await get(`${hub().url}/hub/api/user`, hub().wrongToken)).status).toBe(403);
    expect(await askAs(hub().wrongToken, notebook(1, '1Gi'))).toMatchObject({
      kind: 'unauthorised',
      remedy: expect.stringContaining('/hub/token') as string,
    });
    await hub().stop();
    await expect(get(`${hub().url}/hub/api/`)).rejects.toThrow('fetch failed');
    expect((await askAs(hub().userToken, notebook(1, '1Gi'))).kind).toBe('unreachable');
  });
});
