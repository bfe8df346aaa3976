import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Size, type Task, capacity, decide, facts, unlimited } from '../../server/core/index';
import { flavour, known, read, reasonsOf, taskOf } from './decideFacts';

/** A node: the most of what may be asked for, and not given whole. */
const node = (name: string, cores: number, gibibytes: number, others: Partial<Size> = {}): Size =>
  flavour(name, cores, gibibytes, { isFixed: false, ...others });

const ground = { quotas: unlimited(read('x')) };

/** What is offered of these sizes: `8 cores, 16Gi`. */
function offered(task: Task, sizes: readonly Size[], more = {}): string {
  const answer = decide(task, facts({ ...ground, sizes: known(sizes), ...more }));
  if (answer.kind !== 'offers') return answer.kind;
  return answer.offers.map(({ name = '', cores, memory }) => `${name} ${cores} cores, ${memory}`.trim()).join('; ');
}

describe('nodes', () => {
  const nodes = [node('small', 4, 16), node('large', 32, 64), node('tall', 16, 256)];

  it('give what is wished for as far as the largest of them goes', () => {
    expect(offered(taskOf({ mincores: 2, maxcores: 64, minmemory: '4Gi' }), nodes)).toBe('32 cores, 4Gi');
    expect(offered(taskOf({ mincores: 2, maxcores: 8, minmemory: '4Gi' }), nodes)).toBe('8 cores, 4Gi');
    expect(offered(taskOf({ mincores: 2, minmemory: '4Gi', maxmemory: '1Ti' }), nodes)).toBe('2 cores, 256Gi');
  });

  it('give most cores first where no node has most of everything, as offers are ranked', () => {
    const task = taskOf({ mincores: 2, maxcores: 64, minmemory: '4Gi', maxmemory: '1Ti' });
    expect(offered(task, nodes)).toBe('32 cores, 64Gi');
    expect(offered(taskOf({ ...task['compute-resources']?.[0], minmemory: '100Gi' }), nodes)).toBe('16 cores, 256Gi');
  });

  it('give of a wish for cores what the largest that fits has, in any order', () => {
    const some = fc.array(fc.tuple(fc.integer({ min: 1, max: 64 }), fc.integer({ min: 1, max: 64 })), { minLength: 1 });
    fc.assert(
      fc.property(some, fc.integer({ min: 2, max: 80 }), (all, wish) => {
        const fitting = all.filter(([cores, memory]) => cores >= 2 && memory >= 4).map(([cores]) => cores);
        const most = Math.min(wish, Math.max(...fitting));
        const given = all.map(([cores, memory], at) => node(`n${at}`, cores, memory));
        const task = taskOf({ mincores: 2, maxcores: wish, minmemory: '4Gi' });
        expect(offered(task, given)).toBe(fitting.length === 0 ? 'declined' : `${most} cores, 4Gi`);
      }),
    );
  });

  it('give exactly what was asked where nothing is wished for', () => {
    expect(offered(taskOf({ mincores: 2, minmemory: '4Gi' }), nodes)).toBe('2 cores, 4Gi');
  });

  it('give no more than is left of a quota', () => {
    const quota = { holder: 'project "demo"', cores: known({ limit: capacity.cores(12) ?? never(), used: none }) };
    const task = taskOf({ mincores: 2, maxcores: 64, minmemory: '4Gi' });
    expect(offered(task, nodes, { quotas: known([quota]) })).toBe('12 cores, 4Gi');
  });

  it('are no better for a wish than one that is known to have what is needed', () => {
    const unsure = { ...node('unsure', 64, 1), memory: 'unknown' as const };
    expect(offered(taskOf({ mincores: 2, maxcores: 64, minmemory: '4Gi' }), [...nodes, unsure])).toBe('32 cores, 4Gi');
  });

  it('that are closed are named where they would do', () => {
    const closed = node('huge', 128, 512, { disabled: 'closed to new pods' });
    expect(offered(taskOf({ mincores: 2, maxcores: 64, minmemory: '4Gi' }), [...nodes, closed])).toBe('32 cores, 4Gi');
    expect(reasonsOf(taskOf({ mincores: 64 }), { ...ground, sizes: known([...nodes, closed]) })).toEqual([
      'compute-resources/0/mincores: Needs 64 cores in one machine; "large" gives 32 at most. "huge", which is closed to new pods, would have it.',
    ]);
  });
});

it('a fixed size is the smallest that fits, whatever is wished for', () => {
  const sizes = [flavour('m1', 4, 8), flavour('m2', 8, 16), flavour('m4', 64, 128)];
  expect(offered(taskOf({ mincores: 3, maxcores: 64, minmemory: '4Gi' }), sizes)).toBe('m1 4 cores, 8Gi');
});

const none = { millicores: 0n };

function never(): never {
  throw new Error('Cores that can be read were given.');
}
