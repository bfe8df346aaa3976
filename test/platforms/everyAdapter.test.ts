import { describe, expect, it } from 'vitest';
import { PLATFORM_TYPES, type PlatformConfiguration, type Task } from '../../server/core/index';
import { createPlatform } from '../../server/platforms/createPlatforms';
import { always, client, playPlatform } from './playedPlatform';

const TASK: Task = {
  name: 'demo',
  type: 'purl:docker-container',
  content: { image: 'example/library:1.0' },
  'compute-resources': [{ name: 'worker', mincores: 1, minmemory: '1Gi' }],
};

/** Every type of platform that is asked over HTTP, as little configured as it may be. */
function configurations(url: string): readonly PlatformConfiguration[] {
  const paris = { id: 'p', name: 'Paris', url };
  return [
    { ...paris, type: 'canidothis' },
    { ...paris, type: 'jupyterhub' },
    { ...paris, type: 'jupyterhub', service: '/services/planner/', group: 'astronomers' },
    { ...paris, type: 'binderhub' },
    { ...paris, type: 'rosetta' },
    { ...paris, type: 'portainer' },
    { ...paris, type: 'openstack' },
    { ...paris, type: 'dirac', vo: 'escape' },
    { ...paris, type: 'uws' },
    { ...paris, type: 'uws', probe: true },
    { ...paris, type: 'execution-broker' },
    { ...paris, type: 'kubernetes' },
    { ...paris, type: 'slurm' },
    { ...paris, type: 'slurm', 'api-version': 'v0.0.42' },
    { ...paris, type: 'skaha' },
  ];
}

/** What each of them says to a server that gives the same answer to whatever it is asked. */
async function kinds(status: number, body: string, type = 'application/json'): Promise<(readonly string[])[]> {
  const { url } = await playPlatform(always(status, body, { 'content-type': type }));
  const http = client(() => 'alice:secret');
  return Promise.all(
    configurations(url).map(async (configuration) => {
      const platform = createPlatform(configuration, { http, now: () => new Date() });
      const answer = await platform.canIDoThis(TASK, new AbortController().signal);
      return [configuration.type, answer.kind];
    }),
  );
}

describe('no adapter makes a yes or a no of a server that tells nothing', () => {
  it('and each is looked at here', () => {
    const types = configurations('').map(({ type }) => type);
    expect([...new Set([...types, 'local'])].toSorted()).toEqual([...PLATFORM_TYPES].toSorted());
  });

  it.each([
    ['P10', 401, ['unauthorised']],
    ['P10', 403, ['unauthorised']],
    ['P10', 404, ['unreachable', 'unintelligible']],
    ['P11', 429, ['unreachable']],
    ['P12', 500, ['unreachable']],
    ['P11', 503, ['unreachable']],
  ])('%s: HTTP %i', async (_, status, expected) => {
    for (const [type, kind] of await kinds(status, '{"message":"no"}')) expect([type, ...expected]).toContain(kind);
  });

  it.each([
    ['P6', '{}', 'application/json'],
    ['P6', '[]', 'application/json'],
    ['P6', 'null', 'application/json'],
    ['P6', '7', 'application/json'],
    ['P6', '{"__proto__":{"result":"YES"},"constructor":7}', 'application/json'],
    ['P7', '', 'application/json'],
    ['P7', 'OK', 'text/plain'],
    ['P7', '<!doctype html><form><input type="password"></form>', 'text/html'],
    ['P19', '<feed xmlns="http://www.w3.org/2005/Atom"/>', 'text/xml'],
  ])('%s: %s', async (_, body, type) => {
    for (const [platform, kind] of await kinds(200, body, type)) {
      expect([platform, 'unintelligible', 'unauthorised']).toContain(kind);
    }
  });
});
