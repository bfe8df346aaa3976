import { isRecord, listOf, member, textMember } from '../../http/jsonValue';

/** A server of a user, as the hub lists it. */
export interface HubServer {
  /** Empty for the default server. */
  readonly name: string;
  /** Its path, which holds the hub's own. */
  readonly url?: string;
  /** What was chosen when it was started. */
  readonly profile?: string;
  readonly isReady: boolean;
  /** It does not run, but keeps its name: it counts among the named ones. */
  readonly isStopped: boolean;
}

/** Whose token it is. What the token may not read is absent. */
export interface HubUser {
  readonly kind: 'user' | 'service';
  readonly name: string;
  readonly groups?: readonly string[];
  /** What the token may do, such as `read:hub`; hubs before 2.0 do not tell. */
  readonly scopes?: readonly string[];
  readonly servers?: readonly HubServer[];
}

/** Reads `GET /user` and `GET /users/NAME`; undefined where it is no user and no service. */
export function userOf(value: unknown): HubUser | undefined {
  const name = textMember(value, 'name');
  if (name === undefined) return undefined;
  const [groups, scopes] = [textsOf(member(value, 'groups')), textsOf(member(value, 'scopes'))];
  const servers = member(value, 'servers');
  return {
    kind: member(value, 'kind') === 'service' ? 'service' : 'user',
    name,
    ...(groups && { groups }),
    ...(scopes && { scopes }),
    ...(isRecord(servers) && { servers: Object.entries(servers).map(([key, each]) => serverOf(key, each)) }),
  };
}

function serverOf(name: string, value: unknown): HubServer {
  const [url, profile] = [textMember(value, 'url'), textMember(member(value, 'user_options'), 'profile')];
  return {
    name,
    isReady: member(value, 'ready') === true,
    isStopped: member(value, 'stopped') === true,
    ...(url !== undefined && { url }),
    ...(profile !== undefined && { profile }),
  };
}

/** How many of a user's servers count against what they may have: stopped ones do where they have a name. */
export function takenServers(servers: readonly HubServer[]): number {
  return servers.filter(({ name, isStopped }) => name !== '' || !isStopped).length;
}

function textsOf(value: unknown): readonly string[] | undefined {
  return listOf(value)?.filter((each) => typeof each === 'string');
}

/** A name as a part of a path. Half of a surrogate pair, which no path can hold, becomes a replacement character. */
export function inPath(name: string): string {
  return encodeURIComponent(Buffer.from(name).toString());
}
