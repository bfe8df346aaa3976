import fc from 'fast-check';

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

/** Descriptions of any generation and of none. */
export const descriptions = fc.oneof(description, likely);
