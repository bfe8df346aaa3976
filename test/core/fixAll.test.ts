import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JOINTS } from './edited';
import { actionsIn, applied, done } from './applied';
import { fixAll } from '../../server/core/features/codeActions/fixAll';
import { analysisOf, inCompute, inExecutable, problemsIn } from './marked';

const fixed = (text: string) => applied(text, fixAll(analysisOf(text)));
const preferredIn = (text: string) => actionsIn(text, ['quickfix']).filter(({ isPreferred }) => isPreferred);

/** Faults with one clear remedy, and what each is when mended. */
const FAULTS: readonly (readonly [before: string, after: string])[] = [
  ['"mincores": 4', '"mincores": 4'],
  ['"mincoers": 4', '"mincores": 4'],
  ['"min-cores": "4.0"', '"mincores": 4'],
  ['"mincores": 1, "mincores": 4', '"mincores": 4'],
  ['"mincores": 1.5', '"mincores": "1500m"'],
  ['"architecture": "AMD64"', '"architecture": "amd64"'],
  ['"mincores": 4 "maxcores": 8', '"mincores": 4, "maxcores": 8'],
  ['"mincores": 4,, "maxcores": 8', '"mincores": 4, "maxcores": 8'],
  ['"min-cores": 4 "max-cores": "8 cores",', '"mincores": 4, "maxcores": 8'],
  ['"minmemory": "8", "colour": {}', '"minmemory": "8", "colour": {}'],
];
const DURATIONS: readonly (readonly [string, string])[] = [
  ['4h', 'PT4H'],
  ['P1H', 'PT1H'],
  ['PT1D', 'P1D'],
  ['PT2H', 'PT2H'],
  ['soon', 'soon'],
];

const item = fc.record({
  fault: fc.constantFrom(...FAULTS),
  duration: fc.constantFrom(...DURATIONS),
  comma: fc.boolean(),
});
type Item = typeof item extends fc.Arbitrary<infer T> ? T : never;

const written = ({ fault, duration }: Item, side: 0 | 1, index: number) =>
  `    {\n      "name": "e${index}",\n      "type": "purl:docker-container",\n      "content": { "image": "i:1" },\n      "minduration": "${duration[side]}",\n      "compute-resources": [{ ${fault[side]} }]\n    }`;
const before = (items: readonly Item[]) =>
  `{\n  "name": "a",\n  "name": "r",\n  "executables": [\n${items
    .map((each, index) => written(each, 0, index) + (each.comma || index === items.length - 1 ? ',' : ''))
    .join('\n')}\n  ]\n}\n`;
const after = (items: readonly Item[]) =>
  `{\n  "name": "r",\n  "executables": [\n${items.map((each, index) => written(each, 1, index)).join(',\n')}\n  ]\n}\n`;

