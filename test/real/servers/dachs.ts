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
  await installPackages(['python3-gavo', 'postgresql-15', 'postgresql-15-q3c']);
  const [port, databasePort] = [await freePort(), await freePort()];
  const unprivileged = await account(place);
  const log = async (command: Command) => run(unprivileged(command), 120_000);
  await log({ command: join(POSTGRES, 'initdb'), args: ['-D', 'database', '-A', 'trust', '-E', 'UTF8', '--no-sync'] });
  const listen = ['-D', 'database', '-h', '127.0.0.1', '-p', String(databasePort), '-k', place.folder, '-F'];
  place.start('postgres', unprivileged({ command: join(POSTGRES, 'postgres'), args: listen }));
  const there = ['-h', '127.0.0.1', '-p', String(databasePort)];
  await place.ready('PostgreSQL answers', async () =>
    log({ command: 'createdb', args: [...there, 'gavo'] }).then(() => true),
  );
  place.write('gavo.rc', configuration(place.folder, port));
  copyFileSync(PREPARE, join(place.folder, 'prepare.py'));
  const dsn = `host=127.0.0.1 port=${databasePort} dbname=gavo`;
  await log({ command: '/usr/bin/python3', args: [join(place.folder, 'prepare.py'), dsn] });
  const describe = (availability: Availability) => place.write('gavo/inputs/ossr/q.rd', resource(availability));
  mkdirSync(join(place.folder, 'gavo', 'inputs', 'ossr'));
  describe({ available: true });
  place.start('dachs', unprivileged({ command: 'dachs', args: ['--disable-spew', 'serve', 'debug'] }));
  const base = `http://127.0.0.1:${port}`;
  const url = `${base}/ossr/q/run`;
  const told = async () => (await fetch(`${url}/availability`)).text();
  await place.ready('DaCHS answers', async () => (await told()).includes('true'), 90_000);
  return {
    id: 'dachs',
    version: (await log({ command: 'dachs', args: ['--version'] })).replace(/[^\d.]*([\d.]+)[^]*/, '$1'),
    url,
    tapUrl: `${base}/tap`,
    setAvailability: async (availability) => {
      describe(availability);
      const sign = availability.downAt ?? `available>${availability.available}<`;
      await place.ready(`DaCHS tells "${sign}"`, async () => (await told()).includes(sign));
    },
    stop: place.close,
  };
}

/** PostgreSQL refuses to run as root: then it, and DaCHS, are run by the account that its package made. */
async function account(place: Workplace): Promise<(command: Command) => Command> {
  const env = { GAVOSETTINGS: join(place.folder, 'gavo.rc'), HOME: place.folder, LC_ALL: 'C.UTF-8' };
  const plain = (command: Command): Command => ({ ...command, cwd: place.folder, env });
  if (process.getuid?.() !== 0) return plain;
  await run({ command: 'chown', args: ['postgres:postgres', place.folder] });
  chmodSync(place.folder, 0o755);
  const become = ['--reuid=postgres', '--regid=postgres', '--init-groups'];
  return ({ command, args = [] }) => plain({ command: 'setpriv', args: [...become, command, ...args] });
}
