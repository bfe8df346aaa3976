import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { run, until } from '../harness/command';
import { installPackages } from '../harness/packages';
import { freePort, type Workplace } from '../harness/workplace';
import type { RealServer } from '../server';
import { NODES, type NodeName, slurmConf } from './slurmConf';

/** Any two people that a Debian system has from the start: who asks, and who slurmrestd runs as (it refuses to be root). */
const USER = 'nobody';
const GATEWAY_USER = 'daemon';

/** What a job takes away from the node while it runs. */
export interface Allocation {
  readonly cores: number;
  readonly memoryMiB: number;
  readonly partition?: 'debug' | 'open';
}

/** A cluster of two nodes, `worker` and `small`, behind slurmrestd. `url` is the gateway's; the versions of its API are under `/slurm/`. */
export interface Slurm extends RealServer {
  /** The newest version of the API that this gateway was asked to speak: `v0.0.38`. */
  readonly api: string;
  readonly user: string;
  /** A token of that user's. */
  readonly token: string;
  /** A token that another key has signed. */
  readonly wrongToken: string;
  /** Nobody may start anything on the node from now on. Resolves when the controller says so. */
  drain(node: NodeName): Promise<void>;
  /** Takes `drain` back. */
  resume(node: NodeName): Promise<void>;
  /** Starts a job that sleeps on the node, and gives its number when it runs. */
  allocate(asked: Allocation): Promise<string>;
  /** Ends a job, and resolves when what it took is free. */
  release(job: string): Promise<void>;
  /** Ends the controller alone: the gateway goes on answering, that it cannot tell. */
  stopController(): Promise<void>;
}

/** Starts munged, slurmctld, slurmd and slurmrestd; resolves when the nodes are idle and the gateway answers. */
export async function startSlurm(place: Workplace): Promise<Slurm> {
  const packages = ['slurmctld', 'slurmd', 'slurmrestd', 'slurm-client', 'slurm-wlm-jwt-plugin', 'munge'];
  await installPackages(packages);
  const { folder } = place;
  const port = await freePort();
  const version = (await run({ command: 'slurmctld', args: ['-V'] })).trim().replace(/^slurm\S* /, '');
  await lay(place, version);
  const conf = join(folder, 'slurm.conf');
  const call = async (command: string, ...args: string[]) =>
    run({ command, args, env: { SLURM_CONF: conf }, root: true }, 30_000);

  startMunge(place);
  await place.ready('munge has a socket', async () =>
    run({ command: 'munge', args: ['-n', '-S', join(folder, 'munge.socket')] }),
  );
  const daemon = { root: true, env: { SLURM_CONF: conf } };
  const controller = place.start('slurmctld', { ...daemon, command: 'slurmctld', args: ['-D'] });
  await place.ready('slurmctld is up', async () => (await call('scontrol', 'ping')).includes('is UP'));
  for (const node of NODES) {
    place.start(`slurmd-${node}`, { ...daemon, command: 'slurmd', args: ['-D', '-N', node] });
    await place.ready(`node ${node} is idle`, async () => (await state(call, node)).startsWith('IDLE'));
  }
  const api = startGateway(place, conf, { port, version });
  const url = `http://127.0.0.1:${port}`;
  await place.ready('slurmrestd answers', async () => (await fetch(`${url}/openapi/v3`)).status > 0);
  const token = (await call('scontrol', 'token', `username=${USER}`, 'lifespan=7200')).trim().replace('SLURM_JWT=', '');
  const jobs = working(call);
  return {
    ...{ id: 'slurm', version, url, api, token, user: USER },
    wrongToken: token.replace(/[^.]+$/, randomBytes(32).toString('base64url')),
    ...jobs,
    stopController: async () => controller.stop(),
    stop: async () => {
      if (controller.isRunning()) await jobs.releaseAll(); // a job is in a session of its own, and would outlive us
      await place.close();
    },
  };
}

