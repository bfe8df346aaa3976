import { describe, expect, it } from 'vitest';
import { PROBLEM_CODES, type ProblemCode, diagnostics } from '../../server/core/index';
import { analysisOf, inCompute, inExecutable, marked, problemsIn } from './marked';

/** For each code: texts that raise it, with what is underlined between « and », and near misses that do not. */
const CASES: Readonly<Record<ProblemCode, { readonly raised: readonly string[]; readonly not: readonly string[] }>> = {
  'syntax.json': {
    raised: [
      '{ "executables": [ { "name": "a", "type": "t:docker-container"«,» } ] }',
      inExecutable('"interactive": «yes»'),
      '{ "name": «"unclosed }»',
    ],
    not: ['{ "executables": [] }', '{}'],
  },
  'syntax.too-deep': {
    raised: [`«{»"a": ${'['.repeat(300)}${']'.repeat(300)}}`],
    not: [`{"a": ${'['.repeat(150)}${']'.repeat(150)}}`],
  },
  'syntax.duplicate-key': {
    raised: [
      inCompute('«"mincores"»: 1, "mincores": 2'),
      inCompute('«"mincores"» : 1, "mincores": 2'),
      '{ «"name"»: "a", "name": "b" }',
    ],
    not: [inCompute('"mincores": 1, "maxcores": 2')],
  },
  'record.not-an-object': { raised: ['«[»1]', '«"»text"'], not: ['{}', ''] },
  'record.executable-alone': {
    raised: ['«{» "name": "a", "type": "purl:docker-container", "content": { "image": "i:1" } }'],
    not: [
      '{ "executables": [ { "name": "a", "type": "purl:docker-container", "content": { "image": "i:1" } } ] }',
      '{ "@context": "https://w3id.org/codemeta/3.0", "type": "purl:docker-container", "content": {} }',
      '{ "name": "a", "type": "SoftwareSourceCode", "content": {} }',
    ],
  },
  'record.executables-twice': {
    raised: ['{ "executables": [], «"executables"»: [] }'],
    not: ['{ "executables": [], "x": { "executables": [] } }'],
  },
  'record.executables-not-a-list': { raised: ['{ "executables": «{}» }'], not: ['{ "executables": [] }'] },
  'record.executables-unknown-to-json-ld': {
    raised: ['{ "@context": "https://w3id.org/codemeta/3.0", «"executables"»: [] }'],
    not: [
      '{ "executables": [] }',
      '{ "@context": "https://w3id.org/codemeta/3.0" }',
      '{ "@context": ["https://w3id.org/codemeta/3.0", { "executables": { "@type": "@json" } }], "executables": [] }',
    ],
  },
  'record.free-text-requirement': {
    raised: [
      `{ "memoryRequirements": «"8 GB RAM"», ${inExecutable('"interactive": true').slice(1)}`,
      `{ "storageRequirements": «"At least 20GiB of disk."», ${inCompute('"minmemory": 8').slice(1)}`,
      `{ "processorRequirements": «"x86_64, 4 cores"», ${inCompute('"minmemory": 8').slice(1)}`,
    ],
    not: [
      `{ "memoryRequirements": "8 GB RAM", ${inCompute('"minmemory": 8').slice(1)}`,
      '{ "memoryRequirements": "8 GB RAM" }',
      '{ "memoryRequirements": "8 GB RAM", "executables": [] }',
      ...['plenty', '8-16 GB', '2 GB per core', '2 GB, or 50 GB for a survey', 'GPU with 16 GB', '8'].map(
        (words) => `{ "memoryRequirements": "${words}", ${inCompute('"mincores": 8').slice(1)}`,
      ),
    ],
  },
  'description.older-generation': {
    raised: [
      '{ "executables": [ { "name": "a", "tasktype": «"uri://docker-container"», "taskinfo": { "image": "i:1" } } ] }',
      inExecutable('"compute-resources": [ { «"cores"»: { "min": 4 } } ]'),
    ],
    not: [inCompute('"mincores": 4')],
  },
  'value.wrong-type': {
    raised: [
      inCompute('"mincores": «true»'),
      inCompute('"mincores": «1.5»'),
      inCompute('"minmemory": «0.5»'),
      inExecutable('"compute-resources": «{}»'),
      '{ "executables": [ «"text"» ] }',
    ],
    not: [inCompute('"mincores": 4'), inCompute('"minmemory": 8')],
  },
  'value.not-in-list': {
    raised: [inCompute('"architecture": «"x86"»')],
    not: [inCompute('"architecture": "arm64"')],
  },
  'value.out-of-range': {
    raised: [inCompute('"mincores": «-1»'), inExecutable('"data-resources": [ { "name": «""» } ]')],
    not: [inCompute('"mincores": 0')],
  },
  'value.older-spelling': {
    raised: [inExecutable('"storage-resources": [ { "name": "s", "access": «"READWRITE"» } ]')],
    not: [inExecutable('"storage-resources": [ { "name": "s", "access": "readwrite" } ]')],
  },
  'member.missing': {
    raised: [
      '{ "executables": [ «{» "name": "a", "type": "purl:workflow-task" } ] }',
      '{ "executables": [ { "name": "a", "type": "purl:docker-container", «"content"»: {} } ] }',
      inExecutable('"data-resources": [ «{» "size": "1Gi" } ]'),
    ],
    not: [inExecutable('"data-resources": [ { "name": "d" } ]')],
  },
  'member.unknown': {
    raised: [
      inCompute('«"mincoers"»: 4'),
      inExecutable('«"colour"»: "red"'),
      // What it was meant to be is not missing as well.
      '{ "executables": [ { "name": "a", "type": "purl:jupyter-notebook", "content": { «"notebok"»: "a.ipynb" } } ] }',
      '{ "executables": [ { «"nam"»: "a", "type": "purl:docker-container", "content": { "image": "i:1" } } ] }',
    ],
    not: [inCompute('"x-mincoers": 4'), inCompute('"schema:cores": 4'), '{ "not_a_term": 1 }'],
  },
  'member.older-spelling': {
    raised: [
      inCompute('«"min-cores"»: 4'),
      '{ "executables": [ { «"title"»: "a", "name": "b", "type": "x:workflow-task", "content": { "engine": "cwl", "definition": "d" } } ] }',
    ],
    not: [inCompute('"mincores": 4')],
  },
  'type.unknown': {
    raised: ['{ "executables": [ { "name": "a", "type": «"purl:docker-contaner"», "content": {} } ] }'],
    not: [
      '{ "executables": [ { "name": "a", "type": "urn:docker-container-0.1", "content": { "image": "i:1" } } ] }',
      '{ "executables": [ { "name": "a", "type": "https://purl.org/esap.escape.eu/task-type/jupyter-notebook", "content": { "notebook": "n" } } ] }',
    ],
  },
  'cores.unreadable': { raised: [inCompute('"mincores": «"four"»')], not: [inCompute('"mincores": "500m"')] },
  'quantity.unreadable': {
    raised: [inCompute('"minmemory": «"8 gigs"»'), inCompute('"minmemory": «"8"»'), inCompute('"minmemory": «"8m"»')],
    not: [inCompute('"minmemory": "8GI"'), inCompute('"minmemory": "8 GiB"'), inCompute('"minmemory": "8GB"')],
  },
  'quantity.doubtful': {
    raised: [inCompute('"minmemory": «64000»'), inCompute('"maxmemory": «5000»')],
    not: [
      inCompute('"minmemory": 4096'),
      inCompute('"minmemory": "64000Gi"'),
      inExecutable('"storage-resources": [ { "name": "s", "minsize": 64000 } ]'),
    ],
  },
  'duration.unreadable': {
    raised: [inExecutable('"minduration": «"P1H"»'), inExecutable('"minduration": «"1D"»')],
    not: [inExecutable('"minduration": "PT1H"'), inExecutable('"minduration": "P1D"')],
  },
  'duration.older-spelling': {
    raised: [inExecutable('"minduration": «"4h"»'), inExecutable('"minduration": «"P1d"»')],
    not: [inExecutable('"minduration": "PT4H"')],
  },
  'requirement.min-exceeds-max': {
    raised: [
      inCompute('"minmemory": «"16Gi"», "maxmemory": "8Gi"'),
      inCompute('"mincores": «"1001m"», "maxcores": 1'),
      inExecutable('"minduration": «"P2M"», "maxduration": "P1M"'),
    ],
    not: [
      inCompute('"minmemory": "8Gi", "maxmemory": "8GiB"'),
      inCompute('"minmemory": "8GB", "maxmemory": "8Gi"'),
      inExecutable('"minduration": "P1M", "maxduration": "P30D"'),
    ],
  },
  'executable.duplicate-name': {
    raised: [
      '{ "executables": [ { "name": "a", "type": "purl:workflow-task", "content": { "engine": "cwl", "definition": "d" } }, { "name": «"a"», "type": "purl:workflow-task", "content": { "engine": "cwl", "definition": "d" } } ] }',
    ],
    not: [inExecutable('"storage-resources": [ { "name": "e" } ]')],
  },
  'resource.duplicate-name': {
    raised: [inExecutable('"data-resources": [ { "name": "d" } ], "storage-resources": [ { "name": «"d"» } ]')],
    not: [inExecutable('"compute-resources": [ { "name": "d" } ], "storage-resources": [ { "name": "d" } ]')],
  },
  'volume.dangling-reference': {
    raised: [
      inExecutable(
        '"data-resources": [ { "name": "d" } ], "compute-resources": [ { "volumes": [ { "path": "/", "resource": «"dd"» } ] } ]',
      ),
    ],
    not: [
      inExecutable(
        '"data-resources": [ { "name": "d" } ], "compute-resources": [ { "volumes": [ { "path": "/", "resource": "d" } ] } ]',
      ),
      inExecutable(
        '"storage-resources": [ { "name": "s" } ], "compute-resources": [ { "volumes": [ { "path": "/", "resource": "${storage-resources/s/uuid}" } ] } ]',
      ),
      inExecutable(
        '"data-resources": [ { "name": "d", "uuid": "u-1" } ], "compute-resources": [ { "volumes": [ { "path": "/", "resource": "u-1" } ] } ]',
      ),
    ],
  },
  'data.unresolved': {
    raised: [
      inExecutable('"data-resources": [ { "name": "d", "required": true, "location": «null» } ]'),
      inExecutable('"data-resources": [ { "name": "d", "required": «true» } ]'),
    ],
    not: [
      inExecutable('"data-resources": [ { "name": "d", "required": true, "location": "https://e.org/d" } ]'),
      inExecutable('"storage-resources": [ { "name": "s", "location": null } ]'),
    ],
  },
  'image.without-tag': {
    raised: [
      '{ "executables": [ { "name": "a", "type": "purl:docker-container", "content": { "image": «"docker.io/e/i"» } } ] }',
    ],
    not: [
      '{ "executables": [ { "name": "a", "type": "purl:docker-container", "content": { "image": "localhost:5000/i:1" } } ] }',
      '{ "executables": [ { "name": "a", "type": "purl:docker-container", "content": { "image": "e/i", "digest": "sha256:0" } } ] }',
    ],
  },
};

