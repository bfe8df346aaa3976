import { describe, expect, it } from 'vitest';
import { type Output, outputTrouble, terminalOf } from '../../server/cli/index';
import { ossr, withFiles } from './world';

const TERMINAL = { isTTY: true, columns: 80 };
const PIPE = {};
const look = (environment: Readonly<Record<string, string>>, output: Output = TERMINAL) =>
  terminalOf(environment, { stdout: output, stderr: output });

const PERSON = { isColoured: true, showsProgress: true, columns: 80, wrapsLines: true };
const PROGRAM = { isColoured: false, showsProgress: false, columns: 120, wrapsLines: false };

describe('how is written', () => {
  it.each([
    ['to a terminal', {}, TERMINAL, PERSON],
    ['to a pipe', {}, PIPE, PROGRAM],
    ['to a dumb terminal', { TERM: 'dumb' }, TERMINAL, { ...PERSON, isColoured: false, showsProgress: false }],
    ['with NO_COLOR', { NO_COLOR: '1' }, TERMINAL, { ...PERSON, isColoured: false }],
    ['with an empty NO_COLOR', { NO_COLOR: '' }, TERMINAL, PERSON],
    ['with FORCE_COLOR to a pipe', { FORCE_COLOR: '1' }, PIPE, { ...PROGRAM, isColoured: true }],
    ['with FORCE_COLOR=0 to a terminal', { FORCE_COLOR: '0' }, TERMINAL, { ...PERSON, isColoured: false }],
    ['with FORCE_COLOR and NO_COLOR', { FORCE_COLOR: '1', NO_COLOR: '1' }, TERMINAL, PERSON],
    ['with COLUMNS to a pipe', { COLUMNS: '60' }, PIPE, { ...PROGRAM, columns: 60, wrapsLines: true }],
    ['with COLUMNS to a terminal', { COLUMNS: '60' }, TERMINAL, { ...PERSON, columns: 60 }],
    ['to a terminal that does not tell its width', {}, { isTTY: true, columns: 0 }, PERSON],
    ['with COLUMNS that is no number', { COLUMNS: 'wide' }, PIPE, PROGRAM],
  ])('%s', (_, environment, output, expected) => {
    expect(look(environment, output)).toEqual(expected);
  });

  it('what standard output did not take is told in words', () => {
    expect(outputTrouble('ENOSPC')).toContain('The output cannot be written (the disk is full).');
  });
});

describe('at 60 columns', () => {
  const longest = (text: string) => Math.max(...text.split('\n').map((line) => line.length));
  const narrow = { columns: 60, wrapsLines: true };

  it('the notes below the answers fit as the table does', async () => {
    const { out } = await ossr(['can-i-do-this', 'examples/codemeta.json'], narrow);
    expect(out).toMatch(/^ {2}- /m);
    expect(longest(out)).toBeLessThanOrEqual(60);
  });

  it('what checking finds fits, and the line that it is in is cut around it', async () => {
    const text = `{ "executables": [ { "name": "${'e'.repeat(80)}", "type": "purl:docker-contaner", "content": {} } ] }`;
    await withFiles({ 'r.json': text }, async (folder) => {
      const { out } = await ossr(['check', `${folder}/r.json`], narrow);
      const short = out.split(folder).join('');
      expect(short).toContain('\n    ');
      expect(longest(short)).toBeLessThanOrEqual(60);
      expect(out.replaceAll(/\s+/g, ' ')).toContain('[type.');
      const whole = (await ossr(['check', `${folder}/r.json`])).out;
      expect(whole.split('\n')[0]).toMatch(/^\/.*\[type\.[a-z-]+\]$/);
    });
  });

  it('a word that does not fit is never cut', async () => {
    const url = `https://${'a'.repeat(70)}.example.org/hub`;
    const platforms = [{ id: 'h', name: 'H', type: 'uws', url }];
    await withFiles({ 'p.json': JSON.stringify({ platforms }) }, async (folder) => {
      expect((await ossr(['platforms', '--platforms', `${folder}/p.json`], narrow)).out).toContain(url);
    });
  });
});

describe('what is piped in', () => {
  const input = (...parts: readonly (string | Uint8Array)[]) =>
    async function* () {
      for (const part of parts) yield await Promise.resolve(Buffer.from(part));
    };

  it('is checked and asked about where the file is named "-"', async () => {
    const text =
      '{ "executables": [ { "name": "Fit", "type": "purl:docker-container", "content": { "image": "i:é" } } ] }';
    const bytes = Buffer.from(text);
    const cut = bytes.indexOf(0xc3) + 1; // in the midst of a character
    const halves = input(bytes.subarray(0, cut), bytes.subarray(cut));
    expect((await ossr(['check', '-'], { input: halves })).out).toContain('1 file with 1 executable checked');
    expect((await ossr(['can-i-do-this', '-'], { input: halves })).out).toContain('Fit  purl:docker-container  2 of 2');
    const broken = await ossr(['check', '-'], { input: input('{') });
    expect([broken.code, broken.out.slice(0, 4)]).toEqual([1, '-:1:']);
    const latin1 = await ossr(['check', '-'], { input: input(Uint8Array.from([0x7b, 0xe9, 0x7d])) });
    expect(latin1.err).toContain('"-" is not UTF-8 text.');
  });
});
