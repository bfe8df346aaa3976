import { describe, expect, it } from 'vitest';
import { PROJECT, type Telling, askedCloud, job, refused, service, storing, texts, token } from './playedCloud';

const BASE = `GET /volume/v3/${PROJECT}`;
const LIMITS = `${BASE}/limits`;
const SETS = `${BASE}/os-quota-sets/${PROJECT}`;
const CATALOGUE = 'POST /identity/v3/auth/tokens';

const flavors = (...list: readonly object[]) => ({
  'GET /compute/v2.1/flavors/detail': {
    body: { flavors: list.map((each) => ({ id: '1', vcpus: 4, ram: 8192, disk: 0, extra_specs: {}, ...each })) },
  },
});
const withoutCinder = { [CATALOGUE]: token([service('compute', ['A', '{cloud}/compute/v2.1'])]) };
const only = flavors({ name: 'm1', disk: 10 });

const asking = async (size: string, tells: Readonly<Record<string, Telling>> = {}) =>
  (await askedCloud(storing(size), { tells })).answer;

const volumes = (limits: object): Telling => ({ body: { limits: { absolute: limits } } });
const used = { maxTotalVolumes: 10, totalVolumesUsed: 9, maxTotalVolumeGigabytes: 200, totalGigabytesUsed: 150 };

describe('volumes', () => {
  it('are storage, and stay until they are deleted', async () => {
    const answer = await asking('200Gi');
    expect(answer).toMatchObject({ kind: 'offers', offers: [{ name: 'm1.large', storage: '200Gi' }] });
    expect(texts(answer)).toHaveLength(1); // the room on the hosts
  });

  it('are counted in GiB, against what is left of them', async () => {
    const tells = { ...only, [LIMITS]: volumes(used) };
    expect((await asking('50Gi', tells)).kind).toBe('offers');
    const answer = await asking('51Gi', tells);
    expect(texts(answer)).toContain('Needs 51Gi storage; 50Gi of 200Gi are free in project "demo" (150Gi in use).');
    expect(answer).toMatchObject({
      reasons: expect.arrayContaining([
        expect.objectContaining({
          source: expect.objectContaining({ from: 'cinder GET /limits maxTotalVolumeGigabytes' }) as object,
        }),
      ]) as unknown[],
    });
  });

  it('are counted, one for each storage resource', async () => {
    const tells = { ...only, [LIMITS]: volumes(used) };
    const stores = ['a', 'b'].map((name) => ({ name, minsize: '20Gi', minlifetime: 'P1D', location: null }));
    const { answer } = await askedCloud(job(4, '8Gi', { 'storage-resources': stores }), { tells });
    expect(texts(answer)).toContain('Needs 2 volumes; 1 of 10 are free in project "demo" (9 in use).');
  });

  it.each([
    [{ limit: 30, in_use: 0, reserved: 0 }, false],
    [30, false],
    [{ limit: -1, in_use: 0, reserved: 0 }, true],
    [-1, true],
    [undefined, true],
  ])('have a largest size, here %j', async (per_volume_gigabytes, isEnough) => {
    const tells = { ...only, [SETS]: { body: { quota_set: { per_volume_gigabytes } } } };
    const answer = await asking('31Gi', tells);
    expect(answer.kind).toBe(isEnough ? 'offers' : 'declined');
    if (isEnough) return;
    expect(texts(answer)).toContain('Needs 31Gi storage in one piece; the limit for one is 30Gi.');
    expect(answer).toMatchObject({
      smallestChange: { changes: [{ path: 'storage-resources/0/minsize', from: '31Gi', to: '30Gi' }] },
    });
  });

  it('without a limit fit always', async () => {
    const none = { maxTotalVolumes: -1, totalVolumesUsed: 5, maxTotalVolumeGigabytes: -1, totalGigabytesUsed: 5 };
    expect((await asking('900Ti', { ...only, [LIMITS]: volumes(none) })).kind).toBe('offers');
  });

  it('of each type may have a quota of their own: the type with the most room counts', async () => {
    const set = (limit: number, in_use: number) => ({ limit, in_use, reserved: 0 });
    const quota_set = {
      gigabytes_ssd: set(100, 90),
      gigabytes_standard: set(80, 40),
      gigabytes___DEFAULT__: set(0, 0),
    };
    const tells = { ...only, [SETS]: { body: { quota_set } } };
    expect((await asking('40Gi', tells)).kind).toBe('offers');
    expect(texts(await asking('41Gi', tells))).toContain(
      'Needs 41Gi storage; 40Gi of 80Gi are free in project "demo" for volumes of the type "standard" (40Gi in use).',
    );
    const open = { ...quota_set, gigabytes___DEFAULT__: set(-1, 0) };
    expect((await asking('41Gi', { ...only, [SETS]: { body: { quota_set: open } } })).kind).toBe('offers');
  });

  it('whose largest size is refused say so, to a task that needs one', async () => {
    const tells = { [SETS]: refused(403, 'Policy does not allow it.') };
    expect(texts(await asking('20Gi', tells)).join()).toContain(
      'The service cinder of "Cloud" does not allow GET /os-quota',
    );
    expect(texts((await askedCloud(job(4, '8Gi'), { tells })).answer).join()).not.toContain('cinder');
  });

  it.each([
    ['refused', refused(403, 'Policy does not allow it.')],
    ['broken', refused(500, 'The server has broken.')],
    ['in another form', { body: { limits: null } }],
  ])('whose limits are %s are unknown, which is no no', async (_, told) => {
    const tells = { ...flavors({ name: 'm1' }), [LIMITS]: told, [SETS]: told };
    const answer = await asking('900Ti', tells);
    expect(answer.kind).toBe('offers');
    expect(texts(answer).join()).toContain(
      'How much storage its volumes may have in project "demo" could not be read in full',
    );
  });
});

