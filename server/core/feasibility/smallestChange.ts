import type { Answer, Reason, SmallestChange, Task } from '../model/answer';
import type { PlatformFacts } from './facts';
import { type Knob, type Setting, changeOf, changed, knobsOf, lowered, sizeOf } from './knobs';
import { verdict } from './verdict';

/** The most requirements that are looked at; a task with more gets no proposal. */
const MAX_KNOBS = 40;

/** The most sets of requirements that are tried before the first that will do is taken. */
const MAX_TRIES = 300;

/** The most sets of the same number among which the smallest change is sought. */
const MAX_RIVALS = 8;

/**
 * The fewest and smallest changes of a task that make its no a yes: each set is decided about anew, so that what is
 * proposed wins, and no part of it alone would. No changes when nothing that can be made easier is at fault.
 */
export function smallestChange(task: Task, facts: PlatformFacts): SmallestChange | undefined {
  const knobs = knobsOf(task);
  if (knobs.length > MAX_KNOBS) return undefined;
  const isYes = (settings: readonly Pick<Setting, 'knob' | 'to'>[]) =>
    verdict(changed(task, settings), facts).kind === 'offers';
  const without = (gone: readonly Knob[]) => isYes(gone.map((knob) => ({ knob, to: undefined })));
  if (!without(knobs)) return { changes: [], basis: 'decided' };
  const settled = fewest(knobs, without).map((set) => settle(set, isYes));
  const loss = (settings: readonly Setting[]) => settings.reduce((sum, each) => sum + each.loss, 0);
  const gone = (settings: readonly Setting[]) => settings.filter(({ to }) => to === undefined).length;
  const [smallest = []] = settled.toSorted((a, b) => gone(a) - gone(b) || loss(a) - loss(b));
  return { changes: smallest.map(changeOf), basis: 'decided' };
}

/**
 * The changes that meet every limit that a platform named when it said no: for platforms that answer by themselves.
 * Undefined when a reason names no limit that a requirement could be lowered to.
 */
function namedChange(task: Task, reasons: readonly Reason[]): SmallestChange | undefined {
  const knobs = knobsOf(task);
  const settings = new Map<string, Setting>();
  for (const { path, limit } of reasons) {
    const knob = knobs.find((each) => each.path === path);
    const most = knob && limit !== undefined ? limitSize(knob, limit) : undefined;
    if (!knob || most === undefined) return undefined;
    const setting = lowered(knob, (to) => to === undefined || (sizeOf(path, to) ?? most + 1n) <= most);
    const known = settings.get(path);
    if (setting && (!known || known.loss < setting.loss)) settings.set(path, setting);
  }
  const changes = [...settings.values()].filter(({ loss }) => loss > 0).map(changeOf);
  return changes.length > 0 ? { changes, basis: 'named' } : undefined;
}

/** What is proposed for an answer: what was decided, or what can be read off the limits that it names. */
export function proposedChange(task: Task | undefined, answer: Answer): SmallestChange | undefined {
  if (answer.kind !== 'declined') return undefined;
  return answer.smallestChange ?? (task && namedChange(task, answer.reasons));
}

function limitSize({ path, from }: Knob, limit: string): bigint | undefined {
  const isCount = typeof from === 'number' && /(?:gpus|instances)$/.test(path);
  if (isCount) return /^[0-9]{1,15}$/.test(limit) ? BigInt(limit) : undefined;
  return sizeOf(path, limit);
}

/** The smallest sets of requirements without which it is a yes; several of them where they have as few. */
function fewest(knobs: readonly Knob[], without: (gone: readonly Knob[]) => boolean): (readonly Knob[])[] {
  const needed = knobs.filter((knob) => !without(knobs.filter((each) => each !== knob)));
  const open = knobs.filter((knob) => !needed.includes(knob));
  let tries = 0;
  for (let size = 0; size <= open.length; size += 1) {
    const winners: (readonly Knob[])[] = [];
    for (const some of subsets(open, size)) {
      if ((tries += 1) > MAX_TRIES) return winners.length > 0 ? winners : [thinned(knobs, without)];
      if (without([...needed, ...some])) winners.push([...needed, ...some]);
      if (winners.length >= MAX_RIVALS) break;
    }
    if (winners.length > 0) return winners;
  }
  return [];
}

/** A set that no requirement can be left out of, though perhaps not the smallest. */
function thinned(knobs: readonly Knob[], without: (gone: readonly Knob[]) => boolean): readonly Knob[] {
  return knobs.reduce<readonly Knob[]>((kept, knob) => {
    const fewer = kept.filter((each) => each !== knob);
    return without(fewer) ? fewer : kept;
  }, knobs);
}

function* subsets<T>(items: readonly T[], size: number, from = 0): Generator<readonly T[]> {
  if (size === 0) yield [];
  else
    for (let at = from; at <= items.length - size; at += 1) {
      const [first] = items.slice(at, at + 1);
      if (first === undefined) continue;
      for (const rest of subsets(items, size - 1, at + 1)) yield [first, ...rest];
    }
}

/** Gives back as much as there is room for, one requirement after the other. */
function settle(
  set: readonly Knob[],
  isYes: (settings: readonly Pick<Setting, 'knob' | 'to'>[]) => boolean,
): readonly Setting[] {
  return set.reduce<readonly Setting[]>(
    (settings, knob) => {
      const others = settings.filter((each) => each.knob !== knob);
      const setting = lowered(knob, (to) => isYes([...others, { knob, to }]));
      return setting ? settings.map((each) => (each.knob === knob ? setting : each)) : settings;
    },
    set.map((knob) => ({ knob, to: undefined, loss: 1 })),
  );
}
