import type { IncomingMessage } from 'node:http';
import type { Task } from '../../core/index';
import type { Platform } from '../../platforms/index';
import { type AskedPlatform, answerReply, answersReply } from './answerReply';
import openapi from '../../../schemas/openapi.json';
import { describeService } from './description';
import { unknownPath, wrongMethod } from './messages';
import { readQuestion } from './question';
import { type Reply, faultReply } from './reply';

/**
 * Asks these platforms, each within its own time-out, and hands back all their answers. Rejects only with the
 * signal's reason, and for faults of our own.
 */
export type AskPlatforms = (
  task: Task,
  platforms: readonly Platform[],
  signal: AbortSignal,
) => Promise<readonly AskedPlatform[]>;

/** What answering needs. */
export interface Service {
  readonly platforms: readonly Platform[];
  readonly ask: AskPlatforms;
  /** The path in front of all others, with a slash at both ends; `/` when absent. */
  readonly prefix?: string;
}

/** Answers a request that may ask: a description, an answer of one platform or of all, or what is wrong with the request. */
export async function respond(
  request: IncomingMessage,
  { platforms, ask, prefix = '/' }: Service,
  signal: AbortSignal,
): Promise<Reply> {
  const place = placeOf(pathWithin(request.url ?? '/', prefix), platforms);
  if (!place) return faultReply(404, 'unknown-path', unknownPath());
  if (request.method === 'GET' || request.method === 'HEAD') {
    return { status: 200, body: place.isDocument ? openapi : describeService(platforms, place.one) };
  }
  if (request.method !== 'POST' || !place.isAsked) {
    const allow = place.isAsked ? 'GET, HEAD, POST' : 'GET, HEAD';
    return faultReply(405, 'wrong-method', wrongMethod(allow), { allow });
  }
  const question = await readQuestion(request);
  if (question.kind === 'refused') return question.reply;
  const answers = await ask(question.task, place.one ? [place.one] : platforms, signal);
  const [only] = answers;
  return place.one && only ? answerReply(only) : answersReply(answers, question.task);
}

interface Place {
  readonly isAsked: boolean;
  /** True where the service's own description in OpenAPI stands. */
  readonly isDocument?: boolean;
  readonly one?: Platform;
}

function pathWithin(target: string, prefix: string): string {
  const path = target.split(/[?#]/, 1)[0] ?? '';
  if (`${path}/` === prefix) return '/';
  return path.startsWith(prefix) ? path.slice(prefix.length - 1) : '';
}

function placeOf(path: string, platforms: readonly Platform[]): Place | undefined {
  if (path === '/openapi.json') return { isAsked: false, isDocument: true };
  if (/^\/(canIDoThis\/?)?$/.test(path)) return { isAsked: true };
  const id = /^\/canIDoThis\/([A-Za-z0-9._-]+)\/?$/.exec(path)?.[1];
  const one = platforms.find((platform) => platform.id === id);
  return one ? { isAsked: true, one } : undefined;
}
