import type { Source } from '../../../core/index';
import { listOf, member } from '../../http/jsonValue';
import type { Listing } from './list';
import { type Amounts, type Counted, amountsOf, defined } from './quantity';

/** The most of something, and where that was read. */
export interface Bound {
  readonly most: bigint;
  readonly source: Source;
}

/** The most of each. */
export type Bounds = { readonly [C in Counted]?: Bound };

/** What one container, and one claim (`storage`), must and may have. */
export interface Ranges {
  readonly min: Amounts;
  readonly max: Bounds;
}

const COUNTED = ['cores', 'memory', 'gpus', 'storage'] as const;

/**
 * The limits of a namespace for one pod and one claim: the narrowest of all its LimitRanges. A pod of ours has one
 * container, so that limits of containers and of pods are the same.
 */
export function rangesOf({ items, source }: Listing, gpu: string): Ranges {
  const limits = items.flatMap((item) => listOf(member(member(item, 'spec'), 'limits')) ?? []);
  return limits.reduce<Ranges>(
    (ranges, limit) => {
      const type = member(limit, 'type');
      const parts = type === 'PersistentVolumeClaim' ? 'claim' : type === 'Container' || type === 'Pod' ? 'pod' : '';
      if (parts === '') return ranges;
      const [min, max] = [member(limit, 'min'), member(limit, 'max')].map((each) => only(parts, amountsOf(each, gpu)));
      return { min: most(ranges.min, min ?? {}), max: narrowest(ranges.max, bounds(max ?? {}, source)) };
    },
    { min: {}, max: {} },
  );
}

/** Of a LimitRange for claims storage counts, of others everything else. */
function only(parts: 'claim' | 'pod', { storage, ...others }: Amounts): Amounts {
  return parts === 'pod' ? others : defined({ storage });
}

/** Amounts as bounds from one source. */
export function bounds(amounts: Amounts, source: Source): Bounds {
  return Object.fromEntries(Object.entries(amounts).map(([counted, amount]) => [counted, { most: amount, source }]));
}

/** The narrower of each; of two alike the second, which is what the platform said when it was asked. */
export function narrowest(a: Bounds, b: Bounds): Bounds {
  return Object.fromEntries(
    COUNTED.flatMap((counted) => {
      const [x, y] = [a[counted], b[counted]];
      const bound = x && y ? (x.most < y.most ? x : y) : (x ?? y);
      return bound ? [[counted, bound]] : [];
    }),
  );
}

/** The larger of each. */
export function most(a: Amounts, b: Amounts): Amounts {
  return Object.fromEntries(
    COUNTED.flatMap((counted) => {
      const [x, y] = [a[counted], b[counted]];
      const amount = x !== undefined && y !== undefined ? (x > y ? x : y) : (x ?? y);
      return amount === undefined ? [] : [[counted, amount]];
    }),
  );
}
