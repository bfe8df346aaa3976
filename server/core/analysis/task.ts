import { messages } from '../messages';
import type { Task } from '../model/answer';
import { didYouMean } from '../schema/didYouMean';
import { plainValue } from '../syntax/tree';
import { type Analysis, executableName } from './analysis';

/** An executable that can be asked about: its name, its place in the list, and the question itself. */
export interface NamedTask {
  readonly executable: string;
  readonly item: number;
  readonly task: Task;
}

/** What came of looking for executables to ask about: tasks, or why there are none, and one sentence that says so. */
export type TaskSearch =
  | { readonly tasks: readonly NamedTask[] }
  | { readonly because: 'not-a-record' | 'no-executables' | 'no-such-name' | 'has-errors'; readonly trouble: string };

/**
 * The tasks of a record: of the executable with a name, or of all. One that has errors cannot be asked about, since
 * platforms would answer another question than the author meant.
 */
export function findTasks(analysis: Analysis, executable?: string): TaskSearch {
  if (analysis.shell.tree.root?.type !== 'object') return { because: 'not-a-record', trouble: messages.notAnObject };
  const all = analysis.items.map((_, item) => executableName(analysis, item));
  if (all.length === 0) return { because: 'no-executables', trouble: messages.noExecutables };
  const wanted = executable === undefined ? all : all.filter((name) => name === executable);
  if (executable !== undefined && wanted.length === 0) {
    return {
      because: 'no-such-name',
      trouble: messages.noSuchExecutable(executable, all, didYouMean(executable, all)),
    };
  }
  const tasks: NamedTask[] = [];
  for (const [item, name] of all.entries()) {
    if (!wanted.includes(name)) continue;
    const errors = errorsOf(analysis, item);
    const task = taskOf(analysis, item);
    if (errors > 0 || !task) return { because: 'has-errors', trouble: messages.hasErrors(name, errors) };
    tasks.push({ executable: name, item, task });
  }
  return { tasks };
}

/** The task that an executable is, as the plain JSON that is sent; undefined when the item is not an object. */
export function taskOf(analysis: Analysis, item: number): Task | undefined {
  const root = analysis.items[item]?.model?.root;
  return root && (JSON.parse(JSON.stringify(plainValue(root))) as Task);
}

function errorsOf(analysis: Analysis, item: number): number {
  const problems = [...(analysis.items[item]?.problems ?? []), ...(analysis.acrossItems.get(item) ?? [])];
  return problems.filter((problem) => problem.severity === 'error').length;
}
