import { describe, expect, it } from 'vitest';
import type { Position } from '../../server/core/index';
import { codeActions } from '../../server/core/features/codeActions/codeActions';
import { EVERYWHERE, actionsIn, checkFix } from './applied';
import { analysisOf, inCompute, inExecutable, marked } from './marked';

const titles = (text: string) => actionsIn(text, ['quickfix']).map(({ title }) => title);
const RECORD = (members: string) => `{
  "executables": [
    {
      "name": "e",
      "type": "purl:docker-container",
      "content": { "image": "i:1" }${members === '' ? '' : ',\n'}${members}
    }
  ]
}
`;
const executable = (name: string) =>
  `{ "name": "${name}", "type": "purl:docker-container", "content": { "image": "i:1" } }`;

describe('a value that was meant to be another', () => {
  it('is changed to that', () => {
    checkFix(inCompute('"mincoers": 4'), 'member.unknown', inCompute('"mincores": 4'));
    checkFix(inCompute('"architecture": "amd46"'), 'value.not-in-list', inCompute('"architecture": "amd64"'));
    checkFix(
      '{ "executables": [ { "name": "a", "type": "purl:docker-contaner", "content": { "image": "i:1" } } ] }',
      'type.unknown',
      '{ "executables": [ { "name": "a", "type": "purl:docker-container", "content": { "image": "i:1" } } ] }',
    );
  });

  it('is changed to the current spelling', () => {
    checkFix(inCompute('"min-cores": 4'), 'member.older-spelling', inCompute('"mincores": 4'));
    checkFix(inExecutable('"minduration": "4 hrs"'), 'duration.older-spelling', inExecutable('"minduration": "PT4H"'));
    const storage = (access: string) => inExecutable(`"storage-resources": [ { "name": "s", "access": "${access}" } ]`);
    checkFix(storage('READWRITE'), 'value.older-spelling', storage('readwrite'));
  });

  it('goes, where the current spelling is there too, and never by itself', () => {
    const before = inCompute('"mincores": 4, "min-cores": 8');
    checkFix(before, 'Remove "min-cores"', inCompute('"mincores": 4'));
    expect(actionsIn(before, ['quickfix']).map(({ isPreferred }) => isPreferred)).toEqual([undefined]);
  });

  it('is preferred only while nobody else wants the name, and the slip is small', () => {
    const preferred = (text: string) => actionsIn(text, ['quickfix']).map(({ isPreferred }) => isPreferred === true);
    expect(preferred(inCompute('"mincoers": 4'))).toEqual([true]);
    expect(preferred(inCompute('"min-cores": 4, "minCores": 8'))).toEqual([false, false]);
    expect(preferred(inCompute('"mincores": 8, "mincoress": 4'))).toEqual([false]);
  });
});

describe('a word where JSON wants text', () => {
  it('is put into double quotes, with the number before it', () => {
    checkFix(
      inCompute('"minmemory": 8GB, "mincores": 4'),
      'Change to "8GB"',
      inCompute('"minmemory": "8GB", "mincores": 4'),
    );
    checkFix(inCompute('"minmemory": 8 GiB'), 'Change to "8 GiB"', inCompute('"minmemory": "8 GiB"'));
    checkFix(inExecutable('"minduration": PT4H'), 'Change to "PT4H"', inExecutable('"minduration": "PT4H"'));
    checkFix(inCompute('minmemory: "8Gi"'), 'Change to "minmemory"', inCompute('"minmemory": "8Gi"'));
  });

  it('gets the quotes of JSON instead of others', () => {
    for (const quoted of ["'8 Gi'", '`8 Gi`', '“8 Gi”', '‘8 Gi’'])
      checkFix(inCompute(`"minmemory": ${quoted}`), 'Change to "8 Gi"', inCompute('"minmemory": "8 Gi"'));
    checkFix(inCompute(`'minmemory': "8Gi"`), 'Change to "minmemory"', inCompute('"minmemory": "8Gi"'));
  });

  it('is spelled as JSON does, where Python spells it otherwise', () => {
    checkFix(inExecutable('"interactive": True'), 'Change to true', inExecutable('"interactive": true'));
    checkFix(inExecutable('"interactive": FALSE'), 'Change to false', inExecutable('"interactive": false'));
    const data = (location: string) => inExecutable(`"data-resources": [ { "name": "d", "location": ${location} } ]`);
    checkFix(data('None'), 'Change to null', data('null'));
  });

  it('is changed by itself only where it cannot be a word that is being typed, and not where more is wrong', () => {
    const preferred = (text: string) => actionsIn(text, ['quickfix']).map(({ isPreferred }) => isPreferred === true);
    expect(preferred(inExecutable('"interactive": tru'))).toEqual([false]);
    expect(preferred(inExecutable('"interactive": True'))).toEqual([true]);
    expect(preferred(inCompute('"minmemory": 8Gi'))).toEqual([true]);
    expect(titles(inExecutable('"link": https://example.org'))).toEqual([]);
    expect(titles(inExecutable('"x": one two'))).toEqual([]);
    expect(titles(inCompute('"minmemory": -8GB'))).toEqual([]);
  });
});

