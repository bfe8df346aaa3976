import { describe, expect, it } from 'vitest';
import { type ModernForm, modernForm, originOf } from '../../server/core/model/generations/modernForm';
import { validateExecutable } from '../../server/core/schema/generated/validators';
import { pathOf, pathText } from '../../server/core/syntax/tree';

const EB = 'https://www.purl.org/ivoa.net/EB/schema';

/** The modern form, which must be there and must be valid. */
function modern(value: unknown): ModernForm {
  const form = modernForm(value);
  if (!form) throw new Error('This was not seen to be an older description.');
  expect(validateExecutable(form.value) ? [] : validateExecutable.errors).toEqual([]);
  return form;
}

/** Where the author wrote what stands at a path of the modern form. */
const written = (form: ModernForm, path: string) => pathText(originOf(form, pathOf(path)));
const untold = (form: ModernForm) => form.untold.map(pathText);

describe('a description of 2021 (G0)', () => {
  const form = modern({
    name: 'Flux fit',
    tasktype: 'uri://docker-container',
    taskinfo: { image: 'registry.example/flux-fit:2.1', command: ['fit', '--all'] },
    resources: { mincores: 2, minmemory: '6Gi' },
  });

  it('has its task and its figures where we write them', () => {
    expect(form.value).toEqual({
      name: 'Flux fit',
      type: 'purl:docker-container',
      content: { image: 'registry.example/flux-fit:2.1', command: ['fit', '--all'] },
      'compute-resources': [{ mincores: 2, minmemory: '6Gi' }],
    });
    expect(untold(form)).toEqual([]);
  });

  it('is known by its type, and each figure by its place', () => {
    expect([form.generation, pathText(form.sign)]).toEqual(['G0', 'tasktype']);
    expect(written(form, 'content/command/1')).toBe('taskinfo/command/1');
    expect(written(form, 'compute-resources/0/minmemory')).toBe('resources/minmemory');
  });
});

describe('a note of 2022 (G1) with a shape of its own', () => {
  const form = modern({
    title: 'Calibrate',
    type: 'https://purl.org/esap.escape.eu/task-type/binder-notebook',
    'binder-task': { repository: { type: 'git', url: 'https://code.example/calibrate' }, path: 'calibrate.ipynb' },
    'external-resources': [{ name: 'raw', type: 'vos:data/rucio', domain: 'survey', resource: 'night-7' }],
    'compute-resources': [
      {
        mincores: 2,
        'environment-variables': [{ name: 'LEVEL', value: '6' }],
        'local-volumes': [{ path: '/scratch/work', access: 'READWRITE', minsize: 120 }],
        'resource-volumes': [{ path: '/raw', access: 'READONLY', resource: 'raw' }],
      },
    ],
  });

  it('has its volumes, its variables and its data in our lists', () => {
    expect(form.value).toEqual({
      name: 'Calibrate',
      type: 'purl:binder-notebook',
      content: { notebook: 'calibrate.ipynb', repository: { type: 'git', url: 'https://code.example/calibrate' } },
      'compute-resources': [
        {
          mincores: 2,
          volumes: [
            { path: '/scratch/work', resource: 'work', access: 'readwrite' },
            { path: '/raw', resource: 'raw', access: 'readonly' },
          ],
          'environment-variables': { LEVEL: '6' },
        },
      ],
      'data-resources': [
        {
          name: 'raw',
          type: 'vos:data/rucio',
          location: { type: 'urn:rucio-object', domain: 'survey', object: 'night-7' },
        },
      ],
      'storage-resources': [{ name: 'work', minsize: 120 }],
    });
    expect(untold(form)).toEqual([]);
  });

  it('names the space of the machine for where it is mounted', () => {
    expect(written(form, 'storage-resources/0/name')).toBe('compute-resources/0/local-volumes/0/path');
    expect(written(form, 'storage-resources/0/minsize')).toBe('compute-resources/0/local-volumes/0/minsize');
  });
});

