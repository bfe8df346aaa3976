import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { supportReport } from '../../client/supportReport';

const FACTS = {
  extension: '1.0.0',
  editor: 'VS Code 1.139.1, web',
  system: 'linux x64',
  server: 'running, version 1.0.0',
  trust: 'trusted',
  platforms: [] as unknown,
  home: '/home/me',
};

describe('the support report (R9)', () => {
  it('says what a maintainer needs to know', () => {
    const platforms = [{ id: 'hpc', name: 'HPC', type: 'canidothis', url: 'https://hpc.example.org/ask', timeout: 5 }];
    expect(supportReport({ ...FACTS, platforms })).toBe(
      [
        'OSSR Executable Metadata 1.0.0',
        'VS Code 1.139.1, web',
        'linux x64',
        'Language server: running, version 1.0.0',
        'Workspace: trusted',
        'Platforms in the settings: 1',
        '- {"id":"hpc","name":"HPC","type":"canidothis","url":"https://hpc.example.org/ask","timeout":5}',
        '',
      ].join('\n'),
    );
  });

  it.each([
    { url: 'https://me:SECRET@hpc.example.org/' },
    { url: 'https://SECRET@hpc.example.org/' },
    { url: 'https://hpc.example.org/?token=SECRET' },
    { url: 'https://hpc.example.org/#SECRET' },
    { url: 'SECRET' },
    { token: 'SECRET' },
    { name: 'Bearer=SECRET' },
    { headers: { authorization: 'SECRET' } },
    { description: 'ask with SECRET' },
    { limits: { cores: '$SECRET$' } },
  ])('keeps the secret in %o to itself', (members) => {
    const report = supportReport({ ...FACTS, platforms: [{ id: 'a', ...members }, 'SECRET'] });
    expect(report).toContain('"id":"a"');
    expect(report).not.toContain('SECRET');
  });

  it('writes the home folder as ~', () => {
    const report = supportReport({
      ...FACTS,
      server: 'stopped. /home/me/x',
      platforms: [{ url: 'https://h/home/me/x' }],
    });
    expect(report).not.toContain('/home/me');
    expect(report).toContain('stopped. ~/x');
  });

  it('can be written whatever the settings hold', () => {
    expect(supportReport({ ...FACTS, platforms: 'none', home: '' })).toContain('- not a list');
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), (platforms) => {
        expect(supportReport({ ...FACTS, platforms })).toContain(`Platforms in the settings: ${platforms.length}`);
      }),
    );
  });
});
