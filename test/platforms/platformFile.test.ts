import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PLATFORM_TYPES, readPlatformFile, readPlatforms } from '../../server/core/index';
import { createPlatform } from '../../server/platforms/index';
import { readAddress } from '../../server/platforms/http/address';
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
    [
      { ...minimal('uws'), declared: { runs: ['docker'] } },
      'Platform "x" runs "docker", which is not a known type. Did you mean "purl:docker-container"?',
    ],
    [
      { ...minimal('local'), limits: { duration: '48h' } },
      'Platform "x": "limits/duration" must be a duration in ISO 8601: write "PT48H" for "48h".',
    ],
    [
      { ...minimal('uws'), token: 'abc' },
      'Platform "x": "token" looks like a secret, which does not stand in the platform file. Set OSSR_TOKEN_X, give',
    ],
    [{ ...minimal('uws'), auth: { type: 'bearer', token: 'abc' } }, 'Platform "x": "auth/token" looks like a secret'],
    [
      { ...minimal('uws'), auth: { type: 'oidc', 'client-id': 'c', issuer: 'http://id.example' } },
      'Platform "x": "auth/issuer" is not https.',
    ],
    [{ ...minimal('slurm'), type: 'slrum' }, 'Did you mean "slurm"?'],
    [{ id: 'x', name: 'X' }, 'Platform "x" has no "type".'],
    [
      { ...minimal('slurm'), limits: { cores: 3 } },
      'Platform "x" has "limits", which is not known. Did you mean "declared.limits"?',
    ],
    [
      { ...minimal('local'), limits: { lifetime: 30 } },
      'Platform "x": "limits/lifetime" must be a duration in ISO 8601, such as "PT4H" for 4 hours',
    ],
    [{ ...minimal('local'), limits: { memory: true } }, 'must be an amount with its unit, such as "8Gi"'],
  ])('%j is told', (platform, sentence) => {
    expect(trouble(platform)).toContain(sentence);
  });

  it.each(PLATFORM_TYPES.filter((type) => type !== 'local'))('%s: has an address that could be asked', (type) => {
    const of = (url: string) => trouble({ ...minimal(type), url });
    expect(of('hub.example.org')).toBe('Platform "x": "url" cannot be read. Write "url" as https://host/path.');
    expect(of('http://hub.example.org')).toContain(
      '"url" is not https. Use https; plain http is for this machine alone.',
    );
    expect(of('http://localhost.example.org')).toContain('is not https');
    expect(of('https://me:pw@hub.example.org')).toContain('holds a user name or password');
    expect(['http://127.0.0.1:80/a', 'http://[::1]:8080', 'http://localhost', 'HTTPS://a.example?b'].map(of)).toEqual(
      Array(4).fill(undefined),
    );
  });

  it('is refused here only where it would be refused before asking', () => {
    const address = fc.oneof(fc.webUrl(), fc.webUrl({ validSchemes: ['http'] }), fc.string());
    fc.assert(
      fc.property(address, (url) => {
        if (trouble({ ...minimal('uws'), url }) !== undefined && /^https?:\/\//.test(url))
          expect(readAddress(url, 'X').kind).toBe('refused');
      }),
    );
  });
});

/** All that is told of a platform file. */
const told = (text: string) => {
  const reading = readPlatformFile(text);
  return 'trouble' in reading ? [reading, ...(reading.others ?? [])].map((each) => each.trouble) : [];
};

describe('a list of platforms', () => {
  it.each([
    ['my-hub', 'my.hub', 'OSSR_TOKEN_MY_HUB'],
    ['desk', 'Desk', 'OSSR_TOKEN_DESK'],
  ])('never gives the token of "%s" to "%s"', (one, other, variable) => {
    const platforms = [one, 'far', other].map((id) => ({ ...minimal('uws'), id }));
    const sentence = `The platforms "${one}" and "${other}" would both take the token in ${variable}. Rename one of them, so that the ids differ in more than capitals and the signs ".", "_" and "-".`;
    expect(told(JSON.stringify({ platforms }))).toEqual([sentence]);
    expect(readPlatforms({ platforms })).toEqual({ trouble: sentence });
    const near = [one, `${other}2`].map((id) => ({ ...minimal('uws'), id }));
    expect(readPlatforms({ platforms: near })).toEqual({ platforms: near });
  });

  it('that stands bare in the file is told with what belongs around it', () => {
    expect(told('[ { "id": "a", "name": "A", "type": "local" } ]')).toEqual([
      'The file must be an object. Write the list as { "platforms": [ … ] }.',
    ]);
    expect(told('{ "platforms": {} }')).toEqual(['"platforms" must be a list.']);
    expect(told('5')).toEqual(['The file must be an object. Write it as { "platforms": [ … ] }.']);
  });

  it('tells each mistake once', () => {
    expect(told('{ "platforms": [ { "name": "A", "type": "local" } ] }')).toEqual(['Platform 1 has no "id".']);
    expect(told('{ "platforms": [ 5 ] }')).toEqual(['Platform 1 must be an object.']);
  });
});

describe('a file with several mistakes', () => {
  it('tells all of them, each with its line', () => {
    const text = `{ "platforms": [
      { "id": "a", "name": "A", "type": "uws", "url": "uws.example.org",
        "timeout": 0,
        "regoin": "x" },
      { "id": "a", "name": "A", "type": "slrum" },
      { "id": "c", "name": "C", "type": "local", "runs": [
        "docker" ] } ] }`;
    const reading = readPlatformFile(text);
    const all = 'trouble' in reading ? [reading, ...(reading.others ?? [])] : [];
    expect(all.map(({ line, trouble: words }) => `${line ?? 0} ${words.replace(/\..*$/, '.')}`)).toEqual([
      '2 Platform "a" has "regoin", which is not known.',
      '3 Platform "a": "timeout" must be more than 0.',
      '2 Platform "a": "url" cannot be read.',
      '5 Platform "a" has the type "slrum", which this version cannot ask.',
      '5 Two platforms have the id "a".',
      '7 Platform "c" runs "docker", which is not a known type.',
    ]);
  });

  it('tells ten of them, and how many more there are', () => {
    const platforms = Array.from({ length: 30 }, (_, index) => ({ id: `p${index}`, name: 'P', type: 'local', x: 1 }));
    const reading = readPlatforms({ platforms });
    expect('trouble' in reading && reading.others?.at(-1)?.trouble).toBe('And 20 more problems.');
  });
});
