import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { PLATFORM_TYPES } from '../../server/core/index';
import { ossr } from './world';

const json = (text: string) => JSON.parse(text) as Record<string, unknown>;

const docsPage = async (type: string) => readFile(`docs/platforms/${type}.md`, 'utf8');
/** All that the command line says of a type, without line ends. */
const typePage = async (type: string) => (await ossr(['platforms', 'types', type])).out.replaceAll(/\s+/g, ' ');

describe('ossr platforms explains', () => {
  it.each(['list', 'add', 'test', 'types', 'sign-in', 'sign-out'])('%s on a page of its own', async (action) => {
    const { code, out } = await ossr(['platforms', action, '--help']);
    expect(code).toBe(0);
    expect(out).toContain(`ossr platforms ${action}: `);
    expect(out).toMatch(/Examples?:/);
    expect(out.split('\n').filter((line) => line.length > 120)).toEqual([]);
    expect((await ossr(['platforms', '--help'])).out).toContain('ossr platforms [list]');
  });

  it('every type in a line', async () => {
    const { out } = await ossr(['platforms', 'types']);
    expect(PLATFORM_TYPES.filter((type) => !out.includes(`  ${type} `))).toEqual([]);
  });

  it('a type with its members, the token to make, and its page', async () => {
    const { out } = await ossr(['platforms', 'types', 'slurm'], { page: (type) => `docs/platforms/${type}.md` });
    expect(out).toMatch(/url +required {2}The address of slurmrestd/);
    expect(out).toContain('scontrol token lifespan=86400');
    expect(out).toContain('More, with an example: docs/platforms/slurm.md');
    const types = json((await ossr(['platforms', 'types', 'dirac', '--format', 'json'])).out)['types'];
    expect(types).toMatchObject([{ type: 'dirac', page: null, token: expect.stringContaining('oidc') as string }]);
  });

  it.each([
    ['slurm', 'auth.type required One of slurm, bearer, none. slurm: The two headers that slurmrestd wants.'],
    ['slurm', 'auth.user Of the type slurm: The user name on the cluster.'],
    ['slurm', 'declared.limits The most that one task may have here.'],
    ['slurm', 'It holds cores, memory, storage, gpus, duration, lifetime.'],
    ['local', 'sizes[].name required What the platform calls this size. sizes[].cores required Processor cores.'],
    ['local', 'limits.memory Memory. limits.storage Storage.'],
  ])('what stands inside the members of %s: %s', async (type, words) => {
    expect(await typePage(type)).toContain(words);
  });

  it('the same token as the page about the type', async () => {
    const command = /openstack application credential create .* --expiration \S+[0-9]/;
    expect(await docsPage('openstack')).toContain(command.exec(await typePage('openstack'))?.[0] ?? 'no command');
    expect(await docsPage('kubernetes')).toContain('resources: [resourcequotas, limitranges], verbs: [list]');
    expect(await typePage('kubernetes')).toContain('list its resourcequotas and limitranges');
  });
});