/** The configuration and the keys. The folder is opened to others, since slurmrestd reads the configuration as somebody else. */
async function lay(place: Workplace, version: string): Promise<void> {
  const { folder } = place;
  const nodePorts = { worker: await freePort(), small: await freePort() };
  const ports = { controllerPort: await freePort(), nodePorts };
  place.write('slurm.conf', slurmConf({ folder, hostname: hostname().split('.')[0] ?? 'localhost', ...ports }));
  place.write('gres.conf', 'NodeName=big[1-2] Name=gpu Type=a100 Count=2 File=/dev/null\n');
  place.write('cgroup.conf', isOlder(version) ? '' : 'CgroupPlugin=disabled\n');
  place.write('jwt.key', randomBytes(32).toString('hex'), 0o600);
  place.write('munge.key', randomBytes(64).toString('hex'), 0o600);
  for (const name of ['controller', 'node.worker', 'node.small']) mkdirSync(join(folder, name));
  await run({ command: 'chown', args: ['root:root', join(folder, 'jwt.key'), join(folder, 'munge.key')], root: true });
  await run({ command: 'chmod', args: ['755', folder] });
}

function startMunge(place: Workplace): void {
  const files = Object.entries({
    'key-file': 'key',
    socket: 'socket',
    'pid-file': 'pid',
    'log-file': 'own.log',
    'seed-file': 'seed',
  });
  const args = files.map(([option, name]) => `--${option}=${join(place.folder, `munge.${name}`)}`);
  place.start('munged', { command: 'munged', args: ['--foreground', '--force', ...args], root: true });
}

/** From 23.02 the shapes of the API are plugins of their own, and control groups can be left alone. */
function isOlder(version: string): boolean {
  return Number.parseFloat(version) < 23;
}

function startGateway(place: Workplace, conf: string, { port, version }: { port: number; version: string }): string {
  const isOld = isOlder(version);
  const api = isOld ? 'v0.0.38' : 'v0.0.40';
  const shapes = isOld ? ['-s', `openapi/${api}`] : ['-s', 'openapi/slurmctld', '-d', `data_parser/${api}`];
  const as = [`--reuid=${GATEWAY_USER}`, `--regid=${GATEWAY_USER}`, '--clear-groups'];
  place.start('slurmrestd', {
    command: 'setpriv',
    args: [...as, 'slurmrestd', '-a', 'rest_auth/jwt', ...shapes, `127.0.0.1:${port}`],
    env: { SLURM_CONF: conf, SLURM_JWT: 'daemon' },
    root: true,
  });
  return api;
}

type Call = (command: string, ...args: string[]) => Promise<string>;

async function state(call: Call, node: string): Promise<string> {
  return /State=(\S+)/.exec(await call('scontrol', 'show', 'node', node))?.[1] ?? 'unknown';
}

function working(call: Call) {
  const running = new Set<string>();
  const jobState = async (job: string) =>
    /JobState=(\S+)/.exec(await call('scontrol', 'show', 'job', job).catch(() => ''))?.[1] ?? 'GONE';
  const release = async (job: string) => {
    await call('scancel', job);
    await until(
      `Job ${job} has ended`,
      async () => !['RUNNING', 'PENDING', 'COMPLETING'].includes(await jobState(job)),
    );
    running.delete(job);
  };
  return {
    drain: async (node: NodeName) => {
      await call('scontrol', 'update', `nodename=${node}`, 'state=drain', 'reason=a test');
      await until(`Node ${node} is drained`, async () => (await state(call, node)).includes('DRAIN'));
    },
    resume: async (node: NodeName) => {
      await call('scontrol', 'update', `nodename=${node}`, 'state=resume');
      await until(`Node ${node} is idle`, async () => (await state(call, node)) === 'IDLE');
    },
    allocate: async ({ cores, memoryMiB, partition = 'open' }: Allocation) => {
      const size = [`--cpus-per-task=${cores}`, `--mem=${memoryMiB}M`, `--partition=${partition}`, '--time=10'];
      const quiet = ['--parsable', '--output=/dev/null', '--chdir=/', `--uid=${USER}`];
      const job = (await call('sbatch', ...quiet, ...size, '--wrap', 'sleep 600')).trim();
      running.add(job);
      await until(`Job ${job} runs`, async () => (await jobState(job)) === 'RUNNING');
      return job;
    },
    release,
    releaseAll: async () => {
      for (const job of running) await release(job);
    },
  };
}
