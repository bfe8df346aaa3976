import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PlatformConfiguration } from '../../server/core/index';
import { PAGE, said, shownIn, transcript, withoutTimes } from './console';
import { useServer } from './server';
import { startDachs } from './servers/dachs';
import { startJupyterHub } from './servers/jupyterhub';
import { startOpenStack } from './servers/openstack';
import { startPortainer } from './servers/portainer';
import { startSlurm } from './servers/slurm';

const hub = useServer('jupyterhub', async (place) => startJupyterHub(place, 'debian'));
const cloud = useServer('openstack', startOpenStack);
const service = useServer('dachs', startDachs);
const host = useServer('portainer', startPortainer);
const cluster = useServer('slurm', startSlurm);

const EXAMPLE = 'examples/platforms-tour.ossr.json';
const folder = mkdtempSync(join(tmpdir(), 'ossr-together-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The five, as their user would write them down. A busy machine may need longer than the usual ten seconds. */
function platforms(): readonly PlatformConfiguration[] {
  const containers = ['purl:docker-container', 'purl:singularity-container'];
  const profiles = [
    { name: 'small', cores: 1, memory: '1Gi' },
    { name: 'large', cores: 8, memory: '16Gi' },
  ];
  const credential = { type: 'application-credential', id: cloud().credential.id } as const;
  const machines = { runs: ['purl:jupyter-notebook', ...containers] };
  const batch = { runs: ['purl:singularity-container'] };
  const nobody = { type: 'slurm', user: cluster().user } as const;
  const timeout = 60;
  return [
    { id: 'hub', name: 'JupyterHub', type: 'jupyterhub', url: hub().url, profiles, servers: 2, timeout },
    { id: 'cloud', name: 'OpenStack', type: 'openstack', url: cloud().url, auth: credential, declared: machines, timeout },
    { id: 'service', name: 'UWS service', type: 'uws', url: service().url, auth: { type: 'none' }, probe: true, timeout },
    { id: 'host', name: 'Portainer', type: 'portainer', url: host().url, timeout },
    { id: 'cluster', name: 'Slurm', type: 'slurm', url: cluster().url, auth: nobody, declared: batch, timeout },
  ]; // prettier-ignore
}

/** Writes the platform file and a file with each token; answers with the arguments of the command line. */
function writeFiles(): string[] {
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text, { mode: 0o600 });
  write('platforms.json', JSON.stringify({ platforms: platforms() }, null, 2));
  const tokens = {
    hub: hub().userToken,
    cloud: cloud().credential.secret,
    host: host().apiKey,
    cluster: cluster().token,
  };
  const given = ['can-i-do-this', EXAMPLE, '--platforms', join(folder, 'platforms.json')];
  for (const [id, token] of Object.entries(tokens)) {
    write(`${id}.token`, `${token}\n`);
    given.push('--token-file', `${id}=${join(folder, `${id}.token`)}`);
  }
  return given;
}

/** Runs the command line that users have, and gives what it printed. */
async function ask(given: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, ['dist/cli.cjs', ...given]);
  return stdout;
}

/** Uses up something on each platform; answers with the function that frees it all. */
async function useUp(): Promise<() => Promise<void>> {
  for (const name of ['', 'one', 'two']) await hub().startServer('alice', 'small', name);
  const freeCores = await cloud().allocate({ cores: 16, memoryMiB: 32_768 });
  await service().setAvailability({ available: false, note: 'A disk is being replaced.' });
  const { docker } = host();
  const memoryMiB = Math.floor(docker.machine.memoryBytes / 1024 ** 2) - 512;
  const container = await docker.runContainer({ cores: 0.5, memoryMiB });
  await cluster().drain('worker');
  return async () => {
    for (const name of ['one', 'two', '']) await hub().stopServer('alice', name);
    await freeCores();
    await service().setAvailability({ available: true });
    await docker.removeContainer(container);
    await cluster().resume('worker');
  };
}

describe('five platforms, asked at once by the command line', () => {
  let [free, busy, freed] = ['', '', ''];
  beforeAll(async () => {
    const given = writeFiles();
    free = await ask(given);
    const giveBack = await useUp();
    busy = await ask(given);
    await giveBack();
    freed = await ask(given);
  }, 240_000);

  test('each says yes to what it is for, with what it would give', () => {
    expect(said(free, 'Light curve', 'JupyterHub')).toMatch(/^8 cpu, 16Gi size "large", fixed/);
    expect(said(free, 'Source finder', 'Portainer')).toMatch(/^1 cpu, 1Gi in environment "docker-here"/);
    expect(said(free, 'Survey reduction', 'OpenStack')).toMatch(/^8 cpu, 16Gi size "m1.xlarge", fixed/);
    expect(said(free, 'Survey reduction', 'Slurm')).toMatch(/^6 cpu, 12Gi in partition "open"/);
    expect(said(free, 'Wait and multiply', 'UWS service')).toMatch(/^yes, size not stated/);
  });

  test('each says no to what it is not for', () => {
    expect(said(free, 'Survey reduction', 'JupyterHub')).toMatch(/^no This is a Singularity container/);
    expect(said(free, 'Light curve', 'UWS service')).toMatch(/^no This is a notebook; the platform runs workflows\./);
    expect(said(free, 'Light curve', 'Portainer')).toMatch(/^no This is a notebook/);
    expect(said(free, 'Source finder', 'Slurm')).toMatch(/^no This is a Docker container/);
    for (const other of ['JupyterHub', 'OpenStack', 'Portainer', 'Slurm'])
      expect(said(free, 'Wait and multiply', other)).toMatch(/^no This is a workflow/);
  });

  test('what is used up on the platform itself is a no with the number that is left', () => {
    expect(said(busy, 'Light curve', 'JupyterHub')).toContain('no Needs 1 machine; 0 of 3 are free for user "alice"');
    expect(said(busy, 'Light curve', 'OpenStack')).toMatch(/^2 cpu, 4Gi size "m1.medium", fixed/);
    expect(said(busy, 'Survey reduction', 'OpenStack')).toContain('4 of 20 are free in project "demo" (16 in use)');
    expect(said(busy, 'Wait and multiply', 'UWS service')).toMatch(/^no .*"A disk is being replaced"/);
    expect(said(busy, 'Source finder', 'Portainer')).toMatch(/^no Needs 1Gi memory; 512Mi of \d+Mi are free/);
    expect(said(busy, 'Survey reduction', 'Slurm')).toContain('no Needs 6 cores in one machine; "small" gives 2');
  });

  test('what is freed is a yes again', () => {
    expect(withoutTimes(freed)).toBe(withoutTimes(free));
  });

  test('the page with the transcript tells what is so', () => {
    const versions = [hub(), cloud(), service(), host(), cluster()].map(({ id, version }) => `${id} ${version}`);
    const told = transcript({ versions, given: writeFiles(), folder, platforms: platforms(), free, busy });
    if (process.env['OSSR_WRITE_TRANSCRIPT'] === '1') writeFileSync(PAGE, told);
    const names = platforms().map(({ name }) => name);
    expect(shownIn(readFileSync(PAGE, 'utf8'), names)).toEqual(shownIn(told, names));
  });
});
