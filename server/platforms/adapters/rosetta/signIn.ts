import type { Ask } from '../../ask';
import { rosettaSentences as sentences } from '../../messages/rosetta';
import { type Failure, isFailure } from '../../reply';

/** A session with Rosetta's pages: the cookies that say who asks. */
export interface Session {
  readonly kind: 'session';
  readonly cookie: string;
}

const LOGIN = '/api/v1/base/login/';
const LOGOUT = '/api/v1/base/logout/';

/**
 * Signs in with the token of the user's profile, or with a name and a password. The pages know a user by a cookie alone; the
 * session that was opened is ended when all is read.
 */
export async function signIn(ask: Ask, platform: string): Promise<Session | Failure> {
  const given = await ask.secret();
  if (given.kind !== 'secret') return given;
  const { name, secret } = given;
  const json = name === undefined ? { authtoken: secret } : { username: name, password: secret };
  const reply = await ask.post(LOGIN, { json }, { isAnonymous: true });
  if (isFailure(reply)) return refused(reply, platform);
  const cookie = cookieOf(reply.headers.get('set-cookie') ?? []);
  if (cookie === '') return { kind: 'unintelligible', because: sentences.noSession(platform), source: reply.source };
  ask.lastly(async (later) => later.get(LOGOUT, { headers: { cookie }, isAnonymous: true }));
  return { kind: 'session', cookie };
}

/** A wrong token is a 400 here, a wrong password a 401. */
function refused(failure: Failure, platform: string): Failure {
  const { status, said } = failure.refused ?? {};
  if ((status !== 400 && status !== 401) || said === undefined) return failure;
  return { kind: 'unauthorised', remedy: sentences.refused(platform, said), source: failure.source };
}

/** What is sent back of the cookies that were set: their names and values. */
function cookieOf(set: readonly string[]): string {
  const pairs = set.map((each) => each.split(';', 1)[0]?.trim() ?? '');
  return pairs
    .filter((each) => /^[\w.-]{1,80}=[\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]{1,4000}$/.test(each))
    .join('; ');
}
