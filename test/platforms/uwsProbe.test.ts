import { describe, expect, it, test } from 'vitest';
import { jobPath } from '../../server/platforms/adapters/uws/job';
import { DACHS, type Script, TAP, asked, captured, job, task, texts } from './playedUws';
import { playPlatform } from './playedPlatform';

const JOB = '/run/async/gl7giyxn';
const probe = { probe: true } as const;
const HOUR = { minduration: 'PT1H' };

/** Asks with a job; `script` is what the service answers otherwise than DaCHS does. */
const probed = async (script: Script = {}, more = {}) =>
  asked(task({ ...HOUR, ...more }), { script: { ...DACHS, ...script }, configured: probe });

describe('with "probe" a job is made to ask', () => {
  it('left pending, asked for the run time, read and deleted; none of it is followed elsewhere', async () => {
    const { answer, lines } = await probed();
    expect(answer.kind).toBe('offers');
    const [made, ...others] = lines.slice(3);
    expect(made).toMatch(/^POST \/run\/async seconds=3&factor=7&RUNID=ossr-[0-9a-f-]{36}$/);
    expect(others).toEqual([`POST ${JOB}/executionduration EXECUTIONDURATION=3600`, `GET ${JOB}`, `DELETE ${JOB}`]);
  });

  it('and not without "probe", nor where something stands against the task already', async () => {
    const made = (lines: readonly string[]) => lines.filter((line) => line.startsWith('POST'));
    expect(made((await asked(task(HOUR))).lines)).toEqual([]);
    expect(made((await probed({}, { type: 'purl:docker-container' })).lines)).toEqual([]);
    expect(made((await asked(task(HOUR, { foo: 1 }), { configured: probe })).lines)).toEqual([]);
  });

  it('never started: what steers a job is no parameter of it', async () => {
    const parameters = { seconds: 3, PHASE: 'RUN', phase: 'RUN', Action: 'DELETE', factor: [7] };
    const { lines } = await asked(task(HOUR, parameters), { configured: probe });
    expect(lines.find((line) => line.startsWith('POST /run/async '))).toMatch(
      /^POST \/run\/async seconds=3&RUNID=[\w-]+$/,
    );
  });
});

