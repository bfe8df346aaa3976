import type { Ask, AskOptions } from '../../ask';
import { openstackSentences as sentences } from '../../messages/openstack';
import type { Failure, JsonReply } from '../../reply';
import { isFailure } from '../../reply';

/** One service of a cloud, asked with the token of the session: nothing else of the user's goes there. */
export interface Service {
  /** Asks for a path below the service's address. The source names the service: `nova GET /limits`. */
  get(path: string, options?: AskOptions): Promise<JsonReply | Failure>;
}

/** Which service it is, and whose. */
export interface ServiceNames {
  readonly platform: string;
  /** As operators call it: `nova`. */
  readonly service: string;
}

/** A service at an address of the catalogue. */
export function serviceAt(ask: Ask, { platform, service }: ServiceNames, at: { url: string; token: string }): Service {
  const bound = ask.at(at.url, { 'x-auth-token': at.token });
  return {
    get: async (path, options) => {
      const reply = await bound.get(path, options);
      const source = { ...reply.source, from: `${service} ${reply.source.from}` };
      return isFailure(reply) ? { ...told(reply, { platform, service }), source } : { ...reply, source };
    },
  };
}

/**
 * A refusal as it is to be understood here: whoever is refused has signed in already. A 503 in keystone's name comes from
 * the service's token check, and is not about the token.
 */
function told(failure: Failure, { platform, service }: ServiceNames): Failure {
  const { refused, source } = failure;
  const about = { service, request: source.from, said: refused?.said };
  if (refused?.status === 401)
    return { ...failure, kind: 'unauthorised', remedy: sentences.tokenRefused(platform, about) };
  if (refused?.status === 403)
    return { ...failure, kind: 'unauthorised', remedy: sentences.roleWanted(platform, about) };
  if (refused?.status === 503 && /keystone/i.test(refused.said ?? ''))
    return { ...failure, kind: 'unreachable', because: sentences.keystoneAway(platform, service) };
  return failure;
}