describe('a cloud without cinder', () => {
  it('has the disks of its flavours', async () => {
    const tells = {
      ...withoutCinder,
      ...flavors({ name: 'm1', disk: 80 }, { id: '2', name: 'm2', vcpus: 8, disk: 160 }),
    };
    expect(await asking('80Gi', tells)).toMatchObject({ offers: [{ name: 'm1' }] });
    expect(await asking('81Gi', tells)).toMatchObject({ offers: [{ name: 'm2' }] });
    expect(texts(await asking('161Gi', tells))).toEqual(['Needs 161Gi storage; the nearest size, "m2", has 160Gi.']);
  });

  it('and whose flavours have the disk of their image does not say how much that is', async () => {
    const answer = await asking('81Gi', { ...withoutCinder, ...flavors({ name: 'm1' }) });
    expect(answer.kind).toBe('offers');
    expect(texts(answer).join()).toContain('storage');
  });

  it('counts the larger disk of a flavour', async () => {
    const tells = { ...withoutCinder, ...flavors({ name: 'm1', disk: 10, 'OS-FLV-EXT-DATA:ephemeral': 50 }) };
    expect((await asking('50Gi', tells)).kind).toBe('offers');
    expect((await asking('60Gi', tells)).kind).toBe('declined');
  });
});

describe('Kubernetes', () => {
  const task = job(1, '1Gi', { type: 'purl:kubernetes-deployment' });
  const configured = { declared: {} };

  it('is there only with the service for it', async () => {
    const { answer } = await askedCloud(task, { configured });
    expect(texts(answer).join()).toContain('has no service for Kubernetes clusters (Magnum)');
    const services = [
      service('compute', ['A', '{cloud}/compute/v2.1']),
      service('container-infra', ['A', '{cloud}/m']),
    ];
    const told = await askedCloud(task, { configured, tells: { [CATALOGUE]: token(services) } });
    expect(told.answer.kind).toBe('offers');
  });

  it('goes by what is declared, where that is', async () => {
    const declared = { runs: ['purl:kubernetes-deployment'] };
    expect((await askedCloud(task, { configured: { declared } })).answer.kind).toBe('offers');
  });

  it('leaves all other kinds unknown, where none is declared', async () => {
    const { answer } = await askedCloud(job(1, '1Gi'), { configured });
    expect(answer).toMatchObject({ kind: 'offers' });
    expect(texts(answer).join()).toContain('types of executable');
  });
});

it('stops nothing by itself, but what a site has agreed on counts', async () => {
  const task = job(1, '1Gi', { minduration: 'P9D' });
  expect((await askedCloud(task)).answer.kind).toBe('offers');
  const declared = { runs: ['purl:workflow-task'], limits: { duration: 'P7D' } };
  expect(texts((await askedCloud(task, { configured: { declared } })).answer).join()).toContain('after 7 days');
});
