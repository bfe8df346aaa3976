import type { Reason, Source } from '../../../core/index';
import type { Ask } from '../../ask';
import { member, textMember } from '../../http/jsonValue';
import { tokenWanted } from '../../messages/asking';
import { kubernetesSentences as sentences } from '../../messages/kubernetes';
import { type Failure, type JsonReply, isFailure, sentenceOf } from '../../reply';
import { refusalOf } from './refusal';

/**
 * What the cluster says of an object that it was asked to create and not to keep. `accepted`: it would be created.
 * `refused`: it would not, in the cluster's own sentence. `open`: the cluster cannot say. `failed`: nobody was asked.
 */
export type DryRun =
  | { readonly kind: 'accepted'; readonly object: unknown; readonly source: Source; readonly notes: readonly Reason[] }
  | { readonly kind: 'refused'; readonly said: string; readonly source: Source }
  | { readonly kind: 'open'; readonly because: string; readonly source: Source }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** Where an object would be created. */
export interface Target {
  /** Such as `/api/v1/namespaces/team-a/pods`. */
  readonly path: string;
  readonly namespace: string;
  readonly platform: string;
}

/** Asks whether an object would be created. `dryRun=All` stands in each such request: nothing is ever kept. */
export async function dryRun(ask: Ask, target: Target, object: object): Promise<DryRun> {
  const reply = await ask.post(target.path, { json: object }, { query: { dryRun: 'All' } });
  const { source } = reply;
  if (!isFailure(reply)) return { kind: 'accepted', object: reply.value, source, notes: warningsOf(reply) };
  const { refused } = reply;
  if (!refused || refused.status === 401) return { kind: 'failed', failure: reply };
  const said = textMember(refused.value, 'message') ?? refused.said ?? '';
  const isMissing = refused.status === 404 && member(member(refused.value, 'details'), 'kind') === 'namespaces';
  if (isMissing) return missing(target, source);
  if (refused.status === 403 && / cannot create resource /.test(said)) {
    const isNobody = said.includes('User "system:anonymous" '); // so the cluster calls whoever sent no token
    const remedy = isNobody
      ? tokenWanted(target.platform)
      : sentences.mayNot(target.platform, objectsOf(target.path), target.namespace);
    return { kind: 'failed', failure: { kind: 'unauthorised', remedy, source, refused } };
  }
  const isOwn = member(refused.value, 'kind') === 'Status'; // and not of a gateway before the cluster
  if (refused.status === 403 && !isOwn) return { kind: 'failed', failure: reply };
  if (isOwn && (refused.status === 403 || refused.status === 422) && said !== '') {
    return { kind: 'refused', said: refusalOf(said), source: withSentence(source, refusalOf(said)) };
  }
  return { kind: 'open', because: sentenceOf(reply) ?? '', source };
}

function missing({ platform, namespace }: Target, source: Source): DryRun {
  const because = sentences.noNamespace(platform, namespace);
  return { kind: 'failed', failure: { kind: 'unreachable', because, source } };
}

/** The source of what a refusal says: the request, and the sentence. */
function withSentence(source: Source, said: string): Source {
  return { ...source, from: sentences.dryRun(source.from, said) };
}

function objectsOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The warnings that came with an answer (RFC 7234 §5.5), such as of a policy that only warns. */
function warningsOf({ headers, source }: JsonReply): Reason[] {
  const texts = (headers.get('warning') ?? []).flatMap((line) =>
    [...line.matchAll(/\b\d{3} \S+ "((?:[^"\\]|\\.)*)"/g)].map(([, text = '']) => text.replaceAll(/\\(.)/g, '$1')),
  );
  return texts.map((text) => ({ path: '', code: 'warning', text: sentences.warning(text), source }));
}
