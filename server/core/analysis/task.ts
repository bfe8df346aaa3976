import { messages } from '../messages';
import type { Task } from '../model/answer';
import { didYouMean } from '../schema/didYouMean';
import { member, members } from '../syntax/tree';
import { type Analysis, executableName } from './analysis';
import type { Problem } from './problem';
import { inTodaysSpelling } from './spelling';

/** An executable that can be asked about: its name, its place in the list, and the question itself. */
export interface NamedTask {
  readonly executable: string;
  readonly item: number;
  readonly task: Task;
  /** Members that nobody reads, and so nobody was asked about: a sentence each. */
  readonly notRead: readonly string[];
}

/** An executable that cannot be asked about, since platforms would answer another question than the author meant. */
export interface UnsoundExecutable {
  readonly executable: string;
  readonly item: number;
  readonly errors: number;
  /** True when it has no type, so that no platform could tell what it is asked to run. */
  readonly lacksType: boolean;
}

/** What came of looking for executables to ask about: tasks, or why there are none, and one sentence that says so. */
export type TaskSearch =
  | { readonly tasks: readonly NamedTask[]; readonly unsound: readonly UnsoundExecutable[] }
  | {
      readonly because: 'not-a-record' | 'no-executables' | 'no-such-name' | 'has-errors' | 'has-no-type';
      readonly trouble: string;
    };

/**
 * The tasks of a record: of the executable with a name, or of all that have no errors. Those that have are told beside
 * them; when there is no other, that is why there are no tasks.
 */
export function findTasks(analysis: Analysis, executable?: string): TaskSearch {
  if (analysis.shell.tree.root?.type !== 'object') return { because: 'not-a-record', trouble: messages.notAnObject };
  const all = executablesIn(analysis);
  if (all.length === 0)
    return { because: 'no-executables', trouble: messages.noExecutables(nearExecutables(analysis)) };
  const chosen = executable === undefined ? all : all.filter((each) => each.executable === executable);
  if (executable !== undefined && chosen.length === 0) {
    const names = all.map((each) => each.executable);
    return {
      because: 'no-such-name',
      trouble: messages.noSuchExecutable(executable, names, didYouMean(executable, names)),
    };
  }
  const read = chosen.map((each) => questionOf(analysis, each));
  const unsound = read.flatMap((each) => ('task' in each ? [] : [each]));
  const tasks = read.flatMap((each) => ('task' in each ? [each] : []));
  const [first] = unsound;
  if (tasks.length > 0 || !first) return { tasks, unsound };
  return first.lacksType && unsound.length === 1
    ? { because: 'has-no-type', trouble: messages.hasNoType(first.executable) }
    : { because: 'has-errors', trouble: messages.hasErrors(unsound) };
}

/**
 * The task that an executable is, in today's form, as the plain JSON that is sent; undefined when it is not an object. A
 * document that is an executable by itself is its own first. Members in an older spelling are sent in today's.
 */
export function taskOf(analysis: Analysis, item: number): Task | undefined {
  const model = analysis.items[item]?.model ?? (item === 0 ? analysis.shell.alone : undefined);
  if (!model) return undefined;
  const isOlder = ownProblems(analysis, item).some(({ code }) => code === 'member.older-spelling');
  return JSON.parse(JSON.stringify(isOlder ? inTodaysSpelling(model.value) : model.value)) as Task;
}

/** A list at the top of a record without executables that nobody reads, though its key is nearly `executables`. */
function nearExecutables({ shell }: Analysis): string | undefined {
  const { root } = shell.tree;
  if (!root || member(root, 'executables')) return undefined;
  const lists = members(root).filter(({ valueNode }) => valueNode?.type === 'array');
  return lists.find(({ key }) => didYouMean(key, ['executables']) !== undefined)?.key;
}

/** What to say of a record without executables whose author perhaps meant to write some; undefined for all others. */
export function meantExecutables(analysis: Analysis): string | undefined {
  if (analysis.shell.alone || analysis.items.length > 0) return undefined;
  const near = nearExecutables(analysis);
  return near === undefined ? undefined : messages.meantExecutables(near);
}

/** The name of an executable, and its place in the list. */
type Place = Pick<NamedTask, 'executable' | 'item'>;

function questionOf(analysis: Analysis, place: Place): NamedTask | UnsoundExecutable {
  const problems = [...ownProblems(analysis, place.item), ...(analysis.acrossItems.get(place.item) ?? [])];
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const task = errors === 0 ? taskOf(analysis, place.item) : undefined;
  if (!task?.type) return { ...place, errors, lacksType: errors === 0 };
  const notRead = problems.filter(({ code }) => code === 'member.unknown').map(({ message }) => message);
  return { ...place, task, notRead };
}

/** The elements of a record's list by the names they are asked about with; the executable that a document is by itself. */
export function executablesIn(analysis: Analysis): Place[] {
  const { items, shell } = analysis;
  if (shell.alone) return [{ executable: shell.alone.name || '#1', item: 0 }];
  return items.map((_, item) => ({ executable: executableName(analysis, item), item }));
}

function ownProblems({ items, shell }: Analysis, item: number): readonly Problem[] {
  return shell.alone ? shell.problems : (items[item]?.problems ?? []);
}
