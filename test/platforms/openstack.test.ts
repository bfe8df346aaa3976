import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Task } from '../../server/core/index';
import { gpusOf } from '../../server/platforms/adapters/openstack/gpus';
import { CLOUD, PROJECT, askedCloud, captured, job, refused, storing, texts } from './playedCloud';

const FLAVORS = 'GET /compute/v2.1/flavors/detail';
const LIMITS = 'GET /compute/v2.1/limits';
const CANDIDATES = 'GET /placement/allocation_candidates';

const SETS = `GET /volume/v3/${PROJECT}/os-quota-sets/${PROJECT}`;

const FLAVOR = { id: '1', name: 'm1', vcpus: 4, ram: 8192, disk: 80, 'OS-FLV-EXT-DATA:ephemeral': 0, extra_specs: {} };
const flavors = (...list: readonly object[]) => ({
  [FLAVORS]: { body: { flavors: list.map((each) => ({ ...FLAVOR, ...each })) } },
});
const absolute = (limits: object) => ({ body: { limits: { rate: [], absolute: limits } } });
const gpus = (mingpus: number): Task =>
  job(1, '1Gi', { 'compute-resources': [{ name: 'worker', mincores: 1, minmemory: '1Gi', mingpus }] });

describe('a cloud as captured', () => {
  it('gives the smallest flavour that has all of it, as a whole', async () => {
    const { answer } = await askedCloud(job(4, '8Gi', { minduration: 'P2D' }));
    expect(answer).toMatchObject({
      kind: 'offers',
      offers: [{ name: 'm1.large', cores: 4, memory: '8Gi', fixed: true }],
    });
  });

  it('is asked with the token of the session, and each service in its own version', async () => {
    const { received } = await askedCloud(storing('20Gi'));
    const [signIn, ...others] = received;
    const application_credential = { id: 'cred-1', secret: 's3cret' };
    expect(JSON.parse(signIn?.body ?? '')).toEqual({
      auth: { identity: { methods: ['application_credential'], application_credential } },
    });
    const versions = new Map(
      others.map(({ path, headers }) => [path.replace(/\?.*$/, ''), headers['openstack-api-version']]),
    );
    expect(Object.fromEntries(versions)).toEqual({
      '/compute/v2.1/flavors/detail': 'compute 2.61',
      '/compute/v2.1/limits': undefined,
      [`/volume/v3/${PROJECT}/limits`]: undefined,
      [`/volume/v3/${PROJECT}/os-quota-sets/${PROJECT}`]: undefined,
      [`/volume/v3/${PROJECT}/types`]: undefined,
      '/placement/allocation_candidates': 'placement 1.29',
    });
    for (const { headers, body } of others) {
      expect(headers['x-auth-token']).toBe('token-1');
      expect(JSON.stringify(headers) + body).not.toContain('s3cret');
    }
  });

  it('says what no flavour has, and where that was read', async () => {
    const { answer } = await askedCloud(job(4, '96Gi'));
    expect(texts(answer)).toContain('Needs 96Gi memory; the nearest size, "g1.gpu", has 64Gi.');
    expect(answer).toMatchObject({
      reasons: expect.arrayContaining([
        expect.objectContaining({ source: expect.objectContaining({ from: 'nova GET /flavors/detail' }) as object }),
      ]) as unknown[],
    });
  });

  it('says how much of the quota is in use', async () => {
    const tells = { [LIMITS]: { body: captured('limits-used') } };
    const { answer } = await askedCloud(job(16, '40Gi'), { tells });
    expect(texts(answer)).toContain('Needs 16 cores; 14 of 20 are free in project "demo" (6 in use).');
    expect(texts(answer)).toContain('Needs 40Gi memory; 38Gi of 50Gi are free in project "demo" (12Gi in use).');
  });

  it('is read the same where limits come with fewer members', async () => {
    const tells = { [LIMITS]: { body: captured('limits-2.57') } };
    expect(texts((await askedCloud(job(21, '1Gi'), { tells })).answer)).toContain(
      'Needs 21 cores; 20 of 20 are free in project "demo" (0 in use).',
    );
  });
});

