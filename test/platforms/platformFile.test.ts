import { describe, expect, it } from 'vitest';
import { PLATFORM_TYPES, readPlatforms } from '../../server/core/index';
import { createPlatform } from '../../server/platforms/index';
import { client } from './playedPlatform';

const URL_OF = { url: 'https://platform.example/' };
const own: Readonly<Record<string, object>> = { local: {}, dirac: { ...URL_OF, vo: 'lhcb' } };
const minimal = (type: string) => ({ id: 'x', name: 'X', type, ...(own[type] ?? URL_OF) });

/** What is wrong with a platform, in one sentence; nothing when it is sound. */
const trouble = (platform: object) => {
  const reading = readPlatforms({ platforms: [platform] });
  return 'trouble' in reading ? reading.trouble : undefined;
};

describe('a platform of each type', () => {
  it.each(PLATFORM_TYPES)('%s: is sound with an id, a name and an address', (type) => {
    expect(trouble(minimal(type))).toBeUndefined();
    const reading = readPlatforms({ platforms: [minimal(type)] });
    const [configuration] = 'platforms' in reading ? reading.platforms : [];
    if (!configuration) throw new Error(type);
    const platform = createPlatform(configuration, { http: client(), now: () => new Date() });
    expect(platform.identity).toEqual({ id: 'x', name: 'X', type });
  });

  it.each(PLATFORM_TYPES.filter((type) => type !== 'local'))(
    '%s: takes a time, authorities and a way to sign in',
    (type) => {
      expect(
        trouble({ ...minimal(type), timeout: 20, ca: '/etc/own-ca.pem', description: 'Somewhere' }),
      ).toBeUndefined();
      const auth = type === 'openstack' ? { type: 'password', user: 'ada' } : { type: 'bearer' };
      expect(trouble({ ...minimal(type), auth })).toBeUndefined();
    },
  );

  it.each([
    [
      { ...minimal('openstack'), regoin: 'here' },
      'Platform "x" has "regoin", which is not known. Did you mean "region"?',
    ],
    [
      { ...minimal('slurm'), 'api-version': '40' },
      'Platform "x": "api-version" must be a version of the interface, such as "v0.0.40".',
    ],
    [
      { ...minimal('openstack'), interface: 'outside' },
      'Platform "x": "interface" must be "public", "internal" or "admin".',
    ],
    [{ ...minimal('dirac'), vo: '' }, 'Platform "x": "vo" is empty. Write it, or leave it out.'],
    [
      { ...minimal('uws'), declared: { limits: { memory: 'much' } } },
      'Platform "x": "declared/limits/memory" must be an amount with its unit, such as "8Gi" (GiB) or "8G" (GB).',
    ],
    [
      { ...minimal('uws'), auth: { type: 'baerer' } },
      'Platform "x": "auth" has the type "baerer", which this version cannot ask. Did you mean "bearer"?',
    ],
    [{ ...minimal('uws'), auth: { type: 'oidc', 'client-id': 'c' } }, 'Platform "x": "auth" has no "issuer".'],
    [
      { ...minimal('uws'), auth: { type: 'bearer', tokn: 'secret' } },
      'Platform "x": "auth" has "tokn", which is not known.',
    ],
    [{ ...minimal('uws'), declared: { runs: ['purl:docker-contaner'] } }, 'docker-container'],
    [{ ...minimal('slurm'), type: 'slrum' }, 'Did you mean "slurm"?'],
    [{ id: 'x', name: 'X' }, 'Platform "x" has no "type".'],
  ])('%j is told', (platform, sentence) => {
    expect(trouble(platform)).toContain(sentence);
  });
});
