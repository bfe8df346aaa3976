import {
  type DIRACPlatform,
  type Duration,
  type Fact,
  type Source,
  type Task,
  capacity,
  readCores,
  readDuration,
  unlimited,
} from '../../../core/index';
import { listOf, member } from '../../http/jsonValue';
import { diracSentences as sentences } from '../../messages/dirac';

const USUAL_HS06 = 10;

/** How a task's run time becomes the CPU time that DIRAC counts: so many cores, each of so much power. */
export interface Counting {
  readonly cores: number;
  readonly hs06: number;
  readonly isDeclared: boolean;
}

/** The cores of the largest machine of a task, since each machine is a job of its own; DIRAC counts whole ones. */
export function countingOf(task: Task, configuration: DIRACPlatform): Counting {
  const cores = (listOf(task['compute-resources']) ?? []).flatMap((each) => {
    const millicores = readCores(member(each, 'mincores'))?.millicores;
    return millicores === undefined ? [] : [Math.ceil(Number(millicores) / 1000)];
  });
  const declared = configuration['hs06-per-core'];
  return { cores: Math.max(1, ...cores), hs06: declared ?? USUAL_HS06, isDeclared: declared !== undefined };
}

/** A limit of CPU time as the run time that it allows; rounded down to seconds, and 0 where it is no number. */
export function runTime(
  limit: { readonly what: string; readonly seconds: number },
  counting: Counting,
  source: Source,
) {
  const { cores, hs06 } = counting;
  const value = capacity.seconds(Math.floor(limit.seconds / (cores * hs06)));
  const because = sentences.cpuTime(limit, cores, counting);
  const found: Fact<Duration> = value === undefined ? unlimited(source) : { value, source, because };
  return found;
}

/** What a yes is told with: the CPU time that the task's run time counts as. Nothing where it states none. */
export function comparedText(task: Task, counting: Counting): string | undefined {
  const duration = readDuration(task.minduration)?.duration;
  if (!duration || duration.months > 0n || duration.milliseconds === 0n) return undefined;
  const { cores, hs06 } = counting;
  return sentences.compared(Math.ceil((Number(duration.milliseconds) / 1000) * cores * hs06), cores, counting);
}
