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

  it('says nothing where nothing is known, and nothing in an empty text', () => {
    expect(at('{ "my¦Own": 1 }')).toBeUndefined();
    expect(at('¦')).toBeUndefined();
  });

  it('works in a broken executable', () => {
    expect(at('{ "executables": [ { "compute-resources": [ { "min¦cores": 4 } ')).toContain('Cores it must have');
  });
});