describe('what a job got', () => {
  it('less run time than the task needs is a no, with the number; 0 is no limit', async () => {
    const { answer } = await probed({ [`GET ${JOB}`]: job({ executionDuration: '600\n' }) });
    expect(answer).toMatchObject({
      kind: 'declined',
      reasons: [
        {
          path: 'minduration',
          limit: '10 minutes',
          source: { from: 'GET /async/… of a job made to ask executionDuration' },
        },
      ],
    });
    const free = await probed({ [`GET ${JOB}`]: job({ executionDuration: '0' }) }, { minduration: 'P30D' });
    expect(free.answer.kind).toBe('offers');
    const short = await probed({ [`GET ${JOB}`]: job({ executionDuration: '0.9' }) });
    expect(short.answer).toMatchObject({ kind: 'declined', reasons: [{ limit: '900 milliseconds' }] });
  });

  it('a run time that DaCHS takes without a word is no promise; the published limit counts', async () => {
    const taken = { [`GET ${JOB}`]: job({ executionDuration: '864000' }) };
    const { answer } = await probed(taken, { minduration: 'P10D' });
    expect(texts(answer)).toContain('The service took a run time of 10 days for a job, which is no promise.');
    const hard = captured('capabilities-tap').replace(
      '<default>3600</default>',
      '<default>3600</default><hard>86400</hard>',
    );
    const limited = await probed({ ...TAP, ...taken, 'GET /run/capabilities': hard }, { minduration: 'P10D' });
    expect(limited.answer).toMatchObject({ kind: 'declined', reasons: [{ limit: '1 day' }] });
  });

  it('is asked how long it is kept, by the clock of the service, and that counts from its making', async () => {
    const kept = { 'storage-resources': [{ name: 'r', minsize: '1Gi', minlifetime: 'PT1H' }] };
    const until = { [`GET ${JOB}`]: job({ destruction: '2026-11-22T20:16:26Z' }) };
    const { answer, lines } = await probed(until, kept);
    expect(lines).toContain(`POST ${JOB}/destruction DESTRUCTION=2026-11-22T20%3A16%3A26Z`);
    expect(answer.kind).toBe('offers');
    const less = await probed({ [`GET ${JOB}`]: job({ destruction: '2026-11-22T19:46:25' }) }, kept);
    expect(less.answer).toMatchObject({
      kind: 'declined',
      reasons: [{ path: 'storage-resources/0/minlifetime', limit: '30 minutes' }],
    });
  });

  it('a quote after its destruction is the service’s own no; nil says nothing', async () => {
    const late = { [`GET ${JOB}`]: job({ quote: '2026-11-25T00:00:00Z' }) };
    expect(texts((await probed(late)).answer)).toEqual([
      'The service would be done with such a job at 2026-11-25 00:00 UTC, and destroy it before, at 2026-11-24 18:16 UTC: so it says that it will not run it.',
    ]);
    const soon = { [`GET ${JOB}`]: job({ quote: '2026-11-22T19:00:00.5' }) };
    expect(texts((await probed(soon)).answer)).toContain(
      'The service expects to be done with such a job by 2026-11-22 19:00 UTC.',
    );
    expect(texts((await probed()).answer).join()).not.toContain('expects');
  });

  it('is found by its document, where the service answers with that instead of its place', async () => {
    const { lines } = await probed({ 'POST /run/async': captured('job') });
    expect(lines.slice(-2)).toEqual([`GET ${JOB}`, `DELETE ${JOB}`]);
  });

  it('is read with any prefix, or with none', async () => {
    const other = job({ executionDuration: '600' }).replaceAll('uws:', '').replace('xmlns:uws', 'xmlns');
    expect((await probed({ [`GET ${JOB}`]: other })).answer.kind).toBe('declined');
  });

  it('nil everywhere is unknown, and never a no', async () => {
    const nil = job({ executionDuration: null, destruction: null, creationTime: null });
    const { answer } = await probed({ [`GET ${JOB}`]: nil });
    expect(answer.kind).toBe('offers');
    expect(texts(answer)).toContain(
      'The platform does not state its run time, so this is known only when the task runs.',
    );
  });

  it('an error with HTTP 200 instead of the job is unknown; the job goes all the same', async () => {
    const { answer, lines } = await probed({ [`GET ${JOB}`]: captured('no-such-job') });
    expect(texts(answer).join()).toContain('could not be read');
    expect(lines.at(-1)).toBe(`DELETE ${JOB}`);
  });
});

describe('a service that makes no job', () => {
  const votable = captured('no-such-job').replace(
    /UWS job[^<]*/,
    "Field seconds: 'many' is not a valid literal for seconds",
  );

  it.each([200, 400, 403])('with its own sentence, in a VOTable with HTTP %i, says no', async (status) => {
    const { answer, lines } = await probed({
      'POST /run/async': (response) => response.writeHead(status, { 'content-type': 'text/xml' }).end(votable),
    });
    expect(texts(answer)).toEqual([
      `The service refused to make such a job. It says: "Field seconds: 'many' is not a valid literal for seconds".`,
    ]);
    expect(lines.filter((line) => line.startsWith('DELETE'))).toEqual([]);
  });

  it('that wants another token is told as such', async () => {
    expect((await probed({ 'POST /run/async': 401 })).answer).toMatchObject({ kind: 'unauthorised' });
  });

  it('for reasons of its own leaves its limits unknown', async () => {
    const { answer } = await probed({ 'POST /run/async': 503 });
    expect(answer.kind).toBe('offers');
    expect(texts(answer).join()).toContain(
      'The service did not make a job to read its limits from. "Waits" answered POST /async with HTTP 503.',
    );
  });
});

