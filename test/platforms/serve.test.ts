import { describe, expect, it } from 'vitest';
import { answersText } from '../../server/cli/answersText';
import type { Answer, Change } from '../../server/core/index';
import { canidothisPlatform } from '../../server/platforms/adapters/canidothis';
import { localPlatform } from '../../server/platforms/adapters/local';
import type { Platform } from '../../server/platforms/platform';
import { playWorld } from '../cli/world';
import { TASK, client } from './playedPlatform';
import { GIVEN, NO, YES, fake, send, serve } from './servedPlatform';

const MEMORY = 'compute-resources/0/minmemory';

const named = (id: string) => ({ id, name: `Platform ${id}` });

async function through(answer: Answer): Promise<Answer> {
  const { url } = await serve([fake('a', answer)]);
  const platform = canidothisPlatform(
    { id: 'there', name: 'There', type: 'canidothis', url: `${url}/canIDoThis/a` },
    client(),
  );
  return platform.canIDoThis(TASK, new AbortController().signal);
}

describe('ossr serve answers for its platforms', () => {
  it.each([
    ['yes', YES],
    ['no', NO],
    ['what is missing', { kind: 'incomplete', missing: [{ path: 'storage-resources/0', name: 'results' }] } as const],
  ])('carries a %s unchanged: platform, service, adapter', async (_, answer) => {
    expect(await through(answer)).toEqual(answer);
  });

  it('is the source itself of what it does not tell the source of', async () => {
    const { url } = await serve([fake('a', { kind: 'offers', offers: [{ cores: 8, task: GIVEN }], caveats: [] })]);
    const now = () => new Date('2026-11-23T12:00:00Z');
    const configuration = { id: 'there', name: 'There', type: 'canidothis', url: `${url}/canIDoThis/a?key=x` } as const;
    const answer = await canidothisPlatform(configuration, client(), now).canIDoThis(
      TASK,
      new AbortController().signal,
    );
    const source = { from: 'POST /canIDoThis/a', observedAt: '2026-11-23T12:00:00.000Z', confidence: 'live' };
    expect(answer).toMatchObject({ offers: [{ sources: [{ of: ['cores', 'memory', 'type'], ...source }] }] });
  });

  it.each([
    [{ kind: 'unreachable', because: 'The host is not known.' }, '(HTTP 502)', 'The host is not known'],
    [{ kind: 'timedOut', afterMs: 10_000 }, '(HTTP 504)', 'within 10 s'],
    [{ kind: 'unauthorised', remedy: 'Sign in.' }, '(HTTP 502)', 'Sign in'],
  ] as const)('never makes a no of a platform that could not be asked: %j', async (answer, status, words) => {
    const there = await through(answer);
    expect(there.kind === 'unreachable' && there.because).toContain(status);
    expect(there.kind === 'unreachable' && there.because).toContain(words);
  });

  it('says yes when any of them offers, each offer with its platform', async () => {
    const larger: Answer = { kind: 'offers', offers: [{ cores: 64, memory: '1Ti', task: GIVEN }], caveats: [] };
    const { url } = await serve([
      fake('a', NO),
      fake('b', YES),
      fake('c', larger),
      fake('d', { kind: 'timedOut', afterMs: 5 }),
    ]);
    const { json } = await send(`${url}/canIDoThis`, TASK);
    expect(json).toMatchObject({
      result: 'YES',
      task: GIVEN,
      offers: [
        { cores: 64, platform: { id: 'c', name: 'Platform c' } },
        { name: 'large', platform: { id: 'b' } },
      ],
      caveats: [{ text: '"Platform b": The type is not known.' }, { code: 'timedOut' }],
    });
  });

  it('says no with the reasons of all, each naming its platform', async () => {
    const { url } = await serve([fake('a', NO), fake('b', { kind: 'unreachable', because: 'It refuses.' })]);
    const { json } = await send(`${url}/canIDoThis`, TASK);
    expect(json).toEqual({
      result: 'NO',
      reasons: [
        { ...NO.reasons[0], text: '"Platform a": Needs 8Gi memory; the limit is 4Gi.', platform: named('a') },
        { path: '', code: 'unreachable', text: '"Platform b" could not be asked. It refuses.', platform: named('b') },
      ],
      smallestChange: { changes: [{ path: MEMORY, from: '8Gi', to: '4Gi' }], basis: 'named', platforms: [named('a')] },
    });
  });

  it('says what would make a no a yes: the smallest change that wins one of them', async () => {
    const lower = (to: string, more: readonly Change[] = []) =>
      ({ ...NO, smallestChange: { changes: [{ path: MEMORY, from: '8Gi', to }, ...more], basis: 'decided' } }) as const;
    const hopeless = { ...NO, smallestChange: { changes: [], basis: 'decided' } } as const;
    const two = lower('6Gi', [{ path: 'compute-resources/0/mincores', from: 4, to: 2 }]);
    const told = async (...answers: readonly Answer[]) => {
      const { url } = await serve(answers.map((answer, at) => fake(`p${at}`, answer)));
      return (await send(`${url}/canIDoThis`, TASK)).json['smallestChange'];
    };
    expect(await told(hopeless, two, lower('2Gi'))).toEqual({
      ...lower('2Gi').smallestChange,
      platforms: [named('p2')],
    });
    const gone = { ...NO, smallestChange: { changes: [{ path: MEMORY, from: '8Gi' }], basis: 'decided' } } as const;
    expect(await told(gone, lower('2Gi'))).toMatchObject({ changes: [{ to: '2Gi' }], platforms: [named('p1')] });
    expect(await told(hopeless, hopeless)).toEqual({ changes: [], basis: 'decided' });
    expect(await told(hopeless, { kind: 'timedOut', afterMs: 5 })).toBeUndefined();
    expect(await told(hopeless, YES)).toBeUndefined();
  });

  it('is told of by its asker as several platforms: whose an offer is, and which a change would win', async () => {
    const ask = async (...platforms: readonly Platform[]) => {
      const { url } = await serve(platforms);
      const config = { id: 's', name: 'Service', type: 'canidothis', url: `${url}/canIDoThis` } as const;
      const answer = await canidothisPlatform(config, client()).canIDoThis(TASK, new AbortController().signal);
      const task = { executable: 'demo', item: 0, notRead: [], task: TASK };
      const answers = [{ platform: { id: 's', name: 'Service', type: 'canidothis' }, answer, answeredAt: '' }];
      return answersText([{ task, answers }], [], playWorld({}).world);
    };
    expect(await ask(fake('a', YES), fake('b', YES))).toMatch(/8 cpu, 16Gi {2}of "Platform a"; size "large", fixed;/);
    const no = await ask(fake('a', NO), fake('b', { ...NO, smallestChange: { changes: [], basis: 'decided' } }));
    expect(no).toContain('Lower "minmemory" to 4Gi: the limits that "Platform a" named would then be met.');
    const vague = (id: string): Platform => localPlatform({ id, name: `P ${id}`, type: 'local' }, () => new Date(0));
    const unknown = await ask(vague('x'), vague('y'));
    expect(unknown).toContain('Service  yes, nothing stated  of "P x"; the best of 2 offers');
    expect(unknown).toContain('"P y": The platform does not state its cores, memory, storage, types of executable and');
  });

  it('describes itself, all platforms or one', async () => {
    const { url } = await serve([fake('a', YES), fake('b', NO)]);
    const a = { id: 'a', name: 'Platform a', type: 'local', description: 'A place' };
    for (const path of ['', '/', '/canIDoThis']) {
      expect((await send(url + path)).json).toMatchObject({ name: 'canIDoThis', platforms: [a, { id: 'b' }] });
    }
    expect((await send(`${url}/canIDoThis/a`)).json).toEqual({
      name: 'Platform a',
      description: 'A place',
      platforms: [a],
    });
  });
});
