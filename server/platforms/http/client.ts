import { Agent, type Dispatcher, request as send } from 'undici';
import type { PlatformIdentity } from '../../core/index';
import { redirectsTooOften, tokenUnreadable, tokenUnsendable } from '../messages';
import { readAddress } from './address';
import { type Deadline, orCalledOff, startDeadline } from './deadline';
import { connectionFault } from './fault';
import type { Exchange, ExchangeFailure } from './outcome';
import { discard, header, receive } from './receive';
import { type Hop, isRedirect, redirection } from './redirect';

export type { Exchange, ExchangeFailure } from './outcome';

/**
 * The token that belongs to a platform at an origin (`https://host:port`); undefined when there is none for exactly these two.
 * It is asked for at each exchange, and kept nowhere.
 */
export type CredentialFor = (platform: string, origin: string) => string | undefined | Promise<string | undefined>;

/** One question to a platform. `json` is sent with POST only; `timeoutMs` covers all of it, redirects too. */
export interface JsonRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly json?: unknown;
  readonly platform: PlatformIdentity;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/** The one way in which this program speaks to the network. */
export interface HttpClient {
  /**
   * Sends a question and reads JSON, within the bounds of SAFETY R3 and R5. What goes wrong with the world is a value;
   * it rejects only with the reason of `signal` when the asker calls it off, and for faults of our own.
   */
  exchange(request: JsonRequest): Promise<Exchange>;
  /** Ends the connections of its own agent; exchanges under way end as unreachable. A dispatcher handed in is left alone. */
  dispose(): Promise<void>;
}

/** What the client is made of. `dispatcher` is for a proxy or for tests; `now` tells the time in milliseconds since 1970. */
export interface HttpClientParts {
  readonly dispatcher?: Dispatcher;
  readonly credential: CredentialFor;
  readonly now?: () => number;
}

interface Tools {
  readonly dispatcher: Dispatcher;
  readonly credential: CredentialFor;
  readonly now: () => number;
}

const MOST_REDIRECTS = 5;

/** Makes the client, with an agent of its own unless a dispatcher is handed in. Whoever makes it disposes of it. */
export function createHttpClient({ dispatcher, credential, now = Date.now }: HttpClientParts): HttpClient {
  const agent = dispatcher ?? new Agent({ connections: 8 });
  const tools: Tools = { dispatcher: agent, credential, now };
  return {
    exchange: async (request) => exchangeWithin(tools, request),
    dispose: async () => (dispatcher ? undefined : agent.destroy()),
  };
}

async function exchangeWithin(tools: Tools, request: JsonRequest): Promise<Exchange> {
  const { name } = request.platform;
  const address = readAddress(request.url, name);
  if (address.kind === 'refused') return { kind: 'unreachable', because: address.because };
  const deadline = startDeadline(request.timeoutMs, request.signal);
  try {
    const body = request.method === 'POST' ? { body: JSON.stringify(request.json ?? {}) } : {};
    return await ask(tools, request, { method: request.method, url: address.url, ...body }, deadline);
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

async function ask(tools: Tools, request: JsonRequest, first: Hop, { signal }: Deadline): Promise<Exchange> {
  const { name } = request.platform;
  const credential = await tokenFor(tools, request, first, signal);
  if (credential.kind !== 'token') return credential;
  const { token } = credential;
  const scope = token === undefined ? {} : { scope: first.url.pathname.replace(/[^/]*$/, '') };
  let hop = first;
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    const response = await send(hop.url, { dispatcher: tools.dispatcher, signal, ...head(hop, token) });
    if (!isRedirect(response.statusCode)) {
      return receive(response, { url: hop.url, platform: name, hadToken: token !== undefined, now: tools.now() });
    }
    const { statusCode: status } = response;
    discard(response);
    const next = redirection({ hop, status, location: header(response, 'location'), platform: name, ...scope });
    if (next.kind === 'refused') return { kind: 'unreachable', because: next.because, status };
    hop = next.hop;
  }
  return { kind: 'unreachable', because: redirectsTooOften(name, MOST_REDIRECTS) };
}

function head({ method, body }: Hop, token: string | undefined) {
  return {
    method,
    body: body ?? null,
    headers: {
      accept: 'application/json',
      'accept-encoding': 'identity',
      'user-agent': 'ossr',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
  };
}

type TokenReading = { readonly kind: 'token'; readonly token: string | undefined } | ExchangeFailure;

async function tokenFor(tools: Tools, request: JsonRequest, { url }: Hop, signal: AbortSignal): Promise<TokenReading> {
  const { id, name } = request.platform;
  let token: string | undefined;
  try {
    token = await orCalledOff(
      Promise.resolve().then(async () => tools.credential(id, url.origin)),
      signal,
    );
  } catch {
    // The store of secrets may be locked or missing; what it throws may quote a secret, so it is not repeated.
    signal.throwIfAborted();
    return { kind: 'unauthorised', remedy: tokenUnreadable(name) };
  }
  if (token === undefined || token === '') return { kind: 'token', token: undefined };
  const isSendable = /^[\x21-\x7e]{1,8192}$/.test(token);
  return isSendable ? { kind: 'token', token } : { kind: 'unauthorised', remedy: tokenUnsendable(name) };
}