describe('the token stays where it belongs', () => {
  it('though the service names its job on another host, and with another scheme', async () => {
    const other = await playPlatform((response) => response.end());
    const made: Script = {
      'POST /run/async': (response) =>
        response.writeHead(303, { location: `${other.url}/elsewhere/async/gl7giyxn` }).end(),
    };
    const { lines } = await probed(made);
    expect(lines).toContain(`GET ${JOB}`);
    expect(lines.at(-1)).toBe(`DELETE ${JOB}`);
    expect(other.received).toEqual([]);
  });

  it.each([
    ['https://x.example/run/async/abc', 'async/abc'],
    ['/run/async/abc/?x=1#y', 'async/abc'],
    ['abc', 'async/abc'],
    ['https://x.example/run/async', undefined],
    ['https://x.example/run/async/..', undefined],
    ['/run/async/%2e%2e', undefined],
    ['/run/async/a\\b', undefined],
    ['', undefined],
  ])('of the place %j the path is %s', (location, path) => {
    const source = { from: '', observedAt: '', confidence: 'live' } as const;
    const refused = { status: 303, url: '', headers: new Map([['location', [location]]]) };
    expect(jobPath({ kind: 'unreachable', because: '', source, refused }, 'async')).toBe(path);
  });
});

describe('nothing is left behind', () => {
  /** Calls a question off while the service is at this request. */
  async function calledOffAt(request: string, more: Script = {}) {
    const off = new AbortController();
    const script: Script = { ...DACHS, ...more, [request]: () => off.abort(new Error('called off')) };
    const rejected = asked(task(HOUR), { script, configured: probe, signal: off.signal });
    return rejected.then(
      () => [],
      (error: unknown) => (error as { lines: string[] }).lines,
    );
  }

  test('when the question is called off with the job made', async () => {
    expect((await calledOffAt(`GET ${JOB}`)).at(-1)).toBe(`DELETE ${JOB}`);
  });

  test('when it is called off before the service said where the job is: then it is found by its run id', async () => {
    let runId = '';
    const off = new AbortController();
    const script: Script = {
      ...DACHS,
      'POST /run/async': (_, { body }) => {
        runId = new URLSearchParams(body).get('RUNID') ?? '';
        off.abort(new Error('called off'));
      },
      'GET /run/async': (response, { path }) => {
        const own = `<jobref id="mine"><phase>PENDING</phase><runId>${runId}</runId></jobref>`;
        const another = '<jobref id="other"><phase>PENDING</phase><runId>x</runId></jobref>';
        response.end(path.includes('PENDING') ? `<jobs>${another}${own}</jobs>` : '<jobs/>');
      },
    };
    const lines = await asked(task(HOUR), { script, configured: probe, signal: off.signal }).then(
      () => [],
      (error: unknown) => (error as { lines: string[] }).lines,
    );
    expect(lines.slice(-2)).toEqual(['GET /run/async?PHASE=PENDING', 'DELETE /run/async/mine']);
  });

  test('nor touched, what is not ours', async () => {
    const lines = await calledOffAt('POST /run/async');
    expect(lines.filter((line) => line.startsWith('DELETE'))).toEqual([]);
  });

  test('where a proxy lets no DELETE through, by the form for browsers', async () => {
    const { lines } = await probed({ [`DELETE ${JOB}`]: 405, [`POST ${JOB}`]: 200 });
    expect(lines.at(-1)).toBe(`POST ${JOB} ACTION=DELETE`);
  });

  test('when the service is slower than the user waits', async () => {
    const { answer, lines } = await asked(task(HOUR), {
      script: { ...DACHS, [`GET ${JOB}`]: () => undefined },
      configured: { ...probe, timeout: 1 },
    });
    expect(answer.kind).toBe('offers');
    expect(lines.at(-1)).toBe(`DELETE ${JOB}`);
  });
});
