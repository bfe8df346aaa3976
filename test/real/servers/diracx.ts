import { randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from '../harness/command';
import { installFromPyPI, installPackages } from '../harness/packages';
import { freePort, type Workplace } from '../harness/workplace';
import type { RealServer } from '../server';

const VERSION = '0.7.0';
const PACKAGES = [`diracx-routers==${VERSION}`];
const SIGN_TOKEN = fileURLToPath(new URL('diracx/sign_token.py', import.meta.url));

/** What the virtual organisation `astro` lets its jobs do. */
export interface JobRules {
  /** Normalised seconds of one core. */
  readonly maxCpuTime: number;
  readonly jobTypes: readonly string[];
}

/** A DiracX with one virtual organisation, `astro`, and in it the user `alice`. Without jobs: those need OpenSearch and S3. */
export interface DiracX extends RealServer {
  /** Alice's access token for the group `user`: `NormalUser`, one hour. */
  readonly token: string;
  /** One that this server never signed. */
  readonly wrongToken: string;
  /** Changes the configuration as an administrator does, by a commit; resolves when the server tells it. */
  setJobRules(rules: JobRules): Promise<void>;
  /** Bans a computing element, with the reason, or gives it back; resolves when the server tells so. */
  setCompute(name: string, status: { readonly allowed: boolean; readonly reason?: string }): Promise<void>;
}

/** Installs DiracX from the Python index, makes its configuration, keys and databases, and starts it. */
export async function startDiracX(place: Workplace): Promise<DiracX> {
  await installPackages(['git']);
  const programs = await installFromPyPI(place, PACKAGES);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const site: Site = { place, python: join(programs, 'python'), url };
  const env = await prepare(site);
  const listen = ['--host', '127.0.0.1', '--port', String(port), '--timeout-graceful-shutdown', '2'];
  const args = ['--factory', 'diracx.routers:create_app', ...listen];
  place.start('diracx', { command: join(programs, 'uvicorn'), args, env });
  const isWell = async (probe: string) => (await fetch(`${url}/api/health/${probe}`)).ok;
  await place.ready('DiracX answers', async () => (await isWell('ready')) && isWell('live'), 120_000);
  const token = await sign(site);
  const wrongToken = `${token.slice(0, -8)}wrongone`;
  return { id: 'diracx', version: VERSION, url, token, wrongToken, ...administration(site, token), stop: place.close };
}

/** Makes the configuration, the keys and the databases, and answers with the settings that tell DiracX where they are. */
async function prepare(site: Site): Promise<Record<string, string>> {
  mkdirSync(join(site.place.folder, 'configuration'));
  await git(site, ['init', '--quiet', '--initial-branch=master']);
  await writeRules(site, { maxCpuTime: 500_000, jobTypes: ['User', 'Test'] });
  await run({ command: site.python, args: ['-m', 'diracx.logic', 'rotate-jwk', '--jwks-path', keys(site)] });
  const env = environment(site);
  await run({ command: site.python, args: ['-m', 'diracx.db', 'init-sql'], env });
  return env;
}

/** What an administrator does; each resolves when the server, which looks every five seconds, tells it to `token`. */
function administration(site: Site, token: string): Pick<DiracX, 'setJobRules' | 'setCompute'> {
  const headers = { Authorization: `Bearer ${token}` };
  const untilTold = async (path: string, sign: string) =>
    site.place.ready(`DiracX tells ${sign}`, async () =>
      (await (await fetch(site.url + path, { headers })).text()).includes(sign),
    );
  return {
    setJobRules: async (rules) => {
      await writeRules(site, rules);
      await untilTold('/api/config/', `"MaxCPUTime":${rules.maxCpuTime},`);
    },
    setCompute: async (name, { allowed, reason = '' }) => {
      await writeStatus(site, { name, status: allowed ? 'Active' : 'Banned', reason });
      await untilTold('/api/rss/compute', `"${name}":{"all":{"allowed":${allowed}`);
    },
  };
}

interface Site {
  readonly place: Workplace;
  readonly python: string;
  readonly url: string;
}

const keys = ({ place }: Site) => join(place.folder, 'keys.json');

const git = async ({ place }: Site, args: readonly string[]) =>
  run({ command: 'git', args: ['-C', join(place.folder, 'configuration'), ...args], env: { HOME: place.folder } });

/** The configuration is a git repository; JSON is YAML too. */
async function writeRules(site: Site, { maxCpuTime, jobTypes }: JobRules): Promise<void> {
  const registry = {
    DefaultGroup: 'user',
    IdP: { URL: 'https://idp.invalid', ClientID: 'ossr' },
    Users: { 'alice-sub': { PreferedUsername: 'alice' } },
    Groups: { user: { Properties: ['NormalUser'], Users: ['alice-sub'] } },
  };
  const rules = { JobDescription: { MaxCPUTime: maxCpuTime, AllowedJobTypes: jobTypes } };
  const configuration = { DIRAC: {}, Operations: { Defaults: {}, astro: rules }, Registry: { astro: registry } };
  site.place.write('configuration/default.yml', JSON.stringify(configuration));
  await git(site, ['add', 'default.yml']);
  const author = ['-c', 'user.name=administrator', '-c', 'user.email=administrator@localhost'];
  await git(site, [...author, 'commit', '--quiet', '--message', 'Rules for jobs']);
}

interface Status {
  readonly name: string;
  readonly status: 'Active' | 'Banned';
  readonly reason: string;
}

/** The status of resources is written by DIRAC's own services into the database that DiracX reads. */
async function writeStatus({ place, python }: Site, { name, status, reason }: Status): Promise<void> {
  const program = `
import datetime, sqlite3, sys
now = datetime.datetime.now(datetime.timezone.utc).replace(tzinfo=None).isoformat(" ")
row = (*sys.argv[2:], now)
with sqlite3.connect(sys.argv[1], timeout=30) as db:
    db.execute("insert or replace into ResourceStatus (Name, Status, Reason, ElementType, DateEffective) values (?, ?, ?, 'ComputeElement', ?)", row)`;
  const database = join(place.folder, 'ResourceStatusDB.sqlite');
  await run({ command: python, args: ['-c', program, database, name, status, reason] });
}

async function sign(site: Site): Promise<string> {
  const claims = {
    jti: randomUUID(),
    exp: Math.floor(Date.now() / 1000) + 3600,
    iss: site.url,
    sub: 'astro:alice-sub',
    vo: 'astro',
    preferred_username: 'alice',
    dirac_group: 'user',
    dirac_properties: ['NormalUser'],
    dirac_policies: {},
  };
  const args = [SIGN_TOKEN, keys(site), JSON.stringify(claims)];
  return (await run({ command: site.python, args })).trim();
}

function environment({ place, url }: Site): Record<string, string> {
  const databases = ['AuthDB', 'JobDB', 'JobLoggingDB', 'PilotAgentsDB', 'ResourceStatusDB', 'TaskQueueDB'];
  const urls = databases.map((name) => [
    `DIRACX_DB_URL_${name.toUpperCase()}`,
    `sqlite+aiosqlite:///${join(place.folder, name)}.sqlite`,
  ]);
  return {
    ...(Object.fromEntries(urls) as Record<string, string>),
    DIRACX_CONFIG_BACKEND_URL: `git+file://${join(place.folder, 'configuration')}`,
    DIRACX_SERVICE_AUTH_TOKEN_KEYSTORE: `file://${join(place.folder, 'keys.json')}`,
    DIRACX_SERVICE_AUTH_TOKEN_ISSUER: url,
    DIRACX_SERVICE_AUTH_STATE_KEY: randomBytes(32).toString('base64').replaceAll('+', '-').replaceAll('/', '_'),
    DIRACX_SERVICE_AUTH_ALLOWED_REDIRECTS: '[]',
    DIRACX_SERVICE_JOBS_ENABLED: 'false',
  };
}
