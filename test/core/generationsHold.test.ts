import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ModernForm, modernForm, originOf, readAnew } from '../../server/core/model/generations/modernForm';
import { type Path, pointerOf } from '../../server/core/model/generations/place';

const KEYS = [
  ...['request', 'executable', 'tasktype', 'taskinfo', 'kind', 'type', '@type', 'meta', 'spec', 'content', 'task'],
  ...['name', 'title', 'description', 'uuid', 'compute', 'computer', 'storage', 'data', 'resources', 'schedule'],
  ...['compute-resources', 'data-resources', 'storage-resources', 'external-resources', 'volumes', 'local-volumes'],
  ...['cores', 'memory', 'gpus', 'size', 'lifetime', 'duration', 'min', 'max', 'units', 'requested', 'mincores'],
  ...['image', 'locations', 'digest', 'platform', 'architecture', 'os', 'network', 'ports', 'internal', 'environment'],
  ...['environment-variables', 'value', 'location', 'notebook', 'repository', 'path', 'namespace', 'tag', 'access'],
  ...['mode', 'resource', 'rucio', 'ivoa', 'ivoid', 'skao', 'object', 'bucket', 'endpoint', 'scope', 'domain'],
  ...['minsize', 'offers', '__proto__', 'constructor', 'x-note', 'schema:about', 'unheard-of', 'a/b~c'],
];

const TYPES = [
  ...['uri://docker-container', 'purl:docker-container', 'urn:docker-container-0.1', 'purl:workflow-task'],
  'https://www.purl.org/ivoa.net/executable-types/oci-container',
  'https://www.purl.org/ivoa.net/EB/schema/types/executable/jupyter-notebook-1.0',
  'https://www.purl.org/ivoa.net/EB/schema/v1.0/types/executable/unheard-of-1.0',
  'https://www.purl.org/ivoa.net/Calycopis-openapi/schema/v1.0/kinds/executable/docker-container.yaml',
  'https://www.purl.org/ivoa.net/Calycopis-openapi/schema/v1.0/kinds/data/S3-data-resource.yaml',
  'https://www.purl.org/ivoa.net/Calycopis-openapi/schema/v1.0/kinds/data/abstract-data-resource.yaml',
  ...['urn:simple-compute-resource', 'vos:data/rucio', 'data-resource', 'READONLY', 'linux/amd64', 'GB'],
];

/** Descriptions that are half written, mixed up and hostile, of the words that real ones are made of. */
const { description } = fc.letrec((tie) => ({
  description: fc.oneof({ maxDepth: 6, withCrossShrink: true }, tie('leaf'), tie('object'), tie('list')),
  leaf: fc.oneof(
    fc.constantFrom(...TYPES),
    fc.stringMatching(/^~[a-z]{6}$/), // the author's own words, to be found again
    fc.constantFrom(4, 0, 'PT4H', '8Gi', null, true, ''),
  ),
  list: fc.array(tie('description'), { maxLength: 3 }),
  object: fc
    .array(fc.tuple(fc.constantFrom(...KEYS), tie('description')), { maxLength: 7 })
    .map(
      (entries) =>
        JSON.parse(
          `{${entries.map((each) => `${JSON.stringify(each[0])}:${JSON.stringify(each[1])}`).join()}}`,
        ) as unknown,
    ),
}));

/** Executables of the kinds in which most members stand where they belong. */
const likely = fc
  .record({ kind: fc.constantFrom(...TYPES), rest: description, compute: description, data: description })
  .map((each) => ({
    executable: { kind: each.kind, ...(typeof each.rest === 'object' ? each.rest : {}) },
    compute: each.compute,
    data: [each.data],
  }));

const inputs = fc.oneof(description, likely);

interface Leaf {
  readonly path: Path;
  readonly value: unknown;
}

function leaves(value: unknown, path: Path = []): Leaf[] {
  if (Array.isArray(value)) return value.flatMap((each, index) => leaves(each, [...path, index]));
  if (typeof value !== 'object' || value === null) return [{ path, value }];
  return Object.entries(value).flatMap(([key, each]) => leaves(each, [...path, key]));
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((held, segment) => {
    const isThere = typeof held === 'object' && held !== null && Object.hasOwn(held, segment);
    return isThere ? Object.getOwnPropertyDescriptor(held, segment)?.value : undefined;
  }, value);
}

const isWithin = (path: Path, around: Path) => `${pointerOf(path)}/`.startsWith(`${pointerOf(around)}/`);

function check(holds: (form: ModernForm, input: unknown) => void): void {
  fc.assert(
    fc.property(inputs, (input) => {
      const form = modernForm(input);
      if (form) holds(form, input);
    }),
    { numRuns: 300 },
  );
}

describe('of any description, its modern form', () => {
  it('is in the form that we write, so that making it twice changes nothing', () => {
    check((form) => expect(modernForm(form.value)).toBeUndefined());
  });

  it('tells of each part where it stood', () => {
    check((form, input) => {
      for (const { path, value } of leaves(form.value)) {
        const origin = originOf(form, path);
        expect(valueAt(input, origin)).toBeDefined();
        if (typeof value === 'string' && /^~[a-z]{6}$/.test(value))
          expect(JSON.stringify(valueAt(input, origin))).toContain(value);
      }
      for (const path of [form.sign, ...form.untold]) expect(valueAt(input, path)).toBeDefined();
    });
  });

  it('loses no word of the author: what it does not say is told', () => {
    check((form, input) => {
      const text = JSON.stringify(form.value);
      for (const { path, value } of leaves(input)) {
        if (typeof value !== 'string' || !value.startsWith('~') || text.includes(value)) continue;
        expect(
          form.untold.filter((around) => isWithin(path, around)),
          `${pointerOf(path)} ${value}`,
        ).not.toEqual([]);
      }
    });
  });

  it('is found, whatever shows that it is an older one', () => {
    const older = inputs.filter((input) => readAnew(input) !== undefined);
    fc.assert(
      fc.property(older, (input) => {
        expect(modernForm(input)).toEqual(readAnew(input));
      }),
      { numRuns: 300 },
    );
  });

  it('does not change what it is made of', () => {
    check((_, input) => {
      const before = JSON.stringify(input);
      modernForm(input);
      expect(JSON.stringify(input)).toBe(before);
    });
  });
});
