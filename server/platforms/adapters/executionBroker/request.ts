import { type Reason, type Task, readDuration, taskType, taskTypeWords } from '../../../core/index';
import type { JsonRecord } from '../../http/jsonValue';
import { brokerSentences as sentences } from '../../messages/executionBroker';
import type { Dialect } from './dialect';
import { saidExecutable } from './executable';
import { type Remarks, createRemarks } from './remarks';
import { type Writing, resources, saidCompute, saidData, saidStorage, warnOfDuplicates } from './resources';

/** A task in a broker's words. */
export type Translation =
  | {
      readonly kind: 'request';
      readonly body: JsonRecord;
      /** What could not be asked, and what the broker may refuse. */
      readonly caveats: readonly Reason[];
      /** The path of each component that was told, by its name and by its uuid. */
      readonly components: ReadonlyMap<string, string>;
    }
  /** The question cannot be put without becoming another one. */
  | { readonly kind: 'not-expressible'; readonly reasons: readonly Reason[] };

/**
 * Puts a task into a broker's words (MODEL §7). What these cannot say is told, never dropped: as a caveat, or as the
 * reason why nothing is asked where a yes would be to another question.
 */
export function requestOf(task: Task, dialect: Dialect, platform: string): Translation {
  const remarks = createRemarks(platform);
  const writing: Writing = { dialect, remarks, components: new Map(), names: new Map() };
  refuseOtherQuestions(task, remarks);
  const executable = saidExecutable(task, dialect, remarks);
  const storage = resources(task, 'storage-resources').map((each) => saidStorage(each, writing));
  const data = resources(task, 'data-resources')
    .map((each) => saidData(each, writing))
    .filter((each) => each !== undefined);
  warnOfDuplicates(task, remarks);
  const compute = saidCompute(task, writing);
  if (!executable || remarks.refusals.length > 0) return { kind: 'not-expressible', reasons: remarks.refusals };
  const body = dialect.request({
    name: task.name,
    executable,
    compute,
    storage,
    data,
    duration: durationOf(task, remarks),
  });
  return { kind: 'request', body, caveats: remarks.caveats, components: writing.components };
}

function refuseOtherQuestions(task: Task, remarks: Remarks): void {
  const known = taskType(task.type);
  if (known === undefined || !['docker-container', 'singularity-container', 'jupyter-notebook'].includes(known)) {
    remarks.refuse('type', 'type', sentences.noSuchType(taskTypeWords(task.type)));
  }
  const machines = resources(task, 'compute-resources');
  const count = machines.reduce((sum, { value }) => sum + instancesOf(value), 0);
  if (count > 1) {
    const path = machines.length > 1 ? 'compute-resources/1' : 'compute-resources/0/instances';
    remarks.refuse(path, 'not-expressible', sentences.severalMachines(count));
  }
}

function instancesOf({ instances }: JsonRecord): number {
  return typeof instances === 'number' && Number.isSafeInteger(instances) && instances > 1 ? instances : 1;
}

/** The run time that is asked for: what is needed, else what is wished. Brokers take one duration. */
function durationOf(task: Task, remarks: Remarks): string | undefined {
  const { minduration, maxduration } = task;
  const wanted = minduration ?? maxduration;
  if (wanted === undefined) return undefined;
  const canonical = readDuration(wanted)?.canonical;
  if (canonical === undefined) {
    const path = minduration === undefined ? 'maxduration' : 'minduration';
    remarks.caveat(path, 'unreadable', sentences.unreadable(remarks.platform, path));
  }
  return canonical;
}
