import type { IncomingMessage } from 'node:http';
import { type HttpClient, isRecord, readJson } from '../../platforms/index';
import type { Gate } from './guard';
import type { HubSettings } from './hub';
import { hubRefusesToken, hubScopeMissing, hubUnreachable, wantsHubToken } from './messages';
import { type Reply, faultReply } from './reply';

const TIMEOUT_MS = 5_000;
const HUB = { id: 'jupyterhub', name: 'JupyterHub', type: 'jupyterhub' };

/**
 * Lets in who has a token of the hub that may use this service. The hub is asked about each request anew (`GET /user` with
 * the asker's own token), so that a token that was taken back counts no more. The token is not kept, and goes to the hub alone.
 */
export function hubGate({ apiUrl, scopes }: HubSettings, http: HttpClient): Gate {
  return async (request, signal) => {
    const token = tokenOf(request);
    if (token === undefined) return unauthorised(wantsHubToken());
    const headers = { authorization: `token ${token}` };
    const url = `${apiUrl}/user`;
    const auth = { type: 'none' } as const;
    const reply = await http.request({
      method: 'GET',
      url,
      platform: HUB,
      timeoutMs: TIMEOUT_MS,
      signal,
      headers,
      auth,
    });
    if (reply.kind !== 'reply') return faultReply(503, 'hub-unreachable', hubUnreachable());
    if ([401, 403, 404].includes(reply.status)) return unauthorised(hubRefusesToken());
    const user = reply.status === 200 && reply.body.kind === 'text' ? readJson(reply.body.text) : undefined;
    if (user?.kind !== 'json' || !isRecord(user.value)) return faultReply(503, 'hub-unreachable', hubUnreachable());
    return isAllowed(user.value['scopes'], scopes) ? undefined : faultReply(403, 'forbidden', hubScopeMissing(scopes));
  };
}

/** A hub before version 2 knows no scopes: every user of it may use every service. */
function isAllowed(given: unknown, wanted: readonly string[]): boolean {
  return given === undefined || (Array.isArray(given) && wanted.some((scope) => given.includes(scope)));
}

function tokenOf({ headers }: IncomingMessage): string | undefined {
  return /^(?:Bearer|token) +([\x21-\x7e]{1,1024})$/i.exec(headers.authorization ?? '')?.[1];
}

function unauthorised(text: string): Reply {
  return faultReply(401, 'unauthorised', text, { 'www-authenticate': 'Bearer' });
}
