import type { Reason } from '../../../core/index';
import { type XmlElement, xmlChildren, xmlText } from '../../http/xml';
import { uwsSentences as sentences } from '../../messages/uws';
import { type Failure, type XmlReply, isFailure, sentenceOf } from '../../reply';
import { utcTime } from './time';

/** What a service tells of its availability (VOSI), as it bears on a task that would begin now. */
export interface Availability {
  /** Until when it may run, in milliseconds since 1970; absent where it does not say that it goes down. */
  readonly downAt?: number;
  readonly refusals: readonly Reason[];
  readonly notes: readonly Reason[];
}

/** Reads an availability document. What is wrong with it, or that there is none, never makes a no. */
export function availabilityOf(reply: XmlReply | Failure, now: number): Availability {
  if (isFailure(reply)) return reply.refused?.status === 404 ? NOTHING : unread(reply);
  const { root, source } = reply;
  const available = xmlText(root, 'available');
  if (root.name !== 'availability' || available === undefined) return unread(reply);
  const note = notesIn(root)[0];
  if (['false', '0'].includes(available)) {
    const backAt = utcTime(xmlText(root, 'backAt'));
    const text = sentences.notAvailable(note, backAt !== undefined && backAt > now ? backAt : undefined);
    return { refusals: [{ path: '', code: 'unavailable', text, source }], notes: [] };
  }
  const downAt = utcTime(xmlText(root, 'downAt'));
  const isComing = downAt !== undefined && downAt > now; // one in the past is what nobody took away
  const told = [
    ...(isComing ? [{ path: '', code: 'downtime', text: sentences.goesDown(downAt), source }] : []),
    ...(note === undefined ? [] : [{ path: '', code: 'note', text: sentences.note(note), source }]),
  ];
  return { ...(isComing && { downAt }), refusals: [], notes: told };
}

const NOTHING: Availability = { refusals: [], notes: [] };

function unread(reply: XmlReply | Failure): Availability {
  const because = isFailure(reply) ? sentenceOf(reply) : undefined;
  const text = [sentences.availabilityUnknown, because].filter((part) => part !== undefined).join(' ');
  return { refusals: [], notes: [{ path: '', code: 'unknown', text, source: reply.source }] };
}

function notesIn(root: XmlElement): string[] {
  return xmlChildren(root, 'note').flatMap(({ text }) => (text === '' ? [] : [text]));
}
