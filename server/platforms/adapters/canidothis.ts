import { type CanIDoThisService, readAt } from '../../core/index';
import { timeoutMsOf } from '../ask';
import type { HttpClient } from '../http';
import { identityOf } from '../identity';
import type { Platform } from '../platform';
import { answerOf } from '../reply';
import { attributed } from './canidothis/source';
import { readEnvelope } from './canidothisEnvelope';

/**
 * A platform that answers canIDoThis itself: the task is posted to its address once, and never again on failure. `config` comes
 * from the user's own settings; `now` is for offers that expire.
 */
export function canidothisPlatform(config: CanIDoThisService, http: HttpClient, now = () => new Date()): Platform {
  const { id, url, auth, ca } = config;
  const identity = identityOf(config);
  const timeoutMs = timeoutMsOf(config);
  return {
    identity,
    id,
    timeoutMs,
    canIDoThis: async (task, signal) => {
      const how = { ...(auth && { auth }), ...(ca !== undefined && { ca }) };
      const request = { method: 'POST', url, json: task, platform: identity, timeoutMs, signal, ...how } as const;
      const exchange = await http.exchange(request);
      if (exchange.kind !== 'json') return answerOf(exchange);
      const at = now();
      const answer = readEnvelope(exchange.value, { platform: identity, task, now: at.getTime() });
      return attributed(answer, readAt(at.toISOString())(`POST ${new URL(url).pathname}`));
    },
  };
}
