import { describe, expect, it } from 'vitest';
import { amountInText, coresInText } from '../../server/core/model/freeText';
import { actionsIn, checkFix, done } from './applied';
import { problemsIn } from './marked';

describe('an amount in words for people', () => {
  it.each([
    ['8 GB RAM', '8G'],
    ['8GB', '8G'],
    ['At least 16 GiB for a full survey tile', '16Gi'],
    ['about 1.5 TB.', '1.5T'],
    ['512 MB (minimum)', '512M'],
  ])('"%s" is %s', (words, amount) => expect(amountInText(words)).toBe(amount));

  it.each([
    'plenty',
    '8',
    '8-16 GB',
    '8 GB - 16 GB',
    '8 to 16 GB',
    '2 GB, plus 50 GB for a survey',
    '2 GB per core',
    '4GB/core',
    '50 GB for each night',
    'a GPU with 16 GB',
    'v8GB',
    '8 metres',
    '',
    '8 GB '.repeat(400),
  ])('"%s" is not clear', (words) => expect(amountInText(words)).toBeUndefined());

  it.each([
    ['x86_64, 4 cores', 4],
    ['4-core machine', 4],
    ['16 CPU cores', 16],
    ['2 vCPUs', 2],
    ['x86_64', undefined],
    ['4 or 8 cores', undefined],
    ['0 cores', undefined],
    ['2 cores, or 4 CPUs', undefined],
  ])('"%s" is %s cores', (words, count) => expect(coresInText(words)).toBe(count));
});

describe('the requirement that the words amount to', () => {
  const executable = (members: string) =>
    `{ "name": "Fit", "type": "purl:docker-container", "content": { "image": "i:1" }${members} }`;
  const record = (term: string, words: string, ...members: string[]) =>
    `{ "${term}": "${words}", "executables": [ ${members.map(executable).join(', ')} ] }`;
  const titles = (text: string) => actionsIn(text, ['quickfix']).map(({ title }) => title);

  it('becomes a compute resource, in powers of 1024 or of 1000 as the author chooses', () => {
    const memory = (block: string) => record('memoryRequirements', '8 GB RAM', block);
    const [binary, decimal] = [
      'Add "minmemory": "8Gi" (powers of 1024) to "Fit"',
      'Add "minmemory": "8G" (powers of 1000) to "Fit"',
    ];
    expect(titles(memory(''))).toEqual([binary, decimal]);
    checkFix(memory(''), binary, memory(', "compute-resources": [{ "minmemory": "8Gi" }]'));
    checkFix(memory(''), decimal, memory(', "compute-resources": [{ "minmemory": "8G" }]'));
  });

  it('joins the machine that is there, in the documented order', () => {
    const cores = (block: string) => record('processorRequirements', '4 cores', `, "compute-resources": ${block}`);
    const title = 'Add "mincores": 4 to "Fit"';
    checkFix(cores('[]'), title, cores('[{ "mincores": 4 }]'));
    checkFix(
      cores('[ { "name": "w", "minmemory": "8Gi" } ]'),
      title,
      cores('[ { "name": "w", "mincores": 4, "minmemory": "8Gi" } ]'),
    );
  });

  it('is laid out as the author lays out', () => {
    const text = (rest: string) =>
      `{\n    "memoryRequirements": "8 GiB",\n    "executables": [\n        {\n            "name": "Fit",\n            "type": "purl:docker-container",\n            "content": { "image": "i:1" }${rest}\n        }\n    ]\n}\n`;
    const block =
      ',\n            "compute-resources": [\n                {\n                    "minmemory": "8Gi"\n                }\n            ]';
    checkFix(text(''), 'Add "minmemory": "8Gi" to "Fit"', text(block));
  });

  it('gives storage a name that is free', () => {
    const before = record('storageRequirements', '20 GiB', ', "data-resources": [ { "name": "storage" } ]');
    const [action] = actionsIn(before, ['quickfix']);
    const { text } = action ? done(before, action) : { text: '' };
    expect(text).toMatch(/"storage-resources": \[\{ "name": "storage.+", "minsize": "20Gi" \}\]/);
    expect(problemsIn(text)).toEqual([]);
  });

  it('goes to the first executable that can take it; where one states it already, nothing is said', () => {
    const broken = '{ "name": "Broken", }';
    const text = `{ "memoryRequirements": "8 GiB", "executables": [ ${broken}, ${executable('')} ] }`;
    expect(titles(text)).toContain('Add "minmemory": "8Gi" to "Fit"');
    const stated = record('memoryRequirements', '8 GiB', '', ', "compute-resources": [ { "minmemory": 1 } ]');
    expect(problemsIn(stated).filter((each) => each.startsWith('record.'))).toEqual([]);
  });
});