describe('a request of 2023 (G1b)', () => {
  const form = modern({
    request: {
      executable: {
        name: 'Source finder',
        type: 'https://www.purl.org/ivoa.net/executable-types/oci-container',
        spec: { image: 'registry.example/finder:3' },
      },
      resources: {
        compute: [
          {
            name: 'worker',
            type: 'https://www.purl.org/ivoa.net/resource-types/generic-compute',
            spec: { cores: { min: 8 }, memory: { min: 16 } },
          },
        ],
        storage: [{ name: 'results', spec: { minsize: '20Gi', minlifetime: 'P7D' } }],
      },
    },
  });

  it('is read out of its wrappings', () => {
    expect(form.generation).toBe('G1b');
    expect(form.value).toEqual({
      name: 'Source finder',
      type: 'purl:docker-container',
      content: { image: 'registry.example/finder:3' },
      'compute-resources': [{ name: 'worker', mincores: 8, minmemory: 16 }],
      'storage-resources': [{ name: 'results', minsize: '20Gi', minlifetime: 'P7D' }],
    });
    expect(pathText(form.sign)).toBe('request/executable/type');
    expect(written(form, 'compute-resources/0/mincores')).toBe('request/resources/compute/0/spec/cores/min');
    expect(untold(form)).toEqual([]);
  });
});

describe('a request of 2024 (G2)', () => {
  const form = modern({
    executable: {
      name: 'Viewer',
      type: 'urn:docker-container-0.1',
      image: 'viewer',
      namespace: 'example',
      tag: '1.4',
      network: { ports: [{ internal: 3000, protocol: 'HTTP' }] },
    },
    resources: {
      compute: [
        {
          type: 'urn:simple-compute-resource',
          cores: { requested: { min: 4, max: 8 } },
          memory: { min: 512, units: 'MB' },
        },
      ],
      data: [
        {
          name: 'cube',
          type: 'urn:S3-data-resource',
          endpoint: 'https://s3.example',
          template: '%(bucket)',
          bucket: 'cubes',
          object: 'm31.fits',
        },
      ],
    },
    schedule: [{ duration: { min: 'PT1H', max: 'PT2H' } }],
  });

  it('keeps the unit that stands beside a number, since a number alone is GiB', () => {
    expect(form.value['compute-resources']).toEqual([{ mincores: 4, maxcores: 8, minmemory: '512MB' }]);
    expect(written(form, 'compute-resources/0/minmemory')).toBe('resources/compute/0/memory/min');
  });

  it('puts the parts of an image and of a location together', () => {
    expect(form.value['content']).toEqual({ image: 'example/viewer:1.4', ports: [{ port: 3000, protocol: 'HTTP' }] });
    expect(form.value['data-resources']).toEqual([
      {
        name: 'cube',
        location: { type: 'urn:s3-object', endpoint: 'https://s3.example', bucket: 'cubes', object: 'm31.fits' },
      },
    ]);
    expect(form.value).toMatchObject({ minduration: 'PT1H', maxduration: 'PT2H' });
  });

  it('tells what today’s form cannot hold', () => {
    expect(form.generation).toBe('G2');
    expect(untold(form)).toEqual(['resources/data/0/template']);
  });
});

describe('a request of 2025 (G3, G4)', () => {
  const request = (version: string) => ({
    name: 'request-7',
    executable: {
      kind: `${EB}/${version}types/executable/jupyter-notebook-1.0`,
      meta: { name: 'Light curves' },
      location: 'https://example.org/curves.ipynb',
    },
    computer: {
      name: 'node',
      kind: `${EB}/${version}types/computer/simple-compute-resource-1.0`,
      cores: { min: 5, max: 15 },
      memory: { min: 3, max: 9 },
    },
    volumes: [
      { kind: `${EB}/types/volume/simple-volume-mount-1.0`, path: '/cal', mode: 'READONLY', resources: ['cal'] },
    ],
    data: [
      {
        name: 'cal',
        kind: `${EB}/types/data/skao-data-resource-1.0`,
        skao: { namespace: 'testing', objectname: 'cal-1', datasize: 29 },
      },
    ],
  });

  it('is read, whichever path its types have', () => {
    expect([modern(request('')).generation, modern(request('v1.0/')).generation]).toEqual(['G3', 'G4']);
    expect(modern(request('')).value).toEqual({
      name: 'Light curves',
      type: 'purl:jupyter-notebook',
      content: { notebook: 'https://example.org/curves.ipynb' },
      'compute-resources': [
        {
          name: 'node',
          mincores: 5,
          maxcores: 15,
          minmemory: 3,
          maxmemory: 9,
          volumes: [{ path: '/cal', resource: 'cal', access: 'readonly' }],
        },
      ],
      'data-resources': [{ name: 'cal', location: { type: 'urn:rucio-object', domain: 'testing', object: 'cal-1' } }],
    });
  });

  it('does not take a size for GiB whose unit nobody states', () => {
    expect(untold(modern(request('')))).toEqual(['name', 'data/0/skao/datasize']);
  });
});
