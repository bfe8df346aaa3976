import { describe, expect, it } from 'vitest';
import type { CompletionItem } from 'vscode-languageserver-types';
import { completion, resolveCompletion } from '../../server/core/index';
import { applied } from './applied';
import { analysisOf, inCompute, inExecutable, marked } from './marked';

const list = (source: string, resolves = true) => {
  const { text, cursor } = marked(source);
  return completion(analysisOf(text), cursor, { snippets: true, resolves });
};
const labels = (source: string) => list(source).items.map(({ label }) => label);
const itemFor = (source: string, label: string) => {
  const found = list(source).items.find((each) => each.label === label);
  if (!found) throw new Error(`No "${label}" among ${labels(source).join(', ')}`);
  return found;
};

/** The text after the value with a label was accepted. */
function accepted(source: string, label: string): string {
  const { textEdit, additionalTextEdits } = itemFor(source, label);
  if (!textEdit || !('range' in textEdit)) throw new Error(`"${label}" has no edit.`);
  return applied(marked(source).text, [textEdit, ...(additionalTextEdits ?? [])]);
}

const documentation = (item: CompletionItem) => {
  const { documentation: found } = resolveCompletion(item);
  return typeof found === 'object' ? found.value : found;
};

describe('completion of values', () => {
  it.each([
    ['a type', '{ "executables": [ { "type": ¦ } ] }', 'purl:docker-container', 'A Docker (OCI) container image'],
    ['access', inExecutable('"data-resources": [ { "access": "¦" } ]'), 'readonly', 'read and never changed'],
    ['an architecture', inCompute('"architecture": ¦'), 'arm64', 'ARM'],
    [
      'an engine',
      '{ "executables": [ { "type": "purl:workflow-task", "content": { "engine": ¦ } } ] }',
      'cwl',
      'Common',
    ],
    ['a kind of location', inExecutable('"data-resources": [ { "location": { "type": ¦ } } ]'), 'urn:s3-object', 'S3'],
    ['a context', '{ "@context": "¦" }', 'https://w3id.org/codemeta/3.0', 'Version 3.0'],
    ['a kind of record', '{ "@type": ¦ }', 'SoftwareSourceCode', 'Source code that people read'],
    ['a kind of person', '{ "author": [ { "@type": ¦ } ] }', 'Person', 'One human being'],
    ['a role', '{ "author": { "roleName": ¦ } }', 'Design', 'Worked out the method'],
    ['a size', inCompute('"minmemory": ¦'), '8Gi', '8 GiB = 8,589,934,592 bytes'],
  ])('offers %s, with what it means', (_, source, label, meaning) => {
    expect(labels(source)).toContain(label);
    expect(documentation(itemFor(source, label))).toContain(meaning);
  });

  it('offers the units that a number could have, with and without quotes', () => {
    const units = ['8Gi', '8Mi', '8Ti', '8G', '8M', '8T'];
    for (const typed of ['8¦', '"8¦"', '"8¦', '"8¦Gi"'])
      expect(labels(inCompute(`"minmemory": ${typed}`))).toEqual(units);
    for (const typed of ['8¦', '"8¦"', '"8¦'])
      expect(accepted(inCompute(`"minmemory": ${typed}`), '8Gi')).toBe(inCompute('"minmemory": "8Gi"'));
    expect(labels(inCompute('"mincores": 500¦'))).toEqual(['500m']);
    expect(itemFor(inCompute('"mincores": 500¦'), '500m').detail).toBe('0.5 cores');
  });

  it('offers the durations that a number could mean, in words', () => {
    const { items } = list(inExecutable('"minduration": "4¦"'));
    expect(items.map(({ label, detail }) => `${label}: ${detail ?? ''}`)).toEqual([
      'PT4H: 4 hours',
      'PT4M: 4 minutes',
      'P4D: 4 days',
    ]);
  });

  it('offers the resources of the executable for a volume, by uuid where they have no name', () => {
    const volume = '"compute-resources": [ { "volumes": [ { "path": "/in", "resource": "¦" } ] } ]';
    const resources =
      '"data-resources": [ { "name": "images", "description": "*Stars*" }, { "uuid": "1f" } ], "storage-resources": [ { "name": "results" } ]';
    const source = inExecutable(`${volume}, ${resources}`);
    expect(labels(source)).toEqual(['images', '1f', 'results']);
    expect(documentation(itemFor(source, 'images'))).toBe(
      String.raw`A data resource of this executable.` + '\n\n' + String.raw`\*Stars\*`,
    );
  });

  it.each([
    ['{ "version":¦}', '{ "version": "1.0.0"}'],
    ['{"name":"a","version":¦}', '{"name":"a","version":"1.0.0"}'],
    ['{ "version": ¦ }', '{ "version": "1.0.0" }'],
    ['{ "version" ¦ }', '{ "version": "1.0.0" }'],
    ['{ "version": ¦ "url": "u" }', '{ "version": "1.0.0", "url": "u" }'],
    ['{ "version": ¦ "2" }', '{ "version": "1.0.0" }'],
    ['{ "version": "1¦, "url": "u" }', '{ "version": "1.0.0", "url": "u" }'],
    ['{ "version": "¦\n}', '{ "version": "1.0.0"\n}'],
    ['{ "version": 1¦ }', '{ "version": "1.0.0" }'],
  ])('%s becomes %s', (before, after) => {
    expect(accepted(before, '1.0.0')).toBe(after);
  });

  it('leaves people alone who write free text', () => {
    expect(labels('{ "name": "My own tool¦" }')).toEqual([]);
    expect(labels('{ "name": "¦" }')).not.toEqual([]);
  });

  it('offers a list its elements', () => {
    expect(accepted('{ "keywords": ["astronomy" ¦] }', 'source finding')).toBe(
      '{ "keywords": ["astronomy", "source finding"] }',
    );
  });

  it('works in a record that is broken elsewhere', () => {
    const source =
      '{ "name": "r",\n  "executables": [\n    { "name": "a", "content": { ,\n    },\n    { "type": ¦ }\n  ]\n}';
    expect(labels(source)).toContain('purl:workflow-task');
  });
});

