import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installFromPyPI } from '../harness/packages';
import { freePort, type Workplace } from '../harness/workplace';
import type { RealServer } from '../server';

const VERSION = '0.1.0';
const CONFIG = fileURLToPath(new URL('binderhub_config.py', import.meta.url));

/**
 * BinderHub 0.1.0 of 2018, the only one that PyPI has, with its pretended builder.
 * It is older than `/health`, `/versions` and `/api/repoproviders`: an adapter must say that it cannot tell, never that it is fine.
 */
export type BinderHub = RealServer;

/** Installs and starts it; resolves when its page answers. */
export async function startBinderHub(place: Workplace): Promise<BinderHub> {
  const programs = await installFromPyPI(place, [`binderhub==${VERSION}`]);
  const [port, hubPort] = [await freePort(), await freePort()];
  const env = { OSSR_PORT: String(port), OSSR_HUB_URL: `http://127.0.0.1:${hubPort}/` };
  const python = join(programs, 'python');
  place.start('binderhub', { command: python, args: ['-m', 'binderhub', '-f', CONFIG], env });
  const url = `http://127.0.0.1:${port}`;
  await place.ready('BinderHub answers', async () => (await fetch(url)).ok);
  return { id: 'binderhub', version: VERSION, url, stop: place.close };
}