describe('requirements', () => {
  it('are swapped from the maximum too, which may be what was typed', () => {
    const { text, cursor } = marked(inCompute('"minmemory": "16Gi", "maxmemory": "8 ¦GiB", "mincores": 1'));
    const at = (start: Position) => actionsIn(text, ['quickfix'], { start, end: start }).map(({ title }) => title);
    expect(at(cursor)).toHaveLength(2);
    expect(at(cursor)).toEqual(at({ line: 0, character: text.indexOf('"16Gi"') }));
    expect(at({ line: 0, character: text.indexOf('"mincores"') })).toEqual([]);
  });

  it('are swapped, or the maximum is raised', () => {
    const before = inCompute('"minmemory": "16Gi", "maxmemory": "8 GiB"');
    checkFix(before, 'Swap "minmemory" and "maxmemory"', inCompute('"minmemory": "8 GiB", "maxmemory": "16Gi"'));
    checkFix(before, 'Raise "maxmemory" to "16Gi"', inCompute('"minmemory": "16Gi", "maxmemory": "16Gi"'));
    expect(actionsIn(before, ['quickfix']).some(({ isPreferred }) => isPreferred)).toBe(false);
  });

  it('are not written in an older spelling by that', () => {
    const task = (min: string, max: string) =>
      `{ "executables": [ { "name": "a", "type": "purl:docker-container", "content": { "image": "i:1" }, "minduration": "${min}", "maxduration": "${max}" } ] }`;
    checkFix(task('4h', 'PT1H'), 'Raise "maxduration" to "PT4H"', task('4h', 'PT4H'));
    checkFix(task('4h', 'PT1H'), 'Swap "minduration" and "maxduration"', task('PT1H', 'PT4H'));
  });

  it('get the unit that was meant', () => {
    const before = inCompute('"minmemory": "8"');
    checkFix(before, 'Change to "8Gi" (GiB, powers of 1024)', inCompute('"minmemory": "8Gi"'));
    checkFix(before, 'Change to "8G" (GB, powers of 1000)', inCompute('"minmemory": "8G"'));
    checkFix(inCompute('"minmemory": " 8  Gi "'), 'quantity.unreadable', inCompute('"minmemory": "8Gi"'));
    expect(titles(inCompute('"minmemory": "8 gigs"'))).toEqual([]);
    expect(titles(inCompute('"minmemory": "8m"'))).toEqual([]);
  });

  it.each([
    ['"4.0"', '4'],
    ['"0.5"', '"500m"'],
    ['"4 cores"', '4'],
  ])('say %s cores as %s', (before, after) => {
    checkFix(inCompute(`"mincores": ${before}`), 'cores.unreadable', inCompute(`"mincores": ${after}`));
  });

  it.each([
    ['P1H', 'PT1H'],
    ['1D', 'P1D'],
    ['PT1D', 'P1D'],
    ['P1H30M', 'PT1H30M'],
    ['4:00:00', 'PT4H'],
    ['01:30:05', 'PT1H30M5S'],
    ['72:00:00', 'PT72H'],
    ['2-12:00:00', 'P2DT12H'],
    ['PT1.5H', 'PT1H30M'],
    ['1.5 hours', 'PT1H30M'],
    ['2.25d', 'P2DT6H'],
    ['PT0.5M', 'PT30S'],
    ['P1D4H', 'P1DT4H'],
    ['1h30m', 'PT1H30M'],
    ['1h 30min', 'PT1H30M'],
    ['2 days, 4 hours', 'P2DT4H'],
    ['4 Hours', 'PT4H'],
    ['3 months', 'P3M'],
  ])('say %s as %s', (before, after) => {
    checkFix(
      inExecutable(`"minduration": "${before}"`),
      `Change to "${after}"`,
      inExecutable(`"minduration": "${after}"`),
    );
  });

  it.each([
    '30m',
    '4',
    'soon',
    'P',
    'PT',
    '4h 2h',
    '30min 1h',
    'P1H1D',
    '-PT1H',
    '',
    'h',
    '1 fortnight',
    '4:00',
    '0:00:00',
    '1:75:00',
    'P1.5M',
    '1.5m',
    '1.00001s',
    'P1.5W',
  ])('leave %j to the author', (text) => expect(titles(inExecutable(`"minduration": "${text}"`))).toEqual([]));

  it('of the wrong JSON type are written in the right one', () => {
    checkFix(inCompute('"mincores": 1.5'), 'value.wrong-type', inCompute('"mincores": "1500m"'));
    checkFix(inCompute('"minmemory": 0.5'), 'value.wrong-type', inCompute('"minmemory": "0.5Gi"'));
    checkFix(inCompute('"instances": "2"'), 'value.wrong-type', inCompute('"instances": 2'));
    checkFix(inExecutable('"interactive": "true"'), 'value.wrong-type', inExecutable('"interactive": true'));
    checkFix(
      inExecutable('"compute-resources": { "mincores": 4 }'),
      'value.wrong-type',
      inExecutable('"compute-resources": [{ "mincores": 4 }]'),
    );
    expect(titles(inCompute('"mincores": true'))).toEqual([]);
  });
});

