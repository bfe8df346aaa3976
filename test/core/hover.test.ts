import { describe, expect, it } from 'vitest';
import { hover } from '../../server/core/index';
import { analysisOf, inCompute, inExecutable, marked } from './marked';

const at = (source: string) => {
  const { text, cursor } = marked(source);
  const contents = hover(analysisOf(text), cursor)?.contents;
  return contents && typeof contents === 'object' && 'value' in contents ? contents.value : undefined;
};

describe('hover', () => {
  it('explains a member and gives its amount in all readings, on the key and on the value', () => {
    const expected = '`20Gi = 21,474,836,480 bytes = 20 GiB = about 21.5 GB`';
    expect(at(inCompute('"min¦memory": "20Gi"'))).toContain(expected);
    expect(at(inCompute('"minmemory": "2¦0Gi"'))).toContain(expected);
    expect(at(inCompute('"min¦memory": "20Gi"'))).toContain('Memory it must have.');
  });

  it('gives durations in words, and bare numbers as GiB', () => {
    expect(at(inExecutable('"minduration": "P1D¦T12H"'))).toContain('P1DT12H = 1 day 12 hours');
    expect(at(inCompute('"minmemory": ¦8'))).toContain('8Gi = 8,589,934,592 bytes');
  });

  it('says what a type is, and what a volume mounts', () => {
    expect(at('{ "executables": [ { "type": "purl:work¦flow-task" } ] }')).toContain('workflow engine');
    const volume = '"compute-resources": [ { "volumes": [ { "path": "/in", "resource": "ima¦ges" } ] } ]';
    expect(
      at(inExecutable(`${volume}, "data-resources": [ { "name": "images", "description": "All *of* them." } ]`)),
    ).toContain(String.raw`Data resource "images": All \*of\* them\.`);
  });

  it('explains codemeta terms, and which versions have them', () => {
    expect(at('{ "dev¦elopmentStatus": "active" }')).toMatch(/codemeta 2\.0, 3\.0/);
    expect(at('{ "contInte¦gration": "https://ci" }')).toContain('continuousIntegration');
    expect(at('{ "author": [ { "given¦Name": "Ada" } ] }')).toContain('**givenName**');
  });

  it('says where a rule comes from, and in which unit an amount is', () => {
    const memory = at(inCompute('"min¦memory": "20Gi"'));
    expect(memory).toContain('OSSR data model (slides): the minimum is hard');
    expect(memory).toContain('Units are those of Kubernetes');
    expect(memory).toContain('A bare number is GiB.');
    expect(at(inExecutable('"min¦duration": "P1D"'))).toContain('ISO 8601.');
    expect(at(inCompute('"min¦gpus": 1'))).toContain('An addition of this extension');
  });

  it('gives thousandths of a core in cores', () => {
    expect(at(inCompute('"mincores": "5¦00m"'))).toContain('`500m = 0.5 cores`');
    expect(at(inCompute('"mincores": "1000¦m"'))).toContain('`1000m = 1 core`');
    expect(at(inCompute('"mincores": ¦4'))).not.toContain('=');
  });

  it('gives a type in full in each generation, whichever spelling stands there', () => {
    const newest = 'https://www.purl.org/ivoa.net/Calycopis-openapi/schema/v1.0/kinds/executable/docker-container.yaml';
    for (const type of ['purl:docker¦-container', 'urn:docker¦-container-0.1']) {
      const told = at(`{ "executables": [ { "type": "${type}" } ] }`);
      expect(told).toContain('A Docker (OCI) container image');
      expect(told).toContain(`- \`${newest}\` (2026`);
      expect(told).toContain('- `uri://docker-container` (2021');
    }
    expect(at('{ "executables": [ { "type": "purl:work¦flow-task" } ] }')).not.toContain('2026');
    expect(at('{ "executables": [ { "type": "my:qu¦antum" } ] }')).not.toContain('generation');
  });

  it('says how much a volume mounts', () => {
    const volume = '"compute-resources": [ { "volumes": [ { "path": "/out", "res¦ource": "results" } ] } ]';
    const storage = '"storage-resources": [ { "name": "results", "minsize": "20Gi" } ]';
    expect(at(inExecutable(`${volume}, ${storage}`))).toContain('Storage resource "results" (20Gi)');
  });

  it('knows a member by an older spelling', () => {
    const told = at(inCompute('"min¦-cores": 4'));
    expect(told).toContain('An older spelling of `mincores`.');
    expect(told).toContain('Cores it must have');
  });

  it('says nothing where nothing is known, and nothing in an empty text', () => {
    expect(at('{ "my¦Own": 1 }')).toBeUndefined();
    expect(at('¦')).toBeUndefined();
    expect(at(inCompute('"mincores": 4, ¦ "maxcores": 8'))).toBeUndefined();
  });

  it('works in a broken executable', () => {
    expect(at('{ "executables": [ { "compute-resources": [ { "min¦cores": 4 } ')).toContain('Cores it must have');
  });
});

