import { copyFileSync, mkdirSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { run } from '../../harness/command';
import type { Workplace } from '../../harness/workplace';
import { PASSWORD, database, keystoneUrl, settings, type Places } from './settings';

/** Debian's packages of the services that are started. */
export const PACKAGES = ['keystone', 'placement-api', 'nova-api', 'cinder-api', 'uwsgi-plugin-python3'];

/** Writes the settings, fills the databases and starts all four services; resolves when each answers. */
export async function startServices(place: Workplace, places: Places): Promise<void> {
  writeSettings(place);
  for (const [file, text] of Object.entries(settings(places))) place.write(join('settings', file), text, 0o600);
  await Promise.all([keystoneDatabase(places), otherDatabases(places)]);
  startWsgi(place, places, 'keystone');
  startWsgi(place, places, 'placement');
  place.start('nova', { command: 'nova-api', args: configured(places, 'nova') });
  place.start('cinder', { command: 'cinder-api', args: configured(places, 'cinder') });
  const services = Object.entries(places.ports);
  await Promise.all(
    services.map(([name, port]) => place.ready(`${name} answers`, async () => fetch(`http://127.0.0.1:${port}/`))),
  );
}

/** Runs SQL against one service's database, for what its API cannot set: a flavour's `disabled`. */
export async function sql({ folder }: Places, name: string, statement: string): Promise<void> {
  const program = 'import sqlite3, sys\nwith sqlite3.connect(sys.argv[1], timeout=30) as db: db.execute(sys.argv[2])';
  await run({ command: 'python3', args: ['-c', program, join(folder, `${name}.db`), statement] });
}

function writeSettings({ folder }: Workplace): void {
  for (const name of ['settings', 'fernet', 'credential', 'nova', 'cinder', 'locks'])
    mkdirSync(join(folder, name), { mode: 0o700 });
  copyFileSync('/etc/nova/api-paste.ini', join(folder, 'settings', 'api-paste.ini'));
  copyFileSync('/etc/cinder/api-paste.ini', join(folder, 'settings', 'cinder-api-paste.ini'));
}

async function keystoneDatabase(places: Places): Promise<void> {
  await manage(places, 'keystone', ['db_sync']);
  await writeAhead(places, 'keystone');
  const { username } = userInfo();
  const owner = ['--keystone-user', username, '--keystone-group', username];
  await manage(places, 'keystone', ['fernet_setup', ...owner]);
  await manage(places, 'keystone', ['credential_setup', ...owner]);
  const url = `${keystoneUrl(places)}/v3`;
  const urls = ['public', 'internal', 'admin'].flatMap((kind) => [`--bootstrap-${kind}-url`, url]);
  const admin = ['--bootstrap-password', PASSWORD, '--bootstrap-region-id', 'RegionOne'];
  await manage(places, 'keystone', ['bootstrap', ...admin, ...urls]);
}

async function otherDatabases(places: Places): Promise<void> {
  await manage(places, 'placement', ['db', 'sync']);
  await manage(places, 'nova', ['api_db', 'sync']);
  await manage(places, 'nova', ['cell_v2', 'map_cell0', '--database_connection', database(places, 'nova_cell0')]);
  await manage(places, 'nova', ['db', 'sync']);
  const cell = ['--name', 'cell1', '--database_connection', database(places, 'nova'), '--transport-url', 'fake:/'];
  await manage(places, 'nova', ['cell_v2', 'create_cell', ...cell]);
  await manage(places, 'cinder', ['db', 'sync']);
  for (const name of ['placement', 'nova', 'nova_api', 'nova_cell0', 'cinder']) await writeAhead(places, name);
}

/** Without a write-ahead log the first write after a read fails: "database is locked". */
const writeAhead = async (places: Places, name: string) => sql(places, name, 'pragma journal_mode = wal');

const configured = ({ folder }: Places, service: string) => [
  '--config-file',
  join(folder, 'settings', `${service}.conf`),
];

async function manage(places: Places, service: string, command: readonly string[]): Promise<void> {
  const args = [...configured(places, service), ...command];
  await run({ command: `${service}-manage`, args, cwd: places.folder }, 180_000);
}

const APPLICATIONS = { keystone: '/usr/bin/keystone-wsgi-public', placement: '/usr/bin/placement-api' };

/** keystone and placement are web applications without a server of their own. */
function startWsgi(place: Workplace, places: Places, service: keyof typeof APPLICATIONS): void {
  const listen = ['--http-socket', `127.0.0.1:${places.ports[service]}`, '--buffer-size', '65535'];
  // It closes each connection after its answer; a client that is not told would send its next question into the closed one.
  const closing = ['--add-header', 'Connection: close'];
  const one = ['--plugin', 'python3', '--master', '--die-on-term', '--need-app', '--processes', '2'];
  const prefix = `OS_${service.toUpperCase()}_CONFIG`;
  const env = { [`${prefix}_DIR`]: join(places.folder, 'settings'), [`${prefix}_FILES`]: `${service}.conf` };
  place.start(service, {
    command: 'uwsgi',
    args: [...one, ...closing, ...listen, '--wsgi-file', APPLICATIONS[service]],
    env,
  });
}
