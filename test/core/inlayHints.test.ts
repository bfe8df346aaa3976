import { describe, expect, it } from 'vitest';
import { ALL_INLAY_HINTS, type InlayHintKinds, type Range, inlayHints } from '../../server/core/index';
import { applied } from './applied';
import { analysisOf, inCompute, inExecutable } from './marked';

const everywhere: Range = { start: { line: 0, character: 0 }, end: { line: 9999, character: 0 } };
const hintsIn = (text: string, shown: Partial<InlayHintKinds> = {}, range = everywhere) =>
  inlayHints(analysisOf(text), range, () => undefined, { ...ALL_INLAY_HINTS, ...shown });

/** The text with its hints where an editor draws them. */
const shownIn = (text: string, shown?: Partial<InlayHintKinds>) =>
  hintsIn(text, shown)
    .toReversed()
    .reduce((drawn, { label, position: { character } }) => {
      return `${drawn.slice(0, character)} ⟨${typeof label === 'string' ? label : ''}⟩${drawn.slice(character)}`;
    }, text);

describe('behind a value', () => {
  it.each([
    ['"minmemory": 8', '"minmemory": 8 ⟨GiB⟩'],
    ['"maxmemory": 16', '"maxmemory": 16 ⟨GiB⟩'],
    ['"minmemory": "8G"', '"minmemory": "8G" ⟨≈ 7.45 GiB⟩'],
    ['"minmemory": "8 GB"', '"minmemory": "8 GB" ⟨≈ 7.45 GiB⟩'],
    ['"minmemory": "1073741824k"', '"minmemory": "1073741824k" ⟨= 1,000 GiB⟩'],
  ])('stands what it amounts to: %s', (member, drawn) => {
    expect(shownIn(inCompute(member))).toBe(inCompute(drawn));
  });

  it.each([
    ['"minduration": "PT90M"', '"minduration": "PT90M" ⟨= 1 h 30 min⟩'],
    ['"minduration": "PT36H"', '"minduration": "PT36H" ⟨= 1 d 12 h⟩'],
    ['"maxduration": "P1DT3600.5S"', '"maxduration": "P1DT3600.5S" ⟨= 1 d 1 h 500 ms⟩'],
  ])('stands what a roundabout duration comes to: %s', (member, drawn) => {
    expect(shownIn(inExecutable(member))).toBe(inExecutable(drawn));
  });

  it.each([
    inCompute('"minmemory": "8Gi", "mincores": 4, "mingpus": 1, "network-ports": [8888]'),
    inCompute('"minmemory": "2k"'),
    inCompute('"minmemory": 1.5, "maxmemory": "lots"'),
    inExecutable('"minduration": "PT4H30M"'),
    inExecutable('"minduration": "P400D", "maxduration": "soon"'),
    '{ "executables": 8 }',
    '',
  ])('stands nothing where the value says it itself, or cannot be read: %s', (text) => {
    expect(hintsIn(text)).toEqual([]);
  });

  it('says why when it is pointed at, and writes the unit when it is accepted', () => {
    const text = inCompute('"minmemory": 8');
    const [hint] = hintsIn(text);
    expect(hint?.tooltip).toContain('8Gi = 8,589,934,592 bytes = 8 GiB = about 8.6 GB');
    const written = applied(text, hint?.textEdits ?? []);
    expect(written).toBe(inCompute('"minmemory": "8Gi"'));
    expect(hintsIn(written)).toEqual([]);
  });

  it('is never converted by accepting a hint: the reading is rounded', () => {
    expect(hintsIn(inCompute('"minmemory": "8G"'))[0]?.textEdits).toBeUndefined();
  });

  it('can be turned off, kind by kind', () => {
    const text = inCompute('"minmemory": 8, "maxmemory": "16G"');
    expect(hintsIn(text, { units: false }).map(({ label }) => label)).toEqual(['≈ 14.9 GiB']);
    expect(hintsIn(text, { conversions: false }).map(({ label }) => label)).toEqual(['GiB']);
  });
});

describe('of a large record', () => {
  const executable = (index: number) =>
    `{ "name": "e${index}",\n  "type": "purl:docker-container", "content": { "image": "i:1" },\n  "compute-resources": [ { "minmemory": ${index} } ] }`;
  const text = `{ "executables": [\n${Array.from({ length: 1000 }, (_, index) => executable(index)).join(',\n')}\n] }`;

  it('only what is on the lines that are asked for is answered, and only its executables are looked at', () => {
    const analysis = analysisOf(text);
    const looked = new Set<PropertyKey>();
    const items = new Proxy(analysis.items, {
      get(target, key): unknown {
        looked.add(key);
        return Reflect.get(target, key);
      },
    });
    const range = { start: { line: 1500, character: 0 }, end: { line: 1506, character: 0 } };
    const hints = inlayHints({ ...analysis, items }, range, () => undefined);
    expect(hints.map(({ position }) => position.line)).toEqual([1500, 1503, 1506]);
    expect([...looked].filter((key) => key !== 'length').map(Number)).toEqual([499, 500, 501]);
  });

  it('none stand in the record around the executables', () => {
    const last = text.split('\n').length;
    const line = (at: number) => ({ start: { line: at, character: 0 }, end: { line: at, character: 0 } });
    expect(hintsIn(text, {}, line(0))).toEqual([]);
    expect(hintsIn(text, {}, line(last))).toEqual([]);
  });
});
