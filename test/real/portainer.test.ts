import { expect, test } from 'vitest';
import type { PortainerPlatform, Task } from '../../server/core/index';
import { asked, caveatTexts, reasonTexts } from './asked';
import { useServer } from './server';
import { startPortainer } from './servers/portainer';

const portainer = useServer('portainer', startPortainer);

async function get(path: string, key = portainer().apiKey) {
  const response = await fetch(`${portainer().url}/api${path}`, { headers: { 'X-API-Key': key } });
  return { status: response.status, json: (await response.json()) as unknown };
}
const running = async () => (await get('/endpoints/1/docker/containers/json')).json as { Id: string }[];

test('tells its environments, and through them what the engine itself tells', async () => {
  const all = await get('/endpoints?start=1&limit=100');
  expect(all.json).toMatchObject([
    { Name: 'docker-here', Status: 1 },
    { Name: 'docker-elsewhere', Status: 2 },
  ]);
  const info = await get('/endpoints/1/docker/info');
  const { cores, memoryBytes, architecture } = portainer().docker.machine;
  expect(info.json).toMatchObject({
    NCPU: cores,
    MemTotal: memoryBytes,
    Architecture: architecture,
    MemoryLimit: true,
  });
});

test('a running container is seen with its limits, until it is removed', async () => {
  expect(await running()).toEqual([]);
  const id = await portainer().docker.runContainer({ cores: 0.5, memoryMiB: 256 });
  expect((await running()).map(({ Id }) => Id)).toEqual([id]);
  const inspected = await get(`/endpoints/1/docker/containers/${id}/json`);
  expect(inspected.json).toMatchObject({ HostConfig: { NanoCpus: 500_000_000, Memory: 256 * 1024 ** 2 } });
  await portainer().docker.removeContainer(id);
  expect(await running()).toEqual([]);
});

test('the engine refuses more cores than it has', async () => {
  const { cores } = portainer().docker.machine;
  const refused = portainer().docker.runContainer({ cores: cores + 1, memoryMiB: 256 });
  await expect(refused).rejects.toThrow(`there are only ${cores} CPUs available`);
});

const ask = async (task: Task, key = portainer().apiKey) => {
  const configuration: PortainerPlatform = { id: 'p', name: 'Portainer', type: 'portainer', url: portainer().url };
  return asked(configuration, task, key);
};
const container = (mincores: number, memoryMiB: number, more: object = {}): Task => ({
  name: 'demo',
  type: 'purl:docker-container',
  content: { image: 'ossr-busybox:1' },
  'compute-resources': [{ name: 'worker', mincores, minmemory: `${memoryMiB}Mi`, ...more }],
});
/** The memory of the host, in whole MiB. */
const hostMiB = () => Math.floor(portainer().docker.machine.memoryBytes / 1024 ** 2);

test('a container that fits is a yes, with what is given', async () => {
  const answer = await ask(container(1, 256));
  expect(answer).toMatchObject({
    kind: 'offers',
    offers: [{ place: 'environment "docker-here"', cores: 1, memory: '256Mi' }],
  });
});

test('memory that another container holds is a no with the numbers, until the container is removed', async () => {
  const task = container(1, 1024);
  const held = hostMiB() - 512;
  const id = await portainer().docker.runContainer({ cores: 0.5, memoryMiB: held });
  const answer = await ask(task);
  expect(answer).toMatchObject({
    kind: 'declined',
    reasons: [{ path: 'compute-resources/0/minmemory', code: 'quota', limit: '512Mi', source: { confidence: 'live' } }],
    smallestChange: { changes: [{ path: 'compute-resources/0/minmemory', to: '512Mi' }] },
  });
  expect(reasonTexts(answer)[0]).toContain(`512Mi of ${hostMiB()}Mi are free in environment "docker-here"`);
  expect(caveatTexts(await ask(container(1, 256))).join(' ')).toContain('running containers may use 500m of');
  await portainer().docker.removeContainer(id);
  expect((await ask(task)).kind).toBe('offers');
});

test('more cores than the host has are a no, as the engine itself would say', async () => {
  const { cores } = portainer().docker.machine;
  expect(reasonTexts(await ask(container(cores + 1, 256)))[0]).toBe(
    `Needs ${cores + 1} cores; the limit of environment "docker-here" is ${cores}.`,
  );
});

test('a host without a runtime for GPUs has none', async () => {
  expect((await ask(container(1, 256, { mingpus: 1 }))).kind).toBe('declined');
});

test('a wrong key is told as one', async () => {
  expect(await ask(container(1, 256), portainer().wrongApiKey)).toMatchObject({ kind: 'unauthorised' });
});

test('a wrong key is refused, and a stopped server does not answer', async () => {
  expect((await get('/endpoints', portainer().wrongApiKey)).status).toBe(401);
  await portainer().stop();
  await expect(get('/system/status')).rejects.toThrow('fetch failed');
  expect((await ask(container(1, 256))).kind).toBe('unreachable');
});
