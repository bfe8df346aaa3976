import type { Executable } from '../schema/generated/types';

/** What a platform is asked: the description of one executable, as it stands in the document. */
export type Task = Executable;

/** A platform's offer: the task with the maximum values filled in, and the figures that people compare. */
export interface Offer {
  /** The platform's name for the size it gives, where it has fixed sizes. */
  readonly name?: string;
  /** Where within the platform, when it has several places: `partition "debug"`. */
  readonly place?: string;
  /** Cores given, in all machines together; text such as `500m` where they are not whole. */
  readonly cores?: number | string;
  /** Memory given, in all machines together, with its unit. */
  readonly memory?: string;
  /** Storage given, with its unit. */
  readonly storage?: string;
  /** GPUs given. */
  readonly gpus?: number;
  /** True when the platform gives this size as a whole, and so more than was asked. */
  readonly fixed?: boolean;
  /** Until when the offer holds, ISO 8601; absent when it does not expire. */
  readonly expires?: string;
  /** What the platform calls that which it reserves until then, to give it back by; absent where it reserves nothing. */
  readonly reservation?: string;
  /** Whose offer it is, where one service was asked that stands before several platforms. */
  readonly platform?: PlatformName;
  /**
   * Where what is offered was read: sources of figures first, the weakest of them at the front. None: what is asked for is
   * not known of this platform. Absent: it was not told.
   */
  readonly sources?: readonly OfferSource[];
  readonly task: Task;
}

/** Where a figure came from: what was read, when (ISO 8601), and whether it is true at this moment. */
export interface Source {
  readonly from: string;
  readonly observedAt: string;
  readonly confidence: 'live' | 'snapshot' | 'declared';
}

/** The figures of an offer, in the order in which people read them. */
export const OFFER_FIGURES = ['cores', 'memory', 'gpus', 'storage', 'duration', 'lifetime'] as const;

/** What of an offer a source can be of: its figures, and then what else a task needs of a platform. */
export const OFFER_PARTS = [...OFFER_FIGURES, 'type', 'engine', 'architecture', 'data'] as const;

/** A part of an offer that a source can be of. */
export type OfferPart = (typeof OFFER_PARTS)[number];

/** Where parts of an offer were read. A figure that rests on several, such as a size and a quota, is named by each. */
export interface OfferSource extends Source {
  readonly of: readonly OfferPart[];
}

/** Why a platform said no, or could not be sure: one requirement, what was asked, and what the limit is. */
export interface Reason {
  /** Where in the task, such as `compute-resources/0/minmemory`; empty for the task as a whole. */
  readonly path: string;
  /** A stable word for the kind of reason, such as `limit`, `type`, `architecture`. */
  readonly code: string;
  readonly asked?: string;
  readonly limit?: string;
  readonly text: string;
  readonly source?: Source;
  /** What the platform as a whole does not state, in words (`cores`): such caveats can be told in one sentence. */
  readonly unstated?: string;
  /** Whose reason it is, where one service was asked that stands before several platforms. */
  readonly platform?: PlatformName;
}

/** Something the user must supply before the task can run. */
export interface ShoppingItem {
  readonly path: string;
  readonly name: string;
  readonly description?: string;
}

/** One requirement made easier: from what stands in the task to what would do. */
export interface Change {
  /** Where in the task, such as `compute-resources/0/minmemory`. */
  readonly path: string;
  readonly from: string | number;
  /** In the author's own unit; absent when the requirement would have to go. */
  readonly to?: string | number;
}

/**
 * The fewest and smallest changes that would turn a no into a yes. `decided`: the platform was decided about again with
 * them, and it was a yes; no changes then means that none of the requirements is at fault. `named`: the platform answers
 * itself, and only the limits that it named are known to be met.
 */
export interface SmallestChange {
  readonly changes: readonly Change[];
  readonly basis: 'decided' | 'named';
  /** Which platforms would then say yes, where one service was asked that stands before several. */
  readonly platforms?: readonly PlatformName[];
}

/** What came of asking one platform (DESIGN §3). A failure to ask is never an empty list of offers. */
export type Answer =
  | { readonly kind: 'offers'; readonly offers: readonly Offer[]; readonly caveats: readonly Reason[] }
  | {
      readonly kind: 'declined';
      readonly reasons: readonly Reason[];
      readonly nearest?: Offer;
      /** Absent where it is not known. */
      readonly smallestChange?: SmallestChange;
    }
  | { readonly kind: 'incomplete'; readonly missing: readonly ShoppingItem[] }
  | { readonly kind: 'unauthorised'; readonly remedy: string }
  | { readonly kind: 'unreachable'; readonly because: string }
  | { readonly kind: 'unintelligible'; readonly because: string }
  | { readonly kind: 'timedOut'; readonly afterMs: number };

/** The platform as people see it in a list of answers. */
export interface PlatformIdentity {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly description?: string;
}

/** A platform behind a service, by its id there. */
export type PlatformName = Pick<PlatformIdentity, 'id' | 'name'>;

/** A call that never happens: the compiler refuses it when a union has gained a member. */
export function unreachableCase(value: never): never {
  throw new Error(`A case is missing for ${JSON.stringify(value)}.`);
}