describe('hover on an executable', () => {
  const members = `"minduration": "PT4H",
    "compute-resources": [
      { "mincores": 2, "minmemory": "4Gi", "instances": 3 }, { "mincores": "500m", "minmemory": "4Gi", "mingpus": 1 }
    ],
    "storage-resources": [ { "name": "s", "minsize": "20Gi", "minlifetime": "P1D" }, { "name": "t", "minlifetime": "P7D" } ],
    "data-resources": [
      { "name": "images", "required": true, "location": null }, { "name": "catalogue", "required": true, "location": "x" }
    ]`;

  it('begins with what it needs in all, on its name and on its opening brace', () => {
    const text = inExecutable(members);
    for (const place of [text.replace('"e"', '"¦e"'), text.replace('"name"', '"na¦me"'), text.replace('[ {', '[ ¦{')]) {
      const told = at(place);
      expect(told).toMatch(/^\*\*e\*\*\n\nThis is a Docker container\./);
      expect(told).toContain('- Compute: at least 6500m cores, 16Gi memory, 1 GPU');
      expect(told).toContain('- Storage: at least 20Gi, kept for 7 days');
      expect(told).toContain('- Run time: at least 4 hours');
      expect(told).toContain('- Still to be supplied: "images"');
      expect(told).not.toContain('catalogue');
    }
  });

  it('names what cannot be read instead of leaving it out, and says when nothing is needed', () => {
    const unreadable = at(inCompute('"minmemory": "lots"').replace('"e"', '"¦e"'));
    expect(unreadable).toContain('- Cannot be read: `compute-resources/0/minmemory`');
    expect(unreadable).not.toContain('states no minimum');
    expect(at(inExecutable('"interactive": true').replace('"e"', '"¦e"'))).toContain('It states no minimum');
  });

  it('does not let its name become markup', () => {
    expect(at('{ "executables": [ { "na¦me": "**a**\\n# [b](c)" } ] }')).toContain(
      String.raw`**\*\*a\*\* \# \[b\]\(c\)**`,
    );
  });

  it('marks the brace alone, not the whole executable', () => {
    const text = '{ "executables": [ { "name": "a" } ] }';
    const range = hover(analysisOf(text), { line: 0, character: 19 })?.range;
    expect(range).toEqual({ start: { line: 0, character: 19 }, end: { line: 0, character: 20 } });
  });

  it('looks at that executable alone, however many there are', () => {
    const one = '{ "name": "a", "type": "purl:docker-container" }';
    const analysis = analysisOf(`{ "executables": [\n${Array.from({ length: 500 }, () => one).join(',\n')}\n] }`);
    const looked = new Set<PropertyKey>();
    const items = new Proxy(analysis.items, {
      get(target, key): unknown {
        looked.add(key);
        return Reflect.get(target, key);
      },
    });
    expect(hover({ ...analysis, items }, { line: 250, character: 4 })).toBeDefined();
    expect([...looked].filter((key) => key !== 'length')).toEqual(['249']);
  });
});
