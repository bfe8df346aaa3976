import { randomUUID } from 'node:crypto';
import type { Source } from '../../../core/index';
import type { Ask } from '../../ask';
import { headerOf } from '../../http/outcome';
import { errorInVotable } from '../../http/votable';
import { type Failure, type XmlReply, isFailure } from '../../reply';
import { type Job, jobOf, jobPath, jobWithRunId } from './job';

/** What a job is made with, and asked for. */
export interface Wanted {
  readonly jobs: string;
  readonly form: Readonly<Record<string, string | number | boolean>>;
  /** Seconds that it should be allowed to run. */
  readonly duration?: number;
  /** Seconds that it should be kept, from when it is made. */
  readonly kept?: number;
}

/** What came of it: the job's limits, the service's own no, or why there is neither. */
export type Probed =
  | { readonly kind: 'job'; readonly job: Job; readonly source: Source }
  | { readonly kind: 'refused'; readonly said: string; readonly source: Source }
  | { readonly kind: 'unread'; readonly source: Source }
  | { readonly kind: 'failed'; readonly failure: Failure };

/**
 * Makes a job, asks for its run time and how long it is kept, reads what it got, and deletes it: also when that fails or
 * is called off. It is never started. No redirect is followed, so that no token leaves the service.
 */
export async function probe(ask: Ask, wanted: Wanted): Promise<Probed> {
  const { jobs, form, duration, kept } = wanted;
  const left = leaveNothing(ask, jobs);
  const made = await ask.postXml(jobs, { form: { ...form, RUNID: left.runId } }, { follow: false });
  const path = jobPath(made, jobs);
  if (path === undefined) return withoutJob(made, left);
  left.is(path);
  const set = async (name: string, fields: Record<string, string | number>) =>
    ask.postXml(`${path}/${name}`, { form: fields }, { follow: false });
  if (duration !== undefined) await set('executionduration', { EXECUTIONDURATION: duration });
  if (kept !== undefined) await set('destruction', { DESTRUCTION: untilAfter(kept, made) });
  const read = await ask.getXml(path);
  if (isFailure(read)) return { kind: 'failed', failure: read };
  const job = jobOf(read.root);
  const source = { ...read.source, from: `GET /${jobs}/… of a job made to ask` };
  return job ? { kind: 'job', job, source } : { kind: 'unread', source };
}

/** So many seconds from now by the clock of the service, rounded up; UWS wants UTC, and older ones stumble over fractions. */
function untilAfter(seconds: number, made: XmlReply | Failure): string {
  const headers = isFailure(made) ? made.refused?.headers : made.headers;
  const date = headers && headerOf({ headers }, 'date');
  const now = [Date.parse(date ?? ''), Date.parse(made.source.observedAt)].find((time) => !Number.isNaN(time)) ?? 0;
  return `${new Date(now + (seconds + 1) * 1000).toISOString().slice(0, 19)}Z`;
}

function withoutJob(made: XmlReply | Failure, left: Leaving): Probed {
  const { source } = made;
  if (!isFailure(made)) {
    const said = errorInVotable(made.root);
    if (said === undefined) return { kind: 'unread', source };
    left.nothing();
    return { kind: 'refused', said, source };
  }
  const { refused } = made;
  if (refused === undefined) return { kind: 'failed', failure: made }; // it may have been made all the same
  if (refused.status < 400) return { kind: 'unread', source };
  left.nothing();
  const isAnswer = [400, 403, 422].includes(refused.status) && refused.said !== undefined; // UWS 1.1, 2.2.3.1
  return isAnswer ? { kind: 'refused', said: refused.said, source } : { kind: 'failed', failure: made };
}

interface Leaving {
  /** What the job is found by in the list of jobs, where it is not known where it is. */
  readonly runId: string;
  is(path: string): void;
  nothing(): void;
}

/** Sees to it, before anything is made, that it is taken back. */
function leaveNothing(ask: Ask, jobs: string): Leaving {
  const runId = `ossr-${randomUUID()}`;
  let made: 'perhaps' | 'no' | { readonly path: string } = 'perhaps';
  ask.lastly(async (after) => {
    if (made === 'no') return;
    const path = made === 'perhaps' ? await foundBy(after, runId, jobs) : made.path;
    if (path !== undefined) await removed(after, path);
  });
  return {
    runId,
    is: (path) => void (made = { path }),
    nothing: () => void (made = 'no'),
  };
}

async function foundBy(ask: Ask, runId: string, jobs: string): Promise<string | undefined> {
  const list = await ask.getXml(jobs, { query: { PHASE: 'PENDING' } });
  return isFailure(list) ? undefined : jobWithRunId(list.root, runId, jobs);
}

/** DELETE; or, where a proxy lets none through, the form that UWS has for browsers. */
async function removed(ask: Ask, path: string): Promise<void> {
  const reply = await ask.delete(path, { follow: false });
  const status = isFailure(reply) ? reply.refused?.status : undefined;
  if (status === 405 || status === 501) await ask.postXml(path, { form: { ACTION: 'DELETE' } }, { follow: false });
}
