import type { Source } from '../model/answer';
import { readCores } from '../model/cores';
import { readDuration } from '../model/duration';
import { readQuantity } from '../model/quantity';
import type { DeclaredPlatform, Size as DeclaredSize } from '../schema/generated/types';
import type { Fact, PlatformFacts, Size } from './facts';

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
  const fact = <T>(value: T | undefined): Fact<T> => ({ value: value ?? 'unknown', source });
  const { limits, sizes } = platform;
  return {
    runs: fact<readonly string[]>(platform.runs),
    architectures: fact<readonly string[]>(platform.architectures),
    sizes: { value: sizes ? sizes.flatMap(readSize) : 'unlimited', source },
    cores: sizes && !limits?.cores ? { value: 'unlimited', source } : fact(readCores(limits?.cores)),
    memory: sizes && !limits?.memory ? { value: 'unlimited', source } : fact(readQuantity(limits?.memory)?.quantity),
    gpus: sizes && limits?.gpus === undefined ? { value: 'unlimited', source } : fact(limits?.gpus),
    storage: fact(readQuantity(limits?.storage)?.quantity),
    duration: fact(readDuration(limits?.duration)?.duration),
    lifetime: fact(readDuration(limits?.lifetime)?.duration),
  };
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
      cores,
      memory,
      ...(gpus !== undefined && { gpus }),
      ...(storage && { storage }),
      ...(architecture && { architecture }),
    },
  ];
}
