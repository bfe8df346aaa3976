import { onTestFinished } from 'vitest';
import type { Answer, Task } from '../../server/core/index';
import { type ServiceOptions, startService } from '../../server/cli/serve/server';
import type { Platform } from '../../server/platforms/platform';
import { TASK } from './playedPlatform';

/** The task with maxima filled in. */
export const GIVEN: Task = {
  ...TASK,
  'compute-resources': [{ name: 'worker', mincores: 4, maxcores: 8, minmemory: '8Gi', maxmemory: '16Gi' }],
};
/** A yes with a caveat. */
export const YES: Answer = {
  kind: 'offers',
  offers: [
    {
      ...{ name: 'large', fixed: true, cores: 8, memory: '16Gi', storage: '20Gi', task: GIVEN },
      sources: [
        { of: ['cores', 'memory'], from: 'GET /sizes', observedAt: '2026-11-23T12:00:00.000Z', confidence: 'live' },
      ],
    },
  ],
  caveats: [{ path: 'type', code: 'unknown', text: 'The type is not known.' }],
};
/** A no with one reason. */
export const NO: Extract<Answer, { kind: 'declined' }> = {
  kind: 'declined',
  reasons: [
    {
      path: 'compute-resources/0/minmemory',
      code: 'limit',
      asked: '8Gi',
      limit: '4Gi',
      text: 'Needs 8Gi memory; the limit is 4Gi.',
    },
  ],
};

/** A platform that always gives one answer. */
export function fake(id: string, answer: Answer | ((signal: AbortSignal) => Promise<Answer>)): Platform {
  const canIDoThis = async (_: Task, signal: AbortSignal) => (typeof answer === 'function' ? answer(signal) : answer);
  return {
    identity: { id, name: `Platform ${id}`, type: 'local', description: 'A place' },
    id,
    timeoutMs: 1000,
    canIDoThis,
  };
}

/** Serves these platforms on loopback until the test ends. */
export async function serve(platforms: readonly Platform[], options: Partial<ServiceOptions> = {}) {
  const ask: ServiceOptions['ask'] = async (task, asked, signal) =>
    Promise.all(asked.map(async (each) => ({ platform: each.identity, answer: await each.canIDoThis(task, signal) })));
  const started = await startService({ platforms, ask, host: '127.0.0.1', port: 0, graceMs: 100, ...options });
  if (started.kind === 'refused') throw new Error(started.because);
  onTestFinished(async () => started.close());
  return started;
}

/** Sends a request: POST when there is a body, GET otherwise. */
export async function send(
  url: string,
  body?: unknown,
  init: { method?: string; headers?: Record<string, string> } = {},
) {
  const text = typeof body === 'string' || body === undefined ? body : JSON.stringify(body);
  const headers = { ...(text !== undefined && { 'content-type': 'application/json' }), ...init.headers };
  const response = await fetch(url, {
    method: text === undefined ? 'GET' : 'POST',
    ...init,
    headers,
    body: text ?? null,
  });
  const json = (await response.json().catch(() => undefined)) as { error?: { text: string } } & Record<string, unknown>;
  return { status: response.status, headers: response.headers, json };
}