describe('units and limits', () => {
  it('counts memory in MiB and disks in GiB', async () => {
    const tells = { ...flavors({ ram: 8191 }), ...CLOUDLESS };
    expect((await askedCloud(job(4, '8191Mi'), { tells })).answer.kind).toBe('offers');
    expect(texts((await askedCloud(job(4, '8Gi'), { tells })).answer)).toEqual([
      'Needs 8Gi memory; the nearest size, "m1", has 8191Mi.',
    ]);
    expect((await askedCloud(storing('80Gi'), { tells: { ...flavors({}), ...CLOUDLESS } })).answer.kind).toBe('offers');
  });

  it('takes -1 for no limit, and 0 for none', async () => {
    const none = { maxTotalCores: -1, maxTotalRAMSize: -1, maxTotalInstances: -1, totalCoresUsed: 400 };
    expect((await askedCloud(job(4, '8Gi'), { tells: { [LIMITS]: absolute(none) } })).answer.kind).toBe('offers');
    const zero = { ...none, maxTotalInstances: 0, totalInstancesUsed: 0 };
    const { answer } = await askedCloud(job(4, '8Gi'), { tells: { [LIMITS]: absolute(zero) } });
    expect(texts(answer)).toEqual(['Needs 1 machine; 0 of 0 are free in project "demo" (0 in use).']);
  });

  it.each([
    ['refused', refused(403, 'Policy does not allow it.')],
    ['in another form', { body: { limits: [] } }],
    ['without memory', absolute({ maxTotalCores: 20, totalCoresUsed: 0, maxTotalInstances: 9, totalInstancesUsed: 0 })],
  ])('says that the quota is not known, where limits are %s', async (_, told) => {
    const { answer } = await askedCloud(job(4, '8Gi'), { tells: { [LIMITS]: told } });
    expect(answer.kind).toBe('offers');
    expect(texts(answer).join()).toContain('How much of the quota in project "demo" is free could not be read');
  });
});

/** Without cinder and placement. */
const CLOUDLESS = {
  'POST /identity/v3/auth/tokens': {
    status: 201,
    headers: { 'X-Subject-Token': 'token-1' },
    body: {
      token: {
        project: { id: PROJECT, name: 'demo' },
        catalog: [{ type: 'compute', endpoints: [{ interface: 'public', url: '{cloud}/compute/v2.1' }] }],
      },
    },
  },
};

