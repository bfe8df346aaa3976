import { readFileSync } from 'node:fs';
import type { Answer, JupyterHubPlatform, Task } from '../../server/core/index';
import { jupyterhubPlatform } from '../../server/platforms/adapters/jupyterhub';
import { type ReceivedRequest, client, playPlatform } from './playedPlatform';

/** A JupyterHub played on loopback, from what real ones answered. */
export const fixture = (name: string) =>
  JSON.parse(readFileSync(`test/platforms/fixtures/jupyterhub/${name}.json`, 'utf8')) as Record<string, unknown>;

/** A notebook that needs so much. */
export const notebook = (mincores: number, minmemory: string, more: Partial<Task> = {}): Task => ({
  name: 'look',
  type: 'purl:jupyter-notebook',
  content: { notebook: 'look.ipynb' },
  'compute-resources': [{ name: 'server', mincores, minmemory }],
  ...more,
});

/** Two profiles, as a platform file declares them. */
export const PROFILES = [
  { name: 'small', cores: 1, memory: '1Gi' },
  { name: 'large', cores: 8, memory: '16Gi' },
];

/** What a played hub answers, by path below the hub's address; a number is a status with the body `forbidden`, 0 is silence. */
export type Hub = Readonly<Record<string, object | number | { readonly status: number; readonly body: object }>>;

/** A hub that knows the user alice, none of whose servers run. */
export const HUB: Hub = { '/hub/api/': fixture('version-3'), '/hub/api/user': fixture('user-3') };

/** The answer, and every request that the hub received. */
export interface Asked {
  readonly answer: Answer;
  readonly received: readonly ReceivedRequest[];
}

/** Asks a hub that answers this, and anything else with 404. `base` is the path that it stands below; without a `token` nobody is signed in. */
export async function asked(
  task: Task,
  hub: Hub,
  configured: Partial<JupyterHubPlatform> = {},
  { base = '', token = 'a-token' }: { readonly base?: string; readonly token?: string } = {},
): Promise<Asked> {
  const { url, received } = await playPlatform((response, { path }) => {
    const found = path.startsWith(base) ? hub[path.slice(base.length)] : undefined;
    if (found === 0) return;
    const given =
      typeof found === 'number' ? { status: found, body: fixture('forbidden') } : (found ?? { status: 404, body: {} });
    const { status, body } = 'status' in given && 'body' in given ? given : { status: 200, body: given };
    response.writeHead(Number(status), { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  const configuration: JupyterHubPlatform = {
    id: 'hub',
    name: 'Hub',
    type: 'jupyterhub',
    url: url + base,
    ...configured,
  };
  const now = () => new Date('2026-11-23T12:00:00Z');
  const platform = jupyterhubPlatform(configuration, { http: client(() => (token === '' ? undefined : token)), now });
  return { answer: await platform.canIDoThis(task, new AbortController().signal), received };
}

/** The sentences of a no, or beside a yes. */
export const texts = (answer: Answer) =>
  (answer.kind === 'offers' ? answer.caveats : answer.kind === 'declined' ? answer.reasons : []).map(
    ({ text }) => text,
  );