describe.each(Object.keys(PROBLEM_CODES) as ProblemCode[])('%s', (code) => {
  it.each(CASES[code].raised)('is raised, alone, by %s', (source) => {
    const { text, ranges } = marked(source);
    expect(problemsIn(text)).toEqual(ranges.map((range) => `${code}: ${range}`));
  });

  it.each(CASES[code].not)('is not raised by %s', (text) => {
    expect(problemsIn(text).filter((each) => each.startsWith(`${code}:`))).toEqual([]);
  });
});

describe('problems', () => {
  it('say what was meant, and carry it for a fix', () => {
    const [problem] = diagnostics(analysisOf(inCompute('"mincoers": 4')), 'file:///r');
    expect(problem?.message).toBe('"mincoers" is not a member of a compute resource. Did you mean "mincores"?');
    expect(problem?.data).toEqual({ replacement: 'mincores' });
  });

  it.each([
    ['"minmem": "8Gi"', 'minmemory'],
    ['"ram": "8Gi"', 'minmemory'],
    ['"CPUs": 4', 'mincores'],
    ['"architecture": "x86_64"', 'amd64'],
    ['"architecture": "aarch64"', 'arm64'],
  ])('know the words of other tools: %s', (stated, replacement) => {
    expect(diagnostics(analysisOf(inCompute(stated)), 'u').map(({ data }) => data as unknown)).toContainEqual({
      replacement,
    });
  });

  it('say how a bare number was read when it is too large for that', () => {
    const [problem] = diagnostics(analysisOf(inCompute('"minmemory": 16000000000')), 'u');
    expect(problem?.code).toBe('value.out-of-range');
    expect(problem?.message).toContain('is read as GiB');
  });

  it('name the type that people mean by a common word', () => {
    const message = (type: string) =>
      diagnostics(analysisOf(`{ "executables": [ { "name": "a", "type": "${type}", "content": {} } ] }`), 'u')[0]
        ?.message;
    expect(message('docker')).toContain('Did you mean "purl:docker-container"?');
    expect(message('purl:snakemake')).toContain('Did you mean "purl:workflow-task"?');
    expect(message('quantum')).toContain('Known are "purl:jupyter-notebook"');
  });

  it('point to the second place of a fault that lies between two', () => {
    const [problem] = diagnostics(analysisOf(inCompute('"mincores": 4, "maxcores": 2')), 'file:///r');
    expect(problem?.message).toBe('"mincores" is larger than "maxcores" (4 > 2). No platform can offer that.');
    expect(problem?.relatedInformation?.[0]?.location.uri).toBe('file:///r');
  });

  it('are an error for a duplicate name that a volume refers to, a warning otherwise', () => {
    const twice = '"data-resources": [ { "name": "d" }, { "name": "d" } ]';
    const volume = '"compute-resources": [ { "volumes": [ { "path": "/", "resource": "d" } ] } ]';
    const severity = (text: string) => diagnostics(analysisOf(text), 'u')[0]?.severity;
    expect(severity(inExecutable(twice))).toBe(2);
    expect(severity(inExecutable(`${twice}, ${volume}`))).toBe(1);
  });

  it('never fall on codemeta around the executables, whatever it holds', () => {
    expect(problemsIn('{ "@type": 5, "author": [[null]], "license": {}, "unknown": true, "version": [] }')).toEqual([]);
  });

  it('of an executable leave the structure alone while its brackets are broken', () => {
    const text = inCompute('"mincores": 4, "minmemory": "8 gigs", "colour": 1').replace('} ] } ] }', '] } ] }');
    expect(problemsIn(text).map((each) => each.split(':')[0])).toEqual(['quantity.unreadable', 'syntax.json']);
  });

  it('D16: are capped, and the rest is counted', () => {
    const many = Array.from({ length: 1500 }, () => '{ "mincores": "x" }').join(',');
    const found = diagnostics(analysisOf(inExecutable(`"compute-resources": [ ${many} ]`)), 'u');
    expect(found).toHaveLength(1000);
    expect(found.at(-1)?.message).toBe('And 501 more problems.');
  });
});

describe('D documents never crash the analysis', () => {
  const deep = (open: string, count: number) => open.repeat(count);
  it.each([200, 201, 1_000, 5_000, 100_000])('D1: nested %i levels deep, twice', (depth) => {
    for (const text of [deep('[', depth), deep('{"a":', depth), `{"executables":[${deep('[', depth)}`]) {
      for (let time = 0; time < 2; time += 1) expect(() => problemsIn(text)).not.toThrow();
    }
  });

  it.each([
    '',
    ' ',
    '{',
    '\ufeff{}',
    '{"a":"\0"}',
    '{"\ud800":1}',
    '{"__proto__":1,"constructor":2,"toString":3}',
    '{"a":NaN}',
    '{"a":1e999}',
  ])('D: %j', (text) => {
    expect(() => problemsIn(text)).not.toThrow();
  });

  it('D8: keys of the prototype are unknown members like any other', () => {
    const found = problemsIn(inExecutable('"__proto__": 1, "constructor": 2, "toString": 3'));
    expect(found).toEqual([
      'member.unknown: "__proto__"',
      'member.unknown: "constructor"',
      'member.unknown: "toString"',
    ]);
  });
});
