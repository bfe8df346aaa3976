import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HUB, type Hub, PROFILES, asked, fixture, notebook, texts } from './playedHub';

const GROUP = '/hub/api/groups/astronomers';
const group = 'astronomers';

/** A hub of today, on which the group has these properties. */
const withProperties = (properties?: object): Hub => ({
  '/hub/api/': fixture('version-5'),
  '/hub/api/user': fixture('user-5'),
  [GROUP]: properties ? { ...fixture('group-5'), properties } : fixture('group-5'),
});

describe('the properties of a group', () => {
  it('limit one server, live: 8 cores and 16Gi as captured of JupyterHub 5.2.1', async () => {
    const { answer } = await asked(notebook(9, '17Gi'), withProperties(), { group });
    expect(answer).toMatchObject({
      kind: 'declined',
      reasons: [
        { limit: '8', source: { from: 'GET /hub/api/groups/astronomers properties.max_cores', confidence: 'live' } },
        { limit: '16Gi', source: { from: 'GET /hub/api/groups/astronomers properties.max_memory' } },
      ],
    });
    const fits = await asked(notebook(8, '16Gi'), withProperties(), { group });
    expect(fits.answer).toMatchObject({ kind: 'offers', offers: [{ cores: 8, memory: '16Gi' }], caveats: [] });
  });

  it('leave only the profiles that keep to them', async () => {
    const { answer } = await asked(notebook(2, '2Gi'), withProperties({ max_cores: 4 }), { group, profiles: PROFILES });
    expect(answer).toMatchObject({ kind: 'declined', reasons: [{ path: 'compute-resources/0/mincores', limit: '4' }] });
  });

  it('count servers, before the number that is declared', async () => {
    const hub = { ...withProperties({ max_servers: 1 }), '/hub/api/user': fixture('user-3-two') };
    const { answer } = await asked(notebook(1, '1Gi'), hub, { group, servers: 9, profiles: PROFILES });
    expect(answer).toMatchObject({ kind: 'declined', reasons: [{ code: 'quota', limit: '0' }] });
  });

  it.each([
    ['mem_limit', '1G', '1Gi'],
    ['mem_limit', '1.5G', '1536Mi'],
    ['mem_limit', '512M', '512Mi'],
    ['mem_limit', 1_000_000_000, '1000000000'],
    ['max_memory', '1G', '1G'],
    ['max_memory', '1Gi', '1Gi'],
  ])('read "%s": %j as %s, to the byte', async (key, value, text) => {
    const bytes = { '1Gi': 1024 ** 3, '1536Mi': 1536 * 1024 ** 2, '512Mi': 512 * 1024 ** 2 }[text] ?? 10 ** 9;
    const hub = withProperties({ [key]: value });
    const ki = (count: number) => `${Math.floor(count / 1024)}Ki`;
    expect((await asked(notebook(1, ki(bytes)), hub, { group })).answer.kind).toBe('offers');
    expect((await asked(notebook(1, ki(bytes + 1024)), hub, { group })).answer.kind).toBe('declined');
  });

  it('say no to all cores with 0, and limit nothing with the hub’s own 0 and null', async () => {
    expect((await asked(notebook(1, '1Gi'), withProperties({ max_cores: 0 }), { group })).answer.kind).toBe('declined');
    for (const cpu of [0, null]) {
      const { answer } = await asked(notebook(99, '1Gi'), withProperties({ cpu_limit: cpu, mem_limit: '2G' }), {
        group,
      });
      expect(answer.kind).toBe('offers');
    }
  });

  it('that cannot be read are unknown, and named', async () => {
    const { answer } = await asked(notebook(64, '64Gi'), withProperties({ max_memory: 16, max_cores: 'many' }), {
      group,
    });
    expect(answer.kind).toBe('offers');
    expect(texts(answer)).toContainEqual(expect.stringContaining('"max_memory" of the group "astronomers" is 16,'));
    expect(texts(answer)).toContainEqual(expect.stringContaining('is many, which cannot be read'));
  });

  it('that the token may not read are unknown, with the scope to ask for', async () => {
    const hub = { ...withProperties(), [GROUP]: { status: 403, body: fixture('group-403') } };
    const { answer } = await asked(notebook(64, '64Gi'), hub, { group });
    expect(answer.kind).toBe('offers');
    expect(texts(answer)).toContainEqual(expect.stringContaining('requires any of [read:groups,'));
  });

  it('are not there before JupyterHub 5', async () => {
    const hub = { ...HUB, [GROUP]: { name: group, users: ['alice'], kind: 'group' } };
    const { answer } = await asked(notebook(1, '1Gi'), hub, { group, profiles: PROFILES });
    expect(answer.kind).toBe('offers');
    expect(texts(answer)).toContainEqual(expect.stringContaining('since JupyterHub 5.0, and this is 3.0.0'));
  });

  it('go for members alone', async () => {
    const hub = { ...withProperties(), '/hub/api/user': { ...fixture('user-5'), groups: ['others'] } };
    const { answer } = await asked(notebook(64, '64Gi'), hub, { group });
    expect(answer.kind).toBe('offers');
    expect(texts(answer)).toContainEqual(expect.stringContaining('"alice" is not in the group "astronomers"'));
  });
});

