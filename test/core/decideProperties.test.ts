import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Change,
  type Fact,
  type PlatformFacts,
  type Task,
  capacity,
  decide,
  facts,
  readCores,
  readQuantity,
  unknown,
} from '../../server/core/index';
import { verdict } from '../../server/core/feasibility/verdict';
import { flavour, known } from './decideFacts';

const small = fc.integer({ min: 0, max: 12 });
const few = fc.integer({ min: 0, max: 4 });
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const stated = (members: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));

const machine = fc
  .record({
    mincores: maybe(few),
    maxcores: maybe(fc.integer({ min: 12, max: 20 })),
    minmemory: maybe(few.map((gibibytes) => `${gibibytes}Gi`)),
    mingpus: maybe(fc.integer({ min: 0, max: 2 })),
    instances: maybe(fc.integer({ min: 1, max: 3 })),
    architecture: maybe(fc.constantFrom('amd64', 'arm64')),
  })
  .map(stated);
const tasks = fc
  .record({
    machines: fc.array(machine, { maxLength: 2 }),
    storage: maybe(few),
    lifetime: maybe(few),
    minduration: maybe(fc.integer({ min: 1, max: 4 }).map((hours) => `PT${hours}H`)),
  })
  .map(({ machines, storage, lifetime, minduration }): Task => {
    const store = stated({
      name: 's',
      minsize: storage === undefined ? undefined : `${storage}Gi`,
      minlifetime: lifetime === undefined ? undefined : `P${lifetime}D`,
    });
    return {
      name: 'e',
      type: 'purl:docker-container',
      content: { image: 'i:1' },
      'compute-resources': machines,
      'storage-resources': [store],
      ...(minduration !== undefined && { minduration }),
    } as unknown as Task;
  });

const factOf = <T>(value: fc.Arbitrary<T | undefined>): fc.Arbitrary<Fact<T>> =>
  fc.oneof(
    { weight: 3, arbitrary: value.map((each) => known(each)) },
    fc.constant<Fact<T>>({ value: 'unlimited', source: { from: 'x', observedAt: '', confidence: 'live' } }),
    fc.constant<Fact<T>>(unknown()),
  );
const sizes = fc.array(
  fc
    .record({
      cores: small,
      memory: small,
      others: fc
        .record({
          gpus: maybe(fc.integer({ min: 0, max: 2 })),
          storage: maybe(small.map((each) => capacity.gibibytes(each))),
          architecture: maybe(fc.constantFrom('amd64', 'arm64')),
          isFixed: fc.boolean(),
          disabled: fc.option(fc.constant('disabled'), { nil: undefined, freq: 8 }),
        })
        .map(stated),
    })
    .map(({ cores, memory, others }) => flavour(`c${cores}m${memory}`, cores, memory, others)),
  { minLength: 1, maxLength: 5 },
);
const quota = fc.record({ cores: small, used: small, memory: small }).map(({ cores, used, memory }) => ({
  holder: 'project "p"',
  cores: known({
    limit: capacity.cores(cores) ?? { millicores: 0n },
    used: capacity.cores(used) ?? { millicores: 0n },
  }),
  ...(memory > 6 && { memory: known({ limit: capacity.gibibytes(memory * 2) ?? never() }) }),
}));
const never = (): never => {
  throw new Error('an amount that is none');
};
const onePlace = fc.record({
  architectures: factOf(fc.constantFrom<readonly string[]>(['amd64'], ['amd64', 'arm64'])),
  sizes: factOf<readonly ReturnType<typeof flavour>[]>(sizes),
  cores: factOf(small.map((each) => capacity.cores(each * 3))),
  memory: factOf(small.map((each) => capacity.gibibytes(each * 3))),
  gpus: factOf(fc.integer({ min: 0, max: 3 })),
  instances: factOf(fc.integer({ min: 0, max: 5 })),
  storage: factOf(small.map((each) => capacity.gibibytes(each))),
  volume: factOf(small.map((each) => capacity.gibibytes(each))),
  duration: factOf(small.map((each) => capacity.minutes(each * 60))),
  lifetime: factOf(small.map((each) => capacity.seconds(each * 86_400))),
  quotas: factOf(fc.array(quota, { maxLength: 2 })),
});
const place = fc
  .record({
    duration: factOf(small.map((each) => capacity.minutes(each * 60))),
    cores: factOf(small.map((each) => capacity.cores(each))),
  })
  .map((each) => ({ kind: 'partition', name: 'p', ...each }));
const platforms = fc
  .tuple(onePlace, fc.option(fc.array(place, { minLength: 1, maxLength: 3 }), { nil: undefined, freq: 3 }))
  .map(([one, places]): PlatformFacts =>
    facts({
      ...one,
      ...(places && { places: { value: places, source: { from: 'x', observedAt: '', confidence: 'live' } } }),
    }),
  );

const isYes = (task: Task, platform: PlatformFacts) => verdict(task, platform).kind === 'offers';
const runs = { numRuns: 100 };

/** The task with the value at a path replaced, or gone. */
function edited(task: Task, changes: readonly Pick<Change, 'path' | 'to'>[]): Task {
  const copy = structuredClone(task);
  for (const { path, to } of changes) {
    const steps = path.split('/');
    const owner = steps
      .slice(0, -1)
      .reduce<unknown>((at, step) => (at as Record<string, unknown>)[step], copy) as Record<string, unknown>;
    const key = steps.at(-1) ?? '';
    if (to === undefined) Reflect.deleteProperty(owner, key);
    else owner[key] = to;
  }
  return copy;
}

