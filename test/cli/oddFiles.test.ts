import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ossr, withFiles } from './world';

const PLATFORMS = '{ "platforms": [{ "id": "desk", "name": "Desk", "type": "local" }] }';
const named = (name: string, members = '"content": { "image": "i:1" }') =>
  `{ "name": "${name}", "type": "purl:docker-container", ${members} }`;
const broken = (name: string) => named(name, '"content": { "image": "i:1", "privileged": 5 }');

/** What a command says of a file with this text, which it calls F. */
async function said(command: string, text: string, more: readonly string[] = []) {
  return withFiles({ 'r.json': text, 'p.json': PLATFORMS }, async (folder) => {
    const file = path.join(folder, 'r.json');
    const platforms = command === 'check' ? [] : ['--platforms', path.join(folder, 'p.json')];
    const { code, out, err } = await ossr([command, file, ...platforms, ...more]);
    const short = (words: string) => words.replaceAll(file, 'F');
    return { code, out: short(out), err: short(err) };
  });
}

describe('checking a file that is no record', () => {
  it('says that it looks like a platform file', async () => {
    const bare = '[{ "id": "a", "name": "A", "type": "local" }]';
    expect(await said('check', PLATFORMS)).toEqual({
      code: 0,
      out: '1 file without executables checked.\n',
      err: 'ossr: F: This looks like a platform file, which is not checked here. "ossr platforms --platforms F" reads it.\n',
    });
    expect((await said('check', bare)).err).toBe('');
  });

  it('says that there was nothing to check', async () => {
    const nothing = 'ossr: There was nothing to check: no "executables" stand in what was named.\n';
    expect((await said('check', '{}')).err).toBe(nothing);
    expect((await said('check', '{ "executables": [] }')).err).toBe(nothing);
    expect((await said('check', '{ "executables": [ 5 ] }')).err).toBe('');
    expect((await said('check', `{ "executables": [ ${named('a')} ] }`)).err).toBe('');
  });
});

describe('asking about a file that cannot be asked about', () => {
  it('says the same of an empty file as checking does, with its name', async () => {
    const sentence = 'The file is empty. A record is one JSON object: it begins with "{" and ends with "}".';
    expect(await said('can-i-do-this', ' \n')).toEqual({ code: 1, out: '', err: `ossr: F: ${sentence}\n` });
    expect((await said('check', ' \n')).out).toContain(`F:1:1 error ${sentence}`);
    expect((await said('can-i-do-this', '5')).err).toContain('ossr: F: A record is one JSON object');
  });

  it('names every executable that has errors, and the command that tells them', async () => {
    const untyped = '{ "name": "d", "content": {} }';
    const all = [broken('a'), broken('b'), broken('c'), untyped].join(', ');
    expect(await said('can-i-do-this', `{ "executables": [ ${all} ] }`)).toEqual({
      code: 1,
      out: '',
      err: 'ossr: "a" has 1 error, "b" has 1 error, "c" has 1 error and "d" has no "type". Mend them first: platforms can only answer what they can read. "ossr check F" tells what is wrong.\n',
    });
    expect((await said('can-i-do-this', `{ "executables": [ ${broken('a')} ] }`)).err).toBe(
      'ossr: "a" has 1 error. Mend it first: platforms can only answer what they can read. "ossr check F" tells what is wrong.\n',
    );
    const many = Array.from({ length: 9 }, (_, index) => broken(`x${index}`)).join(', ');
    expect((await said('can-i-do-this', `{ "executables": [ ${many} ] }`)).err).toContain(
      '"x4" has 1 error and 4 more. Mend them first',
    );
  });

  it("tells executables in the file's order, those with errors among them", async () => {
    const text = `{ "executables": [ ${broken('a')}, ${named('b')}, ${broken('c')}, ${named('d')} ] }`;
    const { out } = await said('can-i-do-this', text);
    expect(out.match(/^\w/gm)).toEqual(['a', 'b', 'c', 'd']);
    const json = JSON.parse((await said('can-i-do-this', text, ['--format', 'json'])).out) as {
      executables: { executable: string }[];
    };
    expect(json.executables.map(({ executable }) => executable)).toEqual(['a', 'b', 'c', 'd']);
  });
});

describe('a file that cannot be read', () => {
  it.each([
    [
      '--platforms',
      'folder',
      'The platform file "F/folder" is a folder. Name the file inside it, such as "F/folder/platforms.json".',
    ],
    ['--platforms', 'absent.json', 'There is no file "F/absent.json". Check the path.'],
    ['--token-file', 'folder', 'The token file "F/folder" is a folder. Name the file that holds the token.'],
    ['--token-file', 'absent', 'There is no token file "F/absent". Check the path.'],
    ['--token-file', 'loop/x', 'There is no token file "F/loop/x". Check the path.'],
  ])('%s %s: is told in words', async (option, name, sentence) => {
    await withFiles({ 'p.json': PLATFORMS, loop: '' }, async (folder) => {
      await mkdir(path.join(folder, 'folder'));
      const file = path.join(folder, name);
      const given = option === '--platforms' ? [file] : [path.join(folder, 'p.json'), option, `desk=${file}`];
      const { code, err } = await ossr(['platforms', '--platforms', ...given]);
      expect({ code, err: err.replaceAll(folder, 'F') }).toEqual({ code: 2, err: `ossr: ${sentence}\n` });
    });
  });

  it('an empty list of platforms is told in words', async () => {
    await withFiles({ 'p.json': '{ "platforms": [] }' }, async (folder) => {
      const { code, out } = await ossr(['platforms', '--platforms', path.join(folder, 'p.json')]);
      expect({ code, out: out.replaceAll(folder, 'F') }).toEqual({
        code: 0,
        out: 'There are no platforms in "F/p.json". "ossr platforms add" adds one.\n',
      });
    });
  });
});
