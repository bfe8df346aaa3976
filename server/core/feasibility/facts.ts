import type { Reason, Source } from '../model/answer';
import type { Cores } from '../model/cores';
import type { Duration } from '../model/duration';
import type { Quantity } from '../model/quantity';

/**
 * Something that a platform tells about itself, and where it was read. `unlimited` and `unknown` are not numbers: an
 * unlimited fact always fits, an unknown one never makes a no (DESIGN §3). Zero is a number, and does make a no.
 * `because` is a sentence that says why it is not known, with the remedy; it is told behind the caveat. Of a time or of
 * engines that are known it says how that came about; it is told behind the no.
 */
export type Fact<T> =
  | { readonly value: T | 'unlimited'; readonly source: Source; readonly because?: string }
  | { readonly value: 'unknown'; readonly source?: Source; readonly because?: string };

/** A figure of a size, which has its source in common with the others; absent means unknown. */
export type Figure<T> = T | 'unlimited' | 'unknown';

/**
 * What one machine of a task may get. A fixed size is given as a whole: a flavour, a profile. One that is not fixed is
 * the most of what may be asked for: a container's limit, a node. Sizes are alternatives, a machine needs one of them.
 */
export interface Size {
  /** What the platform calls it. */
  readonly name: string;
  readonly isFixed: boolean;
  readonly cores?: Figure<Cores>;
  readonly memory?: Figure<Quantity>;
  readonly gpus?: Figure<number>;
  /**
   * Storage that comes with it, for one who needs no more than that. Absent: none but what the platform has besides;
   * `unknown` where a 0 means "as the image says".
   */
  readonly storage?: Figure<Quantity>;
  readonly architecture?: string;
  /** How long a machine of this size may run. */
  readonly duration?: Figure<Duration>;
  /** The amounts that it comes in, where it is not fixed and not every amount can be had; others are rounded up. */
  readonly steps?: Steps;
  /** Why it cannot be had at present, behind "which is": `disabled`. It is not offered, but named. */
  readonly disabled?: string;
  /** Where it was read, when not where the list of sizes was. */
  readonly source?: Source;
}

/** The amounts that can be had, in any order. A dimension that is left out comes in every amount. */
export interface Steps {
  readonly cores?: readonly Cores[];
  readonly memory?: readonly Quantity[];
  readonly gpus?: readonly number[];
}

/** How much of an allowance there is, and how much others have of it already; absent `used` is not known. */
export interface Usage<T> {
  readonly limit: T;
  readonly used?: T;
}

/** An allowance that several tasks share. What is left out is not limited by it. */
export interface Quota {
  /** Whose it is, as people know it, behind "in": `project "demo"`. */
  readonly holder: string;
  readonly cores?: Fact<Usage<Cores>>;
  readonly memory?: Fact<Usage<Quantity>>;
  readonly gpus?: Fact<Usage<number>>;
  readonly storage?: Fact<Usage<Quantity>>;
  /** Machines. */
  readonly instances?: Fact<Usage<number>>;
  /** Volumes, one for each storage resource. */
  readonly volumes?: Fact<Usage<number>>;
}

/** What goes for a task in one place. The decision asks only for what the task needs. */
export interface PlaceFacts {
  /** The types of executable that run there, by their local names. */
  readonly runs: Fact<readonly string[]>;
  /** The engines that workflows can have there, as `content.engine` names them: `cwl`, `snakemake`. */
  readonly engines: Fact<readonly string[]>;
  /** `amd64`, `arm64`. */
  readonly architectures: Fact<readonly string[]>;
  /** What one machine may get; `unlimited` where only the limits below count. */
  readonly sizes: Fact<readonly Size[]>;
  /** The most that one task may have, in all its machines together. */
  readonly cores: Fact<Cores>;
  readonly memory: Fact<Quantity>;
  readonly gpus: Fact<number>;
  readonly instances: Fact<number>;
  /** The most for all storage resources of a task together. Zero: only what comes with the size, if anything. */
  readonly storage: Fact<Quantity>;
  /** The most for one storage resource. */
  readonly volume: Fact<Quantity>;
  /** How long a task may run. */
  readonly duration: Fact<Duration>;
  /** How long results are kept after the task. Zero: they are gone with it. */
  readonly lifetime: Fact<Duration>;
  /** The kinds of data that it can read (`dataKind`): `https`, `s3`, `ivo`, `rucio`, or another URI scheme. */
  readonly reads: Fact<readonly string[]>;
  /** All that apply, each by itself; `unlimited` where there is none. */
  readonly quotas: Fact<readonly Quota[]>;
  /** True where tasks are queued, so that a yes says that a task fits and not when it starts. */
  readonly isQueued: Fact<boolean>;
  /** What the platform itself said no to, for reasons that are no figures; each makes a no. */
  readonly refusals: readonly Reason[];
  /** What the platform tells besides, to be passed on as caveats of a yes. */
  readonly notes: readonly Reason[];
}

/** One of several places to run within a platform: a partition, an environment, a queue. A task runs whole in one. */
export interface Place extends Partial<PlaceFacts> {
  /** What kind of place it is, in one word: `partition`. */
  readonly kind: string;
  readonly name: string;
  /** Why nothing runs there at present, behind "which is": `down`. */
  readonly closed?: string;
}

/**
 * What was learnt of a platform that publishes facts instead of answering by itself (`facts` makes it). Where it has
 * places, they are alternatives: what a place does not state goes by what stands here.
 */
export interface PlatformFacts extends PlaceFacts {
  readonly places?: { readonly value: readonly Place[]; readonly source: Source };
}

const NOT_KNOWN: Fact<never> = { value: 'unknown' };

/** A fact that was read. Undefined, for what the answer did not hold or could not be read as, is unknown. */
export function fact<T>(value: T | undefined, source: Source): Fact<T> {
  return value === undefined ? { value: 'unknown', source } : { value, source };
}

/** A fact that is no limit: quota -1, `infinite`. */
export function unlimited(source: Source): Fact<never> {
  return { value: 'unlimited', source };
}

/** A fact that is not known, and why: a sentence with the remedy. */
export function unknown(because?: string, source?: Source): Fact<never> {
  return { value: 'unknown', ...(source && { source }), ...(because !== undefined && { because }) };
}

/** The facts of a platform; whatever is not given is unknown, and there is nothing refused and nothing to note. */
export function facts(known: Partial<PlatformFacts>): PlatformFacts {
  return {
    runs: NOT_KNOWN,
    engines: NOT_KNOWN,
    architectures: NOT_KNOWN,
    sizes: NOT_KNOWN,
    cores: NOT_KNOWN,
    memory: NOT_KNOWN,
    gpus: NOT_KNOWN,
    instances: NOT_KNOWN,
    storage: NOT_KNOWN,
    volume: NOT_KNOWN,
    duration: NOT_KNOWN,
    lifetime: NOT_KNOWN,
    reads: NOT_KNOWN,
    quotas: NOT_KNOWN,
    isQueued: NOT_KNOWN,
    refusals: [],
    notes: [],
    ...known,
  };
}

/** Makes the sources of what was read at one moment (ISO 8601): `const read = readAt(now); read('nova GET /limits')`. */
export function readAt(observedAt: string, confidence: Source['confidence'] = 'live'): (from: string) => Source {
  return (from) => ({ from, observedAt, confidence });
}
