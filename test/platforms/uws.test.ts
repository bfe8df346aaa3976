import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { readPlatforms } from '../../server/core/index';
import { utcTime } from '../../server/platforms/adapters/uws/time';
import { DACHS, TAP, asked, captured, task, texts } from './playedUws';

const availability = (inside: string) =>
  `<availability xmlns="http://www.ivoa.net/xml/VOSIAvailability/v1.0">${inside}</availability>`;

describe('a service as captured', () => {
  it('says yes to a task of its own, asks for XML with the token, and makes nothing', async () => {
    const { answer, received, lines } = await asked(task());
    expect(answer).toMatchObject({ kind: 'offers' });
    expect(lines.sort()).toEqual(['GET /run/async?LAST=1', 'GET /run/availability', 'GET /run/capabilities']);
    for (const { headers } of received) {
      expect(headers).toMatchObject({
        authorization: 'Bearer secret',
        accept: expect.stringContaining('text/xml') as string,
      });
    }
  });

  it('says that tasks are queued, and which run time it does not tell', async () => {
    const { answer } = await asked(task({ minduration: 'PT1H' }));
    expect(texts(answer)).toEqual([
      'The platform queues tasks: a yes says that the task fits, not when it starts.',
      'The platform does not state its run time, so this is known only when the task runs. With "probe": true a job is made to ask, left pending and deleted.',
    ]);
  });

  it('has no place for cores and memory, which is told; what is declared counts', async () => {
    const each = task({ 'compute-resources': [{ name: 'w', mincores: 4, minmemory: '8Gi' }] });
    expect(texts((await asked(each)).answer).join()).toContain('Jobs of the IVOA (UWS) have no place for it.');
    const declared = { limits: { cores: 2, memory: '16Gi' } };
    const { answer } = await asked(each, { configured: { declared } });
    expect(texts(answer)).toEqual(['Needs 4 cores; the limit is 2.']);
  });
});

describe('the parameters of a service', () => {
  const no = async (parameters: object, script = DACHS) =>
    texts((await asked(task({}, parameters), { script })).answer);

  it('are held against those of the task, by name and by type', async () => {
    expect(await no({ second: 3, factor: '2.5' })).toEqual([
      'The service has no parameter "second"; it has "seconds", "factor".',
      'The parameter "factor" of the service is of the type "integer"; "2.5" is not.',
    ]);
  });

  it('have names without case, and those of the standards are known', async () => {
    const { answer } = await asked(task({}, { SECONDS: '3e0', Factor: ' 7 ', RESPONSEFORMAT: 'csv', RunId: 'x' }));
    expect(answer.kind).toBe('offers');
  });

  it('are asked for where the service needs them: DaCHS makes a job without, so that a job says nothing of it', async () => {
    const script = {
      ...DACHS,
      'GET /run/capabilities': captured('capabilities').replace(
        '<param std="false">',
        '<param std="false" use="required">',
      ),
    };
    const { answer, lines } = await asked(task({}, {}), { script, configured: { probe: true } });
    expect(texts(answer)).toEqual([
      'The service needs the parameter "seconds" (how long to sleep). Give it under "parameters".',
    ]);
    expect(lines.filter((line) => line.startsWith('POST'))).toEqual([]);
  });

  it('are not known of a TAP service, which describes none', async () => {
    expect((await asked(task({}, { QUERY: 'SELECT 1', LANG: 'ADQL' }), { script: TAP })).answer.kind).toBe('offers');
  });
});

describe('the kind of a task', () => {
  it.each(['purl:docker-container', 'purl:jupyter-notebook', 'purl:kubernetes-deployment'])(
    '%s is none of a service',
    async (type) => {
      const { answer } = await asked(task({ type }));
      expect(answer).toMatchObject({ kind: 'declined', reasons: [{ path: 'type', limit: 'purl:workflow-task' }] });
    },
  );

  it('counts by its engine; and what is declared to run does', async () => {
    const content = { engine: 'cwl', definition: 'reduce.cwl' };
    const { answer } = await asked(task({ content }));
    expect(texts(answer)).toEqual([
      'Needs the workflow engine "cwl"; the platform has "uws". A UWS service runs its own kind of task ("engine": "uws"). If this one runs more, declare it under "declared.engines".',
    ]);
    const told = async (declared: object, engine: string) =>
      (await asked(task({ content: { ...content, engine } }), { configured: { declared, probe: true } })).answer;
    const runs = ['purl:workflow-task'];
    expect(texts(await told({ runs }, 'cwl'))).toContain(
      'The platform does not state its workflow engines, so this is known only when the task runs.',
    );
    expect(texts(await told({ runs }, 'uws')).join()).not.toContain('engine');
    for (const engine of ['cwl', 'UWS'])
      expect(texts(await told({ engines: ['CWL'] }, engine)).join()).not.toContain('engine');
    expect(await told({ engines: ['cwl'] }, 'wdl')).toMatchObject({
      reasons: [{ path: 'content/engine', limit: 'uws, cwl' }],
    });
  });

  it('that it does not run makes no job', async () => {
    const { received } = await asked(task({ content: { engine: 'cwl', definition: 'w' } }), {
      configured: { probe: true },
    });
    expect(received.filter(({ method }) => method === 'POST')).toEqual([]);
  });
});

