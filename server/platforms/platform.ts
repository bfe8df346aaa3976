import type { Answer, PlatformFacts, PlatformIdentity, Task } from '../core/index';

/** The facts that a platform tells; or an answer, where it decides by itself or could not be asked. */
export type Learnt = { readonly kind: 'facts'; readonly facts: PlatformFacts } | Answer;

/**
 * A place that can be asked whether it would run a task. What goes wrong with the place is an `Answer`; `canIDoThis`
 * rejects only with the reason of `signal`, when the asker calls it off, and for faults of our own.
 */
export interface Platform {
  readonly identity: PlatformIdentity;
  readonly id: string;
  readonly timeoutMs: number;
  canIDoThis(task: Task, signal: AbortSignal): Promise<Answer>;
  /** What `canIDoThis` would decide on, before it is decided. Absent where the platform only answers. Rejects as it does. */
  learn?(task: Task, signal: AbortSignal): Promise<Learnt>;
  /**
   * Gives back what the offers of an answer of this platform reserve: they are not taken. Absent where offers reserve
   * nothing. Whoever asks releases what it does not keep.
   */
  release?(answer: Answer): void;
}
