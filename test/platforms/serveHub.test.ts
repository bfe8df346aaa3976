import { describe, expect, it } from 'vitest';
import { type HubSettings, readHubSettings } from '../../server/cli/serve/hub';
import { hubGate } from '../../server/cli/serve/hubGate';
import { TASK, always, client, playPlatform } from './playedPlatform';
import { YES, fake, send, serve } from './servedPlatform';

const SET = {
  JUPYTERHUB_SERVICE_NAME: 'ossr-planner',
  JUPYTERHUB_SERVICE_URL: 'http://127.0.0.1:10101',
  JUPYTERHUB_SERVICE_PREFIX: '/base/services/ossr-planner/',
  JUPYTERHUB_API_URL: 'http://127.0.0.1:8081/hub/api',
};
const SCOPE = 'access:services!service=ossr-planner';

describe('what JupyterHub tells a service that it manages', () => {
  it('is where to listen, under which path, whom to ask about tokens, and which scopes count', () => {
    expect(readHubSettings(SET)).toEqual({
      host: '127.0.0.1',
      port: 10_101,
      prefix: '/base/services/ossr-planner/',
      apiUrl: 'http://127.0.0.1:8081/hub/api',
      scopes: ['access:services', SCOPE],
    });
    expect(readHubSettings({ ...SET, JUPYTERHUB_OAUTH_ACCESS_SCOPES: '["read:own"]' })).toMatchObject({
      scopes: ['read:own'],
    });
  });

  it.each([
    ['JUPYTERHUB_SERVICE_URL', undefined, 'is not set. With "--jupyterhub-service"'],
    ['JUPYTERHUB_SERVICE_URL', 'https://127.0.0.1:1', 'cannot be used'],
    ['JUPYTERHUB_SERVICE_PREFIX', 'services', 'cannot be used'],
    ['JUPYTERHUB_API_URL', 'http://hub:8081/hub/api', 'docs/serve.md'],
    ['JUPYTERHUB_OAUTH_ACCESS_SCOPES', '[]', 'cannot be used'],
    ['JUPYTERHUB_OAUTH_ACCESS_SCOPES', '{', 'cannot be used'],
  ])('%s as %j is told in a sentence', (name, value, words) => {
    const reading = readHubSettings({ ...SET, [name]: value });
    expect('trouble' in reading && reading.trouble).toContain(name);
    expect('trouble' in reading && reading.trouble).toContain(words);
  });
});

/** A service behind a played hub. */
async function onHub(play: Parameters<typeof playPlatform>[0]) {
  const hub = await playPlatform(play);
  const settings: HubSettings = {
    ...{ host: '127.0.0.1', port: 0, prefix: '/services/ossr-planner/' },
    ...{ apiUrl: `${hub.url}/hub/api`, scopes: ['access:services', SCOPE] },
  };
  const { url } = await serve([fake('a', YES)], { prefix: settings.prefix, gate: hubGate(settings, client()) });
  const ask = async (authorization?: string, path = '/services/ossr-planner/canIDoThis') =>
    send(url + path, TASK, {
      headers: { host: 'hub.example.org', ...(authorization !== undefined && { authorization }) },
    });
  return { ask, received: hub.received };
}

describe('a service on a JupyterHub', () => {
  const user = (more: object) => always(200, JSON.stringify({ kind: 'user', name: 'alice', ...more }));

  it('lets in who may use it, and shows the hub the token of the asker alone', async () => {
    const { ask, received } = await onHub(user({ scopes: ['self', SCOPE] }));
    expect((await ask('Bearer abc')).status).toBe(200);
    expect((await ask('token abc', '/services/ossr-planner/')).status).toBe(200);
    expect((await ask('token abc', '/services/ossr-planner/canIDoThis/a')).status).toBe(200);
    expect((await ask('token abc', '/canIDoThis')).status).toBe(404);
    expect(received.map(({ method, path, headers }) => [method, path, headers.authorization])).toEqual(
      Array.from({ length: 4 }, () => ['GET', '/hub/api/user', 'token abc']),
    );
  });

  it('lets in every user of a hub that knows no scopes', async () => {
    expect((await (await onHub(user({}))).ask('Bearer abc')).status).toBe(200);
  });

  it.each([
    ['without the scope', user({ scopes: ['self'] }), { status: 403, words: SCOPE }],
    ['with a token that the hub does not know', always(403, '{}'), { status: 401, words: 'does not know this token' }],
    ['without a token', user({}), { authorization: undefined, status: 401, words: 'wants a token of its JupyterHub' }],
    ['with a token that no header may hold', user({}), { authorization: 'Bearer a b', status: 401, words: 'wants a' }],
    ['while the hub has a fault', always(500, ''), { status: 503, words: 'could not be asked' }],
    ['while the hub answers with a page', always(200, '<html>'), { status: 503, words: 'could not be asked' }],
  ])('%s: refuses, and says what to do', async (_, play, expected) => {
    const { status, words, authorization } = { authorization: 'Bearer abc', ...expected };
    const answer = await (await onHub(play)).ask(authorization);
    expect(answer.status).toBe(status);
    expect(answer.json.error?.text).toContain(words);
  });
});
