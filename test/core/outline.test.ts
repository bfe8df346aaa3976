import { describe, expect, it } from 'vitest';
import type { DocumentSymbol } from 'vscode-languageserver-types';
import { documentSymbols, workspaceSymbols } from '../../server/core/index';
import { analysisOf } from './marked';

const TEXT = `{
  "name": "Crab Nebula",
  "author": [{ "givenName": "Ada" }],
  "executables": [
    {
      "name": "Demo container",
      "type": "purl:docker-container",
      "content": { "image": "i:1" },
      "data-resources": [{ "name": "events", "size": "2G", "location": null }],
      "compute-resources": [
        {
          "name": "worker",
          "mincores": 4,
          "minmemory": "8Gi",
          "mingpus": 1,
          "volumes": [{ "path": "/in", "resource": "\${data-resources/events/uuid}" }, { "resource": "x" }]
        },
        { "maxcores": "500m", "minmemory": "much" }
      ],
      "storage-resources": [{ "name": "results", "minsize": 20, "minlifetime": "PT4H" }]
    },
    { "type": "purl:workflow-task" }
  ],
  "version": "1.0"
}`;

/** An outline as text: a line each, indented, the detail in brackets. */
const lines = (symbols: readonly DocumentSymbol[], indent = ''): string[] =>
  symbols.flatMap(({ name, detail, children }) => [
    `${indent}${name}${detail === undefined ? '' : ` (${detail})`}`,
    ...lines(children ?? [], `${indent}  `),
  ]);
const outline = (text: string) => lines(documentSymbols(analysisOf(text)));

describe('the outline', () => {
  it('names executables, blocks, resources and volumes, and the record around them', () => {
    expect(outline(TEXT)).toEqual([
      'name (Crab Nebula)',
      'author',
      'Demo container (purl:docker-container)',
      '  content (i:1)',
      '  data-resources',
      '    events (2G)',
      '  compute-resources',
      '    worker (4 cores, 8Gi, 1 GPU)',
      '      /in (events)',
      '      #2 (x)',
      '    #2 (up to 500m cores)',
      '  storage-resources',
      '    results (20Gi, 4 hours)',
      '#2 (purl:workflow-task)',
      'version (1.0)',
    ]);
  });

  it('selects the name, inside what it is the name of', () => {
    const [, , demo] = documentSymbols(analysisOf(TEXT));
    expect(demo?.selectionRange).toEqual({ start: { line: 5, character: 14 }, end: { line: 5, character: 30 } });
    expect(demo?.range).toEqual({ start: { line: 4, character: 4 }, end: { line: 20, character: 5 } });
  });

  it('goes on in a broken executable, and behind it', () => {
    expect(outline(TEXT.replace('"mincores": 4,', '"mincores": 4'))).toEqual(outline(TEXT));
    expect(outline('{ "executables": [ { "name": "a", "compute-resources": [ { "mincores": 1 ')).toEqual([
      'a',
      '  compute-resources',
      '    #1 (1 core)',
    ]);
  });

  it('names what has no name, or a blank one, by its place', () => {
    expect(outline('{ "executables": [ 3, { "name": " \\n" }, { "name": "a\\nb" }, {} ] }')).toEqual([
      '#1',
      '#2',
      'a b',
      '#4',
    ]);
    expect(outline('')).toEqual([]);
    expect(outline('{ "executables": {} }')).toEqual(['executables']);
  });

  it('names every executable, and only them, where there are too many for all', () => {
    const item = '{ "name": "e", "type": "t", "content": {}, "data-resources": [{ "name": "d" }] }';
    const text = (count: number) => `{ "name": "r", "executables": [${Array(count).fill(item).join(',')}] }`;
    expect(outline(text(1000))).toHaveLength(4001);
    expect(outline(text(1300))).toEqual(Array(1300).fill('e'));
  });
});

describe('finding by name in all open records', () => {
  const find = (query: string) =>
    workspaceSymbols([{ uri: 'file:///r.json', analysis: analysisOf(TEXT) }], query).map(
      ({ name, containerName }) => `${name}${containerName === undefined ? '' : ` in ${containerName}`}`,
    );

  it('takes letters in their order, in any case', () => {
    expect(find('RES')).toEqual(['results in Demo container']);
    expect(find('dmcnt')).toEqual(['Demo container']);
    expect(find('zz')).toEqual([]);
  });

  it('gives all without a query, in the order of the text', () => {
    expect(find('')).toEqual([
      'Demo container',
      'worker in Demo container',
      'events in Demo container',
      'results in Demo container',
      '#2',
    ]);
  });

  it('gives a thousand at most', () => {
    const many = `{ "executables": [${Array(1200).fill('{ "name": "e" }').join(',')}] }`;
    expect(workspaceSymbols([{ uri: 'u', analysis: analysisOf(many) }], 'e')).toHaveLength(1000);
  });
});
