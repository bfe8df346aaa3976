import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readPlatforms } from '../../server/core/index';
import {
  type PlayedCloud,
  type Telling,
  askedCloud,
  captured,
  job,
  refused,
  service,
  texts,
  token,
} from './playedCloud';
import { type ReceivedRequest, playPlatform } from './playedPlatform';

const SIGN_IN = 'POST /identity/v3/auth/tokens';
const FLAVORS = 'GET /compute/v2.1/flavors/detail';
const TASK = job(4, '8Gi');
const FLAVOR = { id: '1', name: 'm1', vcpus: 4, ram: 8192, disk: 80, extra_specs: {} };

const asking = async (played: PlayedCloud = {}) => (await askedCloud(TASK, played)).answer;
const signedIn = (told: Telling) => ({ tells: { [SIGN_IN]: told } });

describe('an application credential', () => {
  it('may stand in the configuration, so that the secret stands alone', async () => {
    const configured = { auth: { type: 'application-credential', id: 'abc' } } as const;
    const { received } = await askedCloud(TASK, { configured, secret: 's:1' });
    expect(received[0]?.body).toContain('{"id":"abc","secret":"s:1"}');
  });

  it('without an id is asked for, and nothing is sent', async () => {
    const { answer, received } = await askedCloud(TASK, { secret: 'alone' });
    expect(answer.kind).toBe('unauthorised');
    expect(texts(answer).join()).toContain('Sign in with id:secret');
    expect(received).toEqual([]);
  });

  it('that keystone refuses is told with its sentence', async () => {
    const answer = await asking(signedIn(refused(401, 'The request you have made requires authentication.')));
    expect(answer.kind).toBe('unauthorised');
    expect(texts(answer)).toEqual([
      '"Cloud" answered POST /auth/tokens with HTTP 401. It says: "The request you have made requires authentication". Give it a new token.',
    ]);
  });

  it('of another project than the configured one is told of', async () => {
    const answer = await asking({ configured: { project: 'tiny' } });
    expect(texts(answer).join()).toContain(
      'belongs to project "demo", so that its quota counts and not that of "tiny"',
    );
  });

  it.each([
    ['no token', { status: 201, body: captured('token') }],
    ['a token that cannot be sent', { ...token(), headers: { 'X-Subject-Token': 'a b' } }],
    ['no project', { ...token(), body: captured('token-unscoped') }],
    ['a list', { status: 201, body: [] }],
  ])('is not signed in by an answer with %s', async (_, told) => {
    expect(await asking(signedIn(told))).toMatchObject({ kind: 'unintelligible' });
  });
});

describe('the address', () => {
  it.each(['', '/', '/v3', '/v3/'])('of the identity service may end with "%s"', async (ending) => {
    const tells = { ...signedIn(token()).tells };
    const { url } = await playPlatform((response, { path }) => {
      const isSignIn = path === '/identity/v3/auth/tokens';
      response.writeHead(isSignIn ? 401 : 300, { 'content-type': 'application/json' }).end('{}');
    });
    const answer = await asking({ tells, configured: { url: `${url}/identity${ending}` } });
    expect(answer.kind).toBe('unauthorised');
  });
});

describe('a password', () => {
  const auth = { type: 'password', user: 'alice' } as const;
  const bodies: string[] = [];
  /** Keystone, which gives a token without a project for a password, and one with for that token. */
  const keystone = (request: ReceivedRequest) => {
    bodies.push(request.body);
    const isUnscoped = request.body.includes('"unscoped"');
    const headers = { 'X-Subject-Token': 'token-0' };
    return isUnscoped ? { status: 201, headers, body: captured('token-unscoped') } : token();
  };
  const projects = { body: captured('projects') };
  const tells = { [SIGN_IN]: keystone, 'GET /identity/v3/auth/projects': projects };
  const withPassword = async (more: object = {}, others: object = {}) => {
    bodies.length = 0;
    return askedCloud(TASK, { tells: { ...tells, ...others }, configured: { auth, ...more }, secret: 'pw' });
  };

  it('is sent once, without a project, and then the token for the project that is configured', async () => {
    const { answer, received } = await withPassword({ project: 'demo' });
    expect(answer.kind).toBe('offers');
    const user = { name: 'alice', domain: { name: 'Default' }, password: 'pw' };
    expect(bodies.map((each) => JSON.parse(each) as unknown)).toEqual([
      { auth: { identity: { methods: ['password'], password: { user } }, scope: 'unscoped' } },
      {
        auth: {
          identity: { methods: ['token'], token: { id: 'token-0' } },
          scope: { project: { id: '3ad0b124e2424b1b9666c84077de4095' } },
        },
      },
    ]);
    expect(received.find(({ path }) => path.endsWith('/projects'))?.headers['x-auth-token']).toBe('token-0');
  });

  it('may name the project by its id, or with its domain', async () => {
    await withPassword({ project: '35e19dbf83d84c87bbfc791ec11f5dbb' });
    expect(bodies[1]).toContain('"scope":{"project":{"id":"35e19dbf83d84c87bbfc791ec11f5dbb"}}');
    await withPassword({ project: 'demo', 'project-domain': 'Physics' });
    expect(bodies[1]).toContain('"scope":{"project":{"name":"demo","domain":{"name":"Physics"}}}');
  });

  it('needs the project named where there are several, and names them', async () => {
    const { answer } = await withPassword();
    expect(answer.kind).toBe('unauthorised');
    expect(texts(answer).join()).toContain('Name one under "project": "tiny", "demo".');
    expect(bodies).toHaveLength(1);
  });

  it('needs none named where there is one; and is told where there is none, or not this one', async () => {
    const one = {
      projects: [
        { id: 'p1', name: 'only', enabled: true },
        { id: 'p2', name: 'off', enabled: false },
      ],
    };
    await withPassword({}, { 'GET /identity/v3/auth/projects': { body: one } });
    expect(bodies[1]).toContain('{"id":"p1"}');
    const none = await withPassword({}, { 'GET /identity/v3/auth/projects': { body: { projects: [] } } });
    expect(texts(none.answer).join()).toContain('has no project for this user');
    expect(texts((await withPassword({ project: 'huge' })).answer).join()).toContain('has no project "huge"');
  });

  it('without a user is asked for', async () => {
    const { answer } = await withPassword({ auth: { type: 'password' } });
    expect(texts(answer).join()).toContain('Sign in with user:password');
  });
});

