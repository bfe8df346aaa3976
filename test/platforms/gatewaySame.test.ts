import { describe, expect, it } from 'vitest';
import {
  type PlatformFacts,
  type Task,
  capacity,
  codeLens,
  decide,
  fact,
  facts,
  readAt,
} from '../../server/core/index';
import { canidothisPlatform } from '../../server/platforms/adapters/canidothis';
import { localPlatform } from '../../server/platforms/adapters/local';
import type { Platform } from '../../server/platforms/platform';
import { analysisOf } from '../core/marked';
import { client } from './playedPlatform';
import { fake, serve } from './servedPlatform';

const TASK: Task = {
  name: 'reduction',
  type: 'purl:docker-container',
  content: { image: 'i:1' },
  minduration: 'P2D',
  'compute-resources': [{ name: 'worker', mincores: 10, minmemory: '48Gi', instances: 2 }],
};
const live = readAt('2026-11-23T12:00:00.000Z');
const flavour = (name: string, cores: number, gibibytes: number) => ({
  name,
  isFixed: true,
  cores: capacity.cores(cores) ?? ('unknown' as const),
  memory: capacity.gibibytes(gibibytes) ?? ('unknown' as const),
});
/** Fixed sizes, which no limit of a reason tells of, and a quota of which a part is in use. */
const CLOUD: Partial<PlatformFacts> = {
  runs: fact(['purl:docker-container'], readAt('2026-11-23T12:00:00.000Z', 'declared')('a file')),
  sizes: fact([flavour('small', 4, 16), flavour('large', 16, 64)], live('GET /flavors')),
  quotas: fact(
    [{ holder: 'project "demo"', memory: fact({ limit: sixty(), used: sixty(0.5) }, live('GET /quota')) }],
    live('GET /quota'),
  ),
};

function sixty(part = 1) {
  return capacity.gibibytes(60 * part) ?? { bytes: { digits: 0n, scale: 0 } };
}

/** The platform behind a service, as its asker has it. */
async function gateway(platform: Platform): Promise<Platform> {
  const { url } = await serve([platform]);
  return canidothisPlatform(
    { id: platform.id, name: platform.identity.name, type: 'canidothis', url: `${url}/canIDoThis/${platform.id}` },
    client(),
  );
}

/** What the lens above the executable says of the platform's answer. */
async function lenses(platform: Platform, task: Task): Promise<readonly string[]> {
  const answer = await platform.canIDoThis(task, new AbortController().signal);
  const answers = [{ platform: platform.identity, answer, answeredAt: '' }];
  const known = { executable: task.name, state: 'answered', stale: false, asked: 1, task, answers } as const;
  const options = { uri: 'file:///r', offers: () => known, canShowResults: true };
  return codeLens(analysisOf(JSON.stringify({ executables: [task] })), options).flatMap(
    ({ command }) => command?.title ?? [],
  );
}

describe('a platform behind a service is told of as the platform itself', () => {
  const asked = (task: Task, known = CLOUD) => fake('a', decide(task, facts(known)));

  it('with the same smallest change', async () => {
    const direct = asked(TASK);
    const told = await lenses(direct, TASK);
    expect(told.at(-1)).toBe(
      'Lower "mincores" to 4, "minmemory" to 16Gi and "instances" to 1: "Platform a" would then say yes',
    );
    expect(await lenses(await gateway(direct), TASK)).toEqual(told);
  });

  it('and with that no change would help', async () => {
    const direct = asked({ ...TASK, type: 'purl:jupyter-notebook' });
    const through = await gateway(direct);
    const answer = await through.canIDoThis(TASK, new AbortController().signal);
    expect(answer).toMatchObject({ smallestChange: { changes: [], basis: 'decided' } });
  });

  it.each([
    ['of which nothing is known', {}],
    ['of which a part is known', { limits: { memory: '128Gi' } }],
    ['of which only its kinds of executable are known', { runs: ['purl:docker-container'] }],
  ])('%s, and nothing gets a figure or a source on the way', async (_, declared) => {
    const task: Task = { ...TASK, 'storage-resources': [{ name: 's', minsize: '1T', minlifetime: 'P90D' }] };
    const direct = localPlatform({ id: 'a', name: 'A', type: 'local', ...declared }, () => new Date(0));
    const signal = new AbortController().signal;
    const answer = await direct.canIDoThis(task, signal);
    expect(answer).toMatchObject({ kind: 'offers', offers: [{ task: { 'compute-resources': [{ mincores: 10 }] } }] });
    const { url } = await serve([direct]);
    expect(await (await gateway(direct)).canIDoThis(task, signal)).toEqual(answer);
    const together = canidothisPlatform({ id: 's', name: 'S', type: 'canidothis', url: `${url}/canIDoThis` }, client());
    const all = await together.canIDoThis(task, signal);
    const [given] = answer.kind === 'offers' ? answer.offers : [];
    expect(all).toMatchObject({ kind: 'offers', offers: [{ ...given, platform: { id: 'a', name: 'A' } }] });
  });

  it('with the same sources of its figures', async () => {
    const task = { ...TASK, 'compute-resources': [{ name: 'worker', mincores: 4, minmemory: '16Gi' }] };
    const signal = new AbortController().signal;
    const direct = await asked(task).canIDoThis(task, signal);
    expect(direct).toMatchObject({
      offers: [
        {
          sources: [
            { of: ['cores', 'memory'], from: 'GET /flavors', confidence: 'live' },
            { of: ['memory'], from: 'GET /quota', confidence: 'live' },
            { of: ['type'], from: 'a file', confidence: 'declared' },
          ],
        },
      ],
    });
    expect(await (await gateway(asked(task))).canIDoThis(task, signal)).toEqual(direct);
  });
});
