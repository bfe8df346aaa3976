import { readFileSync } from 'node:fs';
import type { ExecutionBroker, Task } from '../../server/core/index';
import { executionBrokerPlatform } from '../../server/platforms/adapters/executionBroker';
import { type Play, type ReceivedRequest, client, playPlatform } from './playedPlatform';

export type Json = Record<string, unknown>;

/** An answer of a broker, from the fixtures. */
export const brokerFixture = (name: string) =>
  JSON.parse(readFileSync(`test/platforms/fixtures/execution-broker/${name}.json`, 'utf8')) as Json;

/** A container for which nothing has to be warned of. */
export const CONTAINER: Task = {
  name: 'Demo container',
  type: 'purl:docker-container',
  content: { image: 'registry.example/demo:1.0', digest: 'sha256:00ff' },
  'compute-resources': [{ name: 'worker', mincores: 4, maxcores: 8, minmemory: '32Gi', maxmemory: '64Gi' }],
  'storage-resources': [{ name: 'results', minsize: '20Gi' }],
};

/** How a broker is played. Everything is as the reference broker does where it is not said. */
export interface Broker {
  readonly offers?: Json;
  /** Where questions are taken. */
  readonly door?: string;
  /** Answers a question, instead of with the offers. */
  readonly answer?: Play;
  /** Before a question is answered. */
  readonly before?: () => Promise<void>;
}

/** Plays a broker that counts what it holds: each question that is answered with offers holds them until they are rejected. */
export async function playBroker({ offers = brokerFixture('offerset-yes'), door = '/requests', ...how }: Broker = {}) {
  const held = new Set<string>();
  const answerQuestion: Play = (response, request) => {
    for (const { meta, uuid } of (offers['offers'] ?? []) as { meta?: { uuid: string }; uuid?: string }[]) {
      held.add(meta?.uuid ?? uuid ?? '');
    }
    if (how.answer) how.answer(response, request);
    else {
      response.writeHead(303, { 'content-type': 'application/json', location: '/offersets/1' });
      response.end(JSON.stringify(offers));
    }
  };
  const play: Play = (response, request) => {
    const { method, path, body } = request;
    if (method === 'POST' && path === door) {
      void (how.before ?? ready)().then(() => answerQuestion(response, request));
    } else if (method === 'GET' && path === '/offersets/1') json(response, 200, offers);
    else if (method === 'POST' && path.startsWith('/sessions/')) {
      const { value } = JSON.parse(body) as { value: string };
      held.delete(path.slice('/sessions/'.length));
      json(response, 200, { phase: value });
    } else json(response, 404, { status: 404, error: 'Not Found' });
  };
  return { ...(await playPlatform(play)), held };
}

const ready = async () => Promise.resolve();

/** Answers with JSON. */
export function json(response: Parameters<Play>[0], status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

/** The adapter for a played broker, at a moment when the offers of the fixtures hold; and its client. */
export function brokerAt(url: string, configured: Partial<ExecutionBroker> = {}) {
  const http = client(() => 'token-1');
  const configuration: ExecutionBroker = { id: 'b', name: 'Broker', type: 'execution-broker', url, ...configured };
  const now = () => new Date('2026-11-22T18:00:30Z');
  return { http, platform: executionBrokerPlatform(configuration, { http, now }) };
}

/** Asks a played broker, and lets all that comes after the answer happen. */
export async function askedBroker(
  task: Task = CONTAINER,
  broker: Broker = {},
  configured: Partial<ExecutionBroker> = {},
) {
  const { url, received, held } = await playBroker(broker);
  const { platform, http } = brokerAt(url, configured);
  const answer = await platform.canIDoThis(task, new AbortController().signal);
  const heldWhenAnswered = new Set(held);
  await http.dispose();
  const question = questionIn(received);
  return { answer, received, held, heldWhenAnswered, question };
}

function questionIn(received: readonly ReceivedRequest[]): Json {
  const [last] = received.filter(({ method, path }) => method === 'POST' && !path.startsWith('/sessions/')).slice(-1);
  return last ? (JSON.parse(last.body) as Json) : {};
}
