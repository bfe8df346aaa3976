import { readFileSync } from 'node:fs';
import type { PortainerPlatform, Task } from '../../server/core/index';
import { portainerPlatform } from '../../server/platforms/adapters/portainer';
import { type PlayedAnswer, type PlayedAnswers, TEAM, playedAnswer, textsOf } from './playedCluster';
import { client, playPlatform } from './playedPlatform';

/** An object of a fixture. */
export type Json = Record<string, unknown>;
/** An answer of Portainer 2.23 after its contract, or of the Docker Engine 20.10 behind it, as captured. */
export const portainerFixture = (name: string): unknown =>
  JSON.parse(readFileSync(`test/platforms/fixtures/portainer/${name}.json`, 'utf8'));
/** `docker-paris`, `k8s-munich` and `edge-old`, which is down. */
export const environments = portainerFixture('endpoints') as Json[];

/** Portainer before a Docker host without containers, with Munich's cluster behind it. */
const FRONT: PlayedAnswers = {
  ...TEAM,
  'api/endpoints': (_, { path }) => page(environments, path),
  'docker/info': { body: portainerFixture('docker-info-gpu') },
  'docker/containers/json': { body: [] },
  'api/kubernetes/2/nodes_limits': { body: portainerFixture('nodes-limits') },
  'api/kubernetes/2/namespaces': { body: [{ Name: 'kube-system', IsSystem: true }, { Name: 'ossr' }] },
  'users/me': { body: { Id: 2, Username: 'alice', Role: 2 } },
};

/** A page as Portainer cuts it: `start` counts from one. */
export function page(all: readonly unknown[], path: string): PlayedAnswer {
  const asked = new URLSearchParams(path.split('?')[1]);
  const [start, limit] = [Number(asked.get('start')), Number(asked.get('limit'))];
  return { body: all.slice(start - 1, start - 1 + limit), headers: { 'x-total-count': String(all.length) } };
}

/** Asks a played Portainer, which answers as above but for what is given. */
export async function askPortainer(task: Task, given: PlayedAnswers = {}, configured: Partial<PortainerPlatform> = {}) {
  const { url, received } = await playPlatform((response, request) => {
    const { status = 200, body, headers = {} } = playedAnswer({ ...FRONT, ...given }, request);
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
  });
  const configuration: PortainerPlatform = { id: 'p', name: 'Portainer', type: 'portainer', url, ...configured };
  const platform = portainerPlatform(configuration, { http: client(() => 'ptr_secret'), now: () => new Date() });
  const answer = await platform.canIDoThis(task, new AbortController().signal);
  return {
    answer,
    received,
    texts: textsOf(answer),
    places: answer.kind === 'offers' ? answer.offers.map(({ place }) => place) : [],
  };
}
