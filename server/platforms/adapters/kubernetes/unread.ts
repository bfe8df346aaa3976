import type { Reason } from '../../../core/index';
import { listOf, member, shownValue, textMember } from '../../http/jsonValue';
import { kubernetesSentences as sentences } from '../../messages/kubernetes';
import type { Failure } from '../../reply';
import { type Listing, isListing } from './list';
import { unreadEntries } from './quantity';
import { type Words, hardOf, isOurs, keysOf } from './resourceQuota';

/** The amounts of a namespace that a task is held against. */
export interface Allowed {
  readonly limits: Listing | Failure;
  readonly quotas: Listing | Failure;
}

/** What a task needs besides cores and memory, which every pod has. */
export interface Besides {
  readonly hasGpus: boolean;
  readonly hasStorage: boolean;
}

/** Amounts of a namespace that bear on a task and cannot be read: they are left out of the decision, so they are told. */
export function unreadAmounts({ limits, quotas }: Allowed, words: Words, besides: Besides): Reason[] {
  return [
    ...(isListing(limits) ? unreadLimits(limits, words, besides) : []),
    ...(isListing(quotas) ? unreadQuotas(quotas, words, besides) : []),
  ];
}

function unreadLimits({ items, source }: Listing, { gpu }: Words, { hasGpus, hasStorage }: Besides): Reason[] {
  const keysOfType = (type: unknown) => {
    if (type === 'PersistentVolumeClaim') return hasStorage ? ['storage'] : [];
    return type === 'Container' || type === 'Pod' ? ['cpu', 'memory', ...(hasGpus ? [gpu] : [])] : [];
  };
  return items.flatMap((item) => {
    const name = textMember(member(item, 'metadata'), 'name') ?? '';
    const limits = listOf(member(member(item, 'spec'), 'limits')) ?? [];
    return limits.flatMap((limit) =>
      ['min', 'max'].flatMap((end) =>
        unreadEntries(member(limit, end), keysOfType(member(limit, 'type'))).map(([key, value]): Reason => ({
          path: '',
          code: 'unknown',
          text: sentences.unreadLimit(name, `${end}.${key}`, shownValue(value)),
          source,
        })),
      ),
    );
  });
}

function unreadQuotas({ items, source }: Listing, words: Words, { hasGpus, hasStorage }: Besides): Reason[] {
  const { cores, memory, gpus, instances, storage, volumes } = keysOf(words);
  const keys = [...cores, ...memory, ...instances, ...(hasGpus ? gpus : []), ...(hasStorage ? [storage, volumes] : [])];
  return items.filter(isOurs).flatMap((item) => {
    const name = textMember(member(item, 'metadata'), 'name') ?? '';
    return unreadEntries(hardOf(item), keys.flat()).map(([key, value]): Reason => {
      const text = sentences.unreadQuota(name, key, shownValue(value));
      return { path: '', code: 'unknown', text, source };
    });
  });
}