describe('flavours', () => {
  it('are read page by page, whatever host the next page names', async () => {
    const list = ['1', '2', '3'].map((id) => ({ ...FLAVOR, id, name: `m${id}`, vcpus: Number(id) }));
    const { answer, received } = await askedCloud(job(3, '8Gi'), {
      tells: {
        [FLAVORS]: ({ path }) => {
          const at = Number(new URLSearchParams(path.split('?')[1]).get('marker') ?? 0);
          const flavors_links = [{ rel: 'next', href: 'http://inside.example/v2.1/flavors/detail?marker=x' }];
          return { body: { flavors: list.slice(at, at + 1), ...(at < 2 && { flavors_links }) } };
        },
      },
    });
    expect(answer).toMatchObject({ kind: 'offers', offers: [{ name: 'm3' }] });
    expect(received.filter(({ path }) => path.includes('flavors')).map(({ path }) => path)).toEqual([
      '/compute/v2.1/flavors/detail?limit=500',
      '/compute/v2.1/flavors/detail?limit=500&marker=1',
      '/compute/v2.1/flavors/detail?limit=500&marker=2',
    ]);
  });

  it('that never end are no answer', async () => {
    const endless = { body: { flavors: [FLAVOR], flavors_links: [{ rel: 'next', href: '' }] } };
    const { answer } = await askedCloud(job(1, '1Gi'), { tells: { [FLAVORS]: endless } });
    expect(answer).toMatchObject({ kind: 'unintelligible' });
  });

  it('come without extra specs from a nova before 2.61: their GPUs are unknown, which is no no', async () => {
    const tells = {
      [FLAVORS]: ({ headers }: { headers: object }) =>
        'openstack-api-version' in headers
          ? { status: 406, body: { computeFault: { code: 406, message: 'Version 2.61 is not supported by the API.' } } }
          : { body: captured('flavors-2.1') },
    };
    const { answer } = await askedCloud(gpus(1), { tells });
    expect(answer).toMatchObject({ kind: 'offers', offers: [{ name: 'm1.large' }] });
    expect(texts(answer).join()).toContain('GPU');
  });

  it('that are disabled are named, and not given', async () => {
    const tells = flavors({}, { id: '2', name: 'big', vcpus: 8, 'OS-FLV-DISABLED:disabled': true });
    expect(texts((await askedCloud(job(8, '8Gi'), { tells })).answer)).toEqual([
      'Needs 8 cores; the nearest size, "m1", has 4. The size "big", which is disabled, would have it.',
    ]);
  });

  it('of the project alone count like all others', async () => {
    const tells = flavors({}, { id: '2', name: 'ours', vcpus: 8, 'os-flavor-access:is_public': false });
    expect((await askedCloud(job(8, '8Gi'), { tells })).answer).toMatchObject({ offers: [{ name: 'ours' }] });
  });

  it('that demand an architecture of their host have that one', async () => {
    const arm = { 'trait:COMPUTE_ARCH_AARCH64': 'required' };
    const tells = flavors({ name: 'arm', extra_specs: arm });
    const resource = { name: 'worker', mincores: 1, minmemory: '1Gi', architecture: 'amd64' } as const;
    const task = job(1, '1Gi', { 'compute-resources': [resource] });
    expect(texts((await askedCloud(task, { tells })).answer)).toContain(
      'Needs amd64 processors; the nearest size, "arm", has arm64.',
    );
  });

  it('without a list are no answer, and no empty cloud', async () => {
    const { answer } = await askedCloud(job(1, '1Gi'), { tells: { [FLAVORS]: { body: {} } } });
    expect(answer).toMatchObject({ kind: 'unintelligible' });
  });
});

describe('the GPUs of a flavour', () => {
  it('are found as captured', async () => {
    const tells = { [LIMITS]: absolute({ maxTotalCores: -1, maxTotalRAMSize: -1, maxTotalInstances: -1 }) };
    expect((await askedCloud(gpus(1), { tells })).answer).toMatchObject({ offers: [{ name: 'g1.gpu', gpus: 1 }] });
    expect(texts((await askedCloud(gpus(2))).answer)).toEqual(['Needs 2 GPUs; the nearest size, "g1.gpu", has 1.']);
    expect(texts((await askedCloud(gpus(1))).answer)).toEqual([
      'Needs 64Gi memory; 50Gi of 50Gi are free in project "demo" (0Gi in use). ' +
        'The smallest size that has all of it, "g1.gpu", is given whole.',
    ]);
  });

  it.each([
    [{}, 0],
    [{ 'hw:cpu_policy': 'dedicated' }, 0],
    [{ 'pci_passthrough:alias': 'a100:2' }, 2],
    [{ 'pci_passthrough:alias': 'nvidia-h100-80g:4,nic100:1' }, 4],
    [{ 'pci_passthrough:alias': 'qat:1' }, 0],
    [{ 'pci_passthrough:alias': 'special:2' }, 'unknown'],
    [{ 'resources:VGPU': '1' }, 1],
    [{ 'resources_GPU1:VGPU': '1', 'resources_GPU2:VGPU': '1' }, 2],
    [{ 'resources:VGPU': '0' }, 0],
    [{ 'resources:CUSTOM_GPU_A100': '8' }, 8],
    [{ 'resources:CUSTOM_MI250X': '2' }, 2],
    [{ 'resources:CUSTOM_NVME': '1' }, 0],
    [{ 'resources:CUSTOM_BAREMETAL_GOLD': '1', 'resources:VCPU': '0' }, 'unknown'],
    [{ 'aggregate_instance_extra_specs:gpu': 'true' }, 'unknown'],
    [{ 'aggregate_instance_extra_specs:gpu': 'false' }, 0],
    [{ 'accel:device_profile': 'bioinformatics' }, 'unknown'],
    [{ 'pci_passthrough:alias': 'a100:many' }, 'unknown'],
    [undefined, 'unknown'],
  ])('of %j are %s', (specs, count) => {
    expect(gpusOf(specs)).toBe(count);
  });
});

