import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Analysis,
  type Position,
  type Range,
  definition,
  diagnostics,
  documentHighlight,
  layOut,
  linkedEditing,
  offsetAt,
  positionOf,
  prepareRename,
  recordText,
  references,
  rename,
} from '../../server/core/index';
import { applied } from './applied';
import { analysisOf, inExecutable, marked } from './marked';

const URI = 'file:///r.json';

/** An executable with these volumes and these data resources. */
const withVolumes = (volumes: readonly string[], resources: readonly string[]) =>
  inExecutable(
    `"compute-resources": [ { "name": "worker", "volumes": [ ${volumes
      .map((resource, index) => `{ "path": "/${index}", "resource": ${resource} }`)
      .join(', ')} ] } ], "data-resources": [ ${resources.join(', ')} ], "storage-resources": [ { "name": "out" } ]`,
  );

/** The text with its cursor taken out and «…» put around some ranges. */
const shown = (text: string, analysis: Analysis, ranges: readonly Range[]): string => {
  const layout = layOut(analysis.record);
  const ordered = ranges
    .map(({ start, end }) => [offsetAt(layout, start), offsetAt(layout, end)] as const)
    .sort(([a], [b]) => b - a);
  return ordered.reduce(
    (all, [start, end]) => `${all.slice(0, start)}«${all.slice(start, end)}»${all.slice(end)}`,
    text,
  );
};

type Find = (analysis: Analysis, position: Position) => readonly Range[] | undefined;
const FINDS: Readonly<Record<string, Find>> = {
  definition: (analysis, position) => definition(analysis, position, URI)?.map(({ range }) => range),
  references: (analysis, position) =>
    references(analysis, position, { uri: URI, includeDeclaration: false })?.map(({ range }) => range),
  highlights: (analysis, position) => documentHighlight(analysis, position)?.map(({ range }) => range),
  linked: (analysis, position) => linkedEditing(analysis, position)?.ranges,
};

/** What a feature finds at the cursor `¦`, against the same text with `«…»` around what it should find. */
const check = (feature: string, source: string) => {
  const expected = source.replace('¦', '');
  const { text, cursor } = marked(source);
  const analysis = analysisOf(text);
  expect(shown(text, analysis, FINDS[feature]?.(analysis, cursor) ?? [])).toBe(expected);
};

/** The record after a rename at the cursor, or why it is refused. */
const renamed = (source: string, newName: string): string => {
  const { text, cursor } = marked(source);
  const analysis = analysisOf(text);
  const result = rename(analysis, cursor, { uri: URI, newName });
  return 'refused' in result ? result.refused : applied(recordText(analysis.record), result.changes?.[URI] ?? []);
};

const BRACED = '"${data-resources/in/uuid}"';
const DATA = '{ "name": "in", "uuid": "u-1" }';

describe('a resource name', () => {
  it('is defined where the resource is', () => {
    check('definition', withVolumes(['"i¦n"'], ['{ "name": "«in»" }']));
    check('definition', withVolumes(['"${data-res¦ources/in/uuid}"'], ['{ "name": "«in»" }']));
    check('definition', withVolumes(['"u-¦1"'], ['{ "name": "«in»", "uuid": "u-1" }']));
    check('definition', withVolumes(['"in"'], ['{ "name": "«i¦n»" }']));
  });

  it('is found in every volume that mounts it, and only the name of it', () => {
    const volumes = ['"«in»"', '"${data-resources/«in»/uuid}"', '"out"', '"«u-1»"', '"nowhere"'];
    check('references', withVolumes(volumes, ['{ "name": "¦in", "uuid": "u-1" }']));
    check('highlights', withVolumes(['"«i¦n»"', '"«u-1»"'], ['{ "name": "«in»", "uuid": "u-1" }']));
    check(
      'references',
      withVolumes([String.raw`"«\u0069n»"`, String.raw`"${'$'}{data-resources\/«in»\/uuid}"`], ['{ "name": "in¦" }']),
    );
  });

  it('belongs to one executable', () => {
    const other = ', { "data-resources": [ { "name": "in" } ] } ] }';
    check('highlights', withVolumes(['"«i¦n»"'], ['{ "name": "«in»" }']).replace(/ \] \}$/, other));
  });

  it('is not a name elsewhere, or where nothing has it', () => {
    for (const feature of Object.keys(FINDS)) {
      check(feature, withVolumes(['"now¦here"'], [DATA]));
      check(feature, inExecutable('"compute-resources": [ { "name": "wor¦ker" } ]'));
      check(feature, '{ "na¦me": "in" }');
      check(feature, '¦');
    }
  });

  it('is found in a broken executable', () => {
    check(
      'highlights',
      '{ "executables": [ { "data-resources": [ { "name": "«in»" } ], "compute-resources": [ { "volumes": [ { "resource": "«i¦n»"',
    );
  });
});

