import { redirectToNowhere, redirectElsewhere, redirectNotHttps, redirectOutsideToken } from '../messages';
import { isAllowedScheme } from './address';
import type { HttpRequest } from './request';

/** One request on its way: what is sent where. `content` is absent when nothing is sent along. */
export interface Hop extends Pick<HttpRequest, 'method' | 'content'> {
  readonly url: URL;
}

/** Where a redirect leads, or why it is not followed. */
export type Redirection =
  { readonly kind: 'hop'; readonly hop: Hop } | { readonly kind: 'refused'; readonly because: string };

/** What is known when a redirect arrives. `scope` is the folder that the token belongs to; absent without a token. */
export interface Redirected {
  readonly hop: Hop;
  readonly status: number;
  readonly location: string | undefined;
  readonly scope?: string;
  readonly platform: string;
}

/** Whether a status is a redirect that we know how to follow. */
export function isRedirect(status: number): boolean {
  return status === 301 || status === 302 || status === 303 || status === 307 || status === 308;
}

/**
 * Decides whether a redirect is followed (SAFETY R3): on the same origin only, and with a token only inside the folder it
 * belongs to. 303 becomes a GET without a body; all others repeat the same question at the new place.
 */
export function redirection({ hop, status, location, scope, platform }: Redirected): Redirection {
  if (location === undefined || !URL.canParse(location, hop.url.href)) {
    return { kind: 'refused', because: redirectToNowhere(platform, status) };
  }
  const url = new URL(location, hop.url);
  url.hash = '';
  if (!isAllowedScheme(url)) return { kind: 'refused', because: redirectNotHttps(platform) };
  if (url.origin !== hop.url.origin || url.username !== '' || url.password !== '') {
    return { kind: 'refused', because: redirectElsewhere(platform, url.origin) };
  }
  if (scope !== undefined && !url.pathname.startsWith(scope)) {
    return { kind: 'refused', because: redirectOutsideToken(platform, url.pathname) };
  }
  return { kind: 'hop', hop: status === 303 ? { method: 'GET', url } : { ...hop, url } };
}