describe('the catalogue', () => {
  it('names services at other hosts, which get the token of the session and nothing else', async () => {
    const other = await playPlatform((response, { path }) => {
      const isFlavors = path.startsWith('/prefix/v2.1/flavors');
      const limits = { absolute: { maxTotalCores: -1, maxTotalRAMSize: -1, maxTotalInstances: -1 } };
      response.end(JSON.stringify(isFlavors ? { flavors: [FLAVOR] } : { limits }));
    });
    const answer = await asking(signedIn(token([service('compute', ['A', `${other.url}/prefix/`])])));
    expect(answer).toMatchObject({ kind: 'offers', offers: [{ name: 'm1' }] });
    for (const { headers } of other.received) {
      expect(headers).toMatchObject({ 'x-auth-token': 'token-1' });
      expect(headers.authorization).toBeUndefined();
      expect(JSON.stringify(headers)).not.toContain('s3cret');
    }
  });

  it.each(['block-storage', 'volumev3'])('may call cinder "%s"', async (type) => {
    const services = [service('compute', ['A', '{cloud}/compute/v2.1']), service(type, ['A', '{cloud}/volume/v3/p'])];
    const { received } = await askedCloud(TASK, signedIn(token(services)));
    expect(received.map(({ path }) => path)).toContain('/volume/v3/p/limits');
  });

  it('may have several regions: the configured one is asked, otherwise the first, and the answer says so', async () => {
    const told = signedIn(token([service('compute', ['A', '{cloud}/a/v2.1'], ['B', '{cloud}/compute/v2.1'])]));
    expect(await asking({ ...told, configured: { region: 'B' } })).toMatchObject({ kind: 'offers' });
    const tells = { ...told.tells, 'GET /a/v2.1/flavors/detail': { body: { flavors: [FLAVOR] } } };
    expect(texts(await asking({ tells }))).toContain(
      'There are several regions, "A", "B"; "A" was asked. Name another under "region".',
    );
    expect(texts(await asking({ ...told, configured: { region: 'C' } })).join()).toContain(
      'has no compute service (Nova) in the region "C"',
    );
  });

  it('has other addresses for other interfaces', async () => {
    const answer = await asking({ configured: { interface: 'admin' } });
    expect(texts(answer).join()).toContain('names no admin address of a compute service');
  });

  it('is not asked over plain http', async () => {
    const answer = await asking(signedIn(token([service('compute', ['A', 'http://cloud.example/v2.1'])])));
    expect(answer.kind).toBe('unreachable');
  });
});

describe('a service that refuses', () => {
  it('the token says what access rules may be missing', async () => {
    const answer = await asking({
      tells: { [FLAVORS]: refused(401, 'The request you have made requires authentication.') },
    });
    expect(answer.kind).toBe('unauthorised');
    expect(texts(answer).join()).toContain('"Cloud" let us sign in, but its service nova refused GET /flavors/detail');
  });

  it('the role says which one to ask for', async () => {
    const answer = await asking({ tells: { [FLAVORS]: refused(403, "Policy doesn't allow it.") } });
    expect(texts(answer)).toEqual([
      'The service nova of "Cloud" does not allow GET /flavors/detail (HTTP 403). It says: "Policy doesn\'t allow it". Use a credential with the role "reader" in the project.',
    ]);
  });

  it('because Keystone is away is not about the token', async () => {
    const message =
      'The server is currently unavailable. Please try again at a later time.<br /><br />\nThe Keystone service is temporarily unavailable.\n\n';
    const answer = await asking({ tells: { [FLAVORS]: { status: 503, body: { message, code: '503' } } } });
    expect(answer).toMatchObject({ kind: 'unreachable' });
    expect(texts(answer)).toEqual([
      'The service nova of "Cloud" cannot check tokens at present, since the Keystone service is temporarily unavailable (HTTP 503). Ask again later.',
    ]);
  });
});

it('is configured as its page shows', () => {
  const page = readFileSync('docs/platforms/openstack.md', 'utf8');
  const example = JSON.parse(/```json\n([^]*?)\n```/.exec(page)?.[1] ?? '') as unknown;
  expect(readPlatforms({ platforms: [example] })).toMatchObject({ platforms: [{ type: 'openstack' }] });
});
