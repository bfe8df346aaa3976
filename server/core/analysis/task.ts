import { messages } from '../messages';
import type { Task } from '../model/answer';
import { didYouMean } from '../schema/didYouMean';
import { type Analysis, executableName } from './analysis';

/** An executable that can be asked about: its name, its place in the list, and the question itself. */
export interface NamedTask {
  readonly executable: string;
  readonly item: number;
  readonly task: Task;
}

/** An executable that cannot be asked about, since platforms would answer another question than the author meant. */
export interface UnsoundExecutable {
  readonly executable: string;
  readonly errors: number;
}

/** What came of looking for executables to ask about: tasks, or why there are none, and one sentence that says so. */
export type TaskSearch =
  | { readonly tasks: readonly NamedTask[]; readonly unsound: readonly UnsoundExecutable[] }
  | { readonly because: 'not-a-record' | 'no-executables' | 'no-such-name' | 'has-errors'; readonly trouble: string };

/**
 * The tasks of a record: of the executable with a name, or of all that have no errors. Those that have are told beside
 * them; when there is no other, that is why there are no tasks.
 */
export function findTasks(analysis: Analysis, executable?: string): TaskSearch {
  if (analysis.shell.tree.root?.type !== 'object') return { because: 'not-a-record', trouble: messages.notAnObject };
  const all = executablesIn(analysis);
  if (all.length === 0) return { because: 'no-executables', trouble: messages.noExecutables };
  const chosen = executable === undefined ? all : all.filter((each) => each.executable === executable);
  if (executable !== undefined && chosen.length === 0) {
    const names = all.map((each) => each.executable);
    return {
      because: 'no-such-name',
      trouble: messages.noSuchExecutable(executable, names, didYouMean(executable, names)),
    };
  }
  const counted = chosen.map((each) => ({ ...each, errors: errorsOf(analysis, each.item) }));
  const unsound = counted.filter(({ errors }) => errors > 0);
  const tasks = counted.flatMap(({ errors, ...each }) => {
    const task = errors === 0 ? taskOf(analysis, each.item) : undefined;
    return task ? [{ ...each, task }] : [];
  });
  const [first] = unsound;
  if (tasks.length > 0 || !first) return { tasks, unsound };
  return { because: 'has-errors', trouble: messages.hasErrors(first.executable, first.errors) };
}

/**
 * The task that an executable is, in today's form, as the plain JSON that is sent; undefined when it is not an object. A
 * document that is an executable by itself is its own first.
 */
export function taskOf(analysis: Analysis, item: number): Task | undefined {
  const model = analysis.items[item]?.model ?? (item === 0 ? analysis.shell.alone : undefined);
  return model && (JSON.parse(JSON.stringify(model.value)) as Task);
}

function executablesIn(analysis: Analysis): Omit<NamedTask, 'task'>[] {
  const { items, shell } = analysis;
  if (shell.alone) return [{ executable: shell.alone.name || '#1', item: 0 }];
  return items.map((_, item) => ({ executable: executableName(analysis, item), item }));
}

function errorsOf({ items, shell, acrossItems }: Analysis, item: number): number {
  const own = shell.alone ? shell.problems : (items[item]?.problems ?? []);
  const problems = [...own, ...(acrossItems.get(item) ?? [])];
  return problems.filter((problem) => problem.severity === 'error').length;
}
