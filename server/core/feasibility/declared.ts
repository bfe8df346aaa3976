import type { Source } from '../model/answer';
import { readCores } from '../model/cores';
import { readDuration } from '../model/duration';
import { bytes, readQuantity } from '../model/quantity';
import type { DeclaredPlatform, Size as DeclaredSize } from '../schema/generated/types';
import { type PlatformFacts, type Size, fact, facts, unlimited } from './facts';

/**
 * The facts that a platform's configuration declares. `observedAt` (ISO 8601) is when it was read. What is left out is
 * unknown; without sizes, any size up to the limits may be asked for. A declared figure that cannot be read is unknown
 * too: the configuration's own check has told the user.
 */
export function declaredFacts(platform: DeclaredPlatform, observedAt: string): PlatformFacts {
  const source: Source = {
    from: `the platform's configuration ("${platform.id}")`,
    observedAt,
    confidence: 'declared',
  };
  const { limits, sizes } = platform;
  const isInSizes = limits?.storage === undefined && sizes?.some(({ storage }) => storage !== undefined) === true;
  return facts({
    runs: fact<readonly string[]>(platform.runs, source),
    engines: fact<readonly string[]>(platform.engines, source),
    architectures: fact<readonly string[]>(platform.architectures, source),
    sizes: sizes ? fact(sizes.flatMap(readSize), source) : unlimited(source),
    cores: fact(readCores(limits?.cores), source),
    memory: fact(readQuantity(limits?.memory)?.quantity, source),
    gpus: fact(limits?.gpus, source),
    instances: unlimited(source),
    // Where storage is declared with the sizes alone, there is none besides.
    storage: fact(isInSizes ? bytes(0n) : readQuantity(limits?.storage)?.quantity, source),
    duration: fact(readDuration(limits?.duration)?.duration, source),
    lifetime: fact(readDuration(limits?.lifetime)?.duration, source),
    quotas: unlimited(source),
  });
}

function readSize(size: DeclaredSize): Size[] {
  const cores = readCores(size.cores);
  const memory = readQuantity(size.memory)?.quantity;
  const storage = readQuantity(size.storage)?.quantity;
  if (!cores || !memory) return [];
  const { name, gpus, architecture } = size;
  return [
    {
      name,
      isFixed: true,
      cores,
      memory,
      ...(gpus !== undefined && { gpus }),
      ...(storage && { storage }),
      ...(architecture && { architecture }),
    },
  ];
}
