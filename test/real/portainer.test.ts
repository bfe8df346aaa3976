import { expect, test } from 'vitest';
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

test('a wrong key is refused, and a stopped server does not answer', async () => {
  expect((await get('/endpoints', portainer().wrongApiKey)).status).toBe(401);
  await portainer().stop();
  await expect(get('/system/status')).rejects.toThrow('fetch failed');
});