describe('licences', () => {
  it('are offered by identifier and by name, as the addresses that codemeta asks for', () => {
    expect(labels('{ "license": "¦" }').slice(0, 2)).toEqual(['MIT', 'BSD-3-Clause']);
    expect(labels('{ "license": "european union¦" }')).toContain('EUPL-1.2');
    expect(labels('{ "license": "gpl3¦" }')).toContain('GPL-3.0-only');
    expect(accepted('{ "license": apa¦ }', 'Apache-2.0')).toBe('{ "license": "https://spdx.org/licenses/Apache-2.0" }');
    expect(accepted('{ "license": ["https://spdx.org/licenses/M¦"] }', 'MIT')).toContain('/MIT"]');
    expect(documentation(itemFor('{ "license": "¦" }', 'MIT'))).toContain('Approved by the Open Source Initiative.');
  });

  it('are approved ones first, and no deprecated ones', () => {
    const gnu = labels('{ "license": "gnu general¦" }');
    expect(gnu).toContain('GPL-2.0-only');
    expect(gnu.filter((label) => /^GPL-[123]\.0\+?$|-with-/.test(label))).toEqual([]);
    const french = labels('{ "license": "cecill¦" }');
    expect(french.indexOf('CECILL-2.1')).toBeLessThan(french.indexOf('CECILL-1.0'));
  });

  it('are cut to what an editor can show, and say so', () => {
    expect(list('{ "license": "¦" }')).toMatchObject({ isIncomplete: true, items: { length: 100 } });
    expect(list('{ "license": "EUPL¦" }').isIncomplete).toBe(false);
  });
});

describe('programming languages', () => {
  it.each([
    ['as a text', '{ "programmingLanguage": "Jul¦" }', '{ "programmingLanguage": "Julia" }'],
    ['in a list', '{ "programmingLanguage": ["Python", Jul¦] }', '{ "programmingLanguage": ["Python", "Julia"] }'],
    ['by name', '{ "programmingLanguage": { "name": ¦ } }', '{ "programmingLanguage": { "name": "Julia" } }'],
  ])('are offered %s', (_, before, after) => {
    expect(accepted(before, 'Julia')).toBe(after);
  });

  it('are offered as objects too, where one may stand, and hold no languages of data', () => {
    expect(accepted('{ "programmingLanguage": ¦ }', 'Julia (with its home page)')).toContain(
      '"@type": "ComputerLanguage"',
    );
    expect(labels('{ "programmingLanguage": "Cobol¦" }')).toContain('COBOL');
    expect(labels('{ "programmingLanguage": "Markdown¦" }')).not.toContain('Markdown');
  });
});

describe('documentation', () => {
  it('comes with the one that is looked at, and the list carries little', () => {
    const { items } = list('{ ¦ }');
    expect(items.every((item) => item.documentation === undefined)).toBe(true);
    expect(Math.max(...items.map(({ data }) => JSON.stringify(data).length))).toBeLessThan(100);
    expect(documentation(itemFor('{ ¦ }', 'author'))).toContain('in the order of citation');
  });

  it('stands in the list where the editor cannot ask for it', () => {
    const { items } = list(inCompute('¦'), false);
    expect(items.find(({ label }) => label === 'mincores')).toMatchObject({
      documentation: { kind: 'markdown', value: 'Cores it must have. An offer with fewer is no offer.' },
    });
  });

  it('is left out of items that are not ours', () => {
    for (const data of [undefined, null, 5, {}, { path: 5 }, { path: ['no'], key: {} }, { block: 'x', where: 'y' }]) {
      const item = { label: 'x', data };
      expect(resolveCompletion(item)).toEqual(item);
    }
  });
});
