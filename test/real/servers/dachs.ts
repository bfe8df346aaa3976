import { chmodSync, copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run, type Command } from '../harness/command';
import { installPackages } from '../harness/packages';
import { freePort, type Workplace } from '../harness/workplace';
import type { RealServer } from '../server';
import { configuration, resource, type Availability } from './dachs/settings';

const PREPARE = fileURLToPath(new URL('dachs/prepare.py', import.meta.url));
const POSTGRES = '/usr/lib/postgresql/15/bin';

/** A data centre with two services that run jobs over UWS: `url`, which waits and multiplies, and a TAP service. */
export interface Dachs extends RealServer {
  /** The TAP service: its capabilities tell how long a query may run. */
  readonly tapUrl: string;
  /** What the service tells of itself under `/availability`; at first: available. Resolves when it tells so. */
  setAvailability(availability: Availability): Promise<void>;
}

/** Starts a database of its own and DaCHS, both with all they have in the workplace. */
export async function startDachs(place: Workplace): Promise<Dachs> {
  await installPackages(['python3-gavo', 'postgresql-15']);
  const unprivileged = await account(place);
  const port = await freePort();
  place.write('gavo.rc', configuration(place.folder, port));
  await prepare(place, unprivileged, await startDatabase(place, unprivileged));
  const describe = (availability: Availability) => place.write('gavo/inputs/ossr/q.rd', resource(availability));
  mkdirSync(join(place.folder, 'gavo', 'inputs', 'ossr'));
  describe({ available: true });
  place.start('dachs', unprivileged({ command: 'dachs', args: ['--disable-spew', 'serve', 'debug'] }));
  const url = `http://127.0.0.1:${port}/ossr/q/run`;
  const tells = async (availability: Availability) =>
    isTold(availability, await (await fetch(`${url}/availability`)).text());
  await place.ready('DaCHS answers', async () => tells({ available: true }), 90_000);
  const version = await run(unprivileged({ command: 'dachs', args: ['--version'] }));
  return {
    id: 'dachs',
    version: /\d[\d.]*/.exec(version)?.[0] ?? version,
    url,
    tapUrl: `http://127.0.0.1:${port}/tap`,
    setAvailability: async (availability) => {
      describe(availability);
      await place.ready('DaCHS has read its description anew', async () => tells(availability));
    },
    stop: place.close,
  };
}

function isTold({ available, downAt }: Availability, document: string): boolean {
  const time = downAt === undefined ? !document.includes('downAt>') : document.includes(downAt);
  return time && document.includes(`available>${available}<`);
}

/** Makes and starts an empty database on a free port, and answers with how DaCHS reaches it. */
async function startDatabase(place: Workplace, unprivileged: Wrap): Promise<string> {
  const port = String(await freePort());
  const fresh = ['-D', 'database', '-A', 'trust', '-E', 'UTF8', '--no-sync'];
  await run(unprivileged({ command: join(POSTGRES, 'initdb'), args: fresh }));
  const listen = ['-D', 'database', '-h', '127.0.0.1', '-p', port, '-k', place.folder, '-F'];
  place.start('postgres', unprivileged({ command: join(POSTGRES, 'postgres'), args: listen }));
  const create = unprivileged({ command: 'createdb', args: ['-h', '127.0.0.1', '-p', port, 'gavo'] });
  await place.ready('PostgreSQL answers', async () => run(create).then(() => true));
  return `host=127.0.0.1 port=${port} dbname=gavo`;
}

async function prepare(place: Workplace, unprivileged: Wrap, database: string): Promise<void> {
  const program = join(place.folder, 'prepare.py'); // here the other account can read it
  copyFileSync(PREPARE, program);
  await run(unprivileged({ command: '/usr/bin/python3', args: [program, database] }), 120_000);
}

type Wrap = (command: Command) => Command;

/** PostgreSQL refuses to run as root: then it, and DaCHS, are run by the account that its package made. */
async function account(place: Workplace): Promise<Wrap> {
  const env = { GAVOSETTINGS: join(place.folder, 'gavo.rc'), HOME: place.folder, LC_ALL: 'C.UTF-8' };
  const plain = (command: Command): Command => ({ ...command, cwd: place.folder, env });
  if (process.getuid?.() !== 0) return plain;
  await run({ command: 'chown', args: ['postgres:postgres', place.folder] });
  chmodSync(place.folder, 0o755);
  const become = ['--reuid=postgres', '--regid=postgres', '--init-groups'];
  return ({ command, args = [] }) => plain({ command: 'setpriv', args: [...become, command, ...args] });
}