/** The paths of all requirements of a task. */
function pathsOf(task: Task): string[] {
  const inside = (block: 'compute-resources' | 'storage-resources') =>
    (task[block] ?? []).flatMap((each, at) => Object.keys(each).map((key) => `${block}/${at}/${key}`));
  return [...inside('compute-resources'), ...inside('storage-resources'), 'minduration'].filter(
    (path) => !path.endsWith('name') && !path.includes('/max'),
  );
}

describe('for every task and every platform', () => {
  it('making a requirement easier never turns a yes into a no', () => {
    fc.assert(
      fc.property(tasks, platforms, (task, platform) => {
        fc.pre(isYes(task, platform));
        for (const path of pathsOf(task))
          expect([path, isYes(edited(task, [{ path }]), platform)]).toEqual([path, true]);
      }),
      runs,
    );
  });

  it('an offer has at least every minimum, or nothing of it and a caveat', () => {
    fc.assert(
      fc.property(tasks, platforms, (task, platform) => {
        const answer = decide(task, platform);
        fc.pre(answer.kind === 'offers');
        const unknown = answer.caveats.filter(({ code }) => code === 'unknown').length;
        const isEnough = (given: bigint | undefined, least: bigint | undefined) => {
          if (given === undefined) return least === undefined || least === 0n || unknown > 0;
          return given >= (least ?? 0n);
        };
        const ofCores = (value: unknown) => readCores(value)?.millicores;
        const ofBytes = (value: unknown) => (value === undefined ? undefined : bytesOf(value));
        const ofGpus = (value: number | undefined) => (value === undefined ? undefined : BigInt(value));
        for (const { task: offered } of answer.offers) {
          (task['compute-resources'] ?? []).forEach((asked, at) => {
            const given = offered['compute-resources']?.[at];
            expect(isEnough(ofCores(given?.maxcores), ofCores(asked.mincores))).toBe(true);
            expect(isEnough(ofBytes(given?.maxmemory), ofBytes(asked.minmemory))).toBe(true);
            expect(isEnough(ofGpus(given?.maxgpus), ofGpus(asked.mingpus))).toBe(true);
          });
          const [asked, given] = [task['storage-resources']?.[0], offered['storage-resources']?.[0]];
          expect(isEnough(ofBytes(given?.maxsize), ofBytes(asked?.minsize))).toBe(true);
        }
      }),
      runs,
    );
  });

  it('what is not known never makes a no', () => {
    const keys = [
      'architectures',
      'sizes',
      'cores',
      'memory',
      'gpus',
      'instances',
      'storage',
      'volume',
      'duration',
      'lifetime',
      'quotas',
    ] as const;
    fc.assert(
      fc.property(tasks, platforms, (task, platform) => {
        fc.pre(isYes(task, platform));
        for (const key of keys) {
          // A size may come with the storage that a platform has not besides: the two are one step.
          const open =
            key === 'sizes' ? { storage: unknown(), volume: unknown(), sizes: unknown() } : { [key]: unknown() };
          expect([key, isYes(task, { ...platform, ...open })]).toEqual([key, true]);
        }
      }),
      runs,
    );
    fc.assert(
      fc.property(tasks, (task) => isYes(task, facts({}))),
      runs,
    );
  });

  it('the smallest change makes it a yes, and no part of it does', () => {
    fc.assert(
      fc.property(tasks, platforms, (task, platform) => {
        const answer = decide(task, platform);
        fc.pre(answer.kind === 'declined');
        const changes = answer.smallestChange?.changes ?? [];
        const everything = edited(
          task,
          pathsOf(task).map((path) => ({ path })),
        );
        if (changes.length === 0) expect(isYes(everything, platform)).toBe(false);
        else expect(isYes(edited(task, changes), platform)).toBe(true);
        for (const left of changes) {
          expect(
            isYes(
              edited(
                task,
                changes.filter((each) => each !== left),
              ),
              platform,
            ),
          ).toBe(false);
        }
      }),
      runs,
    );
  });

  it('every failing step is told, and each by itself is enough for a no', () => {
    const keys = ['architectures', 'cores', 'memory', 'gpus', 'instances', 'duration', 'lifetime', 'quotas'] as const;
    fc.assert(
      fc.property(tasks, onePlace, (task, known) => {
        const told = (platform: Partial<PlatformFacts>) => {
          const answer = decide(task, facts(platform));
          return answer.kind === 'declined' ? answer.reasons.map(({ text }) => text) : [];
        };
        const steps: Partial<PlatformFacts>[] = [
          ...keys.map((key) => ({ [key]: known[key] })),
          { sizes: known.sizes, storage: known.storage, volume: known.volume },
        ];
        const alone = steps.flatMap(told);
        // What comes of a size and a limit together is told besides.
        const all = told(known).filter((text) => !/given whole|above the limit/.test(text));
        expect(all).toEqual(expect.arrayContaining(alone));
        expect(alone).toEqual(expect.arrayContaining(all));
      }),
      runs,
    );
  });
});

function bytesOf(value: unknown): bigint {
  const { digits, scale } = readQuantity(value)?.quantity.bytes ?? { digits: -1n, scale: 0 };
  return digits / 10n ** BigInt(scale);
}
