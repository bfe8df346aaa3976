import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { analyseText, diagnostics, readPlatformFile } from '../../server/core/index';
import { EMBEDDED_PLATFORMS } from '../../server/platforms/index';
import { ossr } from '../cli/world';

const readme = readFileSync('README.md', 'utf8');

/** The texts of the README's code blocks in a language. */
const blocks = (language: string) =>
  [...readme.matchAll(/```(\w+)\n([^]*?)```/g)].flatMap(([, name, text]) => (name === language ? [text ?? ''] : []));

describe('the README', () => {
  it('begins with the two commands that set everything up', () => {
    const first = blocks('sh')[0] ?? '';
    expect(first).toContain('npm ci && npm start');
    expect(first).toContain('npm ci && npm test');
    expect(readme.indexOf(first)).toBeLessThan(400);
  });

  it('shows what the command line really prints', async () => {
    const sessions = (blocks('console')[0] ?? '').split(/^\$ ossr /m).slice(1);
    expect(sessions).toHaveLength(2);
    for (const session of sessions) {
      const [line = '', ...printed] = session.split('\n');
      const given = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map((match) => match[1] ?? match[2] ?? '');
      expect((await ossr(given, { columns: 120 })).out).toBe(printed.join('\n'));
    }
  });

  it('shows a record and platforms that are right', () => {
    const [record = '', platforms = ''] = blocks('json');
    expect(diagnostics(analyseText(`{ ${record} }`), 'r')).toEqual([]);
    expect(readPlatformFile(platforms)).toHaveProperty('platforms');
  });

  it('links to files and pictures that exist', () => {
    const links = [...readme.matchAll(/\]\(([^)#:]+)\)/g)].map(([, target]) => target ?? '');
    expect(links.length).toBeGreaterThan(3);
    for (const link of links.filter((each) => /\.\w+$/.test(each))) expect(() => readFileSync(link)).not.toThrow();
  });
});

describe('the examples', () => {
  it('hold the platforms that are built in', () => {
    expect(readPlatformFile(readFileSync('examples/platforms.json', 'utf8'))).toEqual({
      platforms: EMBEDDED_PLATFORMS,
    });
  });

  it.each(['codemeta.json', 'platforms-tour.ossr.json'])('%s has nothing to mend', async (name) => {
    const { code, out } = await ossr(['check', `examples/${name}`]);
    expect(code).toBe(0);
    expect(out).not.toMatch(/ (error|warning) /);
  });
});
