import type { Answer, CanIDoThisService } from '../../core/index';
import type { Exchange, HttpClient } from '../http';
import { identityOf } from '../identity';
import type { Platform } from '../platform';
import { type EnvelopeContext, readEnvelope } from './canidothisEnvelope';

const DEFAULT_TIMEOUT_S = 10;

/**
 * A platform that answers canIDoThis itself: the task is posted to its address once, and never again on failure. `config` comes
 * from the user's own settings; `now` is for offers that expire.
 */
export function canidothisPlatform(config: CanIDoThisService, http: HttpClient, now = () => new Date()): Platform {
  const { id, url, timeout = DEFAULT_TIMEOUT_S } = config;
  const identity = identityOf(config);
  const timeoutMs = timeout * 1000;
  return {
    identity,
    id,
    timeoutMs,
    canIDoThis: async (task, signal) => {
      const exchange = await http.exchange({ method: 'POST', url, json: task, platform: identity, timeoutMs, signal });
      return answerOf(exchange, { platform: identity, task, now: now().getTime() });
    },
  };
}

function answerOf(exchange: Exchange, context: EnvelopeContext): Answer {
  switch (exchange.kind) {
    case 'json':
      return readEnvelope(exchange.value, context);
    case 'unauthorised':
      return { kind: 'unauthorised', remedy: exchange.remedy };
    case 'unreachable':
    case 'unintelligible':
      return { kind: exchange.kind, because: exchange.because };
    case 'timedOut':
      return { kind: 'timedOut', afterMs: exchange.afterMs };
  }
}
