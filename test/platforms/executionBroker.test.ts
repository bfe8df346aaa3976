import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, test } from 'vitest';
import type { Task } from '../../server/core/index';
import { CONTAINER, type Json, askedBroker, brokerFixture, json } from './playedBroker';

const KINDS = 'https://www.purl.org/ivoa.net/Calycopis-openapi/schema/v1.0/kinds';
const SESSION = '1f41f52b-d8fb-4afc-9ae3-d7983fe82710';
const texts = (reasons: readonly { readonly text: string }[]) => reasons.map(({ text }) => text);

/** The answer of the fixture with another session. */
function offering(session: Json): Json {
  const yes = brokerFixture('offerset-yes');
  const [first] = yes['offers'] as Json[];
  return { ...yes, offers: [{ ...first, ...session }] };
}

describe('a yes', () => {
  it('is the offer with what it gives, until when, and what it reserves', async () => {
    const { answer } = await askedBroker();
    expect(answer).toMatchObject({
      kind: 'offers',
      offers: [{ cores: 8, memory: '64Gi', storage: '20Gi', expires: '2026-11-22T18:05:00Z', reservation: SESSION }],
      caveats: [],
    });
    const [offer] = answer.kind === 'offers' ? answer.offers : [];
    expect(offer?.sources).toMatchObject([{ from: 'POST /requests', confidence: 'live' }]);
    expect(offer?.task).toMatchObject({
      maxduration: 'PT2H',
      'compute-resources': [{ mincores: 4, maxcores: 8, maxmemory: '64Gi' }],
    });
  });

  it('is asked once, and the offers are fetched with GET where the 303 leads', async () => {
    const { received } = await askedBroker();
    expect(received.map(({ method, path: at }) => `${method} ${at}`)).toEqual(['POST /requests', 'GET /offersets/1']);
    expect(received[0]?.headers.authorization).toBe('Bearer token-1');
  });

  it('is read from the 303 itself where that leads to another origin, to which nothing is sent', async () => {
    const offers = brokerFixture('offerset-yes');
    const answer = await askedBroker(CONTAINER, {
      answer: (response) =>
        response.writeHead(303, { location: 'https://elsewhere.example/offersets/1' }).end(JSON.stringify(offers)),
    });
    expect(answer.answer.kind).toBe('offers');
    expect(answer.received.map(({ path: at }) => at)).toEqual(['/requests']);
  });

  it('holds when the broker answers with 200 at once', async () => {
    const { answer } = await askedBroker(CONTAINER, {
      answer: (response) => json(response, 200, brokerFixture('offerset-yes')),
    });
    expect(answer.kind).toBe('offers');
  });

  it('holds when the broker calls its kinds "computer" where its schema says "compute"', async () => {
    const kind = `${KINDS}/computer/simple-compute-resource.yaml`;
    const { answer } = await askedBroker(CONTAINER, {
      offers: offering({ compute: { kind, cores: { min: 8, max: 8 }, memory: { min: 32, max: 32 } } }),
    });
    expect(answer).toMatchObject({ kind: 'offers', offers: [{ cores: 8, memory: '32Gi' }] });
  });

  it('does not state a maximum that is below the minimum: the broker does not know it', async () => {
    const { answer } = await askedBroker(CONTAINER, {
      offers: offering({ compute: { cores: { min: 8, max: 0 }, memory: { min: 64, max: 64 } } }),
    });
    const [offer] = answer.kind === 'offers' ? answer.offers : [];
    expect(offer).toMatchObject({ memory: '64Gi' });
    expect(offer).not.toHaveProperty('cores');
  });

  it('tells of data that the broker would read from elsewhere', async () => {
    const data = [{ name: 'sky', location: 'https://example.org/sky.fits' }];
    const returned = [{ meta: { name: 'sky' }, location: 'https://evil.example/sky.fits' }];
    const { answer } = await askedBroker(
      { ...CONTAINER, 'data-resources': data },
      { offers: offering({ data: returned }) },
    );
    expect(answer).toMatchObject({ kind: 'offers', caveats: [{ path: 'data-resources', code: 'changed' }] });
  });

  it('tells of an image that the broker changed', async () => {
    const { answer } = await askedBroker(CONTAINER, {
      offers: offering({ executable: { image: { locations: ['evil.example/demo:1.0'] } } }),
    });
    expect(answer).toMatchObject({ kind: 'offers', caveats: [{ path: 'content/image', code: 'changed' }] });
  });
});

