import { describe, expect, test } from 'vitest';
import { useServer } from './server';
import { startJupyterHub, type Generation } from './servers/jupyterhub';

async function get(url: string, token?: string) {
  const headers = token === undefined ? {} : { Authorization: `token ${token}` };
  const response = await fetch(url, { headers });
  return { status: response.status, json: (await response.json()) as Record<string, unknown> };
}

describe.each<{ generation: Generation; expected: RegExp }>([
  { generation: 'debian', expected: /^3\./ },
  { generation: 'pypi', expected: /^5\./ },
])('JupyterHub from $generation', ({ generation, expected }) => {
  const hub = useServer('jupyterhub', async (place) => startJupyterHub(place, generation));
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

  test('a wrong token is refused, and a stopped hub does not answer', async () => {
    expect((await get(`${hub().url}/hub/api/user`, hub().wrongToken)).status).toBe(403);
    await hub().stop();
    await expect(get(`${hub().url}/hub/api/`)).rejects.toThrow('fetch failed');
  });
});
