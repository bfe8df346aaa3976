import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SYSTEM_PATH, until } from '../harness/command';
import { installFromPyPI, installPackages } from '../harness/packages';
import { freePort, type Workplace } from '../harness/workplace';
import type { RealServer } from '../server';

const CONFIG = fileURLToPath(new URL('jupyterhub_config.py', import.meta.url));

/** Debian's generation (3), and the present one (5) from PyPI with Debian's proxy, whose groups have properties. */
export type Generation = 'debian' | 'pypi';

/** A hub with the users `alice` (of the group `astronomers`) and `bruno`, who may each have two named servers. */
export interface JupyterHub extends RealServer {
  /** Alice's own token. */
  readonly userToken: string;
  /** A service's token with the scopes `read:hub` and `read:groups`. */
  readonly plannerToken: string;
  /** A service's token without scopes. */
  readonly powerlessToken: string;
  /** A token that this hub never gave out. */
  readonly wrongToken: string;
  /** Starts a server for a user and resolves when it is ready. Without a name it is the user's default one. */
  startServer(user: string, profile?: 'small' | 'large', name?: string): Promise<void>;
  /** Stops it, and resolves when it is gone. */
  stopServer(user: string, name?: string): Promise<void>;
}

/** Starts a hub. `plannerUrl` puts a service of ours behind it, at `/services/can-i-do-this/`. */
export async function startJupyterHub(
  place: Workplace,
  generation: Generation,
  plannerUrl?: string,
): Promise<JupyterHub> {
  const programs = await install(place, generation);
  const [port, hubPort, proxyPort] = [await freePort(), await freePort(), await freePort()];
  const token = () => randomBytes(16).toString('hex');
  const tokens = { planner: token(), powerless: token(), keeper: token() };
  mkdirSync(join(place.folder, 'home'));
  place.start('jupyterhub', {
    command: join(programs, 'jupyterhub'),
    args: ['-f', CONFIG],
    env: {
      PATH: `${programs}:${SYSTEM_PATH}`,
      NODE_PATH: '/usr/share/nodejs:/usr/lib/nodejs', // where Debian's proxy has its modules; only Debian's Node looks there
      OSSR_FOLDER: place.folder,
      OSSR_PORT: String(port),
      OSSR_HUB_PORT: String(hubPort),
      OSSR_PROXY_PORT: String(proxyPort),
      OSSR_TOKENS: JSON.stringify(tokens),
      ...(plannerUrl !== undefined && { OSSR_PLANNER_URL: plannerUrl }),
    },
  });
  const url = `http://127.0.0.1:${port}`;
  const keeper = caller(`${url}/hub/api`, tokens.keeper);
  const { version } = (await place.ready('JupyterHub answers', async () => keeper('GET', '/'))) as { version: string };
  for (const user of ['alice', 'bruno'])
    await keeper('GET', `/users/${user}`).catch(() => keeper('POST', `/users/${user}`));
  const minted = (await keeper('POST', '/users/alice/tokens', { note: 'a test' })) as { token: string };
  return {
    id: 'jupyterhub',
    version,
    url,
    userToken: minted.token,
    plannerToken: tokens.planner,
    powerlessToken: tokens.powerless,
    wrongToken: token(),
    ...servers(keeper),
    stop: place.close,
  };
}

async function install(place: Workplace, generation: Generation): Promise<string> {
  if (generation === 'pypi') {
    await installPackages(['node-configurable-http-proxy']);
    return installFromPyPI(place, ['jupyterhub>=5,<6', 'jupyter-server']);
  }
  await installPackages(['jupyterhub', 'jupyter-notebook']);
  return '/usr/bin';
}

type Call = (method: string, path: string, body?: unknown) => Promise<unknown>;

function caller(base: string, token: string): Call {
  return async (method, path, body) => {
    const headers = { Authorization: `token ${token}` };
    const response = await fetch(`${base}${path}`, {
      method,
      headers,
      body: body === undefined ? null : JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return text === '' ? {} : (JSON.parse(text) as unknown);
  };
}

function servers(keeper: Call): Pick<JupyterHub, 'startServer' | 'stopServer'> {
  const path = (user: string, name: string) => `/users/${user}/${name === '' ? 'server' : `servers/${name}`}`;
  const state = async (user: string, name: string) => {
    const { servers: all } = (await keeper('GET', `/users/${user}`)) as { servers: Record<string, { ready: boolean }> };
    return all[name];
  };
  return {
    startServer: async (user, profile = 'small', name = '') => {
      await keeper('POST', path(user, name), { profile });
      await until(`The server of ${user} is ready`, async () => (await state(user, name))?.ready);
    },
    stopServer: async (user, name = '') => {
      await keeper('DELETE', path(user, name), name === '' ? undefined : { remove: true });
      await until(`The server of ${user} is gone`, async () => (await state(user, name)) === undefined);
    },
  };
}
