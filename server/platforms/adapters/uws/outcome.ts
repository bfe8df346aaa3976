import { type Reason, capacity, durationWords } from '../../../core/index';
import { uwsSentences as sentences } from '../../messages/uws';
import { sentenceOf } from '../../reply';
import type { Capabilities } from './capabilities';
import type { Probed } from './probe';

/** What the making of a job tells besides its limits: the service's own no, and what a yes is told with. */
export interface Outcome {
  readonly refusals: readonly Reason[];
  readonly notes: readonly Reason[];
}

/** `run` is how long the task runs, in seconds, where it says so. */
export function outcomeOf(
  probed: Probed | undefined,
  { run, capabilities }: { readonly run?: number; readonly capabilities: Capabilities },
): Outcome {
  switch (probed?.kind) {
    case undefined:
      return { refusals: [], notes: [] };
    case 'refused': {
      const text = sentences.refused(probed.said);
      return { refusals: [{ path: 'content', code: 'refused', text, source: probed.source }], notes: [] };
    }
    case 'failed': {
      const text = [sentences.noJobMade, sentenceOf(probed.failure)].filter((part) => part !== undefined).join(' ');
      return { refusals: [], notes: [{ path: '', code: 'unknown', text, source: probed.failure.source }] };
    }
    case 'unread':
      return {
        refusals: [],
        notes: [{ path: '', code: 'unknown', text: sentences.jobUnread, source: probed.source }],
      };
    case 'job':
      return ofJob(probed, run, capabilities);
  }
}

function ofJob({ job, source }: Extract<Probed, { kind: 'job' }>, run = 0, { duration }: Capabilities): Outcome {
  const { quote, destruction } = job;
  const willNotRun = quote !== undefined && destruction !== undefined && quote > destruction; // UWS 1.1, 2.1.6
  const refusal = willNotRun ? [sentences.willNotRun(quote, destruction)] : [];
  // DaCHS takes any run time that it is asked for, so that reading it back is no promise.
  const isTaken = run > 0 && duration.hard === undefined && typeof job.duration === 'number' && job.duration >= run;
  const length = isTaken ? capacity.seconds(run) : undefined;
  const notes = [
    ...(length ? [sentences.accepted(durationWords(length))] : []),
    ...(quote === undefined || willNotRun ? [] : [sentences.expects(quote)]),
  ];
  return {
    refusals: refusal.map((text) => ({ path: '', code: 'quote', text, source })),
    notes: notes.map((text) => ({ path: '', code: 'job', text, source })),
  };
}
