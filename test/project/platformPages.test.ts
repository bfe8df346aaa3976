import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LEAST_PRIVILEGE } from '../../server/cli/platformsCommand/leastPrivilege';
import { readPlatforms, tokenVariable } from '../../server/core/index';

const schema = JSON.parse(readFileSync('schemas/platforms.schema.json', 'utf8')) as {
  readonly $defs: {
    readonly platform: { readonly properties: { readonly type: { readonly enum: readonly string[] } } };
  };
};
const types = schema.$defs.platform.properties.type.enum;

/** The types of a table's rows, in order; a row begins with the type, which may be a link. */
const listed = (page: string) => [...page.matchAll(/^\| \[?`([a-z-]+)`[^|]*\| /gm)].map(([, type]) => type);

describe('the pages of the platform types', () => {
  it('JupyterHub: names the scopes that "ossr platforms types" names', () => {
    const scopes = 'read:users:name!user read:users:groups!user read:servers!user';
    expect(readFileSync('docs/platforms/jupyterhub.md', 'utf8')).toContain(scopes);
    expect(LEAST_PRIVILEGE.jupyterhub).toContain(scopes);
  });

  it('are there for every type, and for no other', () => {
    const others = ['README.md', 'transcript.md'];
    const pages = readdirSync('docs/platforms').filter((file) => !others.includes(file));
    expect(pages.sort()).toEqual(types.map((type) => `${type}.md`).sort());
  });

  it('are all listed in docs/platforms, in the order of the schema', () => {
    const list = readFileSync('docs/platforms/README.md', 'utf8');
    expect(listed(list)).toEqual(types);
    for (const type of types) expect(list).toContain(`](${type}.md)`);
  });

  it('are all listed in the README, which says what each is', () => {
    const readme = readFileSync('README.md', 'utf8');
    const table = readme.slice(readme.indexOf('### Platforms'), readme.indexOf('## On the command line'));
    expect(listed(table)).toEqual(types);
    for (const type of types) expect(table).toContain(`[\`${type}\`](docs/platforms/${type}.md)`);
  });

  it('can be found from the page on writing an adapter', () => {
    expect(readFileSync('docs/adapters.md', 'utf8')).toContain('](platforms/README.md)');
  });

  it.each(types)('%s: says what it was verified against, and shows a configuration that is right', (type) => {
    const page = readFileSync(`docs/platforms/${type}.md`, 'utf8');
    expect(page).toContain(`Type \`${type}\`.`);
    expect(page.slice(0, 700)).toMatch(/verif|contract|captured/i);
    const example: unknown = JSON.parse(/```json\n([^]*?)```/.exec(page)?.[1] ?? '');
    expect(readPlatforms({ platforms: [example] })).toMatchObject({ platforms: [{ type }] });
  });

  it.each(types.filter((type) => type !== 'local'))(
    '%s: names the variable that the token of its example goes into',
    (type) => {
      const page = readFileSync(`docs/platforms/${type}.md`, 'utf8');
      const { id } = JSON.parse(/```json\n([^]*?)```/.exec(page)?.[1] ?? '') as { readonly id: string };
      expect(page).toContain(`\`${tokenVariable(id)}\``);
    },
  );
});
