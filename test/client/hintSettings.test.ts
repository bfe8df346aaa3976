import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ALL_INLAY_HINTS, PROBLEM_CODES } from '../../server/core/index';

interface Setting {
  readonly type?: string;
  readonly scope?: string;
  readonly default?: unknown;
  readonly enum?: readonly string[];
  readonly description?: string;
  readonly markdownDescription?: string;
  readonly additionalProperties?: boolean;
  readonly properties?: Readonly<Record<string, Setting>>;
}
interface Manifest {
  readonly contributes: { readonly configuration: { readonly properties: Readonly<Record<string, Setting>> } };
}

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const settings = (JSON.parse(read('package.json')) as Manifest).contributes.configuration.properties;
const levels = settings['ossr.problems.levels'];

/** What the table of the pages says of each code. */
const told = new Map(
  [...read('docs/problems/README.md').matchAll(/\| \[([a-z.-]+)\]\([^)]*\) \| \w+ \| (.*?) \|/g)].map(
    ([, code = '', sentence = '']) => [code, sentence],
  ),
);

describe('the setting ossr.problems.levels', () => {
  it('knows every code of a problem, and no other', () => {
    expect(Object.keys(levels?.properties ?? {}).sort()).toEqual(Object.keys(PROBLEM_CODES).sort());
    expect(levels?.additionalProperties).toBe(false);
  });

  it.each(Object.entries(PROBLEM_CODES))(
    'offers %s with what it says, and with the level it has (%s)',
    (code, level) => {
      const setting = levels?.properties?.[code];
      expect(setting?.description).toBe(told.get(code));
      expect(setting?.default).toBe(level);
      expect(setting?.enum).toEqual(['error', 'warning', 'information', 'hint', 'ignore']);
    },
  );
});

describe('the settings of the hints beside the text', () => {
  const kinds = ['enabled', ...Object.keys(ALL_INLAY_HINTS)];

  it('are one for each kind, and one for all of them', () => {
    const found = Object.keys(settings).filter((key) => key.startsWith('ossr.inlayHints.'));
    expect(found.sort()).toEqual(kinds.map((kind) => `ossr.inlayHints.${kind}`).sort());
  });

  it.each(kinds)('ossr.inlayHints.%s is on, may differ by folder, and says what it does', (kind) => {
    const setting = settings[`ossr.inlayHints.${kind}`];
    expect(setting).toMatchObject({ type: 'boolean', scope: 'resource', default: true });
    expect(setting?.description ?? setting?.markdownDescription).toMatch(/^Shows .*\.$/);
  });
});
