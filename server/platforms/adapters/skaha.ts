import {
  type Quota,
  type Reason,
  type SkahaPlatform,
  type Task,
  fact,
  facts,
  readCores,
  taskType,
  unknown,
  unlimited,
} from '../../core/index';
import { type PlatformTools, factsPlatform } from '../factsPlatform';
import { isRecord, listOf, member, textMember } from '../http/jsonValue';
import { skahaSentences as sentences } from '../messages/skaha';
import type { Platform } from '../platform';
import { type Failure, type JsonReply, isFailure, sentenceOf } from '../reply';
import { type SessionContext, contextOf, countOf } from './skaha/context';
import { imageKnowledge } from './skaha/images';

const RUNS = ['jupyter-notebook', 'docker-container'];

/** Sessions that are no longer any, by their status. */
const OVER = ['succeeded', 'failed', 'completed', 'terminating', 'error'];

/** Types of session that do not count against the limit: batch jobs, and what runs within a desktop. */
const NOT_INTERACTIVE = ['headless', 'desktop-app'];

/**
 * A CANFAR science platform, asked through skaha (PLATFORMS §12): which sizes its sessions have, how many the user has,
 * and which images it starts. Whoever may sign in may read all of it.
 */
export function skahaPlatform(configuration: SkahaPlatform, tools: PlatformTools): Platform {
  return factsPlatform(configuration, tools, async (ask, task) => {
    const [context, sessions, stats, images, hosts] = await Promise.all([
      ask.get('/skaha/v1/context'),
      ask.get('/skaha/v1/session'),
      ask.get('/skaha/v1/session', { query: { view: 'stats' } }),
      ask.get('/skaha/v1/image', { query: { type: isNotebook(task) ? 'notebook' : undefined } }),
      ask.get('/skaha/v1/repository'),
    ]);
    if (isFailure(context)) return context;
    const read = contextOf(context.value);
    if (!read) return { kind: 'unintelligible', because: sentences.noContext(configuration.name) };
    const about = { platform: configuration.name, images: valueOf(images), hosts: valueOf(hosts) };
    const { refusals, notes } = imageKnowledge(task, about);
    return facts({
      runs: fact(RUNS, ask.source('skaha')),
      sizes: fact([read.size], { ...context.source, from: `${context.source.from} options` }),
      instances: isInteractive(task) ? fact(1, context.source) : unlimited(context.source),
      quotas: isInteractive(task) ? quotasOf(read, { context, sessions }) : unlimited(context.source),
      isQueued: fact(!isInteractive(task), context.source),
      refusals,
      notes: [...notes, ...busyNote(task, stats, configuration.name)],
    });
  });
}

function isNotebook({ type }: Task): boolean {
  return taskType(type) === 'jupyter-notebook';
}

/** A notebook is a session that people work in; a container is a batch job, unless it says otherwise. */
function isInteractive(task: Task): boolean {
  return isNotebook(task) || task.interactive === true;
}

function valueOf(reply: JsonReply | Failure): unknown {
  return isFailure(reply) ? undefined : reply.value;
}

interface Replies {
  readonly context: JsonReply;
  readonly sessions: JsonReply | Failure;
}

function quotasOf({ mostInteractive: limit }: SessionContext, { context, sessions }: Replies) {
  const source = { ...context.source, from: `${context.source.from} maxInteractiveSessions` };
  if (limit === undefined) return unknown(undefined, source);
  const used = isFailure(sessions) ? undefined : interactiveIn(sessions.value);
  if (used === undefined && isFailure(sessions)) return unknown(sentenceOf(sessions), sessions.source);
  const instances = fact({ limit, ...(used !== undefined && { used }) }, source);
  const quota: Quota = { holder: sentences.sessions, instances };
  return fact([quota], source);
}

/** How many of the user's sessions count; undefined where the answer is no list of sessions alone. */
function interactiveIn(value: unknown): number | undefined {
  const sessions = listOf(value);
  if (sessions?.every(isRecord) !== true) return undefined;
  return sessions.filter((session) => {
    const [type = '', status = ''] = [textMember(session, 'type'), textMember(session, 'status')];
    return !NOT_INTERACTIVE.includes(type.toLowerCase()) && !OVER.includes(status.toLowerCase());
  }).length;
}

/** The platform calls its capacity `cpuCoresAvailable`; what is free is that less what is requested. */
function busyNote(task: Task, stats: JsonReply | Failure, platform: string): readonly Reason[] {
  const cores = member(valueOf(stats), 'cores');
  const [total, taken] = [countOf(member(cores, 'cpuCoresAvailable')), countOf(member(cores, 'requestedCPUCores'))];
  const wanted = readCores(task['compute-resources']?.[0]?.mincores)?.millicores ?? 1000n;
  if (total === undefined || taken === undefined) return [];
  const free = Math.max(0, total - taken);
  if (BigInt(free) * 1000n >= wanted) return [];
  return [
    {
      path: 'compute-resources/0/mincores',
      code: 'busy',
      text: sentences.busy(platform, free, total),
      source: stats.source,
    },
  ];
}
