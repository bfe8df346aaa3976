import { describe, expect, it } from 'vitest';
import type { Answer, CanIDoThisService } from '../../server/core/index';
import { askAll } from '../../server/platforms/askAll';
import { createPlatform } from '../../server/platforms/createPlatforms';
import type { Platform } from '../../server/platforms/platform';
import { PARIS, TASK, client, playPlatform } from './playedPlatform';

const YES: Answer = { kind: 'offers', offers: [{ task: TASK }], caveats: [] };

/** A platform that gives this answer; without one it never answers. */
function platform(id: string, answer?: Answer | Error): Platform {
  return {
    id,
    identity: { ...PARIS, id, name: id },
    timeoutMs: 50,
    canIDoThis: async () => {
      if (answer === undefined) return new Promise(() => undefined);
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    },
  };
}

const asking = (more: object = {}) => ({ signal: new AbortController().signal, now: () => new Date(), ...more });

describe('P21: a thousand platforms at once', () => {
  it('are each answered for, in their order, whatever becomes of the others', async () => {
    const each = [YES, undefined, new Error('our own fault'), { kind: 'unreachable', because: 'No.' } as const];
    const platforms = Array.from({ length: 1000 }, (_, at) => platform(`p${at}`, each[at % each.length]));
    const faults: string[] = [];
    const came: string[] = [];
    const answers = await askAll(TASK, platforms, {
      ...asking(),
      onFault: (id) => faults.push(id),
      onAnswer: (told) => came.push(told.platform.id),
    });
    expect(answers.map((told) => told.platform.id)).toEqual(platforms.map(({ id }) => id));
    const kinds = ['offers', 'timedOut', 'unintelligible', 'unreachable'];
    expect(answers.map(({ answer }) => answer.kind)).toEqual(platforms.map((_, at) => kinds[at % kinds.length]));
    expect(faults).toHaveLength(250);
    expect(came).toHaveLength(1000);
    expect(came.indexOf('p0')).toBeLessThan(came.indexOf('p1')); // nobody waits for one that hangs
  });

  it('are all called off at once', async () => {
    const off = new AbortController();
    const platforms = Array.from({ length: 1000 }, (_, at) => platform(`p${at}`));
    const asked = askAll(TASK, platforms, asking({ signal: off.signal }));
    off.abort(new Error('called off'));
    await expect(asked).rejects.toThrow('called off');
  });
});

describe('P17: platforms that are alike', () => {
  it('at the same address are asked each with its own token, and one that is there twice is asked twice', async () => {
    const { url, received } = await playPlatform((response, { headers }) => {
      response.writeHead(headers.authorization === 'Bearer alice' ? 200 : 401, { 'content-type': 'application/json' });
      response.end('{"result":"YES"}');
    });
    const http = client((id) => (id === 'first' ? 'alice' : 'bob'));
    const platforms = ['first', 'second', 'first'].map((id) => {
      const configuration: CanIDoThisService = { id, name: id, type: 'canidothis', url };
      return createPlatform(configuration, { http, now: () => new Date() });
    });
    const answers = await askAll(TASK, platforms, asking());
    expect(answers.map(({ answer }) => answer.kind)).toEqual(['offers', 'unauthorised', 'offers']);
    expect(received.map(({ headers }) => headers.authorization).toSorted()).toEqual([
      'Bearer alice',
      'Bearer alice',
      'Bearer bob',
    ]);
  });
});
