import { describe, expect, it } from 'vitest';
import { type Position, completion, layOut, offsetAt, openRecord } from '../../server/core/index';
import { analysisOf, inCompute, inExecutable, marked, problemsIn } from './marked';

const at = (source: string, snippets = false) => {
  const { text, cursor } = marked(source);
  return { text, items: completion(analysisOf(text), cursor, { snippets }) };
};
const labels = (source: string) => at(source).items.map(({ label }) => label);

/** The text after the completion with a label was accepted. */
function accepted(source: string, label: string): string {
  const { text, items } = at(source);
  const item = items.find((each) => each.label === label);
  const layout = layOut(openRecord(text));
  const offset = (position: Position) => offsetAt(layout, position);
  if (!item?.textEdit || !('range' in item.textEdit))
    throw new Error(`No "${label}" among ${items.map((each) => each.label).join(' ')}`);
  const edits = [item.textEdit, ...(item.additionalTextEdits ?? [])];
  return [...edits]
    .sort((a, b) => offset(b.range.start) - offset(a.range.start))
    .reduce(
      (all, { range, newText }) => all.slice(0, offset(range.start)) + newText + all.slice(offset(range.end)),
      text,
    );
}

describe('completion of keys', () => {
  it('offers the required members that are not there yet first', () => {
    expect(labels('{ "executables": [ { "name": "a", ¦ } ] }').slice(0, 2)).toEqual(['type', 'content']);
  });

  it('does not offer what is there already', () => {
    expect(labels(inCompute('"mincores": 4, ¦'))).not.toContain('mincores');
  });

  it('knows the members of content by the type', () => {
    const content = (type: string) => labels(`{ "executables": [ { "type": "purl:${type}", "content": { ¦ } } ] }`)[0];
    expect(content('docker-container')).toBe('image');
    expect(content('jupyter-notebook')).toBe('notebook');
    expect(content('workflow-task')).toBe('engine');
  });

  it('completes codemeta around the executables, and executables themselves', () => {
    expect(labels('{ ¦ }')).toEqual(expect.arrayContaining(['executables', 'author', 'license', 'hasSourceCode']));
    expect(labels('{ "author": { "@type": "Person", ¦ } }')).toContain('givenName');
  });

  it.each([
    ['in an empty object', inExecutable('"compute-resources": [ {¦} ]')],
    ['behind a comma', inCompute('"mincores": 4, ¦')],
    ['before another member', inCompute('¦ "mincores": 4')],
    ['behind a value without a comma', inCompute('"mincores": 4 ¦')],
    ['in a key that is being typed', inCompute('"minm¦"')],
    ['in a key without quotes', inCompute('minm¦')],
  ])('gives a sound record %s', (_, source) => {
    expect(problemsIn(accepted(source, 'minmemory'))).toEqual([]);
  });

  it('replaces a key alone when its value is there', () => {
    expect(accepted(inCompute('"minm¦": "8Gi"'), 'maxmemory')).toBe(inCompute('"maxmemory": "8Gi"'));
  });

  it('puts a tab stop on the value where the editor knows tab stops', () => {
    const item = at(inCompute('¦'), true).items.find(({ label }) => label === 'minmemory');
    expect(item?.textEdit?.newText).toBe('"minmemory": "${1:8Gi}"');
    expect(item?.insertTextFormat).toBe(2);
    const context = at('{ ¦ }', true).items.find(({ label }) => label === '@context');
    expect(context?.textEdit?.newText).toMatch(/^"@context": "\$\{1:https/);
  });
});

describe('completion of values', () => {
  it('offers the types, with what they mean', () => {
    const { items } = at('{ "executables": [ { "type": ¦ } ] }');
    expect(items.map(({ label }) => label)).toContain('purl:docker-container');
    expect(items[0]?.documentation).toMatchObject({ value: expect.stringContaining('notebook') as string });
  });

  it('offers the units that a number could have', () => {
    expect(labels(inCompute('"minmemory": "8¦"'))).toEqual(['8Gi', '8Mi', '8Ti', '8G', '8M', '8T']);
    expect(accepted(inCompute('"minmemory": 8¦'), '8Gi')).toBe(inCompute('"minmemory": "8Gi"'));
  });

  it('offers the durations that a number could mean, in words', () => {
    const { items } = at(inExecutable('"minduration": "4¦"'));
    expect(items.map(({ label }) => label)).toEqual(['PT4H', 'PT4M', 'P4D']);
    expect(items[0]?.documentation).toMatchObject({ value: 'PT4H = 4 hours' });
  });

  it('offers the resources of the executable for a volume', () => {
    const volume = '"compute-resources": [ { "volumes": [ { "path": "/in", "resource": "¦" } ] } ]';
    const resources = '"data-resources": [ { "name": "images" } ], "storage-resources": [ { "name": "results" } ]';
    expect(labels(inExecutable(`${volume}, ${resources}`))).toEqual(['images', 'results']);
  });

  it('works in a record that is broken elsewhere', () => {
    const source =
      '{ "name": "r",\n  "executables": [\n    { "name": "a", "content": { ,\n    },\n    { "type": ¦ }\n  ]\n}';
    expect(labels(source)).toContain('purl:workflow-task');
  });
});