describe('fixing everything', () => {
  it('mends each fault that has one clear remedy, and leaves the rest of the text as it is', () => {
    fc.assert(
      fc.property(fc.array(item, { minLength: 1, maxLength: 6 }), (items) => {
        const result = fixed(before(items));
        expect(result).toBe(after(items));
        expect(preferredIn(result)).toEqual([]);
        expect(fixAll(analysisOf(result))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('is an action of its own kind, only when asked for', () => {
    const text = inCompute('"mincoers": 4');
    const [action] = actionsIn(text, ['source.fixAll']);
    expect(action?.kind).toBe('source.fixAll.ossr');
    expect(action && done(text, action).text).toBe(inCompute('"mincores": 4'));
    expect(actionsIn(text).map(({ kind }) => kind)).not.toContain('source.fixAll.ossr');
    expect(actionsIn(inCompute('"mincores": 4'), ['source'])).toEqual([]);
  });

  it('decides nothing that is for the author to decide', () => {
    for (const members of [
      '"minmemory": "8"',
      '"mincores": 8, "maxcores": 4',
      '"min-cores": 4, "minCores": 8',
      '"volumes": [ { "path": "/", "resource": "r" } ]',
    ]) {
      const text = inCompute(members);
      const twice = fixed(fixed(text));
      expect(fixed(text)).toBe(twice);
    }
    expect(fixed(inCompute('"mincores": 8, "maxcores": 4'))).toBe(inCompute('"mincores": 8, "maxcores": 4'));
    expect(fixed(inExecutable('"data-resources": [ {} ]'))).toBe(inExecutable('"data-resources": [ {} ]'));
  });

  it('leaves commas alone that are wrong only because something else is', () => {
    const head = '{{name": "r",\n  "executables": [\n    { "name": "a", "content": "8\n';
    const twoBraces = `${head},\n    { "name": "b",\n      "type": "t",\n      "x": 1 }\n  ]\n}`;
    expect(fixed(twoBraces)).toBe(twoBraces);
    const twoNumbers = inExecutable('"a": "i:1"11 ');
    expect(fixed(twoNumbers)).toBe(twoNumbers);
    const openString = '{ "executables": ["\n  { "name": "a" }\n  { "name": "b" }\n] }';
    expect(fixed(openString)).toBe('{ "executables": ["\n  ,{ "name": "a" },\n  { "name": "b" }\n] }');
  });

  it('never crashes, and comes to rest, in any broken text', () => {
    const text = before([
      { fault: FAULTS[8] ?? ['', ''], duration: ['4h', ''], comma: true },
      { fault: FAULTS[1] ?? ['', ''], duration: ['P1H', ''], comma: false },
      { fault: FAULTS[3] ?? ['', ''], duration: ['1D', ''], comma: true },
    ]);
    const fragment = fc.constantFrom(...JOINTS, '\\', '//', '1', '{ "x": [] }', "'", ' True', '8 GB');
    const damage = fc.record({ at: fc.nat(text.length), removed: fc.nat(20), text: fragment });
    fc.assert(
      fc.property(fc.array(damage, { minLength: 1, maxLength: 4 }), (damages) => {
        const broken = damages.reduce(
          (all, each) => all.slice(0, each.at) + each.text + all.slice(each.at + each.removed),
          text,
        );
        const result = fixed(broken);
        expect(fixed(result)).toBe(result);
        for (const action of actionsIn(broken)) done(broken, action);
      }),
      { numRuns: 200 },
    );
  });
});

describe('each remedy by itself', () => {
  const MEMBERS = [
    '"mincoers": 4',
    '"min-memory": "8"',
    '"minmemory": "16Gi", "maxmemory": "8 GiB"',
    '"mincores": "4.0"',
    '"instances": "2"',
    '"architecture": "AMD64"',
    '"volumes": [{ "path": "/a", "resource": "nowhere" }, { "path": "/b", "resource": "dat" }]',
    '"volumes": [{ "access": "READWRITE" }]',
  ];
  const RESOURCES = [
    '"data-resources": [{ "name": "data" }, { "name": "data" }, {}]',
    '"storage-resources": [{ "name": "data", "minlifetime": "P1H" }]',
    '"minduration": "1h 30min"',
    '"minduration": "P1D", "minduration": "P2D"',
    '"title": "other"',
  ];
  const one = fc
    .tuple(fc.subarray(MEMBERS), fc.subarray(RESOURCES), fc.constantFrom('\n', ' '), fc.boolean())
    .map(([members, resources, gap, isNamed]) => {
      const compute = `"compute-resources": [{${gap}${members.join(`,${gap}`)}${gap}}]`;
      const parts = [...(isNamed ? ['"name": "e"', '"type": "purl:docker-contaner"'] : []), ...resources, compute];
      return `{${gap}${parts.join(`,${gap}`)}${gap}}`;
    });

  it('leaves a record that can be read, with one problem of that code less', () => {
    const count = (text: string, code: string) => problemsIn(text).filter((each) => each.startsWith(`${code}:`)).length;
    fc.assert(
      fc.property(fc.array(one, { minLength: 1, maxLength: 3 }), (executables) => {
        const text = `{ "@context": "c", "executables": [${executables.join(',\n')}] }`;
        for (const action of actionsIn(text, ['quickfix'])) {
          const code = String(action.diagnostics?.[0]?.code);
          const result = done(text, action).text;
          expect(() => JSON.parse(result) as unknown, action.title).not.toThrow();
          expect(count(result, code), `${action.title}\n${text}`).toBeLessThan(count(text, code));
        }
      }),
      { numRuns: 30 },
    );
  });
});
