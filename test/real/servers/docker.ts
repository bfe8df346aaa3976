import { mkdirSync, readFileSync } from 'node:fs';
import { request, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { run } from '../harness/command';
import { installPackages } from '../harness/packages';
import type { Workplace } from '../harness/workplace';
import type { RealServer } from '../server';

const IMAGE = 'ossr-busybox';

/** What a container is limited to. */
export interface ContainerLimits {
  readonly cores: number;
  readonly memoryMiB: number;
}

/** What the engine tells of its machine. */
export interface Machine {
  readonly cores: number;
  readonly memoryBytes: number;
  readonly architecture: string;
}

/** A Docker Engine on a socket of its own; `url` names the socket. */
export interface Docker extends RealServer {
  readonly socket: string;
  readonly machine: Machine;
  /** Starts a container that sleeps, and gives its id. */
  runContainer(limits: ContainerLimits): Promise<string>;
  /** Stops and removes it. */
  removeContainer(id: string): Promise<void>;
}

/** Starts dockerd with a data root of its own, and makes an image of Debian's busybox: nothing is pulled. */
export async function startDocker(place: Workplace): Promise<Docker> {
  await installPackages(['docker.io', 'busybox-static']);
  const socket = join(place.folder, 'docker.sock');
  startEngine(place, socket);
  const call = caller(socket);
  await place.ready('dockerd answers', async () => call('GET', '/_ping'));
  const { Version: version } = JSON.parse(await call('GET', '/version')) as { Version: string };
  const info = JSON.parse(await call('GET', '/info')) as { NCPU: number; MemTotal: number; Architecture: string };
  await makeImage(place, call);
  const containers = new Set<string>();
  const removeContainer = async (id: string) => {
    await call('DELETE', `/containers/${id}?force=true`);
    containers.delete(id);
  };
  return {
    ...{ id: 'docker', version, url: `unix://${socket}`, socket, removeContainer },
    machine: { cores: info.NCPU, memoryBytes: info.MemTotal, architecture: info.Architecture },
    runContainer: async (limits) => {
      const id = await createContainer(call, limits);
      containers.add(id);
      await call('POST', `/containers/${id}/start`);
      return id;
    },
    stop: async () => {
      for (const id of containers) await removeContainer(id);
      await place.close();
    },
  };
}

/** Without a network, for which it would change the machine's; in a mount namespace, so that its mounts end with it. */
function startEngine(place: Workplace, socket: string): void {
  const isolated = ['--bridge=none', '--iptables=false', '--ip6tables=false', '--ip-forward=false', '--ip-masq=false'];
  const folders = { 'data-root': 'data', 'exec-root': 'exec', pidfile: 'dockerd.pid' };
  const own = Object.entries(folders).map(([option, name]) => `--${option}=${join(place.folder, name)}`);
  const group = `--group=${process.getgid?.() ?? 0}`; // the socket is ours to use, who need not be root
  place.start('dockerd', {
    command: 'unshare',
    args: ['--mount', 'dockerd', ...own, group, `--host=unix://${socket}`, '--storage-driver=vfs', ...isolated],
    root: true,
  });
}

async function makeImage(place: Workplace, call: Call): Promise<void> {
  const root = join(place.folder, 'image');
  mkdirSync(join(root, 'bin'), { recursive: true });
  await run({ command: 'cp', args: ['/bin/busybox', join(root, 'bin')] });
  const archive = join(place.folder, 'image.tar');
  await run({ command: 'tar', args: ['-C', root, '-cf', archive, 'bin'] });
  await call('POST', `/images/create?fromSrc=-&repo=${IMAGE}&tag=1`, { file: archive });
}

async function createContainer(call: Call, { cores, memoryMiB }: ContainerLimits): Promise<string> {
  const limits = { NanoCpus: Math.round(cores * 1e9), Memory: memoryMiB * 1024 ** 2, NetworkMode: 'none' };
  const json = { Image: `${IMAGE}:1`, Cmd: ['/bin/busybox', 'sleep', '600'], HostConfig: limits };
  return (JSON.parse(await call('POST', '/containers/create', { json })) as { Id: string }).Id;
}

type Call = (method: string, path: string, body?: { json: unknown } | { file: string }) => Promise<string>;

function bytesOf(body: { json: unknown } | { file: string } | undefined): Buffer | undefined {
  if (body === undefined) return undefined;
  return 'file' in body ? readFileSync(body.file) : Buffer.from(JSON.stringify(body.json));
}

/** Speaks HTTP over the socket, and gives the text of the answer. Rejects with the engine's own words when it refuses. */
function caller(socketPath: string): Call {
  return async (method, path, body) => {
    const sent = bytesOf(body);
    const type = body !== undefined && 'file' in body ? 'application/x-tar' : 'application/json';
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      const headers = sent === undefined ? {} : { 'content-type': type, 'content-length': sent.length };
      request({ socketPath, method, path, headers }, resolve).on('error', reject).end(sent);
    });
    const said = await text(response);
    if ((response.statusCode ?? 0) >= 400) throw new Error(`${method} ${path}: ${response.statusCode ?? 0} ${said}`);
    return said;
  };
}
