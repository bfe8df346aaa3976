import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ossr, withFiles } from './world';

const ADD = ['platforms', 'add', '--id', 'c', '--name', 'C'];
const LOCAL = [...ADD, '--type', 'local'];
const SLURM = [...ADD, '--type', 'slurm', '--url', 'https://slurm.example'];
const SIZES = '[{"name":"s","cores":1,"memory":"4Gi"}]';

/** What `ossr platforms add` says on both streams; the folder that it worked in is called FOLDER. */
const added = async (given: readonly string[], name = 'p.json') =>
  withFiles({ 'p.json': '{ "platforms": [] }' }, async (folder) => {
    const { code, out, err } = await ossr([...given, '--platforms', path.join(folder, name)]);
    const named = (text: string) => text.replaceAll(folder, 'FOLDER');
    return { code, out: named(out), err: named(err) };
  });

describe('adding a platform as a newcomer', () => {
  it('says how to try it, with the file that it stands in', async () => {
    expect((await added(LOCAL)).out).toBe(
      '"c" is added to "FOLDER/p.json". Try it with "ossr platforms test c --platforms FOLDER/p.json".\n',
    );
    const spaced = await added(LOCAL, 'my file.json');
    expect(spaced.out).toContain(`Try it with "ossr platforms test c --platforms 'FOLDER/my file.json'".`);
    await withFiles({}, async (folder) => {
      const { out } = await ossr(LOCAL, { platformFile: path.join(folder, 'p.json') });
      expect(out).toContain('Try it with "ossr platforms test c".');
    });
  });

  it('says which folder was made for the file', async () => {
    expect((await added(LOCAL, 'a/b/p.json')).err).toContain('The folder "FOLDER/a/b" was not there, and was made.');
    expect((await added(LOCAL)).err).toBe('');
  });

  it.each([
    [[], 'Give "--id", "--name", "--type" as well; also "--url", unless the type is "local".'],
    [['--id', 'x'], 'Give "--name", "--type" as well; also "--url", unless the type is "local".'],
    [['--id', 'x', '--name', 'X', '--type', 'lokal'], '"lokal" is no type of platform. Did you mean "local"?'],
    [['--id', 'x', '--name', 'X', '--type', 'slurm'], 'Give "--url" as well.'],
    [['c'], '"ossr platforms add" takes no name. Give the id with "--id c".'],
  ])('%j: says what is missing', async (given, sentence) => {
    const { code, err } = await ossr(['platforms', 'add', ...given]);
    expect({ code, err }).toEqual({
      code: 2,
      err: `ossr: ${sentence} Run "ossr platforms add --help" for how it is used.\n`,
    });
  });

  it('says how an amount without a unit is read', async () => {
    const { code, err } = await added([...LOCAL, '--set', 'limits.memory=32']);
    expect({ code, err }).toEqual({
      code: 0,
      err: 'ossr: "c": "limits/memory" is a number without a unit, which is read as "32Gi". Write its unit.\n',
    });
  });

  it.each([
    [
      ['sizes=[{"name":"s"},]'],
      '"sizes" is given as JSON that cannot be read, at character 14: This comma is one too many: nothing follows it. Where text is meant, put it in double quotes.',
    ],
    [
      ['sizes=[1,2'],
      '"sizes" is given as JSON that cannot be read, at character 4: A closing "]" is missing. Where text is meant, put it in double quotes.',
    ],
    [
      [`sizes=${SIZES}`, 'sizes.0.gpus=1'],
      '"sizes.0.gpus" is inside of "sizes", which is given already. Write it there, in the same JSON.',
    ],
    [
      ['auth=bearer', 'auth.type=bearer'],
      '"auth.type" is inside of "auth", which is given already. Write it there, in the same JSON.',
    ],
    [['timeout=1', 'timeout=2'], '"timeout" is given twice. Give it once.'],
  ])('--set %j: says what is wrong', async (set, sentence) => {
    const { code, err } = await added([...LOCAL, ...set.flatMap((each) => ['--set', each])]);
    expect({ code, err }).toEqual({ code: 2, err: `ossr: ${sentence}\n` });
  });

  it('says where a limit belongs', async () => {
    const { err } = await added([...SLURM, '--set', 'limits.cores=3']);
    expect(err).toBe('ossr: Platform "c" has "limits", which is not known. Did you mean "declared.limits"?\n');
  });

  it('refuses an id whose token would be that of another platform', async () => {
    await withFiles({ 'p.json': '{ "platforms": [{ "id": "C", "name": "C", "type": "local" }] }' }, async (folder) => {
      const file = path.join(folder, 'p.json');
      const before = await readFile(file, 'utf8');
      const { code, err } = await ossr([...LOCAL, '--platforms', file]);
      expect(code).toBe(2);
      expect(err).toContain('The platforms "C" and "c" would both take the token in OSSR_TOKEN_C.');
      expect(await readFile(file, 'utf8')).toBe(before);
    });
  });
});
