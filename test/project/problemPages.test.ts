import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PROBLEM_CODES, type ProblemCode, analyseText, diagnostics } from '../../server/core/index';

const codes = Object.keys(PROBLEM_CODES) as ProblemCode[];
const page = (code: string) => readFileSync(`docs/problems/${code}.md`, 'utf8');
const found = (text: string) => diagnostics(analyseText(text), 'r').map(({ code }) => code);

describe('the pages of the problem codes', () => {
  it('are there for every code, and for no other', () => {
    const pages = readdirSync('docs/problems').filter((file) => file !== 'README.md');
    expect(pages.sort()).toEqual(codes.map((code) => `${code}.md`).sort());
    for (const code of codes)
      expect(readFileSync('docs/problems/README.md', 'utf8')).toContain(`[${code}](${code}.md)`);
  });

  it.each(codes)('%s: says the severity that it has', (code) => {
    expect(page(code).toLowerCase()).toContain(`**${PROBLEM_CODES[code]}.**`);
  });

  // A page of 200 nested brackets would help nobody: that one is tested with the rules.
  it.each(codes.filter((code) => code !== 'syntax.too-deep'))(
    '%s: the first record raises it alone, the second raises nothing of it',
    (code) => {
      const [raises = '', not = ''] = [...page(code).matchAll(/```json\n([^]*?)```/g)].map((match) => match[1] ?? '');
      expect(new Set(found(raises))).toEqual(new Set([code]));
      expect(found(not)).not.toContain(code);
    },
  );
});
