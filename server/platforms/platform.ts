import type { Answer, PlatformIdentity, Task } from '../core/index';

/**
 * A place that can be asked whether it would run a task. What goes wrong with the place is an `Answer`; `canIDoThis`
 * rejects only with the reason of `signal`, when the asker calls it off, and for faults of our own.
 */
export interface Platform {
  readonly identity: PlatformIdentity;
  readonly id: string;
  readonly timeoutMs: number;
  canIDoThis(task: Task, signal: AbortSignal): Promise<Answer>;
}
