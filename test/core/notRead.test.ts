import { describe, expect, it } from 'vitest';
import { diagnostics, executableName, findTasks, meantExecutables } from '../../server/core/index';
import { actionsIn, applied } from './applied';
import { analysisOf, inCompute, inExecutable, problemsIn } from './marked';

const told = (text: string) => diagnostics(analysisOf(text), 'file:///r.json').map(({ message }) => message);
const tasksOf = (text: string) => {
  const search = findTasks(analysisOf(text));
  return 'tasks' in search ? search.tasks : [];
};

const OF_2022 = `{ "executables": [ {
  "title": "Fit", "type": "purl:docker-container", "task": { "image": "i:1" },
  "compute-resources": [ { "title": "worker", "min-cores": 4, "volumes": [ { "path": "/d", "resource": "d", "mode": "ro" } ] } ],
  "data-resources": [ { "name": "d", "location": "https://example.org/d" } ] } ] }`;

describe('older spellings of members', () => {
  it('are told as such, and not as missing too', () => {
    expect(
      problemsIn('{ "executables": [ { "title": "Fit", "type": "purl:docker-container", "task": {} } ] }'),
    ).toEqual(['member.older-spelling: "title"', 'member.older-spelling: "task"']);
    expect(problemsIn('{ "executables": [ { "title": "Fit", "type": "purl:docker-container" } ] }')).toEqual([
      'member.missing: {',
      'member.older-spelling: "title"',
    ]);
  });

  it('are asked about in the spelling of today', () => {
    expect(tasksOf(OF_2022)).toEqual([
      {
        executable: 'Fit',
        item: 0,
        notRead: [],
        task: {
          name: 'Fit',
          type: 'purl:docker-container',
          content: { image: 'i:1' },
          'compute-resources': [
            {
              name: 'worker',
              mincores: 4,
              volumes: [{ path: '/d', resource: 'd', access: expect.any(String) as string }],
            },
          ],
          'data-resources': [{ name: 'd', location: 'https://example.org/d' }],
        },
      },
    ]);
  });

  it('pick an executable by its title, and two with one title are told', () => {
    expect(executableName(analysisOf(OF_2022), 0)).toBe('Fit');
    const one = '{ "title": "a", "type": "purl:docker-container", "task": { "image": "i:1" } }';
    expect(problemsIn(`{ "executables": [ ${one}, ${one} ] }`)).toContain('executable.duplicate-name: "a"');
  });

  it('do not replace a member that is there', () => {
    const [asked] = tasksOf(inCompute('"mincores": 4, "min-cores": 2'));
    expect(asked?.task['compute-resources']).toEqual([{ mincores: 4, 'min-cores': 2 }]);
  });
});

describe('members that nobody reads', () => {
  it('come with the question', () => {
    expect(tasksOf(inCompute('"mincore": 200'))).toMatchObject([
      { notRead: ['"mincore" is not a member of a compute resource. Did you mean "mincores"?'] },
    ]);
    expect(tasksOf(inCompute('"mincores": 2, "x-rack": "north"'))).toMatchObject([{ notRead: [] }]);
  });

  it.each([
    [
      inExecutable('"mincores": 200'),
      '"mincores" is not a member of an executable. It belongs in an entry of "compute-resources".',
    ],
    [inExecutable('"image": "i:1"'), '"image" is not a member of an executable. It belongs in "content".'],
    [
      inCompute('"minsize": "1Gi"'),
      '"minsize" is not a member of a compute resource. It belongs in an entry of "storage-resources".',
    ],
    [
      inCompute('"minduration": "PT1H"'),
      '"minduration" is not a member of a compute resource. It belongs in the executable itself.',
    ],
  ])('in the wrong place say where they belong', (text, sentence) => {
    expect(told(text)).toEqual([sentence]);
  });
});

describe('what cannot be asked', () => {
  it('is an executable without a type', () => {
    const text = '{ "executables": [ { "name": "Fit", "content": { "image": "i:1" } } ] }';
    expect(findTasks(analysisOf(text))).toEqual({
      because: 'has-no-type',
      trouble: '"Fit" has no "type". Add it first: by the type, platforms know what they are asked to run.',
    });
    const both = text.replace('[ {', '[ { "name": "Sound", "type": "purl:new", "content": {} }, {');
    expect(findTasks(analysisOf(both))).toMatchObject({
      tasks: [{ executable: 'Sound' }],
      unsound: [{ executable: 'Fit', item: 1, errors: 0, lacksType: true }],
    });
  });

  it('is a list under a key that is nearly "executables"', () => {
    const analysis = analysisOf('{ "name": "lcfit", "executable": [ { "name": "Fit" } ] }');
    expect(meantExecutables(analysis)).toBe('"executable" is not read. Did you mean "executables"?');
    expect(findTasks(analysis)).toMatchObject({
      trouble: expect.stringContaining('Did you mean "executables"?') as string,
    });
    expect(meantExecutables(analysisOf('{ "name": "lcfit", "author": [] }'))).toBeUndefined();
    expect(meantExecutables(analysisOf('{ "executables": [] }'))).toBeUndefined();
  });
});

it('memory without a unit that is perhaps in MiB is offered in either unit', () => {
  const text = inCompute('"minmemory": 64000');
  const edits = actionsIn(text, ['quickfix']).map(({ edit }) =>
    applied(text, Object.values(edit?.changes ?? {}).flat()),
  );
  expect(edits).toEqual([inCompute('"minmemory": "64000Mi"'), inCompute('"minmemory": "64000Gi"')]);
});

it('a part of a core is told with how it is written', () => {
  expect(told(inCompute('"mincores": 0.5'))).toEqual([
    '"mincores" must be a whole number such as 4, or thousandths of a core such as "2500m". This one is written "500m".',
  ]);
});