describe('renaming a resource', () => {
  it('changes the definition, the names and the braces, and leaves uuids', () => {
    const text = withVolumes(['"i¦n"', BRACED, '"u-1"'], [DATA]);
    expect(renamed(text, 'a "b"')).toBe(
      withVolumes(
        [String.raw`"a \"b\""`, String.raw`"${'$'}{data-resources/a \"b\"/uuid}"`, '"u-1"'],
        [String.raw`{ "name": "a \"b\"", "uuid": "u-1" }`],
      ),
    );
    expect(renamed(withVolumes(['"in"'], ['{ "name": "i¦n" }']), 'in')).toBe(
      withVolumes(['"in"'], ['{ "name": "in" }']),
    );
  });

  it('renames one of two with the same name alone, which ends the confusion', () => {
    const twice = (mark: string) =>
      withVolumes([`"in${mark}"`], ['{ "name": "in" }', `{ "name": "${mark ? '' : '¦'}in" }`]);
    expect(renamed(twice(''), 'b')).toBe(withVolumes(['"in"'], ['{ "name": "in" }', '{ "name": "b" }']));
    expect(renamed(twice('¦'), 'b')).toContain('Two resources are named "in"');
    expect(renamed(twice(''), 'in')).toBe(twice('').replace('¦', ''));
  });

  it.each([
    ['', 'A resource needs a name, since volumes refer to it.'],
    [' \t', 'A resource needs a name, since volumes refer to it.'],
    ['out', 'Another resource of this executable is already called "out". Volumes could not tell them apart.'],
    ['u-2', 'Another resource of this executable is already called "u-2". Volumes could not tell them apart.'],
    ['a/b', 'A reference to "a/b" could not be read. Leave out "/" and "}".'],
    ['${data-resources/x/uuid}', 'A reference to "${data-resources/x/uuid}" could not be read. Leave out "/" and "}".'],
  ])('refuses %j', (newName, sentence) => {
    expect(renamed(withVolumes([BRACED], ['{ "name": "¦in" }', '{ "name": "x", "uuid": "u-2" }']), newName)).toBe(
      sentence,
    );
  });

  it('allows a slash where no braces hold the name', () => {
    expect(renamed(withVolumes(['"in"'], ['{ "name": "¦in" }']), 'a/b')).toContain('"resource": "a/b"');
  });

  it('says beforehand what can be renamed, and shows the name', () => {
    const prepared = (source: string) => {
      const { text, cursor } = marked(source);
      const analysis = analysisOf(text);
      const place = prepareRename(analysis, cursor);
      return 'refused' in place ? place.refused : `${place.placeholder} in ${shown(text, analysis, [place.range])}`;
    };
    expect(prepared(withVolumes(['"${data-resources/i¦n/uuid}"'], [DATA]))).toBe(
      `in in ${withVolumes(['"${data-resources/«in»/uuid}"'], [DATA])}`,
    );
    expect(prepared(withVolumes(['"u-¦1"'], [DATA]))).toContain('by its uuid');
    expect(prepared('{ "na¦me": "x" }')).toContain('Only the name of a data or storage resource');
  });

  it('leaves the problems of the record as they were', () => {
    const name = fc.oneof(
      fc.string({ minLength: 1, maxLength: 8, unit: 'grapheme' }),
      fc.constantFrom('a b', 'a/b', '"', '\\', 'é', '}'),
    );
    const places = fc.record({
      names: fc.uniqueArray(name, { minLength: 1, maxLength: 4 }),
      volumes: fc.array(fc.record({ which: fc.nat(4), form: fc.constantFrom('name', 'braced', 'uuid') }), {
        maxLength: 5,
      }),
      newName: name,
      chosen: fc.nat(3),
    });
    fc.assert(
      fc.property(places, ({ names, volumes, newName, chosen }) => {
        const text = withVolumes(
          volumes.map(({ which, form }) => {
            const target = names[which] ?? 'nowhere to be found';
            return JSON.stringify(
              form === 'uuid' ? `uuid-${which}` : form === 'name' ? target : `\${data-resources/${target}/uuid}`,
            );
          }),
          names.map((each, index) => `{ "uuid": "uuid-${index}", "name": ${JSON.stringify(each)} }`),
        );
        const before = analysisOf(text);
        const offset = text.indexOf('"name"', text.indexOf(`"uuid-${chosen % names.length}", "name"`)) + 9;
        const cursor = positionOf(before.layout, { item: 0, offset: offset - before.record.head.text.length });
        const result = rename(before, cursor, { uri: URI, newName });
        const codes = (analysis: Analysis) => diagnostics(analysis, URI).map(({ code }) => code);
        if ('refused' in result) expect(result.refused).toMatch(/\.$/);
        else
          expect(codes(analysisOf(applied(recordText(before.record), result.changes?.[URI] ?? [])))).toEqual(
            codes(before),
          );
      }),
      { numRuns: 300 },
    );
  });
});

describe('typing in a resource name', () => {
  it('types in the references too', () => {
    check(
      'linked',
      withVolumes(['"«in»"', '"${data-resources/«in»/uuid}"', '"u-1"'], ['{ "name": "«in¦»", "uuid": "u-1" }']),
    );
    check('linked', withVolumes(['"«in¦»"'], ['{ "name": "«in»" }']));
  });

  it('types alone where a link would be wrong', () => {
    check('linked', withVolumes([], ['{ "name": "i¦n" }']));
    check('linked', withVolumes(['"in"'], ['{ "name": "i¦n" }', '{ "name": "in" }']));
    check('linked', withVolumes([String.raw`"\u0069n"`], ['{ "name": "i¦n" }']));
    check('linked', withVolumes(['"u-¦1"', '"in"'], [DATA]));
    check('linked', withVolumes(['"${data-¦resources/in/uuid}"'], [DATA]));
  });
});
