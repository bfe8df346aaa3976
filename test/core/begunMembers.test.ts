import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completion, documentSymbols, inlayHints } from '../../server/core/index';
import { readJson } from '../../server/core/syntax/json';
import { plainValue } from '../../server/core/syntax/tree';
import { EVERYWHERE, actionFor, done } from './applied';
import { analysisOf, inCompute, marked, problemsIn } from './marked';

/** A record with a line of its own for what is being typed, between sound members; two of its values are wrong. */
const typing = (line: string) => `{
  "name": "r",
  "executables": [
    {
      "name": "fit",
      "type": "purl:docker-container",
      ${line}
      "content": { "image": "i:1" },
      "compute-resources": [
        { "mincores": 4, "minmemory": "8Gi", "architecture": "amd46" }
      ],
      "minduration": "PT4H"
    },
    { "name": "next", "type": "purl:docker-container", "content": { "image": "i:1" }, "mindisk": 3 }
  ]
}
`;
const OTHERS = ['value.not-in-list: "amd46"', 'member.unknown: "mindisk"'];

/** What an editor shows besides the problems, without the places, which move with what is typed. */
function shown(text: string): unknown {
  const analysis = analysisOf(text);
  const hints = inlayHints(analysis, EVERYWHERE, () => undefined).map(({ label }) => label);
  return { hints, outline: documentSymbols(analysis).map(({ name, children }) => [name, children?.length]) };
}

describe('a key that is being typed above another member', () => {
  it.each(['""', '"vol"', '"content"', '"compute-resources"'])('%s is one fault, at it', (key) => {
    const [first, ...others] = problemsIn(typing(key));
    expect(first).toBe('syntax.json: "');
    expect(others).toEqual(OTHERS);
    expect(shown(typing(key))).toEqual(shown(typing('')));
  });

  it.each(['"', '"vol'])('%s without its closing quote is one fault too', (key) => {
    expect(problemsIn(typing(key))).toEqual([expect.stringContaining('syntax.json'), ...OTHERS]);
    expect(shown(typing(key))).toEqual(shown(typing('')));
  });

  it('is told where it stands, at its end', () => {
    const { faults } = readJson('{ "a": 1,\n  "vol"\n  "b": [2] }');
    expect(faults).toEqual([{ kind: 'colon-expected', offset: 16, length: 1 }]);
    expect(readJson('{ "vol\n  "b": 2 }').faults).toEqual([{ kind: 'string-unclosed', offset: 5, length: 1 }]);
  });

  it('is none where a quote is missing, or a colon before a value', () => {
    expect(readJson('{\n"name: "a",\n"type": "b" }').begun).toEqual([]);
    expect(readJson('{\n"name" "a"\n"type": "b" }').begun).toEqual([]);
    expect(readJson('{\n"mincores: 4,\n"type": "b" }').begun).toEqual([]);
  });

  it('stands first, in a nested object, behind a missing comma, or twice', () => {
    const value = (text: string) => JSON.stringify(plainValue(readJson(text).root));
    expect(value('{ "x"\n"a": { "y"\n"b": [{}] } }')).toBe('{"a":{"b":[{}]}}');
    expect(value('{ "a": "v"\n"x"\n"b": 2 }')).toBe('{"a":"v","b":2}');
    expect(value('{ "x"\n""\n"b": 2 }')).toBe('{"b":2}');
  });

  it('disturbs nothing in the record around the executables', () => {
    const text = '{\n  "lic"\n  "author": [{ "name": "A" }],\n  "executables": []\n}';
    expect(problemsIn(text)).toEqual(['syntax.json: "']);
    const known = readJson(text).root;
    expect(plainValue(known)).toMatchObject({ author: [{ name: 'A' }] });
  });

  it('is completed as before', () => {
    const { text, cursor } = marked(typing('"¦"'));
    const { items } = completion(analysisOf(text), cursor, { snippets: false, resolves: true });
    const labels = items.map(({ label }) => label);
    expect(labels).toContain('data-resources');
    expect(labels).not.toContain('minduration');
  });

  it('is not taken away with a member beside it', () => {
    const before = inCompute('"mincores": 4, "min-cores": 8,\n"vol"\n"minmemory": "8Gi"');
    const after = done(before, actionFor(before, 'Remove "min-cores"')).text;
    expect(after).toBe(inCompute('"mincores": 4, \n"vol"\n"minmemory": "8Gi"'));
  });
});

describe('a value that is being typed above another member', () => {
  it.each(['"description":', '"compute-resources": ', '"minduration" :'])('%s is one fault, at it', (member) => {
    const [first, ...others] = problemsIn(typing(member));
    expect(first).toBe('syntax.json: :');
    expect(others).toEqual(OTHERS);
    expect(shown(typing(member))).toEqual(shown(typing('')));
  });

  it('is none where a bracket is missing: what is indented deeper belonged into it', () => {
    const text = typing('"content":\n        "image": "i:1",');
    expect(readJson(text).begun).toEqual([]);
  });

  it('is not told as a missing member at the same time', () => {
    const text =
      '{ "executables": [ {\n"name": "a",\n"content": { "image": "i:1" },\n"type":\n"description": "d" } ] }';
    expect(problemsIn(text)).toEqual(['syntax.json: :']);
  });
});

describe('readJson', () => {
  it('never throws, and says of a sound text nothing', () => {
    const part = fc.constantFrom('{', '}', '[', ']', ',', ':', '"a"', '"b', '"', '\n', '1', 'x', '//', '\\', ' ');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
        const text = parts.join('');
        const { faults, isWhole, begun } = readJson(text);
        for (const { offset, length } of faults) expect(offset + length).toBeLessThanOrEqual(text.length + 1);
        if (isWhole) expect(faults).toHaveLength(Math.min(5, begun.length));
      }),
    );
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(readJson(text)).toMatchObject({ faults: [], begun: [], isWhole: true });
      }),
    );
  });
});
