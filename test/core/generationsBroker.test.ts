import { describe, expect, it } from 'vitest';
import { type ModernForm, modernForm, originOf } from '../../server/core/model/generations/modernForm';
import { validateExecutable } from '../../server/core/schema/generated/validators';
import { pathOf, pathText } from '../../server/core/syntax/tree';

const KINDS = 'https://www.purl.org/ivoa.net/Calycopis-openapi/schema/v1.0/kinds';

const written = (form: ModernForm | undefined, path: string) => form && pathText(originOf(form, pathOf(path)));
const untold = (form: ModernForm | undefined) => form?.untold.map(pathText);
const container = (members: object) => ({ kind: `${KINDS}/executable/docker-container.yaml`, ...members });
const data = (kind: string, members: object) => ({
  executable: container({}),
  data: [{ kind: `${KINDS}/data/${kind}.yaml`, meta: { name: 'sky' }, ...members }],
});
const skyOf = (document: unknown) => modernForm(document)?.value['data-resources'];

describe('a request to the ExecutionBroker (G5)', () => {
  const form = modernForm({
    executable: container({
      meta: { name: 'Mosaic', description: 'Makes one image of many.', uuid: '0b1c' },
      image: {
        locations: ['registry.example/mosaic:5', 'mirror.example/mosaic:5'],
        digest: 'sha256:00ff',
        platform: { architecture: 'arm64', os: 'linux' },
      },
      command: ['mosaic'],
      environment: { LEVEL: '3' },
      network: {
        ports: [{ access: true, internal: { port: 8080 }, external: { port: 80 }, protocol: 'HTTP', path: '/' }],
      },
      privileged: false,
    }),
    schedule: { requested: { duration: 'PT2H', start: '2026-11-23T10:00:00Z/PT1H' } },
    compute: {
      kind: `${KINDS}/compute/simple-compute-resource.yaml`,
      meta: { name: 'node' },
      cores: { min: 4, max: 8 },
      memory: { min: 32, max: 64 },
      volumes: [
        { kind: `${KINDS}/volume/simple-volume-mount.yaml`, path: '/out', mode: 'READWRITE', resource: 'results' },
      ],
    },
    storage: [
      {
        kind: `${KINDS}/storage/simple-storage-resource.yaml`,
        meta: { name: 'results' },
        size: { min: 20 },
        data: ['sky'],
      },
    ],
    costs: [{ type: 'urn:ivoa:calycopis:cost:energy', max: 3 }],
  });

  it('is the executable that we would write', () => {
    expect(form?.value).toEqual({
      name: 'Mosaic',
      type: 'purl:docker-container',
      description: 'Makes one image of many.',
      uuid: '0b1c',
      content: {
        image: 'registry.example/mosaic:5',
        digest: 'sha256:00ff',
        command: ['mosaic'],
        privileged: false,
        environment: { LEVEL: '3' },
        ports: [{ port: 8080, protocol: 'HTTP', path: '/' }],
      },
      minduration: 'PT2H',
      'compute-resources': [
        {
          name: 'node',
          mincores: 4,
          maxcores: 8,
          minmemory: 32,
          maxmemory: 64,
          volumes: [{ path: '/out', resource: 'results', access: 'readwrite' }],
          architecture: 'arm64',
        },
      ],
      'storage-resources': [{ name: 'results', minsize: 20 }],
    });
    expect(validateExecutable(form?.value)).toBe(true);
  });

  it('is in the order in which we write', () => {
    expect(Object.keys(form?.value ?? {}).join(' ')).toBe(
      'name type description uuid content minduration compute-resources storage-resources',
    );
  });

  it('tells where each thing stood, so that a fault in it is shown there', () => {
    expect([form?.generation, written(form, 'type'), form && pathText(form.sign)]).toEqual([
      'G5',
      'executable/kind',
      'executable/kind',
    ]);
    expect(written(form, 'content/ports/0/port')).toBe('executable/network/ports/0/internal/port');
    expect(written(form, 'compute-resources/0/architecture')).toBe('executable/image/platform/architecture');
    expect(written(form, 'minduration')).toBe('schedule/requested/duration');
    expect(written(form, 'compute-resources/0/mingpus')).toBe('compute');
  });

  it('tells what our form cannot hold', () => {
    expect(untold(form)).toEqual([
      'executable/image/locations/1',
      'executable/network/ports/0/external',
      'schedule/requested/start',
      'storage/0/data',
      'costs',
    ]);
  });
});

