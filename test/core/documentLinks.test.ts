import { describe, expect, it } from 'vitest';
import { documentLinks, layOut, offsetAt } from '../../server/core/index';
import { analysisOf } from './marked';

/** Every link as `underlined text -> where it leads`. */
const links = (text: string): string[] => {
  const analysis = analysisOf(text);
  const layout = layOut(analysis.record);
  return documentLinks(analysis).map(({ range, ...leads }) => {
    const shown = text.slice(offsetAt(layout, range.start), offsetAt(layout, range.end));
    return `${shown} -> ${'file' in leads ? `file ${leads.file}` : leads.target}`;
  });
};
const inContent = (content: string) => links(`{ "executables": [ { "content": { ${content} } } ] }`);

describe('links', () => {
  it('lead to the addresses in any text, without what is around them', () => {
    expect(links('{ "url": " https://a.example/x ", "n": { "https://key": 1 } }')).toEqual([
      'https://a.example/x -> https://a.example/x',
    ]);
    expect(links('{ "description": "See (http://a.example/b_(c)), or https://d.example." }')).toEqual([
      'http://a.example/b_(c) -> http://a.example/b_(c)',
      'https://d.example -> https://d.example',
    ]);
    expect(inContent('"repository": { "url": "https://git.example/r.git" }')).toHaveLength(1);
  });

  it('are the same whether or not a tree had to be made', () => {
    const items = [
      '{ "n": { "https://key" : 1, "x": ["https://a.example/x).", " http://b.example:8080/y?z=1#f "] } }',
      '{ "description": "See (http://a.example/b_(c)), or https://d.example.", "u": "http://" }',
      '{ "data": [ { "location": "ivo://x/y" }, { "location": { "url": "https://[::1]/p" } } ] }',
    ];
    for (const item of items) {
      const withTree = `${item.slice(0, -1)}, "identifier": "x" }`;
      expect(links(`{ "executables": [ ${item} ] }`)).toEqual(links(`{ "executables": [ ${withTree} ] }`));
    }
  });

  it('lead to what a text says, however it is written', () => {
    expect(links(String.raw`{ "u": "\u00e9 https:\/\/a.example\/x" }`)).toEqual([
      String.raw`https:\/\/a.example\/x -> https://a.example/x`,
    ]);
  });

  it('lead from a DOI to its resolver, where codemeta has DOIs', () => {
    expect(
      links('{ "identifier": "10.5281/zenodo.1", "referencePublication": [{ "@id": "doi:10.1000/a(b)#c" }] }'),
    ).toEqual([
      '10.5281/zenodo.1 -> https://doi.org/10.5281/zenodo.1',
      '10.1000/a(b)#c -> https://doi.org/10.1000/a(b)%23c',
    ]);
    expect(links('{ "version": "10.5281/zenodo.1", "identifier": "10.1/x", "name": "10.1000/1" }')).toEqual([]);
  });

  it('name the files that may be beside the record', () => {
    expect(inContent('"notebook": "./notebooks/my fit.ipynb"')).toEqual([
      './notebooks/my fit.ipynb -> file notebooks/my%20fit.ipynb',
    ]);
    expect(inContent('"definition": "workflow/Snakefile", "manifests": ["k8s/a.yaml", {}, "k8s/b.yaml"]')).toEqual([
      'workflow/Snakefile -> file workflow/Snakefile',
      'k8s/a.yaml -> file k8s/a.yaml',
      'k8s/b.yaml -> file k8s/b.yaml',
    ]);
  });

  it('never lead out of the folder of the record, or to another machine', () => {
    for (const path of ['../x', 'a/../../x', '/etc/passwd', '//host/x', 'C:/x', 'file:x', '', ' ', 'a//b', '.']) {
      expect(inContent(`"notebook": ${JSON.stringify(path)}`)).toEqual([]);
    }
    expect(inContent(String.raw`"notebook": "\\\\host\\x", "definition": "a\u0000b"`)).toEqual([]);
    expect(inContent(String.raw`"notebook": "\ud800", "definition": "https://a.example/\ud800"`)).toHaveLength(1);
  });

  it('work in broken text', () => {
    expect(links('{ "executables": [ { "content": { "notebook": "a.ipynb", "u": "http://a.example')).toEqual([
      'http://a.example -> http://a.example',
      'a.ipynb -> file a.ipynb',
    ]);
    expect(links('')).toEqual([]);
  });
});
