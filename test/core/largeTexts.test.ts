import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeActions, documentLinks, selectionRanges, taskOf, workspaceSymbols } from '../../server/core/index';
import { writtenSpan } from '../../server/core/features/spans';
import { readJson } from '../../server/core/syntax/json';
import { elements } from '../../server/core/syntax/tree';
import { analysisOf, inCompute } from './marked';

const MEGABYTES = 9 * 1024 * 1024; // more than a regular expression with alternatives can walk over
const executable = (members: string) => analysisOf(`{ "executables": [ { ${members} } ] }`);

describe('a text of many megabytes', () => {
  it('D3: is found as the name of an executable', () => {
    const analysis = executable(`"name": "${'x'.repeat(MEGABYTES)}"`);
    const [symbol] = workspaceSymbols([{ uri: 'u', analysis }], '');
    expect(symbol?.location).toMatchObject({
      range: { start: { character: 29 }, end: { character: MEGABYTES + 31 } },
    });
  });

  it('D3: is selected as a whole', () => {
    const [selection] = selectionRanges(executable(`"title": "${'x'.repeat(MEGABYTES)}"`), [
      { line: 0, character: 31 },
    ]);
    expect(selection?.range).toMatchObject({ start: { character: 31 }, end: { character: MEGABYTES + 31 } });
  });

  it('D3: tells its addresses in a time that grows as the text does', () => {
    const links = documentLinks(executable(`"title": "${'http://a.example '.repeat(200_000)}"`));
    expect(links).toHaveLength(200_000);
  }, 5_000);
});

describe('an executable with thousands of volumes', () => {
  it('that all name what is not there is checked in a short time, and told in short sentences', () => {
    const names = Array.from({ length: 2_000 }, (_, at) => `resource ${at}`);
    const { items } = analysisOf(
      JSON.stringify({
        executables: [
          {
            'compute-resources': [{ volumes: names.map((name) => ({ resource: `${name}, or another` })) }],
            'storage-resources': names.map((name) => ({ name })),
          },
        ],
      }),
    );
    const told = items[0]?.problems.filter(({ code }) => code === 'volume.dangling-reference') ?? [];
    expect(told).toHaveLength(2_000);
    expect(Math.max(...told.map(({ message }) => message.length))).toBeLessThan(200);
  }, 2_000);
});

describe('an executable with thousands of unknown members', () => {
  it('D16: is checked in a short time, and told of a thousand', () => {
    const members = Array.from({ length: 20_000 }, (_, at) => `"key ${at}": 1`).join(', ');
    const { items } = analysisOf(inCompute(members));
    expect(items[0]?.problems).toHaveLength(1000);
  }, 2_500);
});

describe('a text of which a pattern could be tried at every place', () => {
  const many = (each: string) => each.repeat(50_000);
  const fixes = (analysis: ReturnType<typeof analysisOf>) =>
    codeActions(analysis, { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } }, { uri: 'u' });

  it('D3: is no number of cores, said at once', () => {
    expect(fixes(analysisOf(inCompute(`"mincores": "1${many(' ')}x"`)))).toEqual([]);
  }, 1_000);

  it('D3: lays out an object as any other, said at once', () => {
    const record = `{ "executables": [ { "name": "a", "type": "purl:docker-container"${many(' ')}\n } ] }`;
    expect(fixes(analysisOf(record))).not.toEqual([]);
  }, 1_000);

  it("D3: is the place of a machine's own volume, read at once", () => {
    const machine = { minmemory: 8, 'local-volumes': [{ path: `/${many('a')}/b//`, minsize: 120 }] };
    const older = { kind: 'jupyter-notebook', 'compute-resources': [machine] };
    const task = taskOf(analysisOf(JSON.stringify({ executables: [older] })), 0);
    expect(task).toMatchObject({ 'storage-resources': [{ name: 'b' }] });
  }, 1_000);
});

describe('a part of a text as it is written', () => {
  it('is where its characters are, with and without escapes', () => {
    const written = fc.constantFrom('a', '"', '\\', '\n', '\u0001', '/', '😀', 'u0041');
    fc.assert(
      fc.property(fc.array(written), fc.nat(9), fc.nat(9), (parts, skipped, taken) => {
        const value = parts.join('');
        const [from, to] = [Math.min(skipped, value.length), Math.min(skipped + taken, value.length)];
        const text = ` [ ${JSON.stringify(value)} ]`;
        const [node] = elements(readJson(text).root);
        const { offset, length } = (node && writtenSpan(text, node, from, to)) ?? { offset: 0, length: 0 };
        const part = value.slice(from, to);
        const expected = JSON.stringify(part).slice(1, -1);
        if (!/[\ud800-\udfff]/u.test(part)) expect(text.slice(offset, offset + length)).toBe(expected);
      }),
    );
  });
});
