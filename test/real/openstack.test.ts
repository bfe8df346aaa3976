import { expect, test } from 'vitest';
import { useServer } from './server';
import { startOpenStack, type Credential } from './servers/openstack';

const cloud = useServer('openstack', startOpenStack);

async function signIn(credential: Credential) {
  const identity = { methods: ['application_credential'], application_credential: credential };
  const body = JSON.stringify({ auth: { identity } });
  const headers = { 'Content-Type': 'application/json' };
  const response = await fetch(`${cloud().url}/auth/tokens`, { method: 'POST', headers, body });
  return { status: response.status, token: response.headers.get('x-subject-token') ?? '', body: await response.text() };
}

interface Catalog {
  readonly token: {
    readonly roles: readonly { readonly name: string }[];
    readonly catalog: readonly {
      readonly type: string;
      readonly endpoints: readonly { interface: string; url: string }[];
    }[];
  };
}

/** Signs in anew and asks one service of the catalogue. */
async function ask(
  service: string,
  path: string,
  options: { credential?: Credential; version?: string; token?: string } = {},
) {
  const session = await signIn(options.credential ?? cloud().credential);
  const { catalog } = (JSON.parse(session.body) as Catalog).token;
  const endpoints = catalog.find(({ type }) => type === service)?.endpoints ?? [];
  const url = endpoints.find((endpoint) => endpoint.interface === 'public')?.url ?? '';
  // cinder refuses a version that is meant for nova
  const version = options.version === undefined ? {} : { 'OpenStack-API-Version': options.version };
  const headers = { 'X-Auth-Token': options.token ?? session.token, ...version };
  const response = await fetch(`${url}${path}`, { headers });
  return { status: response.status, json: (await response.json()) as Record<string, unknown> };
}

interface Limits {
  readonly absolute: Readonly<Record<string, number>>;
}

const limits = async (service: string, credential?: Credential) =>
  ((await ask(service, '/limits', credential && { credential })).json['limits'] as Limits).absolute;

test('a reader sees the services, and no more than its role allows', async () => {
  const { status, body } = await signIn(cloud().credential);
  expect(status).toBe(201);
  const { roles, catalog } = (JSON.parse(body) as Catalog).token;
  expect(roles.map(({ name }) => name)).toEqual(['reader']);
  expect(catalog.map(({ type }) => type).sort()).toEqual(['compute', 'identity', 'placement', 'volumev3']);
  const capacity = await ask('placement', '/allocation_candidates?resources=VCPU:1', { version: 'placement 1.29' });
  expect(capacity.status).toBe(403);
});

test('flavours come with what they are made of; the private and the disabled one are not shown', async () => {
  const { flavors } = (await ask('compute', '/flavors/detail', { version: 'compute 2.61' })).json as {
    flavors: Record<string, unknown>[];
  };
  const names = flavors.map(({ name }) => name).sort();
  const common = ['m1.large', 'm1.medium', 'm1.small', 'm1.xlarge'];
  expect(names).toEqual(['g1.gpu', 'g1.vgpu', ...common, 'v1.volume']);
  const gpu = flavors.find(({ name }) => name === 'g1.gpu');
  expect(gpu).toMatchObject({ vcpus: 16, ram: 65_536, disk: 200, extra_specs: { 'pci_passthrough:alias': 'a100:2' } });
  expect(flavors.find(({ name }) => name === 'v1.volume')).toMatchObject({ disk: 0 });
});

test('an allocation uses up the quota of its project alone, until it is freed', async () => {
  const whole = { maxTotalCores: 20, maxTotalRAMSize: 51_200, maxTotalInstances: 10 };
  expect(await limits('compute')).toMatchObject({ ...whole, totalCoresUsed: 0, totalRAMUsed: 0 });
  const free = await cloud().allocate({ cores: 18, memoryMiB: 12_288 });
  expect(await limits('compute')).toMatchObject({ ...whole, totalCoresUsed: 18, totalRAMUsed: 12_288 });
  const tiny = { maxTotalCores: 4, maxTotalRAMSize: 8192, totalCoresUsed: 0 };
  expect(await limits('compute', cloud().tinyCredential)).toMatchObject(tiny);
  await free();
  expect(await limits('compute')).toMatchObject({ totalCoresUsed: 0, totalRAMUsed: 0 });
});

test('volumes have a quota of their own', async () => {
  expect(await limits('volumev3')).toMatchObject({ maxTotalVolumeGigabytes: 200, totalGigabytesUsed: 0 });
  await cloud().setVolumeQuota(50);
  expect(await limits('volumev3')).toMatchObject({ maxTotalVolumeGigabytes: 50 });
  await cloud().setVolumeQuota(200);
});

test('a wrong secret and a wrong token are refused, and a stopped cloud does not answer', async () => {
  expect((await signIn({ ...cloud().credential, secret: 'wrong' })).status).toBe(401);
  expect((await ask('compute', '/limits', { token: 'wrong' })).status).toBe(401);
  await cloud().stop();
  await expect(signIn(cloud().credential)).rejects.toThrow('fetch failed');
});
