import type { Reason } from '../../../core/index';
import { isRecord, member, textMember } from '../../http/jsonValue';
import { diracSentences as sentences } from '../../messages/dirac';
import { type Failure, type JsonReply, isFailure, sentenceOf } from '../../reply';

/** Something that may not be used at present: a site, a computing element. */
export interface Banned {
  readonly name: string;
  readonly reason?: string;
}

/** What is known of sites or computing elements. One that is not listed counts as usable. */
export interface Status {
  readonly banned: readonly Banned[];
  readonly refusals: readonly Reason[];
  readonly notes: readonly Reason[];
}

/**
 * Reads the status of resources, which only DiracX of 2026 and newer has. All of them banned is a no; an empty list is
 * what DiracX tells before anything is known of them, and says nothing.
 */
export function statusOf(reply: JsonReply | Failure, kind: 'sites' | 'computing elements'): Status {
  if (isFailure(reply))
    return { banned: [], refusals: [], notes: reply.refused?.status === 404 ? [] : [unread(reply)] };
  if (!isRecord(reply.value)) return { banned: [], refusals: [], notes: [unread(reply)] };
  const entries = Object.entries(reply.value);
  const banned = entries.flatMap(([name, each]): Banned[] => {
    const status = member(each, 'all');
    if (member(status, 'allowed') !== false) return [];
    const reason = textMember(status, 'reason');
    return [{ name, ...(reason !== undefined && { reason }) }];
  });
  const isAll = banned.length > 0 && banned.length === entries.length;
  const text = sentences.allBanned(kind, banned);
  return { banned, refusals: isAll ? [{ path: '', code: 'banned', text, source: reply.source }] : [], notes: [] };
}

function unread(reply: JsonReply | Failure): Reason {
  const because = (isFailure(reply) && sentenceOf(reply)) || '';
  return { path: '', code: 'unknown', text: `${sentences.statusUnknown} ${because}`.trim(), source: reply.source };
}
