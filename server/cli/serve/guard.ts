import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { isLoopback } from '../../platforms/index';
import { foreignHost, needsToken, unsendableToken, wantsToken, wrongToken } from './messages';
import { type Reply, faultReply } from './reply';

/** Who may ask: the response for a request that may not, undefined for one that may. Rejects with the signal's reason alone. */
export type Gate = (request: IncomingMessage, signal: AbortSignal) => Promise<Reply | undefined>;

/** The gate of a service that stands by itself: its own machine on loopback, and the token where there is one. */
export function ownGate(host: string, token: string | undefined): Gate {
  return async (request) => Promise.resolve(refused(request, host, token));
}

/** Why the service must not start so: other machines could ask without a token, or the token cannot be sent in a header. */
export function unsafeStart(host: string, token: string | undefined): string | undefined {
  if (token === undefined || token === '') return isLoopback(host) ? undefined : needsToken(host);
  return /^[\x21-\x7e]+$/.test(token) ? undefined : unsendableToken();
}

/**
 * Refuses a request that may not ask. On loopback the Host header must name this machine: a web page whose name was made to
 * point here (DNS rebinding) sends its own. Where there is a token, it is compared in constant time.
 */
function refused(request: IncomingMessage, host: string, token: string | undefined): Reply | undefined {
  if (isLoopback(host) && !isOwnHost(request.headers.host)) return faultReply(421, 'foreign-host', foreignHost());
  if (token === undefined || token === '' || isToken(request.headers.authorization, token)) return undefined;
  const text = request.headers.authorization === undefined ? wantsToken() : wrongToken();
  return faultReply(401, 'unauthorised', text, { 'www-authenticate': 'Bearer' });
}

function isOwnHost(header: string | undefined): boolean {
  const match = /^(\[[0-9a-f:]+\]|[a-z0-9.-]+)(?::[0-9]{1,5})?$/i.exec(header ?? '');
  return match?.[1] !== undefined && isLoopback(match[1]);
}

function isToken(header: string | undefined, token: string): boolean {
  const sent = /^Bearer +(\S+)$/i.exec(header ?? '')?.[1] ?? '';
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(sent), digest(token));
}
