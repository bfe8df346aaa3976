import type { Ask } from '../../ask';
import { member } from '../../http/jsonValue';
import { kubernetesSentences as sentences } from '../../messages/kubernetes';
import { type Failure, isFailure } from '../../reply';

/** Something that one would have to be allowed to create. */
export interface Creation {
  readonly prefix: string;
  readonly platform: string;
  readonly namespace: string;
  readonly group?: string;
  readonly resource: string;
}

/**
 * Asks the cluster whether the token may create something in a namespace; the failure if not, with the role to ask for.
 * A cluster that does not answer this question leaves it to the dry run.
 */
export async function mayNotCreate(
  ask: Ask,
  { prefix, platform, ...creation }: Creation,
): Promise<Failure | undefined> {
  const { namespace, group = '', resource } = creation;
  const review = {
    kind: 'SelfSubjectAccessReview',
    apiVersion: 'authorization.k8s.io/v1',
    spec: { resourceAttributes: { namespace, verb: 'create', group, resource } },
  };
  const path = `${prefix}/apis/authorization.k8s.io/v1/selfsubjectaccessreviews`;
  const reply = await ask.post(path, { json: review });
  if (isFailure(reply)) return reply.refused && reply.refused.status !== 401 ? undefined : reply;
  if (member(member(reply.value, 'status'), 'allowed') !== false) return undefined;
  return { kind: 'unauthorised', remedy: sentences.mayNot(platform, resource, namespace), source: reply.source };
}
