import type { Dispatcher } from 'undici';
import type { PlatformIdentity } from '../../core/index';
import { readAddress } from './address';
import { type CredentialFor, type SecretReading, readSecret } from './credential';
import { orCalledOff, startDeadline } from './deadline';
import { connectionFault } from './fault';
import { type Network, type NetworkSettings, createNetwork } from './network';
import type { Exchange, ExchangeFailure, HttpReply } from './outcome';
import { receive } from './receive';
import type { HttpRequest, JsonRequest } from './request';
import { repeatedly } from './repeat';
import { send } from './send';

/** The one way in which this program speaks to the network. */
export interface HttpClient {
  /**
   * Sends a question and reads JSON, within the bounds of SAFETY R3 and R5. What goes wrong with the world is a value;
   * it rejects only with the reason of `signal` when the asker calls it off, and for faults of our own.
   */
  exchange(request: JsonRequest): Promise<Exchange>;
  /** Sends a request and gives the reply as it came, whatever its status. It rejects as `exchange` does. */
  request(request: HttpRequest): Promise<HttpReply | ExchangeFailure>;
  /** The token of a platform for an origin, for those that want it in a form of their own. */
  secret(platform: PlatformIdentity, origin: string, signal: AbortSignal): Promise<SecretReading>;
  /** Lets some work end before the connections do: what was left on a platform has to be taken back. */
  keep(work: Promise<unknown>): void;
  /** Waits for the work that is kept, for a few seconds, and ends the connections. A dispatcher handed in is left alone. */
  dispose(): Promise<void>;
}

/** What the client is made of. `dispatcher` is for tests; `now` tells the time in milliseconds since 1970. */
export interface HttpClientParts {
  readonly dispatcher?: Dispatcher;
  readonly credential: CredentialFor;
  readonly now?: () => number;
  /** How the network is reached, asked for once; from this process's environment when absent. */
  readonly network?: () => Promise<NetworkSettings>;
}

interface Tools {
  readonly network: Network;
  readonly credential: CredentialFor;
  readonly now: () => number;
}

const PATIENCE_MS = 6_000;

/** Makes the client. Whoever makes it disposes of it. */
export function createHttpClient(parts: HttpClientParts): HttpClient {
  const { dispatcher, credential, now = Date.now } = parts;
  const settings = parts.network ?? (async () => Promise.resolve({ environment: process.env }));
  const network = dispatcher ? only(dispatcher) : createNetwork(settings);
  const tools: Tools = { network, credential, now };
  const kept = new Set<Promise<unknown>>();
  return {
    exchange: async (request) => exchangeWithin(tools, request),
    request: async (request) => requestWithin(tools, request),
    secret: async (platform, origin, signal) => readSecret(credential, { platform, origin, signal }),
    keep: (work) => {
      kept.add(work);
      const forget = () => void kept.delete(work);
      work.then(forget, forget); // whoever began it hears of its fault
    },
    dispose: async () => {
      await atMost(PATIENCE_MS, Promise.allSettled(kept));
      await network.dispose();
    },
  };
}

function only(dispatcher: Dispatcher): Network {
  return { dispatcherFor: async () => Promise.resolve(dispatcher), dispose: async () => Promise.resolve() };
}

async function atMost(ms: number, work: Promise<unknown>): Promise<void> {
  const deadline = startDeadline(ms, new AbortController().signal);
  await orCalledOff(work, deadline.signal).catch(() => undefined); // waited long enough
  deadline.release();
}

async function exchangeWithin(tools: Tools, { json, ...request }: JsonRequest): Promise<Exchange> {
  const content = { type: 'application/json', text: JSON.stringify(json ?? {}) };
  const reply = await requestWithin(tools, { ...request, ...(request.method === 'POST' && { content }) });
  return reply.kind === 'reply' ? receive(reply, request.platform.name, tools.now()) : reply;
}

async function requestWithin(tools: Tools, request: HttpRequest): Promise<HttpReply | ExchangeFailure> {
  const { name } = request.platform;
  const address = readAddress(request.url, name);
  if (address.kind === 'refused') return { kind: 'unreachable', because: address.because };
  const deadline = startDeadline(request.timeoutMs, request.signal);
  const { signal } = deadline;
  try {
    const once = async () => send(tools, { ...request, signal }, address.url);
    if (request.method !== 'GET') return await once();
    return await repeatedly(once, { now: tools.now, endsAt: tools.now() + request.timeoutMs, signal });
  } catch (error) {
    if (deadline.isOver()) return { kind: 'timedOut', afterMs: request.timeoutMs };
    request.signal.throwIfAborted();
    const fault = connectionFault(error, name);
    if (!fault) throw error;
    return fault;
  } finally {
    deadline.release();
  }
}