describe('an offer that does not count', () => {
  it.each([
    ['gives less than was asked', { compute: { cores: { min: 2, max: 2 }, memory: { min: 64, max: 64 } } }],
    ['has expired', { expires: '2026-11-22T17:59:00Z' }],
    ['was rejected already', { phase: 'REJECTED' }],
  ])('when it %s: it is given back, and the answer says no', async (_, session) => {
    const { answer, held, heldWhenAnswered } = await askedBroker(CONTAINER, { offers: offering(session) });
    expect(answer.kind).toBe('declined');
    expect(heldWhenAnswered.size).toBe(1);
    expect([...held]).toEqual([]);
  });
});

describe('a no', () => {
  it('tells what the broker says', async () => {
    const { answer } = await askedBroker(CONTAINER, { offers: brokerFixture('offerset-no') });
    expect(answer).toMatchObject({
      kind: 'declined',
      reasons: [{ code: 'not-enough-memory', text: 'needs 48Gi, largest m1.xlarge has 16Gi' }],
    });
  });

  const saying = (...messages: Json[]) => ({ ...brokerFixture('offerset-no'), meta: { messages } });

  it('renders the template, and stands at the requirement that it speaks of, with the limit', async () => {
    const { answer } = await askedBroker(CONTAINER, {
      offers: saying({
        kind: 'URN:resource-limit',
        level: 'WARN',
        template: 'Minimum cores exceeds available resources [${resource}][${cores}][${limit}]',
        values: { resource: 'worker', cores: 20, limit: 16 },
      }),
    });
    expect(answer).toMatchObject({
      reasons: [
        {
          path: 'compute-resources/0/mincores',
          code: 'limit',
          asked: '20',
          limit: '16',
          text: 'Minimum cores exceeds available resources [worker][20][16]',
        },
      ],
    });
  });

  it.each([
    ['memory', { resource: 'worker', memory: 48, limit: 16 }, 'compute-resources/0/minmemory', '16Gi'],
    ['size', { resource: 'results', size: '48', limit: '16' }, 'storage-resources/0/minsize', '16Gi'],
    ['memory of whom it is not said', { memory: 48, limit: 16 }, 'compute-resources/0/minmemory', '16Gi'],
    ['a component alone', { resource: 'results' }, 'storage-resources/0', undefined],
    ['a stranger', { resource: 'nobody' }, '', undefined],
  ])('is placed by %s', async (_, values, place, limit) => {
    const { answer } = await askedBroker(CONTAINER, {
      offers: saying({ kind: 'uri:resource-limit', level: 'WARN', template: 'Too much [{}][{}]', values }),
    });
    const [reason] = answer.kind === 'declined' ? answer.reasons : [];
    expect([reason?.path, reason?.limit]).toEqual([place, limit]);
    expect(reason?.text).toContain(`[${String(Object.values(values)[0])}]`);
  });

  it('finds the messages of a component at that component, and leaves out what is no reason', async () => {
    const message = { kind: 'urn:not-supported', level: 'ERROR', message: 'No such storage here.' };
    const { answer } = await askedBroker(CONTAINER, {
      offers: {
        ...saying({ kind: 'urn:debug', level: 'DEBUG', message: 'Looked at three nodes.' }),
        storage: [{ meta: { name: 'results', messages: [message] } }],
      },
    });
    expect(answer).toMatchObject({ reasons: [{ path: 'storage-resources/0', text: 'No such storage here.' }] });
    expect(answer.kind === 'declined' && answer.reasons).toHaveLength(1);
  });

  it('of which nothing is said names what the reference broker refuses', async () => {
    const { digest, ...content } = CONTAINER.content as { digest: string; image: string };
    const { answer } = await askedBroker({ ...CONTAINER, content }, { offers: { result: 'no', offers: [] } });
    expect(answer.kind === 'declined' && texts(answer.reasons).join(' ')).toContain('has no digest');
    expect(digest).toBe('sha256:00ff');
  });

  it('gives back offers that are listed with it', async () => {
    const offers = { ...brokerFixture('offerset-yes'), result: 'NO' };
    const { answer, held } = await askedBroker(CONTAINER, { offers });
    expect(answer.kind).toBe('declined');
    expect([...held]).toEqual([]);
  });

  it('is a no as well where YAML made a boolean of it', async () => {
    const { answer } = await askedBroker(CONTAINER, { offers: { result: false, offers: [] } });
    expect(answer.kind).toBe('declined');
  });
});

