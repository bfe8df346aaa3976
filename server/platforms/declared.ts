import { type DeclaredFacts, type Fact, type PlatformFacts, declaredFacts } from '../core/index';
import type { AskedConfiguration } from './ask';

/**
 * Facts with what the configuration declares in the places of what is unknown. What was read from the platform is never
 * replaced. Declared sizes come with their limits, as on a platform that is declared as a whole.
 */
export function filledIn(facts: PlatformFacts, configuration: AskedConfiguration, observedAt: string): PlatformFacts {
  const declared = 'declared' in configuration ? configuration.declared : undefined;
  if (!declared) return facts;
  const { id, name } = configuration;
  const from = declaredFacts({ id, name, type: 'local', ...declared }, observedAt);
  const takesSizes = facts.sizes.value === 'unknown' && declared.sizes !== undefined;
  const limit = <T>(known: Fact<T>, key: keyof NonNullable<DeclaredFacts['limits']>, told: Fact<T>) =>
    known.value === 'unknown' && (takesSizes || declared.limits?.[key] !== undefined) ? told : known;
  return {
    ...facts,
    runs: declared.runs && facts.runs.value === 'unknown' ? from.runs : facts.runs,
    engines: declared.engines && facts.engines.value === 'unknown' ? from.engines : facts.engines,
    architectures:
      declared.architectures && facts.architectures.value === 'unknown' ? from.architectures : facts.architectures,
    sizes: takesSizes ? from.sizes : facts.sizes,
    cores: limit(facts.cores, 'cores', from.cores),
    memory: limit(facts.memory, 'memory', from.memory),
    gpus: limit(facts.gpus, 'gpus', from.gpus),
    storage: limit(facts.storage, 'storage', from.storage),
    duration: limit(facts.duration, 'duration', from.duration),
    lifetime: limit(facts.lifetime, 'lifetime', from.lifetime),
  };
}
