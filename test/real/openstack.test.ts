import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { OpenStackPlatform, Task } from '../../server/core/index';
import { asked, caveatTexts, reasonTexts, workflow } from './asked';
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

/** A reader's credential of alice in project `demo`, with the access rules of the adapter's page. */
async function narrowed(): Promise<Credential> {
  const domain = { name: 'Default' };
  const identity = { methods: ['password'], password: { user: { name: 'alice', domain, password: 'loopback-only' } } };
  const post = async (path: string, body: object, headers: Record<string, string> = {}) =>
    fetch(`${cloud().url}/${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  const signedIn = await post('auth/tokens', { auth: { identity, scope: { project: { name: 'demo', domain } } } });
  const { token } = (await signedIn.json()) as { token: { user: { id: string } } };
  const made = await post(
    `users/${token.user.id}/application_credentials`,
    { application_credential: { name: 'narrow', roles: [{ name: 'reader' }], access_rules: rulesOfPage() } },
    { 'X-Auth-Token': signedIn.headers.get('x-subject-token') ?? '' },
  );
  return ((await made.json()) as { application_credential: Credential }).application_credential;
}

function rulesOfPage(): unknown {
  const blocks = [...readFileSync('docs/platforms/openstack.md', 'utf8').matchAll(/```json\n([^]*?)\n```/g)];
  return JSON.parse(blocks[1]?.[1] ?? '');
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

test('a wrong secret and a wrong token are refused', async () => {
  expect((await signIn({ ...cloud().credential, secret: 'wrong' })).status).toBe(401);
  expect((await ask('compute', '/limits', { token: 'wrong' })).status).toBe(401);
});

describe('asked with the adapter', () => {
  /** Asks for 4 cores and 8Gi as the reader of project `demo`, when nothing else is said. */
  async function answer({ task = workflow(4, '8Gi'), credential = cloud().credential, more = {} }: Story = {}) {
    const auth = { type: 'application-credential', id: credential.id } as const;
    const declared = { runs: ['purl:workflow-task'], engines: ['cwl'] };
    const timeout = 60; // this machine may be busy
    const configuration = {
      id: 'o',
      name: 'Cloud',
      type: 'openstack',
      url: cloud().url,
      auth,
      declared,
      timeout,
    } as const;
    return asked({ ...configuration, ...more }, task, credential.secret);
  }
  interface Story {
    readonly task?: Task;
    readonly credential?: Credential;
    readonly more?: Partial<OpenStackPlatform>;
  }
  const withStorage = (minsize: string): Task => ({
    ...workflow(4, '8Gi'),
    'storage-resources': [{ name: 'results', minsize, minlifetime: 'P1D', location: null }],
  });

  test('a task gets the smallest flavour that has all of it, and what is not known is told', async () => {
    const found = await answer();
    expect(found).toMatchObject({
      kind: 'offers',
      offers: [{ name: 'm1.large', cores: 4, memory: '8Gi', fixed: true }],
    });
    expect(caveatTexts(found)).toEqual([
      'Whether a host has room at the moment is not known: the placement service tells it to operators alone (HTTP 403).',
    ]);
  });

  test('GPUs are found in the extra specs; what no flavour has is a no with the nearest', async () => {
    const gpus = (mingpus: number): Task => ({
      ...workflow(4, '8Gi'),
      'compute-resources': [{ name: 'worker', mincores: 4, minmemory: '8Gi', mingpus }],
    });
    expect(await answer({ task: gpus(1) })).toMatchObject({ offers: [{ name: 'g1.vgpu', gpus: 1 }] });
    expect(reasonTexts(await answer({ task: gpus(2) }))).toEqual([
      'Needs 64Gi memory; 50Gi of 50Gi are free in project "demo" (0Gi in use). ' +
        'The smallest size that has all of it, "g1.gpu", is given whole.',
    ]);
    expect(reasonTexts(await answer({ task: gpus(3) }))).toEqual(['Needs 3 GPUs; the nearest size, "g1.gpu", has 2.']);
    expect(reasonTexts(await answer({ task: workflow(4, '96Gi') }))).toContain(
      'Needs 96Gi memory; the nearest size, "g1.gpu", has 64Gi.',
    );
  });

  test('a quota that is used up is a no with the numbers, and a yes again when it is free', async () => {
    const free = await cloud().allocate({ cores: 18, memoryMiB: 12_288 });
    const found = await answer();
    expect(reasonTexts(found)).toEqual(['Needs 4 cores; 2 of 20 are free in project "demo" (18 in use).']);
    expect(found).toMatchObject({ reasons: [{ source: { from: 'nova GET /limits maxTotalCores' } }] });
    expect(await answer({ task: workflow(2, '4Gi') })).toMatchObject({ offers: [{ name: 'm1.medium' }] });
    await free();
    expect((await answer()).kind).toBe('offers');
  });

  test("the quota is that of the credential's own project", async () => {
    const [cores, memory] = reasonTexts(
      await answer({ task: workflow(8, '16Gi'), credential: cloud().tinyCredential }),
    );
    expect(cores).toBe('Needs 8 cores; 4 of 4 are free in project "tiny" (0 in use).');
    expect(memory).toBe('Needs 16Gi memory; 8Gi of 8Gi are free in project "tiny" (0Gi in use).');
  });

  test('volumes give storage, up to the largest one and to what is left of them', async () => {
    expect(await answer({ task: withStorage('90Gi') })).toMatchObject({
      kind: 'offers',
      offers: [{ storage: '90Gi' }],
    });
    await cloud().setVolumeQuota(50);
    expect(await answer({ task: withStorage('60Gi') })).toMatchObject({ kind: 'offers' }); // on the flavour's own disk
    const reasons = reasonTexts(await answer({ task: withStorage('300Gi') }));
    expect(reasons).toContain('Needs 300Gi storage; 50Gi of 50Gi are free in project "demo" (0Gi in use).');
    expect(reasons).toContain('Needs 300Gi storage; the nearest size, "g1.gpu", has 200Gi.');
    await cloud().setVolumeQuota(200);
  });

  test('a password needs its project named, where the user has several', async () => {
    const auth = { type: 'password', user: 'alice' } as const;
    const credential = { id: 'alice', secret: 'loopback-only' };
    expect(await answer({ credential, more: { auth } })).toMatchObject({
      kind: 'unauthorised',
      remedy: expect.stringMatching(/Name one under "project": ("demo", "tiny"|"tiny", "demo")/) as string,
    });
    const tiny = await answer({ task: workflow(8, '16Gi'), credential, more: { auth, project: 'tiny' } });
    expect(reasonTexts(tiny).join()).toContain('in project "tiny"');
    expect((await answer({ credential, more: { auth, project: 'demo' } })).kind).toBe('offers');
  });

  test('whoever may ask placement is told whether a host has room', async () => {
    const administrator = {
      credential: { id: 'admin', secret: 'loopback-only' },
      more: { auth: { type: 'password', user: 'admin' }, project: 'admin' },
    } as const;
    expect(await answer(administrator)).toMatchObject({ kind: 'offers', caveats: [] });
    const free = await cloud().allocate({ cores: 62, memoryMiB: 1024 });
    expect(reasonTexts(await answer(administrator))).toEqual([
      'Needs 4 cores; the nearest size, "m1.medium", has 2. ' +
        'The size "m1.large", which is without a host that has room at the moment, would have it.',
      'Needs 8Gi memory; the nearest size, "m1.medium", has 4Gi. ' +
        'The size "m1.large", which is without a host that has room at the moment, would have it.',
    ]);
    await free();
    expect((await answer(administrator)).kind).toBe('offers');
  });

  test('a credential that is narrowed to the requests of the page is enough', async () => {
    const credential = await narrowed();
    const found = await answer({ credential });
    expect(found).toMatchObject({ kind: 'offers', offers: [{ name: 'm1.large' }] });
    expect(caveatTexts(found)).toEqual([expect.stringContaining('service placement refused')]);
    // This cloud's cinder checks access rules under a name that its catalogue does not have: it refuses, and is unknown.
    const stored = await answer({ credential, task: withStorage('300Gi') });
    expect(stored.kind).toBe('offers');
    expect(caveatTexts(stored).join(' ')).toContain('service cinder refused GET /limits (HTTP 401)');
  });

  test('Kubernetes is no part of this cloud; another region is not there', async () => {
    const task = { ...workflow(1, '1Gi'), type: 'purl:kubernetes-deployment' };
    expect(reasonTexts(await answer({ task, more: { declared: {} } })).join()).toContain('Magnum');
    expect(await answer({ more: { region: 'Mars' } })).toMatchObject({
      kind: 'unintelligible',
      because: expect.stringContaining('"RegionOne"') as string,
    });
  });

  test('a wrong secret is told to sign in again', async () => {
    expect(await answer({ credential: { ...cloud().credential, secret: 'wrong' } })).toMatchObject({
      kind: 'unauthorised',
      remedy: expect.stringContaining('Give it a new token.') as string,
    });
  });

  test('a cloud that is stopped cannot be reached', async () => {
    await cloud().stop();
    expect((await answer()).kind).toBe('unreachable');
  });
});
