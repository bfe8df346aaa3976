import type { Source } from '../model/answer';
import type { Cores } from '../model/cores';
import type { Duration } from '../model/duration';
import type { Quantity } from '../model/quantity';

/**
 * Something that a platform tells about itself, and where it was read. `unlimited` and `unknown` are not numbers: an
 * unlimited fact always fits, an unknown one never makes a no (DESIGN §3).
 */
export interface Fact<T> {
  readonly value: T | 'unlimited' | 'unknown';
  readonly source: Source;
}

/** A size that the platform gives as a whole: a flavour, a profile. */
export interface Size {
  readonly name: string;
  readonly cores: Cores;
  readonly memory: Quantity;
  readonly storage?: Quantity;
  readonly gpus?: number;
  readonly architecture?: string;
}

/** What was learnt of a platform that publishes facts instead of answering by itself. */
export interface PlatformFacts {
  /** The types of executable that it runs, by their local names. */
  readonly runs: Fact<readonly string[]>;
  readonly architectures: Fact<readonly string[]>;
  /** Its fixed sizes; `unlimited` where any size up to the limits may be asked for. */
  readonly sizes: Fact<readonly Size[]>;
  /** The most that one task may have, in all machines together. */
  readonly cores: Fact<Cores>;
  readonly memory: Fact<Quantity>;
  readonly gpus: Fact<number>;
  readonly storage: Fact<Quantity>;
  /** How long a task may run. */
  readonly duration: Fact<Duration>;
  /** How long results are kept after the task. */
  readonly lifetime: Fact<Duration>;
}