describe('room on the hosts', () => {
  const CANDIDATE = { body: captured('candidates') };
  const NONE = { body: captured('candidates-none') };

  it('is not known to a reader, and the yes says so', async () => {
    expect(texts((await askedCloud(job(4, '8Gi'))).answer)).toEqual([
      'Whether a host has room at the moment is not known: the placement service tells it to operators alone (HTTP 403).',
    ]);
  });

  it('is not known either where placement is not published', async () => {
    const { answer } = await askedCloud(job(4, '8Gi'), { tells: CLOUDLESS });
    expect(texts(answer).join()).toContain('does not publish its placement service');
  });

  it('is told of nothing where there is some', async () => {
    const { answer, received } = await askedCloud(job(4, '8Gi'), { tells: { [CANDIDATES]: CANDIDATE } });
    expect(answer).toMatchObject({ kind: 'offers', caveats: [] });
    expect(received.map(({ path }) => decodeURIComponent(path))).toContain(
      '/placement/allocation_candidates?resources=VCPU:4,MEMORY_MB:8192&limit=1',
    );
  });

  it('leads to the next flavour, and to a no where there is none', async () => {
    const tells = {
      [CANDIDATES]: ({ path }: { path: string }) => (/VCPU%3A4(?!\d)/.test(path) ? NONE : CANDIDATE),
    };
    expect((await askedCloud(job(4, '8Gi'), { tells })).answer).toMatchObject({ offers: [{ name: 'm1.xlarge' }] });
    const { answer } = await askedCloud(job(4, '8Gi'), { tells: { [CANDIDATES]: NONE } });
    expect(texts(answer).join()).toContain(
      'The size "m1.large", which is without a host that has room at the moment, would have it.',
    );
  });
});

describe('answers that make no sense', () => {
  const odd = { toString: 1, valueOf: null };
  const routes = Object.keys(CLOUD);

  it.each(routes)('to %s never break the adapter', async (route) => {
    const bodies = fc.jsonValue({ maxDepth: 4 });
    await fc.assert(
      fc.asyncProperty(bodies, async (body) => {
        const { answer } = await askedCloud(storing('20Gi'), { tells: { [route]: { body } } });
        expect(['offers', 'declined', 'unintelligible', 'unauthorised']).toContain(answer.kind);
      }),
      { numRuns: 8 },
    );
  });

  it('as figures and texts are unknown', async () => {
    const specs = { 'resources:VGPU': odd, 'pci_passthrough:alias': 4 };
    const tells = {
      ...flavors({ name: 'odd', vcpus: odd, ram: '8192', disk: odd, extra_specs: specs }),
      [LIMITS]: absolute({ maxTotalCores: odd, maxTotalRAMSize: null, maxTotalInstances: '4' }),
      [SETS]: { body: { quota_set: { per_volume_gigabytes: odd, gigabytes_ssd: odd } } },
    };
    const { answer } = await askedCloud(storing('20Gi'), { tells });
    expect(answer).toMatchObject({ kind: 'offers', offers: [{ name: 'odd' }] });
    expect(texts(answer).join()).toContain('does not state its cores');
  });
});
