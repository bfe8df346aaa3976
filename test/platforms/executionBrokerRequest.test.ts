import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Task } from '../../server/core/index';
import { DIALECTS } from '../../server/platforms/adapters/executionBroker/dialect';
import { requestOf } from '../../server/platforms/adapters/executionBroker/request';
import { boundsOf, wholeCores, wholeGibibytes } from '../../server/platforms/adapters/executionBroker/whole';
import { CONTAINER, askedBroker, brokerFixture } from './playedBroker';

const KINDS = 'https://www.purl.org/ivoa.net/Calycopis-openapi/schema/v1.0/kinds';

/** What a broker would be told of a task, and what is said besides. */
function said(task: Task, dialect: '2025' | '2026' = '2026') {
  const request = requestOf(task, DIALECTS[dialect], 'Broker');
  return request.kind === 'request'
    ? { body: request.body, told: request.caveats.map(({ path, code }) => `${code} ${path}`) }
    : { refused: request.reasons.map(({ path, code }) => `${code} ${path}`) };
}

describe('a task in the words of a broker', () => {
  it('is what the schema of 2026 asks for', () => {
    const { body, told } = said({
      ...CONTAINER,
      content: {
        image: 'registry.example/demo:1.0',
        digest: 'sha256:00ff',
        entrypoint: ['sh', '-c'],
        command: ['run'],
        environment: { LEVEL: 3, QUIET: true },
        ports: [8080],
      },
      minduration: '2h',
      'compute-resources': [
        {
          name: 'worker',
          mincores: '1500m',
          maxcores: 8,
          minmemory: '31.5Gi',
          architecture: 'arm64',
          volumes: [
            { path: '/sky', resource: 'sky' },
            { path: '/out', resource: '0b1c' },
          ],
        },
      ],
      'data-resources': [{ name: 'sky', required: true, location: 'https://example.org/sky.fits' }],
      'storage-resources': [{ name: 'results', uuid: '0b1c', minsize: '20Gi' }],
    });
    expect(told).toEqual([]);
    expect(body).toEqual({
      executable: {
        kind: `${KINDS}/executable/docker-container.yaml`,
        meta: { name: 'Demo container' },
        image: {
          locations: ['registry.example/demo:1.0'],
          digest: 'sha256:00ff',
          platform: { architecture: 'arm64', os: 'linux' },
        },
        entrypoint: 'sh',
        command: ['-c', 'run'],
        environment: { LEVEL: '3', QUIET: 'true' },
        network: { ports: [{ access: true, internal: { port: 8080 } }] },
      },
      schedule: { requested: { duration: 'PT2H' } },
      compute: {
        kind: `${KINDS}/compute/simple-compute-resource.yaml`,
        meta: { name: 'worker' },
        cores: { min: 2, max: 8 },
        memory: { min: 32, max: 32 },
        volumes: [
          {
            kind: `${KINDS}/volume/simple-volume-mount.yaml`,
            meta: { name: 'sky-volume-1' },
            path: '/sky',
            mode: 'READONLY',
            resource: 'sky',
          },
          {
            kind: `${KINDS}/volume/simple-volume-mount.yaml`,
            meta: { name: 'results-volume-2' },
            path: '/out',
            mode: 'READWRITE',
            resource: 'results',
          },
        ],
      },
      storage: [
        {
          kind: `${KINDS}/storage/simple-storage-resource.yaml`,
          meta: { name: 'results' },
          size: { min: 20, max: 20 },
        },
      ],
      data: [
        {
          kind: `${KINDS}/data/simple-data-resource.yaml`,
          meta: { name: 'sky' },
          location: 'https://example.org/sky.fits',
        },
      ],
    });
  });

  it('names every component, also those that the author did not', () => {
    const { body } = said({ ...CONTAINER, 'compute-resources': [{ mincores: 1 }] });
    expect(body).toMatchObject({ compute: { meta: { name: 'compute-1' } } });
    expect(said({ name: 'n', type: 'purl:docker-container', content: CONTAINER.content }).body).toMatchObject({
      compute: { meta: { name: 'compute-1' } },
    });
  });

  it.each([
    ['ivo://example/sky', 'ivoa-data-resource', { ivoa: { ivoid: 'ivo://example/sky' } }],
    ['s3://bucket/a/b.fits', 'S3-data-resource', { bucket: 'bucket', object: 'a/b.fits' }],
    [
      { type: 'urn:rucio-object', endpoint: 'https://r.example', domain: 'survey', object: 'f9' },
      'rucio-data-resource',
      { rucio: { endpoint: 'https://r.example', scope: 'survey', object: 'f9' } },
    ],
    [
      { type: 'urn:s3-object', endpoint: 'https://s3.example', bucket: 'b', object: 'o' },
      'S3-data-resource',
      { endpoint: 'https://s3.example', bucket: 'b', object: 'o' },
    ],
    [
      { type: 'urn:http-download', url: 'https://x.example/a' },
      'simple-data-resource',
      { location: 'https://x.example/a' },
    ],
  ])('writes the location %j as %s', (location, kind, members) => {
    const { body } = said({ ...CONTAINER, 'data-resources': [{ name: 'sky', location }] });
    expect(body?.['data']).toEqual([{ kind: `${KINDS}/data/${kind}.yaml`, meta: { name: 'sky' }, ...members }]);
  });

  it('writes a notebook by its address', () => {
    const task: Task = { name: 'n', type: 'purl:jupyter-notebook', content: { notebook: 'https://x.example/n.ipynb' } };
    expect(said(task).body).toMatchObject({
      executable: { kind: `${KINDS}/executable/jupyter-notebook.yaml`, location: 'https://x.example/n.ipynb' },
    });
  });
});

