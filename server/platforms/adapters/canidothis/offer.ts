import { type Offer, type Reason, withoutWishes } from '../../../core/index';
import { type JsonRecord, isRecord, member, shownValue, textMember } from '../../http/jsonValue';
import { remoteText } from '../../http/remoteText';
import { expiredOffer, unreadableFigure, unreadableOffer, yesWithoutOffer } from '../../messages';
import { type FigureReading, readFigures } from './figures';
import { otherLimits } from './limits';
import type { Asked } from './remark';
import { pairedBlocks } from './pairs';
import { readReturned, returnedValue } from './returned';
import { readOfferSources } from './source';
import { readPlatformName } from './whose';

/** One offer as it was read; absent when it is no object. It counts only when nothing is `against` it; `caveats` are shown beside it. */
export interface OfferReading {
  readonly offer?: Offer;
  readonly against: readonly Reason[];
  readonly caveats: readonly Reason[];
}

/**
 * Reads one offer in any of the envelope's spellings: `{ task }`, `{ body }`, the task itself, or figures alone. An offer that
 * gives less than was asked, or has expired, does not count, and says why. One that leaves out what was asked about counts,
 * and says so.
 */
export function readOffer(value: unknown, asked: Asked): OfferReading {
  if (!isRecord(value)) return { against: [remark(unreadableOffer(asked.platform))], caveats: [] };
  const raw = returnedValue(value);
  const returned = raw ? readReturned(raw, asked) : undefined;
  const blocks = returned && pairedBlocks(asked.task, returned.task);
  const figures = readFigures(blocks, value, asked);
  const limits = blocks ? otherLimits(returned.task, blocks, asked) : { contradictions: [], unreadable: [] };
  const expiry = readExpiry(value, asked);
  const against = [...figures.contradictions, ...limits.contradictions, ...expiry.against];
  const sources = readOfferSources(member(value, 'sources'));
  // Who tells where it has what it offers also tells what it does not know.
  const untold = against.length === 0 && !sources ? untoldIn(figures, asked) : [];
  const unread = [...figures.unreadable, ...limits.unreadable];
  const caveats = [...unread, ...untold, ...(returned?.remarks ?? []), ...expiry.caveats];
  const named = raw === value ? {} : offerName(value);
  const isFixed = member(value, 'fixed') === true;
  const place = textMember(value, 'place');
  const offer: Offer = {
    ...named,
    ...figures.figures,
    ...(isFixed ? { fixed: true } : {}),
    ...(place === undefined ? {} : { place: remoteText(place, 120) }),
    ...(sources ? { sources } : {}),
    ...(expiry.expires === undefined ? {} : { expires: expiry.expires }),
    task: returned?.task ?? withoutWishes(asked.task),
  };
  return { offer, against, caveats };
}

/** What an offer does not tell: figure by figure, or in one sentence where it tells none. */
function untoldIn({ figures, untold, unreadable }: FigureReading, { platform }: Asked): readonly Reason[] {
  const isEmpty = Object.keys(figures).length === 0 && unreadable.length === 0;
  return isEmpty && untold.length > 1 ? [{ path: '', code: 'no-offer', text: yesWithoutOffer(platform) }] : untold;
}

function offerName(value: JsonRecord): Pick<Offer, 'name' | 'platform'> {
  const platform = readPlatformName(member(value, 'platform'));
  const name = textMember(value, 'name');
  return { ...(name === undefined ? {} : { name: remoteText(name, 120) }), ...(platform && { platform }) };
}

function readExpiry(value: JsonRecord, asked: Asked): { expires?: string; against: Reason[]; caveats: Reason[] } {
  const expires = member(value, 'expires');
  if (expires === undefined || expires === null) return { against: [], caveats: [] };
  const time = typeof expires === 'string' && /^\d{4}-\d\d-\d\dT/.test(expires) ? Date.parse(expires) : Number.NaN;
  if (typeof expires !== 'string' || Number.isNaN(time)) {
    return { against: [], caveats: [remark(unreadableFigure(asked.platform, 'expires', shownValue(expires)))] };
  }
  if (time > asked.now) return { expires, against: [], caveats: [] };
  return {
    against: [{ path: '', code: 'expired', limit: expires, text: expiredOffer(asked.platform, expires) }],
    caveats: [],
  };
}

function remark(text: string): Reason {
  return { path: '', code: 'unreadable', text };
}
