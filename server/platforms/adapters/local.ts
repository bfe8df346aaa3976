import { type DeclaredPlatform, declaredFacts, decide } from '../../core/index';
import type { Platform } from '../platform';
import { identityOf } from '../identity';

/** A platform whose facts are declared in its configuration: decided here, and nothing is sent anywhere. */
export function localPlatform(configuration: DeclaredPlatform, now: () => Date): Platform {
  const factsNow = () => declaredFacts(configuration, now().toISOString());
  return {
    id: configuration.id,
    identity: identityOf(configuration),
    timeoutMs: 1_000,
    canIDoThis(task, signal) {
      signal.throwIfAborted();
      return Promise.resolve(decide(task, factsNow()));
    },
    learn: async () => Promise.resolve({ kind: 'facts', facts: factsNow() }),
  };
}
