import { describe, expect, it } from 'vitest';
import { executableCount, findTasks } from '../../server/core/index';
import { fixAll } from '../../server/core/features/codeActions/fixAll';
import { actionsIn, applied, checkFix } from './applied';
import { analysisOf, problemsIn } from './marked';

const FIT = `{
  "name": "fit",
  "type": "purl:docker-container",
  "content": { "image": "fit:1" },
  "compute-resources": [
    { "mincores": 4.0 }
  ]
}
`;

describe('an executable that is a document by itself', () => {
  it('is put into a list as the author wrote it', () => {
    checkFix(
      FIT,
      'record.executable-alone',
      `{
  "executables": [
    {
      "name": "fit",
      "type": "purl:docker-container",
      "content": { "image": "fit:1" },
      "compute-resources": [
        { "mincores": 4.0 }
      ]
    }
  ]
}
`,
    );
    const inline = '{ "type": "purl:docker-container", "name": "a", "content": { "image": "a:1" } }';
    checkFix(inline, 'record.executable-alone', `{ "executables": [${inline}] }`);
  });

  it('is checked, mended and asked about as one of a list is', () => {
    const text = FIT.replace('"mincores": 4.0', '"min-cores": "4"');
    expect(problemsIn(text)).toEqual(['record.executable-alone: {', 'member.older-spelling: "min-cores"']);
    expect(problemsIn(applied(text, fixAll(analysisOf(text))))).toEqual([]);
    const search = findTasks(analysisOf(FIT));
    expect('tasks' in search && search.tasks).toMatchObject([{ executable: 'fit', item: 0, task: { name: 'fit' } }]);
    expect(executableCount(analysisOf(FIT))).toBe(1);
  });

  it('may be one of several, without the object around their list', () => {
    const fixed = (text: string) =>
      actionsIn(text, ['quickfix']).map(({ title, edit }) => [
        title,
        applied(text, Object.values(edit?.changes ?? {}).flat()),
      ]);
    const one = '{ "name": "a", "type": "purl:docker-container", "content": { "image": "a:1" } }';
    expect(fixed(`[\n  ${one},\n  ${one.replace('"a"', '"b"')}\n]\n`)).toEqual([
      [
        'Put it into a list of "executables"',
        `{\n  "executables": [\n    ${one},\n    ${one.replace('"a"', '"b"')}\n  ]\n}\n`,
      ],
    ]);
    expect(fixed('[{ "colour": 1 }]')).toEqual([]);
  });

  it('is not seen in codemeta, nor in what any other program keeps', () => {
    for (const text of [
      '{ "@context": "https://w3id.org/codemeta/3.0", "type": "purl:docker-container", "content": {} }',
      '{ "name": "a", "data": [{ "name": "b" }], "storage": [{ "name": "c" }] }',
      '{ "meta": { "name": "a" }, "spec": { "containers": [] }, "kind": "Deployment" }',
      '{ "name": "a", "version": "1.0.0", "resources": { "mincores": 2 } }',
      '{ "type": "purl:docker-container" }',
    ]) {
      expect(problemsIn(text)).toEqual([]);
      expect(executableCount(analysisOf(text))).toBe(0);
    }
  });
});
