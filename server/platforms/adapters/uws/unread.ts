import type { Reason } from '../../../core/index';
import { uwsSentences as sentences } from '../../messages/uws';
import { type Failure, type XmlReply, isFailure, sentenceOf } from '../../reply';

/** The documents of a service that are looked at besides its availability. */
export interface Documents {
  readonly capabilities: XmlReply | Failure;
  readonly list: XmlReply | Failure;
}

/** What could not be read. Capabilities need not be there, and a list may be closed to a user who may make jobs all the same. */
export function unreadParts({ capabilities, list }: Documents): Reason[] {
  const parts = [
    { reply: capabilities, root: 'capabilities', usual: 404, text: sentences.capabilitiesUnknown },
    { reply: list, root: 'jobs', usual: 403, text: sentences.jobListUnknown },
  ];
  return parts.flatMap(({ reply, root, usual, text }): Reason[] => {
    if (isFailure(reply) ? reply.refused?.status === usual : reply.root.name === root) return [];
    const because = (isFailure(reply) && sentenceOf(reply)) || '';
    return [{ path: '', code: 'unknown', text: `${text} ${because}`.trim(), source: reply.source }];
  });
}
