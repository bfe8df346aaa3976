import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { analyseText, diagnostics } from '../../server/core/index';
import { TASK_TYPES } from '../../server/core/model/taskType';

const page = readFileSync('docs/record.md', 'utf8');
const examples = [...page.matchAll(/```json\n([^]*?)```/g)].map(([, text]) => text ?? '');

/** The members of a definition of the schema, as the page has to name them. */
const schema = JSON.parse(readFileSync('schemas/executable.schema.json', 'utf8')) as {
  readonly $defs: Readonly<Record<string, { readonly properties?: object }>>;
};

describe('the page about the record', () => {
  it.each(examples)('shows an example that is right: %#', (text) => {
    expect(diagnostics(analyseText(text), 'r')).toEqual([]);
  });

  it('shows every type', () => {
    expect(TASK_TYPES.filter((type) => !examples.join('').includes(`"type": "purl:${type}"`))).toEqual([]);
  });

  it.each(Object.entries(schema.$defs).filter(([, { properties }]) => properties !== undefined))(
    'names every member of %s',
    (_, { properties = {} }) => {
      expect(Object.keys(properties).filter((key) => !page.includes(`\`${key}\``))).toEqual([]);
    },
  );

  it('can be found from the README, and from the problems that it helps with', () => {
    expect(readFileSync('README.md', 'utf8')).toContain('](docs/record.md)');
    for (const code of ['value.wrong-type', 'member.missing'])
      expect(readFileSync(`docs/problems/${code}.md`, 'utf8')).toContain('](../record.md)');
  });
});
