import { certificatesUnreadable, redirectsTooOften, tokenUnsendable } from '../messages';
import { authHeaders } from './authorise';
import { folderAround } from './base';
import { type CredentialFor, readSecret } from './credential';
import { dispatched } from './dispatch';
import { readReply } from './receive';
import type { Network } from './network';
import { type ExchangeFailure, type HttpReply, headerOf } from './outcome';
import { type Hop, isRedirect, redirection } from './redirect';
import type { HttpRequest } from './request';

const MOST_REDIRECTS = 5;

/** What a request is sent with. */
export interface Sender {
  readonly network: Network;
  readonly credential: CredentialFor;
}

/** Sends a request once, and follows its redirects by hand (SAFETY R3). Rejects where the connection breaks. */
export async function send(sender: Sender, request: HttpRequest, url: URL): Promise<HttpReply | ExchangeFailure> {
  const { name } = request.platform;
  const authorised = await authorise(sender, request, url);
  if (authorised.kind !== 'headers') return authorised;
  const { headers, hadToken } = authorised;
  const dispatcher = await sender.network.dispatcherFor(url, request.ca);
  if (!dispatcher) return { kind: 'unreachable', because: certificatesUnreadable(name, request.ca ?? '') };
  const isBound = hadToken || request.headers !== undefined;
  const scope = isBound ? { scope: request.scope ?? folderAround(url) } : {};
  let hop: Hop = { method: request.method, url, ...(request.content && { content: request.content }) };
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    const isBodyWanted = (status: number) => !isRedirect(status) || request.follow === false;
    const { origin, pathname, search } = hop.url;
    const target = { origin, path: pathname + search, signal: request.signal, isBodyWanted };
    const response = await dispatched(dispatcher, { ...target, ...head(hop, request, headers) });
    const { status } = response;
    if (isBodyWanted(status)) return readReply(response, hop.url, hadToken);
    const next = redirection({ hop, status, location: headerOf(response, 'location'), platform: name, ...scope });
    if (next.kind === 'refused') return { kind: 'unreachable', because: next.because, status };
    hop = next.hop;
  }
  return { kind: 'unreachable', because: redirectsTooOften(name, MOST_REDIRECTS) };
}

function head(
  { method, content }: Hop,
  { accept, headers }: HttpRequest,
  authorisation: Readonly<Record<string, string>>,
) {
  return {
    method,
    body: content?.text ?? null,
    headers: {
      ...headers,
      accept: accept ?? 'application/json',
      'accept-encoding': 'identity',
      'user-agent': 'ossr',
      ...(content && { 'content-type': content.type }),
      ...authorisation,
    },
  };
}

type Authorised =
  | { readonly kind: 'headers'; readonly headers: Readonly<Record<string, string>>; readonly hadToken: boolean }
  | ExchangeFailure;

async function authorise({ credential }: Sender, request: HttpRequest, url: URL): Promise<Authorised> {
  const { platform, signal, auth = { type: 'bearer' } } = request;
  if (auth.type === 'none') return { kind: 'headers', headers: {}, hadToken: false };
  const reading = await readSecret(credential, { platform, origin: url.origin, signal });
  if (reading.kind !== 'secret') return reading;
  if (reading.token === undefined) return { kind: 'headers', headers: {}, hadToken: false };
  const made = authHeaders(auth, reading.token);
  if (made.kind === 'unsendable') return { kind: 'unauthorised', remedy: tokenUnsendable(platform.name) };
  return { ...made, hadToken: true };
}