describe('availability', () => {
  const withAvailability = (inside: string) => ({ ...DACHS, 'GET /run/availability': availability(inside) });

  it('that is false is a no, with the reason and when it is back', async () => {
    const script = withAvailability(
      '<available> false </available><backAt>2026-11-24T08:00:00</backAt><note>A disk is being replaced.</note>',
    );
    expect(texts((await asked(task(), { script, configured: { probe: true } })).answer)).toEqual([
      'The service says that it is not available at present. It says: "A disk is being replaced". It expects to be back at 2026-11-24 08:00 UTC.',
    ]);
  });

  it('ends at "downAt": a longer task is a no with the time that is left, a shorter one a yes that tells of it', async () => {
    const script = withAvailability('<available>true</available><downAt>2026-11-22T20:16:25.250</downAt>');
    const { answer } = await asked(task({ minduration: 'PT3H' }), { script });
    expect(answer).toMatchObject({
      kind: 'declined',
      reasons: [
        {
          path: 'minduration',
          limit: '2 hours',
          text: 'Needs to run for 3 hours; the platform stops tasks after 2 hours. It goes down at 2026-11-22 20:16 UTC.',
          source: { from: 'GET /availability downAt' },
        },
      ],
      smallestChange: { changes: [{ path: 'minduration', to: 'PT2H' }] },
    });
    expect(texts((await asked(task({ minduration: 'PT1H' }), { script })).answer)[0]).toBe(
      'The service goes down at 2026-11-22 20:16 UTC.',
    );
  });

  it('that was to end in the past is what nobody took away', async () => {
    const script = withAvailability('<available>true</available><downAt>2025-01-01T00:00:00Z</downAt>');
    expect(texts((await asked(task(), { script })).answer)).toHaveLength(1);
  });

  it.each([
    ['is not there', 404, 1],
    ['fails', 500, 2],
    ['is no availability', '<html/>', 2],
  ])('that %s is not known, and never a no', async (_, found, caveats) => {
    const { answer } = await asked(task(), { script: { ...DACHS, 'GET /run/availability': found } });
    expect(answer.kind).toBe('offers');
    expect(texts(answer)).toHaveLength(caveats);
  });

  it('P19: with a document type is not read', async () => {
    const text = `<!DOCTYPE x [<!ENTITY a "b">]>${availability('<available>false</available>')}`;
    const { answer } = await asked(task(), { script: { ...DACHS, 'GET /run/availability': text } });
    expect(texts(answer).join()).toContain('declares a document type');
    expect(answer.kind).toBe('offers');
  });
});

describe('the limits that a service publishes', () => {
  const limits = (text: string) => ({
    ...TAP,
    'GET /run/capabilities': captured('capabilities-tap').replace(/<retentionPeriod>.*<\/uploadLimit>/, text),
  });
  const query = (minduration: string, more = {}) => task({ minduration, ...more }, { QUERY: 'SELECT 1' });

  it('a default is enough for a yes, and says nothing about more', async () => {
    expect(texts((await asked(query('PT1H'), { script: TAP })).answer)).toHaveLength(1);
    expect(texts((await asked(query('PT2H'), { script: TAP })).answer)[1]).toContain(
      'A new job has 1 hour unless it asks for more;',
    );
  });

  it.each([
    ['<executionDuration><default>3600</default><hard>7200</hard></executionDuration>', '2 hours'],
    ['<executionDuration><hard> 7200\n</hard></executionDuration>', '2 hours'],
    ['<executionDuration unit="min"><hard>90</hard></executionDuration>', '1 hour 30 minutes'],
    ['<executionDuration><hard>0.5</hard></executionDuration>', '500 milliseconds'],
    ['<executionDuration><default>3600</default><hard>0.0001</hard></executionDuration>', '0 seconds'],
  ])('%s is a no above it', async (text, limit) => {
    const { answer } = await asked(query('PT3H'), { script: limits(text) });
    expect(answer).toMatchObject({
      kind: 'declined',
      reasons: [{ limit, source: { from: 'GET /capabilities executionDuration' } }],
    });
  });

  it.each([
    '<executionDuration><hard>0</hard></executionDuration>',
    '<executionDuration><hard>0.0</hard></executionDuration>',
    '<executionDuration><default>0</default></executionDuration>',
    '<executionDuration unit="fortnight"><hard>1</hard></executionDuration>',
    '<executionDuration><hard>soon</hard></executionDuration>',
    '',
  ])('%s is no limit, or none that is known', async (text) => {
    expect((await asked(query('P3D'), { script: limits(text) })).answer.kind).toBe('offers');
  });

  it('results are kept from the making of the job: its run time counts', async () => {
    const kept = { 'storage-resources': [{ name: 'r', minsize: '1Gi', minlifetime: 'P2D' }] };
    const text = '<retentionPeriod><default>3600</default><hard>172800</hard></retentionPeriod>';
    const { answer } = await asked(query('PT12H', kept), { script: limits(text) });
    expect(texts(answer)).toEqual([
      'Needs its results kept for 2 days; the platform keeps them for 1 day 12 hours. It keeps a job for 2 days from when it is made, which the run time of 12 hours is a part of.',
    ]);
  });

  it('what it gives out in bytes is storage; rows are not', async () => {
    const results = { 'storage-resources': [{ name: 'r', minsize: '1Gi' }] };
    const bytes = '<outputLimit><hard unit="byte">1000000</hard></outputLimit>';
    const { answer } = await asked(query('PT1H', results), { script: limits(bytes) });
    expect(texts(answer)).toEqual(['Needs 1Gi storage; the limit is 1M.']);
    const rows = '<outputLimit><hard unit="row">10</hard></outputLimit>';
    expect((await asked(query('PT1H', results), { script: limits(rows) })).answer.kind).toBe('offers');
  });
});