describe('missing members', () => {
  it("are added in the documented order and the author's indentation", () => {
    checkFix(
      '{\n\t"executables": [\n\t\t{\n\t\t\t"name": "a",\n\t\t\t"compute-resources": []\n\t\t}\n\t]\n}',
      'Add "type" and "content"',
      '{\n\t"executables": [\n\t\t{\n\t\t\t"name": "a",\n\t\t\t"type": "purl:docker-container",\n\t\t\t"content": {\n\t\t\t\t"image": "docker.io/example/image:1.0"\n\t\t\t},\n\t\t\t"compute-resources": []\n\t\t}\n\t]\n}',
    );
  });

  it('are added to an object on one line, an empty one, and one without any blank', () => {
    checkFix(
      '{ "executables": [ { "content": { "engine": "cwl", "definition": "d" } } ] }',
      'Add "name" and "type"',
      '{ "executables": [ { "name": "New executable", "type": "purl:workflow-task", "content": { "engine": "cwl", "definition": "d" } } ] }',
    );
    checkFix(
      '{ "executables": [ { "name": "a", "type": "purl:docker-container", "content": {} } ] }',
      'Add "image"',
      '{ "executables": [ { "name": "a", "type": "purl:docker-container", "content": { "image": "docker.io/example/image:1.0" } } ] }',
    );
    checkFix(
      '{"executables":[{"name":"a","type":"purl:jupyter-notebook"}]}',
      'Add "content"',
      '{"executables":[{"name":"a","type":"purl:jupyter-notebook","content":{"notebook":"notebook.ipynb"}}]}',
    );
    checkFix(
      inExecutable('"data-resources": [ {} ]'),
      'Add "name"',
      inExecutable('"data-resources": [ { "name": "data" } ]'),
    );
  });

  it('of a volume need a resource that it can be', () => {
    const volume = '"compute-resources": [ { "volumes": [ { "access": "readonly" } ] } ]';
    expect(titles(inExecutable(volume))).toEqual([]);
    checkFix(
      inExecutable(`${volume}, "data-resources": [ { "name": "d" } ]`),
      'Add "path" and "resource"',
      inExecutable(
        `${volume.replace('{ "access"', '{ "path": "/data", "resource": "d", "access"')}, "data-resources": [ { "name": "d" } ]`,
      ),
    );
  });
});

