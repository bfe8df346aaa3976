import { type Answer, type PlatformFacts, type Task, decide } from '../core/index';
import { type Ask, type AskedConfiguration, createAsk, timeoutMsOf } from './ask';
import { filledIn } from './declared';
import type { HttpClient } from './http';
import type { AuthScheme } from './http/authorise';
import { type Deadline, startDeadline } from './http/deadline';
import type { ExchangeFailure } from './http/outcome';
import { identityOf } from './identity';
import type { Learnt, Platform } from './platform';
import { answerOf } from './reply';

/** What adapters are made of. */
export interface PlatformTools {
  readonly http: HttpClient;
  readonly now: () => Date;
}

/**
 * What an adapter does: it asks the platform, and gives the facts that it learnt; or an answer, where the platform itself
 * decides; or the failure of a request that cannot be done without, which becomes the answer.
 */
export type Gather = (ask: Ask, task: Task) => Promise<PlatformFacts | Answer | ExchangeFailure>;

/** How an adapter differs from others. `auth` is how the token is sent where the configuration does not say. */
export interface AdapterOptions {
  readonly auth?: AuthScheme;
}

const AFTERWARDS_MS = 5_000;

/**
 * Makes a platform of an adapter: all requests of a question share one deadline, facts that stay unknown are filled from
 * the configuration's `declared`, and one decision is made for all platforms (DESIGN §3).
 */
export function factsPlatform(
  configuration: AskedConfiguration,
  tools: PlatformTools,
  gather: Gather,
  options: AdapterOptions = {},
): Platform {
  const timeoutMs = timeoutMsOf(configuration);
  const question: Question = { configuration, tools, gather, options, timeoutMs };
  return {
    identity: identityOf(configuration),
    id: configuration.id,
    timeoutMs: timeoutMs + 500, // our own deadline comes first, and keeps the facts that came in time
    canIDoThis: async (task, signal) => {
      const learnt = await learn(question, task, signal);
      return learnt.kind === 'facts' ? decide(task, learnt.facts) : learnt;
    },
    learn: async (task, signal) => learn(question, task, signal),
  };
}

async function learn(question: Question, task: Task, signal: AbortSignal): Promise<Learnt> {
  const afterwards: Afterwards[] = [];
  const learnt = gathered(question, task, { signal, afterwards });
  const clean = async () => cleaned(question, afterwards);
  question.tools.http.keep(learnt.then(clean, clean));
  return learnt;
}

/** Does some work on a platform outside of any question, such as to give back what an answer reserved, in a time of its own. */
export async function afterwards(
  configuration: AskedConfiguration,
  tools: PlatformTools,
  work: Afterwards,
): Promise<void> {
  await cleaned({ configuration, tools, options: {}, timeoutMs: AFTERWARDS_MS }, [work]);
}

type Afterwards = Parameters<Ask['lastly']>[0];

interface Question {
  readonly configuration: AskedConfiguration;
  readonly tools: PlatformTools;
  readonly gather: Gather;
  readonly options: AdapterOptions;
  readonly timeoutMs: number;
}

interface Asking {
  readonly signal: AbortSignal;
  readonly afterwards: Afterwards[];
}

async function gathered(question: Question, task: Task, { signal, afterwards }: Asking): Promise<Learnt> {
  const { tools, timeoutMs, configuration } = question;
  signal.throwIfAborted();
  const deadline = startDeadline(timeoutMs, signal);
  try {
    const found = await question.gather(askOf(question, deadline, afterwards), task);
    signal.throwIfAborted();
    if ('kind' in found) return isAnswer(found) ? found : answerOf(found);
    return { kind: 'facts', facts: filledIn(found, configuration, tools.now().toISOString()) };
  } finally {
    deadline.release();
  }
}

function isAnswer(found: Answer | ExchangeFailure): found is Exclude<Answer, ExchangeFailure> {
  return found.kind === 'offers' || found.kind === 'declined' || found.kind === 'incomplete';
}

function askOf(
  { configuration, tools, options, timeoutMs }: Omit<Question, 'gather'>,
  { signal }: Deadline,
  afterwards: Afterwards[],
): Ask {
  return createAsk({
    configuration,
    auth: configuration.auth ?? options.auth ?? { type: 'bearer' },
    ...tools,
    timeoutMs,
    signal,
    lastly: (work) => afterwards.push(work),
  });
}

/** What an adapter left for afterwards; each by itself, so that one that fails does not keep the others from it. */
async function cleaned(question: Omit<Question, 'gather'>, left: Afterwards[]): Promise<void> {
  if (left.length === 0) return;
  const deadline = startDeadline(AFTERWARDS_MS, new AbortController().signal);
  const ask = askOf({ ...question, timeoutMs: AFTERWARDS_MS }, deadline, []);
  await Promise.allSettled(left.splice(0).map(async (work) => work(ask)));
  deadline.release();
}
