import {
  type DIRACPlatform,
  type Place,
  type Size,
  type Source,
  fact,
  readCores,
  readQuantity,
} from '../../../core/index';
import { diracSentences as sentences } from '../../messages/dirac';
import { type Counting, runTime } from './cpuTime';
import type { Banned } from './status';

type Queue = NonNullable<DIRACPlatform['queues']>[number];

/** What declared queues are held against. */
export interface Grid {
  readonly counting: Counting;
  readonly banned: readonly Banned[];
  /** The most CPU time of any job here, in normalised seconds. */
  readonly maxCpuTime?: number;
  /** That they are declared. */
  readonly source: Source;
}

/**
 * The queues that the configuration declares, as places. One whose name holds a banned site or computing element, as in
 * `LCG.CNAF.it/ce01.infn.it/long`, is closed.
 */
export function placesOf(queues: readonly Queue[], grid: Grid): Place[] {
  return queues.map((queue) => placeOf(queue, grid));
}

function placeOf(queue: Queue, { counting, banned, maxCpuTime = Infinity, source }: Grid): Place {
  const { name, 'max-cpu-time': seconds } = queue;
  const parts = new Set(name.split('/'));
  const out = banned.find((each) => parts.has(each.name));
  const isShorter = seconds !== undefined && seconds < maxCpuTime;
  return {
    kind: 'queue',
    name,
    sizes: fact([sizeOf(queue)], source),
    ...(isShorter && { duration: runTime({ what: `"maxCPUTime" of the queue`, seconds }, counting, source) }),
    ...(out && { closed: sentences.banned(out.name, out.reason) }),
  };
}

function sizeOf({ name, cores, memory, gpus }: Queue): Size {
  return {
    name,
    isFixed: false,
    cores: readCores(cores) ?? 'unknown',
    memory: readQuantity(memory)?.quantity ?? 'unknown',
    gpus: gpus ?? 'unknown',
  };
}
