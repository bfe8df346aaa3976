import type { Answer, Task } from '../../server/core/index';
import { readEnvelope } from '../../server/platforms/adapters/canidothisEnvelope';
import { PARIS, TASK } from './playedPlatform';

/** The time at which these answers are read. */
const NOW = Date.parse('2026-11-20T12:00:00Z');
/** The task with the maxima that Paris gives. */
export const GIVEN: Task = {
  ...TASK,
  'compute-resources': [{ name: 'worker', mincores: 4, maxcores: 8, minmemory: '8Gi', maxmemory: '16Gi' }],
  'storage-resources': [{ name: 'results', minsize: '20Gi', maxsize: '40Gi', minlifetime: 'PT4H', location: null }],
};
/** Reads an envelope of Paris as the answer to a task. */
export const read = (value: unknown, task: Task = TASK): Answer =>
  readEnvelope(value, { platform: PARIS, task, now: NOW });
/** The given task with other members of its worker. */
export const worker = (members: object) => ({ ...GIVEN, 'compute-resources': [{ name: 'worker', ...members }] });
/** The sentences of an answer. */
export const texts = (answer: Answer) =>
  answer.kind === 'offers'
    ? answer.caveats.map(({ text }) => text)
    : answer.kind === 'declined'
      ? answer.reasons.map(({ text }) => text)
      : [];
