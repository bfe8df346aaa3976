import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { CompletionItem } from 'vscode-languageserver-types';
import { type CompletionOptions, completion, resolveCompletion } from '../../server/core/index';
import { applied } from './applied';
import { analysisOf, inCompute, inExecutable, marked, problemsIn } from './marked';

const list = (source: string, options: Partial<CompletionOptions> = {}) => {
  const { text, cursor } = marked(source);
  return completion(analysisOf(text), cursor, { snippets: false, resolves: true, ...options });
};
const items = (source: string, options: Partial<CompletionOptions> = {}) => list(source, options).items;
const labels = (source: string) => items(source).map(({ label }) => label);

/** The labels of keys alone: without those of whole blocks, which name what the key would hold. */
const keys = (source: string) => labels(source).filter((label) => !label.includes(': '));

function itemFor(source: string, label: string, options: Partial<CompletionOptions> = {}): CompletionItem {
  const found = items(source, options).find((each) => each.label === label);
  if (!found) throw new Error(`No "${label}" among ${labels(source).join(', ')}`);
  return found;
}

/** The text after the completion with a label was accepted. */
function accepted(source: string, label: string): string {
  const { textEdit, additionalTextEdits } = itemFor(source, label);
  if (!textEdit || !('range' in textEdit)) throw new Error(`"${label}" has no edit.`);
  return applied(marked(source).text, [textEdit, ...(additionalTextEdits ?? [])]);
}

const documentation = (item: CompletionItem) => {
  const { documentation: found } = resolveCompletion(item);
  return typeof found === 'object' ? found.value : found;
};