describe('names', () => {
  it('of executables get a number that is free', () => {
    const before = `{ "executables": [ ${['a', 'a 2', 'a'].map(executable).join(', ')} ] }`;
    const after = `{ "executables": [ ${['a', 'a 2', 'a 3'].map(executable).join(', ')} ] }`;
    checkFix(before, 'executable.duplicate-name', after);
  });

  it('of resources get a number, and volumes go on pointing to the first', () => {
    const volume = '"compute-resources": [ { "volumes": [ { "path": "/", "resource": "d" } ] } ]';
    checkFix(
      inExecutable(`${volume}, "data-resources": [ { "name": "d" } ], "storage-resources": [ { "name": "d" } ]`),
      'resource.duplicate-name',
      inExecutable(`${volume}, "data-resources": [ { "name": "d" } ], "storage-resources": [ { "name": "d 2" } ]`),
    );
  });
});

describe('a volume of nothing', () => {
  const volume = (name: string) => `"compute-resources": [ { "volumes": [ { "path": "/", "resource": "${name}" } ] } ]`;

  it('is given what was meant', () => {
    const data = '"data-resources": [ { "name": "images" } ]';
    checkFix(
      inExecutable(`${data}, ${volume('imags')}`),
      'Change to "images"',
      inExecutable(`${data}, ${volume('images')}`),
    );
  });

  it('is given a new resource, beside the others or in a block of its own', () => {
    const data = (...names: string[]) =>
      `"data-resources": [ ${names.map((name) => `{ "name": "${name}" }`).join(', ')} ]`;
    checkFix(
      inExecutable(`${data('images')}, ${volume('results')}`),
      'Add the data resource "results"',
      inExecutable(
        `"data-resources": [ { "name": "images" }, { "name": "results", "required": true, "location": null } ], ${volume('results')}`,
      ),
      ['data.unresolved'],
    );
    checkFix(
      RECORD(`      ${volume('results')}`),
      'Add the storage resource "results"',
      RECORD(
        `      ${volume('results')},\n      "storage-resources": [\n        {\n          "name": "results",\n          "minsize": "10Gi"\n        }\n      ]`,
      ),
    );
  });
});

describe('actions', () => {
  it('name the problems that they solve, and prefer one remedy at most', () => {
    const [action] = actionsIn(inCompute('"mincoers": 4'), ['quickfix']);
    expect(action?.diagnostics?.[0]).toMatchObject({ code: 'member.unknown', source: 'ossr' });
    expect(action?.isPreferred).toBe(true);
  });

  it('are those that the range touches', () => {
    const broken = (name: string, key: string) => executable(name).replace('"image"', `"${key}": "i:1", "image"`);
    const text = `{ "executables": [\n${broken('a', 'digst')},\n${broken('b', 'comand')}\n] }`;
    const at = (line: number) => ({ start: { line, character: 0 }, end: { line, character: 999 } });
    expect(actionsIn(text, ['quickfix'], at(2)).map(({ title }) => title)).toEqual(['Change to "command"']);
    expect(actionsIn(text, ['quickfix'], at(3))).toEqual([]);
  });

  it('are none where a person must decide', () => {
    expect(titles(inExecutable('"data-resources": [ { "name": "d", "required": true } ]'))).toEqual([]);
    expect(titles(inExecutable('"interactive": true').replace('i:1', 'i'))).toEqual([]);
    expect(titles('[1]')).toEqual([]);
  });

  it('are none for what the user does not want to be told of', () => {
    const options = { uri: 'file:///r.json', told: { levels: { 'member.unknown': 'ignore' } } } as const;
    const analysis = analysisOf(inCompute('"mincoers": 4'));
    expect(codeActions(analysis, EVERYWHERE, options)).toEqual([]);
    expect(codeActions(analysis, EVERYWHERE, { ...options, only: ['source'] })).toEqual([]);
  });

  it('make no files where the editor cannot', () => {
    const text = '{ "@context": "c", "executables": [] }';
    const options = { uri: 'file:///r.json' };
    expect(codeActions(analysisOf(text), EVERYWHERE, options).map(({ title }) => title)).toEqual([
      'Define "executables" in the "@context"',
    ]);
    expect(titles(text)).toHaveLength(2);
  });
});