describe('who may not ask, and what is not there', () => {
  it('a wrong token is told, wherever it is refused', async () => {
    const { answer } = await asked(task(), { script: { ...DACHS, 'GET /run/async': 401 } });
    expect(answer).toEqual({
      kind: 'unauthorised',
      remedy: '"Waits" answered GET /async with HTTP 401. Give it a new token.',
    });
  });

  it('a job list that is closed to the user, or everybody’s, decides nothing', async () => {
    expect((await asked(task(), { script: { ...DACHS, 'GET /run/async': 403 } })).answer.kind).toBe('offers');
  });

  it('a path without a job list is told with what to check', async () => {
    const { answer } = await asked(task(), { configured: { jobs: '/jobs/' } });
    expect(answer).toEqual({
      kind: 'unreachable',
      because: '"Waits" has no list of jobs at "jobs". Check its "url", and the path under "jobs".',
    });
  });

  it('a service that answers nothing is unreachable', async () => {
    expect((await asked(task(), { script: {} })).answer.kind).toBe('unreachable');
  });

  it('capabilities that cannot be read leave everything unknown', async () => {
    const { answer } = await asked(task({}, { foo: 1 }), { script: { ...DACHS, 'GET /run/capabilities': 500 } });
    expect(answer.kind).toBe('offers');
    expect(texts(answer)[0]).toBe(
      'Which parameters and limits the service has could not be read. "Waits" answered GET /capabilities with HTTP 500. Ask again later, or tell its operators.',
    );
    expect(texts((await asked(task(), { script: { ...DACHS, 'GET /run/capabilities': 404 } })).answer)).toHaveLength(1);
  });

  it('a job list that fails is told', async () => {
    const { answer } = await asked(task(), { script: { ...DACHS, 'GET /run/async': 503 } });
    expect(answer.kind).toBe('offers');
    expect(texts(answer).join(' ')).toContain('Whether the service takes jobs could not be read. "Waits" answered');
  });

  it('a place that answers something else in XML is no such service', async () => {
    const feed = '<feed xmlns="http://www.w3.org/2005/Atom"/>';
    const script = { 'GET /run/availability': feed, 'GET /run/capabilities': feed, 'GET /run/async': feed };
    expect((await asked(task(), { script })).answer).toEqual({
      kind: 'unintelligible',
      because: 'The answers of "Waits" are not those of a service with jobs of the IVOA (UWS). Check its "url".',
    });
  });
});

test.each([
  ['2026-11-22T18:16:25Z', '2026-11-22T18:16:25.000Z'],
  ['2026-11-22T18:16:25', '2026-11-22T18:16:25.000Z'],
  ['2026-11-22T18:16:25.123456', '2026-11-22T18:16:25.123Z'],
  [' 2026-11-22T18:16\n', '2026-11-22T18:16:00.000Z'],
  ['2026-11-22T18:16:25+0100', '2026-11-22T17:16:25.000Z'],
  ['22.11.2026', undefined],
  ['2026-13-22T18:16:25Z', undefined],
  [undefined, undefined],
])('the time %j is %s', (text, read) => {
  const time = utcTime(text);
  expect(time === undefined ? undefined : new Date(time).toISOString()).toBe(read);
});

test('the page shows a configuration that is right', () => {
  const page = readFileSync('docs/platforms/uws.md', 'utf8');
  const example: unknown = JSON.parse(/```json\n([^]*?)```/.exec(page)?.[1] ?? '');
  expect(readPlatforms({ platforms: [example] })).toMatchObject({ platforms: [{ type: 'uws' }] });
});