it('no property of whatever kind makes a fault, or a no to who asks for nothing', async () => {
  const value = fc.jsonValue({ maxDepth: 2 });
  const properties = fc.record({
    max_cores: value,
    max_memory: value,
    cpu_limit: value,
    mem_limit: value,
    max_gpus: value,
  });
  await fc.assert(
    fc.asyncProperty(properties, async (given) => {
      const { answer } = await asked(notebook(0, '0Gi'), withProperties(given), { group });
      expect(answer.kind).toBe('offers');
    }),
    { numRuns: 40 },
  );
});

describe('a canIDoThis service on the hub', () => {
  const PLANNER = '/services/ossr-planner/';
  const NO = {
    result: 'NO',
    reasons: [{ path: 'compute-resources/0/mincores', text: 'At most 2 cores.', limit: '2' }],
  };
  const description = { name: 'canIDoThis', description: 'Asks for you.', platforms: [] };

  it('answers in the hub’s place, with the user’s own token', async () => {
    const { answer, received } = await asked(
      notebook(4, '1Gi'),
      { ...HUB, '/services/plan/': NO },
      { service: '/services/plan/', profiles: PROFILES },
    );
    expect(answer).toMatchObject({ kind: 'declined', reasons: [{ text: 'At most 2 cores.' }] });
    const posted = received.filter(({ method }) => method === 'POST');
    expect(posted).toMatchObject([{ path: '/services/plan/', headers: { authorization: 'Bearer a-token' } }]);
    expect(JSON.parse(posted[0]?.body ?? '')).toEqual(notebook(4, '1Gi'));
  });

  it('is found where it usually stands, and gets the task only when it has said what it is', async () => {
    const hub = { ...HUB, [PLANNER]: description };
    const { received } = await asked(notebook(1, '1Gi'), hub, { profiles: PROFILES });
    expect(received.filter(({ path }) => path === PLANNER).map(({ method }) => method)).toEqual(['GET', 'POST']);
    for (const stranger of [{ message: 'hello' }, []]) {
      const other = await asked(notebook(1, '1Gi'), { ...HUB, [PLANNER]: stranger }, { profiles: PROFILES });
      expect(other.received.some(({ method }) => method === 'POST')).toBe(false);
      expect(other.answer).toMatchObject({ kind: 'offers', caveats: [] });
    }
  });

  it('that fails, or talks nonsense, gives way to the hub’s own facts, and is told of', async () => {
    for (const reply of [500, { status: 403, body: { message: 'requires [access:services]' } }, { result: 'MAYBE' }]) {
      const hub = { ...HUB, '/services/plan/': reply };
      const { answer } = await asked(notebook(1, '1Gi'), hub, { service: '/services/plan/', profiles: PROFILES });
      expect(answer.kind).toBe('offers');
      expect(texts(answer)).toContainEqual(expect.stringContaining('The service at "/services/plan/" gave no answer'));
    }
  });

  it('that is silent keeps nobody from the hub’s own facts', async () => {
    const hub = { ...HUB, '/services/plan/': 0 };
    const configured = { service: '/services/plan/', profiles: PROFILES, timeout: 0.3 };
    const { answer } = await asked(notebook(2, '2Gi'), hub, configured);
    expect(answer).toMatchObject({ kind: 'offers', offers: [{ name: 'large' }] });
    expect(texts(answer)).toContainEqual(expect.stringContaining('gave no answer in time'));
  });

  it('is asked for access to, where it is there and the token may not', async () => {
    const refused = { status: 403, body: { message: 'requires any of [access:services!service=ossr-planner]' } };
    const { answer } = await asked(notebook(1, '1Gi'), { ...HUB, [PLANNER]: refused }, { profiles: PROFILES });
    expect(texts(answer)).toContainEqual(expect.stringContaining('access:services!service=ossr-planner'));
  });

  it('does not help who is not signed in', async () => {
    const hub = { ...HUB, '/hub/api/user': 403, '/services/plan/': { result: 'YES' } };
    const { answer } = await asked(notebook(1, '1Gi'), hub, { service: '/services/plan/' });
    expect(answer.kind).toBe('unauthorised');
  });
});
