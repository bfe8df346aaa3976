import { beforeAll, describe, expect, it } from 'vitest';
import { type NeovimSession, runSession } from './neovim';

let session: NeovimSession;
beforeAll(async () => {
  session = await runSession();
});

/** What a step saw; the reason why it failed is the test's failure. */
function saw(step: string): unknown {
  const noted = session.steps[step];
  if (!noted || 'failed' in noted) throw new Error(noted?.failed ?? `There was no step "${step}".`);
  return noted.saw;
}

describe('Neovim with the settings of the README', () => {
  it('starts the server for a codemeta.json', () => {
    expect(saw('attaching')).toBe('ossr');
    expect(session.said).toBe('');
  });

  it('shows what is wrong with the record, and a fault while it is there', () => {
    expect(saw('diagnostics')).toContain('"events" must be supplied before this can run');
    expect(saw('fault')).toContain('cores.unreadable');
  });

  it('explains and completes', () => {
    expect(saw('hover')).toContain('Cores it must have');
    expect(saw('completion')).toEqual(expect.arrayContaining(['maxcores', 'maxmemory']));
  });

  it('renames a resource where it is declared and where it is used', () => {
    expect(saw('rename')).toEqual([
      '{ "path": "/events", "resource": "event-lists", "access": "readonly" },',
      '"name": "event-lists",',
    ]);
  });

  it('mends a misspelt member', () => {
    expect(saw('code action')).toContain('Change to "mincores"');
  });

  it('lays the record out', () => {
    expect(saw('formatting')).toBe('          "mincores": 4,');
  });

  it('goes from where a resource is used to where it is declared, and lists the executables', () => {
    expect(saw('definition')).toBe('"name": "results",');
    const symbols = saw('symbols');
    for (const name of ['Demo container', 'Spectrum notebook', 'Full archive reduction']) {
      expect(symbols).toContainEqual(expect.stringContaining(name));
    }
  });

  it('asks the platforms, whose offers stand in the lens', () => {
    expect(saw('asking')).toEqual({ 'Platform a': 'offers', 'Platform b': 'offers' });
    expect(saw('lens')).toContainEqual(expect.stringContaining('✓ 2 platforms'));
  });

  it('leaves no process behind', () => {
    expect(session.server.exitCode).toBe('0');
    expect(() => process.kill(session.server.pid, 0)).toThrow('ESRCH');
  });
});