describe('the data of a broker', () => {
  it('has a location of its kind', () => {
    const rucio = { rucio: { endpoint: 'https://rucio.example', scope: 'survey', object: 'field-9' } };
    expect(skyOf(data('simple-data-resource', { location: 'https://example.org/sky.fits' }))).toEqual([
      { name: 'sky', location: 'https://example.org/sky.fits' },
    ]);
    expect(skyOf(data('rucio-data-resource', rucio))).toEqual([
      {
        name: 'sky',
        location: { type: 'urn:rucio-object', endpoint: 'https://rucio.example', domain: 'survey', object: 'field-9' },
      },
    ]);
    expect(skyOf(data('ivoa-data-resource', { ivoa: { ivoid: 'ivo://example/sky' } }))).toEqual([
      { name: 'sky', location: 'ivo://example/sky' },
    ]);
  });

  it('is on the shopping list where it is still abstract', () => {
    expect(skyOf(data('abstract-data-resource', {}))).toEqual([{ name: 'sky', required: true, location: null }]);
  });
});

describe('a description that is half written, or hostile', () => {
  it('gives what can be read', () => {
    expect(modernForm({ executable: {} })?.value).toEqual({});
    expect(modernForm({ executable: container({ image: {} }), compute: { cores: { min: 2 } } })?.value).toEqual({
      type: 'purl:docker-container',
      'compute-resources': [{ mincores: 2 }],
    });
  });

  it('is not called by the request’s uuid, but by its name where it has none', () => {
    const form = modernForm({ meta: { name: 'Night 7', uuid: '9f' }, executable: container({}) });
    expect([form?.value, untold(form)]).toEqual([{ name: 'Night 7', type: 'purl:docker-container' }, ['meta/uuid']]);
  });

  it('keeps a value of the wrong type, so that the author is told of it', () => {
    const form = modernForm({ executable: container({ command: [10] }), compute: { cores: { min: 'many' } } });
    expect(form?.value).toMatchObject({ content: { command: [10] }, 'compute-resources': [{ mincores: 'many' }] });
  });

  it('writes a unit that cannot be read, where the number alone would be read as GiB', () => {
    const form = modernForm({ executable: container({}), compute: { memory: { min: 4, units: 'blocks' } } });
    expect(form?.value['compute-resources']).toEqual([{ minmemory: '4 blocks' }]);
  });

  it('takes the names of prototypes for names', () => {
    const form = modernForm(
      JSON.parse(`{ "executable": { "kind": "${KINDS}/executable/docker-container.yaml",
      "environment": { "__proto__": "a", "constructor": "b" }, "toString": "c" } }`),
    );
    expect(JSON.stringify(form?.value)).toContain('{"__proto__":"a","constructor":"b"}');
    expect(untold(form)).toEqual(['executable/toString']);
  });
});

describe('what is left alone', () => {
  const executable = { name: 'a', type: 'purl:docker-container', content: { image: 'a:1' } };

  it('is our own form, and spellings of 2022 that only rename a member', () => {
    for (const value of [
      executable,
      { ...executable, type: 'https://purl.org/esap.escape.eu/task-type/docker-container' },
      { title: 'a', tasktype: 'purl:docker-container', task: { image: 'a:1' } },
      {
        ...executable,
        'compute-resources': [{ 'min-cores': 4, memory: '8Gi', volumes: [{ path: '/a', mode: 'ro' }] }],
      },
      { ...executable, 'storage-resources': [{ name: 'b', size: '8Gi', lifetime: 'P1d' }] },
    ]) {
      expect(modernForm(value)).toBeUndefined();
    }
  });

  it('is what is no description: an answer, a list, a text', () => {
    const offers = {
      kind: `${KINDS}/offerset/execution-offerset.yaml`,
      meta: { name: 'b' },
      result: 'YES',
      offers: [],
    };
    for (const value of [offers, [executable], 'text', 4, null, undefined, {}])
      expect(modernForm(value)).toBeUndefined();
  });

  it('stays in an item of 2022 that is read anew, so that its own faults are found', () => {
    const compute = { cores: { min: 4 }, mincoers: 2, 'x-note': 'mine' };
    const form = modernForm({ ...executable, descripton: 'b', 'compute-resources': [compute] });
    expect(form?.value).toMatchObject({
      descripton: 'b',
      'compute-resources': [{ mincores: 4, mincoers: 2, 'x-note': 'mine' }],
    });
    expect(untold(form)).toEqual([]);
  });
});
