import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { SYSTEM_PATH } from '../harness/command';
import { installPackages } from '../harness/packages';
import { type Workplace, freePort } from '../harness/workplace';
import type { RealServer } from '../server';

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const PLATFORM = {
  id: 'notebooks',
  name: 'Notebooks of the institute',
  type: 'local',
  runs: ['purl:jupyter-notebook'],
  sizes: [{ name: 'large', cores: 8, memory: '16Gi' }],
};

/** A hub that manages our service: its address, the service's, and the tokens of who may use it and who may not. */
export interface PlannerHub extends RealServer {
  readonly service: string;
  readonly tokens: Readonly<Record<'alice' | 'bruno', string>>;
}

/** Starts Debian's JupyterHub, which starts `ossr serve` from this checkout. */
export async function startPlannerHub(place: Workplace): Promise<PlannerHub> {
  await installPackages(['jupyterhub', 'node-configurable-http-proxy']);
  const ports = [await freePort(), await freePort(), await freePort(), await freePort()] as const;
  const keeper = randomBytes(16).toString('hex');
  mkdirSync(join(place.folder, 'home'));
  place.start('jupyterhub', {
    command: '/usr/bin/jupyterhub',
    args: ['-f', here('planner_config.py')],
    env: {
      PATH: SYSTEM_PATH,
      NODE_PATH: '/usr/share/nodejs:/usr/lib/nodejs', // where Debian's proxy has its modules
      OSSR_FOLDER: place.folder,
      OSSR_PORT: String(ports[0]),
      OSSR_HUB_PORT: String(ports[1]),
      OSSR_PROXY_PORT: String(ports[2]),
      OSSR_SERVICE_PORT: String(ports[3]),
      OSSR_KEEPER_TOKEN: keeper,
      OSSR_COMMAND: JSON.stringify(await command(place)),
    },
  });
  const url = `http://127.0.0.1:${ports[0]}/base`;
  const service = `${url}/services/ossr-planner`;
  const call = async (path: string, method = 'GET') => {
    const response = await fetch(`${url}/hub/api${path}`, { method, headers: { Authorization: `token ${keeper}` } });
    return response.ok ? ((await response.json()) as Readonly<Record<string, string>>) : undefined;
  };
  const hub = await place.ready('JupyterHub answers', async () => call('/').catch(() => undefined));
  const token = async (user: string) => {
    await call(`/users/${user}`, 'POST'); // the hub may know the user already
    return (await call(`/users/${user}/tokens`, 'POST'))?.['token'] ?? '';
  };
  const tokens = { alice: await token('alice'), bruno: await token('bruno') };
  await place.ready('the service answers', async () => (await fetch(`${service}/`)).status === 401);
  return { id: 'planner', version: hub['version'] ?? '', url, service, tokens, stop: place.close };
}

/** Bundles the command line, so that no build has to come before, and gives the command that serves a platform file. */
async function command(place: Workplace): Promise<string[]> {
  const program = join(place.folder, 'cli.cjs');
  await build({
    entryPoints: [here('../../../server/cli.ts')],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    mainFields: ['module', 'main'],
    logLevel: 'error',
  });
  const platforms = place.write('platforms.json', JSON.stringify({ platforms: [PLATFORM] }));
  return [process.execPath, program, 'serve', '--jupyterhub-service', '--platforms', platforms];
}
