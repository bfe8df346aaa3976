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
 * What speaks against creating something: a `failure` that is the answer, with the role to ask for; or `silence`, where the
 * cluster did not answer this question, which is then left to the dry run. Neither where the token may.
 */
export interface Access {
  readonly failure?: Failure;
  readonly silence?: Failure;
}

/** Asks the cluster whether the token may create something in a namespace. */
export async function accessTo(ask: Ask, { prefix, platform, ...creation }: Creation): Promise<Access> {
  const { namespace, group = '', resource } = creation;
  const review = {
    kind: 'SelfSubjectAccessReview',
    apiVersion: 'authorization.k8s.io/v1',
    spec: { resourceAttributes: { namespace, verb: 'create', group, resource } },
  };
  const path = `${prefix}/apis/authorization.k8s.io/v1/selfsubjectaccessreviews`;
  const reply = await ask.post(path, { json: review });
  if (isFailure(reply)) {
    return reply.refused && reply.refused.status !== 401 ? { silence: reply } : { failure: reply };
  }
  const allowed = member(member(reply.value, 'status'), 'allowed');
  if (allowed === true) return {};
  const { source } = reply;
  return allowed === false
    ? { failure: { kind: 'unauthorised', remedy: sentences.mayNot(platform, resource, namespace), source } }
    : { silence: { kind: 'unintelligible', because: sentences.noCluster(platform), source } };
}
