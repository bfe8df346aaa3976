import type { Answer, Change, PlatformIdentity, SmallestChange, Task } from '../model/answer';
import { sizeOf } from './knobs';
import { proposedChange } from './smallestChange';

/** One change of a task, and the platforms that would say yes with it. */
export interface BestChange {
  readonly changes: readonly Change[];
  readonly platforms: readonly PlatformIdentity[];
  /** True when each of them was decided about with the change; else what the platform named would be met. */
  readonly isCertain: boolean;
}

const NO_CHANGE: SmallestChange = { changes: [], basis: 'named' };

/** The most different proposals that are held against each other. */
const MAX_PROPOSALS = 50;

/** An answer, and whose it is. */
export interface AnswerOf {
  readonly platform: PlatformIdentity;
  readonly answer: Answer;
}

/**
 * The changes that would win platforms which said no, best first: those that win the most, then those that change the
 * fewest requirements, then those that remove the fewest, then the smallest. A change wins a platform when it does all that the platform's own smallest
 * change does, since an easier task is never a no where a harder one is a yes.
 */
export function bestChanges(task: Task | undefined, answers: readonly AnswerOf[]): BestChange[] {
  const groups = new Map<string, BestChange>();
  for (const { platform, answer } of answers) {
    const { changes, basis, platforms: behind } = proposedChange(task, answer) ?? NO_CHANGE;
    const key = JSON.stringify(changes);
    const group: BestChange = groups.get(key) ?? { changes, platforms: [], isCertain: true };
    const isCertain = group.isCertain && basis === 'decided';
    // A service that stands before several platforms says which of them it is.
    const won = behind ? behind.map(({ name }) => ({ ...platform, name })) : [platform];
    if (changes.length > 0) groups.set(key, { changes, platforms: [...group.platforms, ...won], isCertain });
  }
  const proposals = [...groups.values()].slice(0, MAX_PROPOSALS);
  const found = proposals.map(({ changes }): BestChange => {
    const won = proposals.filter((each) => covers(changes, each.changes));
    const isCertain = won.every((each) => each.isCertain);
    return { changes, platforms: won.flatMap(({ platforms }) => platforms), isCertain };
  });
  return found.toSorted(
    (a, b) =>
      b.platforms.length - a.platforms.length ||
      a.changes.length - b.changes.length ||
      removals(a.changes) - removals(b.changes) ||
      Number(covers(a.changes, b.changes)) - Number(covers(b.changes, a.changes)),
  );
}

/** How many requirements would have to go: worse than a lower number. */
export function removals(changes: readonly Change[]): number {
  return changes.filter(({ to }) => to === undefined).length;
}

/** True when one set of changes does at least all that another does. */
function covers(more: readonly Change[], less: readonly Change[]): boolean {
  return less.every(({ path, to }) =>
    more.some((each) => {
      if (each.path !== path) return false;
      if (each.to === undefined) return true;
      const [mine, theirs] = [sizeOf(path, each.to), to === undefined ? undefined : sizeOf(path, to)];
      return mine !== undefined && theirs !== undefined && mine <= theirs;
    }),
  );
}
