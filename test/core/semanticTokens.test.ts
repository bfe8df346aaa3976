import { describe, expect, it } from 'vitest';
import { type Range, SEMANTIC_TOKENS_LEGEND, semanticTokens } from '../../server/core/index';
import { analysisOf, inCompute, inExecutable } from './marked';

const everywhere: Range = { start: { line: 0, character: 0 }, end: { line: 9999, character: 0 } };

/** The tokens as `text: type modifiers`, read as an editor reads them. */
function tokensIn(text: string, range = everywhere): string[] {
  const lines = text.split('\n');
  const { data } = semanticTokens(analysisOf(text), range);
  const { tokenTypes, tokenModifiers } = SEMANTIC_TOKENS_LEGEND;
  let [line, character] = [0, 0];
  return Array.from({ length: data.length / 5 }, (_, index) => {
    const [lineStep = 0, step = 0, length = 0, type = 0, bits = 0] = data.slice(index * 5);
    character = lineStep > 0 ? step : character + step;
    line += lineStep;
    const modifiers = tokenModifiers.filter((__, bit) => bits & (1 << bit));
    const word = lines[line]?.slice(character, character + length) ?? '';
    return `${word}: ${[tokenTypes[type], ...modifiers].join(' ')}`;
  });
}

const TYPE = 'purl:docker-container: type';

describe('semantic tokens', () => {
  it('tell requirements and their amounts from other keys and texts', () => {
    expect(tokensIn(inCompute('"name": "w", "mincores": 4, "maxcores": "500m",\n "minmemory": "8Gi"'))).toEqual([
      TYPE,
      'w: variable declaration',
      'mincores: property',
      'maxcores: property',
      '500m: number',
      'minmemory: property',
      '8Gi: number',
    ]);
    expect(tokensIn(inExecutable('"minduration": "PT4H", "description": "PT4H"'))).toEqual([
      TYPE,
      'minduration: property',
      'PT4H: number',
    ]);
  });

  it('tell where a resource gets its name, and where it is referred to', () => {
    const text = inExecutable(
      `"compute-resources": [ { "volumes": [\n { "path": "/a", "resource": "in", "access": "readonly" },\n` +
        ` { "path": "/b", "resource": "\${storage-resources/out/uuid}" },\n { "path": "/c", "resource": "gone" } ] } ],\n` +
        ` "data-resources": [ { "name": "in" } ],\n "storage-resources": [ { "name": "out" } ]`,
    );
    expect(tokensIn(text)).toEqual([
      TYPE,
      'in: variable',
      'readonly: enumMember',
      'out: variable',
      'in: variable declaration',
      'out: variable declaration',
    ]);
  });

  it('mark older spellings, and leave what is wrong without a colour', () => {
    expect(tokensIn(inExecutable('"minduration": "4h"'))).toEqual([
      TYPE,
      'minduration: property',
      '4h: number deprecated',
    ]);
    expect(tokensIn(inCompute('"min-cores": 4'))).toEqual([TYPE, 'min-cores: property deprecated']);
    expect(tokensIn(inCompute('"minmemory": "lots", "architecture": "sparc"'))).toEqual([TYPE, 'minmemory: property']);
  });

  it('are those of the lines that are asked for', () => {
    const text = inCompute('\n"mincores": 4,\n"minmemory": "8Gi",\n"mingpus": 1');
    expect(tokensIn(text, { start: { line: 2, character: 0 }, end: { line: 2, character: 0 } })).toEqual([
      'minmemory: property',
      '8Gi: number',
    ]);
  });

  it('stay on one line each in a broken record, and are none in one that is none', () => {
    expect(tokensIn(inExecutable('"compute-resources": [ { "minmemory": "8Gi \\\n" } ]')).at(-1)).toBe(
      'minmemory: property',
    );
    expect(tokensIn('[1, 2')).toEqual([]);
    expect(tokensIn('')).toEqual([]);
  });
});
