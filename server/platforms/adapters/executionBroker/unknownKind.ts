import { type Answer, localName } from '../../../core/index';
import { type JsonRecord, isRecord, listOf, textMember } from '../../http/jsonValue';
import { brokerSentences as sentences } from '../../messages/executionBroker';
import type { Failure } from '../../reply';

/** What was asked, and of whom. */
export interface AskedOf {
  readonly platform: string;
  readonly body: JsonRecord;
  readonly components: ReadonlyMap<string, string>;
}

/**
 * What a refusal with 400 means, which is how the reference broker answers a kind that it does not know: an error page
 * of its framework. A kind that the page names is the reason of a no; else all that were sent are named.
 */
export function answerToUnknownKind({ refused }: Failure, { platform, body, components }: AskedOf): Answer | undefined {
  if (refused?.status !== 400) return undefined;
  const said = `${refused.said ?? ''} ${JSON.stringify(refused.value ?? '')}`;
  const kinds = kindsIn(body);
  const named = kinds.filter(({ kind }) => said.includes(kind));
  if (named.length === 0) {
    const names = [...new Set(kinds.map(({ kind }) => localName(kind)))];
    return { kind: 'unintelligible', because: sentences.someUnknownKind(platform, names) };
  }
  const reasons = named.map(({ kind, name }) => {
    const path = kind.includes('/executable/') ? 'type' : (components.get(name) ?? '');
    return { path, code: 'type', asked: localName(kind), text: sentences.unknownKind(platform, localName(kind)) };
  });
  return { kind: 'declined', reasons };
}

interface Sent {
  readonly kind: string;
  readonly name: string;
}

/** Every kind in a request, and what the component is called. */
function kindsIn(value: unknown): readonly Sent[] {
  const items = listOf(value);
  if (items) return items.flatMap(kindsIn);
  if (!isRecord(value)) return [];
  const kind = textMember(value, 'kind', 'type');
  const name = textMember(value['meta'], 'name') ?? textMember(value, 'name') ?? '';
  const own = kind?.startsWith('https://www.purl.org/') === true ? [{ kind, name }] : [];
  return [...own, ...Object.values(value).flatMap(kindsIn)];
}
