import type { Answer, Task } from '../model/answer';
import type { PlatformFacts } from './facts';
import { smallestChange } from './smallestChange';
import { verdict } from './verdict';

/**
 * Decides whether a platform that publishes these facts can run a task: the same for all such platforms (DESIGN §3).
 * Every failing step is a reason, not the first alone. What is not known never makes a no, but a caveat. A no tells the
 * fewest and smallest changes of the task that would make it a yes.
 */
export function decide(task: Task, facts: PlatformFacts): Answer {
  const answer = verdict(task, facts);
  if (answer.kind === 'offers') return answer;
  const change = smallestChange(task, facts);
  return { ...answer, ...(change && { smallestChange: change }) };
}
