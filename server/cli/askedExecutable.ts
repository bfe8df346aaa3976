import type { NamedTask, protocol } from '../core/index';

/** One executable and what the platforms answered. */
export interface AskedExecutable {
  readonly task: NamedTask;
  readonly answers: readonly protocol.PlatformAnswer[];
}