describe('completion of keys', () => {
  it('offers the required members that are not there yet first', () => {
    expect(keys('{ "executables": [ { "name": "a", ¦ } ] }').slice(0, 2)).toEqual(['type', 'content']);
  });

  it('does not offer what is there already, before or behind', () => {
    expect(keys(inCompute('"mincores": 4, ¦, "minmemory": "8Gi"'))).not.toContain('mincores');
    expect(keys(inCompute('"mincores": 4, ¦, "minmemory": "8Gi"'))).not.toContain('minmemory');
  });

  it('does not offer what stands behind a key that is being typed', () => {
    const typed = '"mincores": 4,\n"¦"\n"minmemory": "8Gi",\n"volumes": [ { "path": "/in", "resource": "a" } ]';
    expect(keys(inCompute(typed))).toContain('maxcores');
    expect(keys(inCompute(typed))).not.toContain('minmemory');
    expect(keys(inCompute(typed))).not.toContain('volumes');
    expect(keys('{ "author": [],\n"lic¦"\n"license": "MIT",\n"version": "1" }')).not.toContain('version');
  });

  it('mounts what the executable has where "volumes" is being typed', () => {
    const source = inExecutable(
      '"compute-resources": [ { "vol¦"\n"environment-variables": [ { "name": "A" } ] } ], "data-resources": [ { "name": "sky map" } ]',
    );
    expect(labels(source)).toContain('volumes: Volume of "sky map"');
  });

  it('knows the members of content by the type', () => {
    const content = (type: string) => labels(`{ "executables": [ { "type": "purl:${type}", "content": { ¦ } } ] }`)[0];
    expect(content('docker-container')).toBe('image');
    expect(content('jupyter-notebook')).toBe('notebook');
    expect(content('workflow-task')).toBe('engine');
  });

  it('completes codemeta around the executables, and executables themselves', () => {
    expect(keys('{ ¦ }')).toEqual(expect.arrayContaining(['executables', 'author', 'license', 'hasSourceCode']));
    expect(keys('{ "author": { "@type": "Person", ¦ } }')).toContain('givenName');
    expect(keys('{ "author": [ { "@type": "Person", ¦ } ] }')).toContain('givenName');
  });

  it('strikes through the older names of codemeta, but not in a record of codemeta 2.0', () => {
    const tags = (context: string) =>
      itemFor(`{ "@context": "${context}", ¦ }`, 'contIntegration', { deprecated: true }).tags;
    expect(tags('https://w3id.org/codemeta/3.0')).toEqual([1]);
    expect(tags('https://doi.org/10.5063/schema/codemeta-2.0')).toBeUndefined();
    expect(itemFor('{ ¦ }', 'contIntegration').tags).toBeUndefined();
    expect(documentation(itemFor('{ ¦ }', 'contIntegration'))).toContain('continuousIntegration');
  });

  it.each([
    ['{ "name": "a", ¦ }', '{ "name": "a", "version": "1.0.0" }'],
    ['{ "name": "a" ¦ }', '{ "name": "a", "version": "1.0.0" }'],
    ['{ "keywords": []¦}', '{ "keywords": [], "version": "1.0.0"}'],
    ['{ ¦ "name": "a" }', '{ "version": "1.0.0", "name": "a" }'],
    ['{ ¦"name": "a" }', '{ "version": "1.0.0", "name": "a" }'],
    ['{ "name": "a" ¦, "url": "u" }', '{ "name": "a", "version": "1.0.0", "url": "u" }'],
    ['{¦}', '{"version": "1.0.0"}'],
    ['{ ver¦ }', '{ "version": "1.0.0" }'],
    ['{ "ver¦" }', '{ "version": "1.0.0" }'],
    ['{ "ver¦ }', '{ "version": "1.0.0" }'],
    ['{ "ver¦, "url": "u" }', '{ "version": "1.0.0", "url": "u" }'],
    ['{ "ver¦" "url": "u" }', '{ "version": "1.0.0", "url": "u" }'],
    ['{ "ver¦": "2" }', '{ "version": "2" }'],
    ['{ "ver¦" 2 }', '{ "version": 2 }'],
    ['{\n  "name": "a"\n  ¦\n}', '{\n  "name": "a",\n  "version": "1.0.0"\n}'],
  ])('%s becomes %s', (before, after) => {
    expect(accepted(before, 'version')).toBe(after);
  });

  it('puts a tab stop on the value where the editor knows tab stops', () => {
    const item = itemFor(inCompute('¦'), 'minmemory', { snippets: true });
    expect(item.textEdit?.newText).toBe('"minmemory": "${1:8Gi}"');
    expect(item.insertTextFormat).toBe(2);
    const context = itemFor('{ ¦ }', '@context', { snippets: true });
    expect(context.textEdit?.newText).toMatch(/^"@context": "\$\{1\|https/);
  });

  it('opens the choice where one chooses among words, and takes the first where the editor has no tab stops', () => {
    const inserted = (source: string, label: string, snippets: boolean) =>
      itemFor(source, label, { snippets }).textEdit?.newText;
    expect(inserted(inCompute('¦'), 'architecture', true)).toBe('"architecture": "${1|amd64,arm64|}"');
    expect(inserted(inCompute('¦'), 'architecture', false)).toBe('"architecture": "amd64"');
    expect(inserted('{ "executables": [ { ¦ } ] }', 'type', true)).toMatch(
      /^"type": "\$\{1\|purl:jupyter-notebook,purl:/,
    );
    expect(inserted('{ ¦ }', 'license', true)).not.toContain('|');
  });

  it('tells beside each label what is required and what it counts, to editors that show it', () => {
    const beside = (source: string, label: string) => itemFor(source, label, { labelDetails: true }).labelDetails;
    expect(beside(inCompute('¦'), 'minmemory')).toEqual({ description: 'bytes' });
    expect(beside('{ "executables": [ { ¦ } ] }', 'name')).toEqual({ description: 'required · text' });
    expect(beside('{ "executables": [ { ¦ } ] }', 'compute-resources')).toEqual({ description: 'list' });
    expect(beside(inCompute('"minmemory": ¦'), '8Gi')).toEqual({ description: 'about 8.6 GB' });
    expect(itemFor(inCompute('¦'), 'minmemory').labelDetails).toBeUndefined();
  });

  it('picks by the quoted key, and by the bare one where no quote was typed', () => {
    expect(itemFor('{ "ver¦" }', 'version').filterText).toBe('"version"');
    expect(itemFor('{ ver¦ }', 'version').filterText).toBe('version');
  });
});

describe('completion in an executable that is not finished', () => {
  it.each([
    ['at the end of the text', '{ "executables": [\n    { "name": "a",\n      ¦'],
    ['before the next executable', '{ "executables": [\n    { "name": "a",\n      ¦\n    { "name": "b" }\n  ]\n}'],
    ['beside one that is broken', '{ "executables": [\n    { "content": { ,\n    },\n    { "name": "b", ¦ }\n  ]\n}'],
  ])('offers its members: %s', (_, source) => {
    expect(keys(source).slice(0, 2)).toEqual(['type', 'content']);
  });

  it('says nothing in comments, behind the record, between a key and its colon, and before a list that is there', () => {
    expect(labels('{ // ¦\n}')).toEqual([]);
    expect(labels('{ /* ¦ */ }')).toEqual([]);
    expect(labels('{ "name": "a" } ¦')).toEqual([]);
    expect(labels('{ "name" ¦ : "a" }')).toEqual([]);
    expect(labels(inExecutable('"compute-resources": ¦ [ ]'))).toEqual([]);
    expect(labels(inExecutable('"description": "a ¦ b"'))).toEqual([]);
    expect(labels(inCompute('"environment-variables": { ¦ }'))).toEqual([]);
    expect(labels(inCompute('"environment-variables": { "A": ¦ }'))).toEqual([]);
    expect(labels(inCompute('"network-ports": [ ¦ ]'))).toEqual([]);
  });
});

describe('whole blocks', () => {
  const spread = (text: string) => `{\n  "name": "r",\n  "executables": [${text}]\n}\n`;

  it('are offered with their key, laid out like the record', () => {
    const source = spread('\n    {\n      "name": "a",\n      ¦\n    }\n  ');
    expect(accepted(source, 'compute-resources: Compute resource')).toBe(
      spread(
        '\n    {\n      "name": "a",\n      "compute-resources": [\n        { "name": "worker", "mincores": 4, "minmemory": "8Gi" }\n      ]\n    }\n  ',
      ),
    );
  });

  it('are indented as the line is that they are put into', () => {
    const source = spread('\n    { "name": "a", ¦ }\n  ');
    expect(accepted(source, 'storage-resources: Storage')).toBe(
      spread(
        '\n    { "name": "a", "storage-resources": [\n      { "name": "results", "minsize": "20Gi", "minlifetime": "P1D", "location": null }\n    ] }\n  ',
      ),
    );
    const tabs = '{\n\t"executables": [\n\t\t{\n\t\t\t"name": "a",\n\t\t\t¦\n\t\t}\n\t]\n}';
    expect(accepted(tabs, 'content: Workflow')).toContain('"content": {\n\t\t\t\t"engine": "cwl",');
  });

  it('are an executable of every type in the list, at each place of it', () => {
    const kinds = ['Docker container', 'Singularity container', 'Jupyter notebook', 'Binder notebook'];
    const all = [...kinds, 'Kubernetes deployment', 'Helm chart', 'Workflow'];
    for (const place of [
      '¦',
      '\n    ¦\n  ',
      '\n    {},\n    ¦\n  ',
      '\n    {}¦\n  ',
      '{} ¦ {}',
      '¦, {}',
      '{}, doc¦',
      '"doc¦"',
    ]) {
      expect(labels(spread(place)), place).toEqual(all);
    }
  });

  it('are those of the snippet file, each of them', () => {
    const file = new URL('../../snippets/ossr.code-snippets', import.meta.url);
    const snippets = Object.keys(JSON.parse(readFileSync(file, 'utf8')) as object);
    const inBlock = (key: string) => labels(inExecutable(`"${key}": [ ¦ ]`));
    const blocks = ['compute-resources', 'data-resources', 'storage-resources'].flatMap(inBlock);
    const offered = [...labels(spread('¦')), ...blocks, ...labels(inCompute('"volumes": [ ¦ ]'))];
    expect(offered.toSorted()).toEqual(snippets.filter((name) => name !== 'List of executables').toSorted());
  });

  it('put the commas that are missing, and an only element on lines of its own', () => {
    const compute = (text: string) => inExecutable(`\n  "compute-resources": ${text}\n`);
    const worker = '{ "name": "worker", "mincores": 4, "minmemory": "8Gi" }';
    const outcome = (text: string) => accepted(compute(text), 'Compute resource');
    expect(outcome('[¦]')).toBe(compute(`[\n    ${worker}\n  ]`));
    expect(outcome('[\n    {}\n    ¦\n  ]')).toBe(compute(`[\n    {},\n    ${worker}\n  ]`));
    expect(outcome('[{}¦]')).toBe(compute(`[{}, ${worker}]`));
    expect(outcome('[{}, ¦ {}]')).toBe(compute(`[{}, ${worker}, {}]`));
    expect(outcome('¦')).toBe(compute(`[\n    ${worker}\n  ]`));
  });

  it('leave a record without problems but for data to be supplied', () => {
    for (const kind of labels(spread('¦'))) {
      const found = problemsIn(accepted(spread('\n    ¦\n  '), kind)).filter(
        (each) => !each.startsWith('data.unresolved'),
      );
      expect(found, kind).toEqual([]);
    }
  });

  it('tell where data is, by kind', () => {
    expect(labels(inExecutable('"data-resources": [ ¦ ]'))).toEqual([
      'Data to be supplied',
      'Data at a URL',
      'Data in S3',
      'Data in Rucio',
      'Data in the Virtual Observatory',
    ]);
    expect(labels(inExecutable('"data-resources": [ { "name": "a", "location": ¦ } ]'))).toContain('Data in S3');
  });

  it('mount what the executable has, and an example where it has nothing', () => {
    expect(labels(inCompute('"volumes": [ ¦ ]'))).toEqual(['Volume to read', 'Volume to write']);
    const source = inExecutable(
      '"compute-resources": [ { "volumes": [ ¦ ] } ], "data-resources": [ { "name": "sky map" } ]',
    );
    expect(labels(source)).toEqual(['Volume of "sky map"']);
    expect(problemsIn(accepted(source, 'Volume of "sky map"'))).not.toContain(expect.stringContaining('volume.'));
  });

  it('are content of the type that the executable has', () => {
    const content = (type: string) => labels(`{ "executables": [ { "type": "${type}", "content": ¦ } ] }`);
    expect(content('purl:kubernetes-deployment')).toEqual(['Kubernetes deployment', 'Helm chart']);
    expect(content('').length).toBeGreaterThan(4);
  });

  it('keep their tab stops and choices, and say that their indentation is their own', () => {
    const item = itemFor(inExecutable('"compute-resources": [ ¦ ]'), 'Compute resource', {
      snippets: true,
      asIs: true,
    });
    expect(item).toMatchObject({ insertTextFormat: 2, insertTextMode: 1 });
    expect(item.textEdit?.newText).toContain('"mincores": ${2|4,1,2,8,16|}');
    expect(documentation(item)).toContain('"mincores": 4');
  });
});