describe('what a broker cannot be told', () => {
  it.each<[string, Partial<Task>, string]>([
    [
      'the lifetime of results',
      { 'storage-resources': [{ name: 'r', minlifetime: 'P1D' }] },
      'not-asked storage-resources/0/minlifetime',
    ],
    ['GPUs', { 'compute-resources': [{ mingpus: 1 }] }, 'not-asked compute-resources/0/mingpus'],
    ['optional data without a place', { 'data-resources': [{ name: 'd' }] }, 'not-asked data-resources/0/location'],
    ['an image without a digest', { content: { image: 'a/b:1' } }, 'may-be-refused content/image'],
    ['full rights', { content: { ...CONTAINER.content, privileged: true } }, 'may-be-refused content/privileged'],
    [
      'external ports',
      { content: { ...CONTAINER.content, ports: [{ port: 80, external: { port: 8000 } }] } },
      'may-be-refused content/ports/0',
    ],
    [
      'a path of this machine',
      { 'data-resources': [{ name: 'd', location: 'sky.fits' }] },
      'may-be-refused data-resources/0/location',
    ],
    [
      'the same data twice',
      {
        'data-resources': [
          { name: 'a', location: 'ivo://x/y' },
          { name: 'b', location: 'ivo://x/y' },
        ],
      },
      'may-be-refused data-resources/1/location',
    ],
  ])('%s: is asked without, and told', (_, members, caveat) => {
    expect(said({ ...CONTAINER, ...members }).told).toEqual([caveat]);
  });

  it.each<[string, Partial<Task>, string]>([
    ['Kubernetes', { type: 'purl:kubernetes-deployment', content: { manifests: ['a.yaml'] } }, 'type type'],
    ['a workflow', { type: 'purl:workflow-task', content: { engine: 'cwl', definition: 'a' } }, 'type type'],
    ['a type that nobody knows', { type: 'urn:abacus' }, 'type type'],
    ['two machines', { 'compute-resources': [{ name: 'a' }, { name: 'b' }] }, 'not-expressible compute-resources/1'],
    ['a machine twice', { 'compute-resources': [{ instances: 2 }] }, 'not-expressible compute-resources/0/instances'],
    [
      'a notebook in a repository',
      { type: 'purl:jupyter-notebook', content: { notebook: 'n.ipynb' } },
      'not-expressible content/notebook',
    ],
    [
      'data of an unknown kind',
      { 'data-resources': [{ name: 'd', location: { type: 'urn:tape' } }] },
      'not-expressible data-resources/0/location',
    ],
  ])('%s: is not asked, since a yes would be to another question', async (_, members, refusal) => {
    const task = { ...CONTAINER, ...members };
    expect(said(task).refused).toEqual([refusal]);
    const { answer, received } = await askedBroker(task);
    expect(answer.kind).toBe('declined');
    expect(received).toEqual([]);
  });

  it('tells with the yes what was not asked', async () => {
    const { answer } = await askedBroker({
      ...CONTAINER,
      'storage-resources': [{ name: 'results', minsize: '20Gi', minlifetime: 'PT4H' }],
    });
    expect(answer).toMatchObject({ kind: 'offers', caveats: [{ path: 'storage-resources/0/minlifetime' }] });
  });
});

test('required data that is nowhere is a shopping list, and nothing is sent', async () => {
  const data = [
    { name: 'sky', description: 'Images', required: true, location: null },
    { name: 'map', required: true },
  ];
  const { answer, received } = await askedBroker({ ...CONTAINER, 'data-resources': data });
  expect(answer).toEqual({
    kind: 'incomplete',
    missing: [
      { path: 'data-resources/0/location', name: 'sky', description: 'Images' },
      { path: 'data-resources/1/location', name: 'map' },
    ],
  });
  expect(received).toEqual([]);
});

describe('whole units', () => {
  it.each([
    ['512Mi', 1],
    ['1Gi', 1],
    ['1025Mi', 2],
    ['8G', 8],
    [8, 8],
    ['1Ti', 1024],
  ])('%s is %i GiB at least', (memory, gibibytes) => {
    expect(wholeGibibytes(memory, 'up')).toBe(gibibytes);
  });

  it('are never less than what was asked, and a maximum is never below its minimum', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e6 }), fc.integer({ min: 0, max: 1e6 }), (least, most) => {
        const { pair } = boundsOf({ mincores: `${least}m`, maxcores: `${most}m` }, 'cores', wholeCores);
        expect((pair?.min ?? 0) * 1000).toBeGreaterThanOrEqual(least);
        expect(pair?.max).toBeGreaterThanOrEqual(pair?.min ?? 0);
      }),
    );
  });
});

test('the request of the fixtures is what is sent', () => {
  const { body } = said({ ...CONTAINER, minduration: 'PT2H' });
  const { executable, ...expected } = brokerFixture('request') as Record<string, object>;
  expect(body).toMatchObject({ schedule: expected['schedule'], compute: expected['compute'] });
  expect(Object.keys(body ?? {}).sort()).toEqual(['executable', ...Object.keys(expected)].sort());
  expect(executable).toHaveProperty('kind', `${KINDS}/executable/docker-container.yaml`);
});