describe('a broker that cannot be understood or asked', () => {
  it('does not know a kind, and says which on its error page', async () => {
    const message = `Could not resolve type id '${KINDS}/executable/docker-container.yaml' as a subtype`;
    const page = { timestamp: '2026-11-22T18:00:00Z', status: 400, error: 'Bad Request', message, path: '/requests' };
    const { answer } = await askedBroker(CONTAINER, { answer: (response) => json(response, 400, page) });
    expect(answer).toMatchObject({
      kind: 'declined',
      reasons: [{ path: 'type', code: 'type', text: '"Broker" does not know the kind "docker-container".' }],
    });
  });

  it('does not know a kind, and does not say which', async () => {
    const page = { timestamp: '2026-11-22T18:00:00Z', status: 400, error: 'Bad Request', path: '/requests' };
    const { answer } = await askedBroker(CONTAINER, { answer: (response) => json(response, 400, page) });
    expect(answer).toMatchObject({ kind: 'unintelligible' });
    expect(JSON.stringify(answer)).toMatch(/docker-container.*simple-compute-resource/);
  });

  it.each([
    ['YAML', 'result: NO\n', { kind: 'unintelligible' }],
    ['a list', '[]', { kind: 'unintelligible' }],
    ['neither YES nor NO', '{"result":"MAYBE"}', { kind: 'unintelligible' }],
  ])('answers %s', async (_, text, expected) => {
    const { answer } = await askedBroker(CONTAINER, {
      answer: (response) => response.writeHead(200, { 'content-type': 'application/json' }).end(text),
    });
    expect(answer).toMatchObject(expected);
  });

  it.each([
    [401, 'unauthorised'],
    [403, 'unauthorised'],
    [500, 'unreachable'],
  ])('refuses with %i', async (status, kind) => {
    const { answer, received } = await askedBroker(CONTAINER, { answer: (response) => json(response, status, {}) });
    expect(answer.kind).toBe(kind);
    expect(received).toHaveLength(1);
  });

  it('is no broker', async () => {
    const { answer, received } = await askedBroker(CONTAINER, { door: '/elsewhere' });
    expect(answer).toMatchObject({ kind: 'unreachable', because: expect.stringContaining('"/offersets"') as string });
    expect(received.map(({ path: at }) => at)).toEqual(['/requests', '/offersets', '/offersets', '/offerset']);
  });
});

describe('the generation of 2025', () => {
  const draft = { door: '/offersets', offers: brokerFixture('offerset-yes-2025') };
  const task: Task = { ...CONTAINER, 'compute-resources': [{ name: 'worker', mincores: 4, minmemory: '8Gi' }] };

  it('is found where there is no /requests, and spoken', async () => {
    const { answer, question } = await askedBroker(task, draft);
    expect(answer).toMatchObject({ kind: 'offers', offers: [{ cores: 8, memory: '16Gi', reservation: SESSION }] });
    expect(question).toMatchObject({
      executable: { type: 'https://www.purl.org/ivoa.net/EB/schema/types/executable/docker-container-1.0' },
      resources: { compute: [{ name: 'worker', cores: { requested: { min: 4, max: 4 } } }] },
    });
  });

  it('is asked at once when it is configured', async () => {
    const { received } = await askedBroker(task, draft, { dialect: '2025' });
    expect(received[0]?.path).toBe('/offersets');
  });

  it('gives way to the kinds of 2026 at the same address, for servers between the two', async () => {
    const { answer, question } = await askedBroker(task, {
      ...draft,
      answer: (response, { body }) =>
        body.includes('"kind"') ? json(response, 200, draft.offers) : json(response, 400, { error: 'Bad Request' }),
    });
    expect(answer.kind).toBe('offers');
    expect(question).toHaveProperty('compute');
  });
});

test('what would run the task is nowhere in the code', () => {
  const files = ['server', 'client'].flatMap((room) =>
    readdirSync(room, { recursive: true, encoding: 'utf8' }).map((file) => path.join(room, file)),
  );
  const code = files.filter((file) => file.endsWith('.ts'));
  expect(code.length).toBeGreaterThan(100);
  expect(code.filter((file) => /['"`/]direct['"`/?]/.test(readFileSync(file, 'utf8')))).toEqual([]);
});
