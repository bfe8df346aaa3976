import { join } from 'node:path';
import { run, until } from './command';
import type { Workplace } from './workplace';

const APT = ['-o', 'DPkg::Lock::Timeout=600', '-y', '-qq', '--no-install-recommends'];
const LIMIT_MS = 10 * 60_000;

/**
 * Installs Debian packages that are not there yet. Waits for others who install at the same time.
 * Rejects with apt's own words when they cannot be had.
 */
export async function installPackages(names: readonly string[]): Promise<void> {
  const missing: string[] = [];
  for (const name of names) if (!(await isInstalled(name))) missing.push(name);
  if (missing.length === 0) return;
  const install = async () => apt(['install', ...APT, ...missing]);
  // Where the lists are missing or old they are fetched; that lock, unlike dpkg's, apt does not wait for.
  await install().catch(async () => {
    await until(`Lists of packages`, async () => apt(['update', '-qq']).then(() => true), 120_000);
    await install();
  });
}

async function apt(args: readonly string[]): Promise<void> {
  await run({ command: 'apt-get', args, env: { DEBIAN_FRONTEND: 'noninteractive' }, root: true }, LIMIT_MS);
}

async function isInstalled(name: string): Promise<boolean> {
  const status = await run({ command: 'dpkg-query', args: ['-W', '-f', '${db:Status-Status}', name] }).catch(() => '');
  return status === 'installed';
}

/**
 * Makes a virtual environment of Debian's Python in the workplace, installs packages from PyPI into it with pip,
 * and gives the folder of its programs. Names may carry versions: `jupyterhub==5.2.1`.
 */
export async function installFromPyPI(place: Workplace, names: readonly string[]): Promise<string> {
  await installPackages(['python3-venv']);
  const venv = join(place.folder, 'venv');
  await run({ command: '/usr/bin/python3', args: ['-m', 'venv', venv] });
  const quiet = ['--quiet', '--disable-pip-version-check', '--no-input'];
  await run({ command: join(venv, 'bin', 'pip'), args: ['install', ...quiet, ...names] }, LIMIT_MS);
  return join(venv, 'bin');
}
