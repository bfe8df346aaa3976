import type { Offer, Reason } from '../../../core/index';
import { type JsonRecord, isRecord, member, shownValue, textMember } from '../../http/jsonValue';
import { remoteText } from '../../http/remoteText';
import { expiredOffer, unreadableFigure, unreadableOffer } from '../../messages';
import { readFigures } from './figures';
import { otherLimits } from './limits';
import type { Asked } from './remark';
import { readReturned, returnedValue } from './returned';
import { readOfferSources } from './source';

/** One offer as it was read; absent when it is no object. It counts only when nothing is `against` it; `caveats` are shown beside it. */
export interface OfferReading {
  readonly offer?: Offer;
  readonly against: readonly Reason[];
  readonly caveats: readonly Reason[];
}

/**
 * Reads one offer in any of the envelope's spellings: `{ task }`, `{ body }`, the task itself, or figures alone. An offer that
 * gives less than was asked, or has expired, does not count, and says why.
 */
export function readOffer(value: unknown, asked: Asked): OfferReading {
  if (!isRecord(value)) return { against: [remark(unreadableOffer(asked.platform))], caveats: [] };
  const raw = returnedValue(value);
  const returned = raw ? readReturned(raw, asked) : undefined;
  const figures = readFigures(returned?.task, value, asked);
  const limits = returned ? otherLimits(returned.task, asked) : { contradictions: [], unreadable: [] };
  const expiry = readExpiry(value, asked);
  const against = [...figures.contradictions, ...limits.contradictions, ...expiry.against];
  const caveats = [...figures.unreadable, ...limits.unreadable, ...(returned?.remarks ?? []), ...expiry.caveats];
  const named = raw === value ? {} : offerName(value);
  const isFixed = member(value, 'fixed') === true;
  const place = textMember(value, 'place');
  const sources = readOfferSources(member(value, 'sources'));
  const offer: Offer = {
    ...named,
    ...figures.figures,
    ...(isFixed ? { fixed: true } : {}),
    ...(place === undefined ? {} : { place: remoteText(place, 120) }),
    ...(sources.length > 0 ? { sources } : {}),
    ...(expiry.expires === undefined ? {} : { expires: expiry.expires }),
    task: returned?.task ?? asked.task,
  };
  return { offer, against, caveats };
}

function offerName(value: JsonRecord): { readonly name?: string } {
  const platform = member(value, 'platform');
  const whose = typeof platform === 'string' ? platform : textMember(platform, 'name', 'id');
  const parts = [whose, textMember(value, 'name')].filter((part) => part !== undefined);
  return parts.length === 0 ? {} : { name: remoteText(parts.join(': '), 120) };
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
