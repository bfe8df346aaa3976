import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Run, ossr, withFiles } from './world';

const SMALL = {
  id: 'lab',
  name: 'Lab',
  type: 'local',
  runs: ['purl:docker-container'],
  limits: { cores: 8, memory: '32Gi' },
};

const executable = (members: string) =>
  `{ "executables": [ { "name": "Fit", "type": "purl:docker-container", "content": { "image": "i:1" }, ${members} } ] }`;

/** What a command says of a record, with these platforms. */
async function said(text: string, given: readonly string[] = [], platforms: readonly object[] = [SMALL]): Promise<Run> {
  return withFiles({ 'r.json': text, 'p.json': JSON.stringify({ platforms }) }, async (folder) =>
    ossr(['can-i-do-this', path.join(folder, 'r.json'), '--platforms', path.join(folder, 'p.json'), ...given]),
  );
}

describe('asking as a newcomer', () => {
  it('an executable without a type is not asked, and says why', async () => {
    const text = '{ "executables": [ { "name": "Fit", "content": { "image": "me/lcfit:1" } } ] }';
    const { code, err } = await said(text);
    expect([code, err]).toEqual([
      1,
      'ossr: "Fit" has no "type". Add it first: by the type, platforms know what they are asked to run.\n',
    ]);
    const both = text.replace(
      '[ {',
      '[ { "name": "Sound", "type": "purl:docker-container", "content": { "image": "i:1" } }, {',
    );
    expect((await said(both)).out).toContain('Fit\n  not asked: it has no "type".');
    expect(JSON.parse((await said(both, ['--format', 'json'])).out)).toMatchObject({
      executables: [{ executable: 'Sound' }, { executable: 'Fit', errors: 0, lacksType: true, answers: [] }],
    });
  });

  it('a yes says which members nobody read', async () => {
    const text = executable('"compute-resources": [ { "mincore": 200 } ]');
    const why = '"mincore" is not a member of a compute resource. Did you mean "mincores"?';
    const { out } = await said(text);
    expect(out).toContain('1 of 1 says yes');
    const words = out.replaceAll(/\s+/g, ' ');
    expect(words.split(why)).toHaveLength(2);
    expect(words).toContain(`Not read, and so not asked about: ${why}`);
    expect(JSON.parse((await said(text, ['--format', 'json'])).out)).toMatchObject({ notRead: [why] });
  });

  it('the names of 2022 pick and ask', async () => {
    const text = `{ "executables": [ { "title": "Fit", "type": "purl:docker-container", "task": { "image": "i:1" },
      "compute-resources": [ { "min-cores": 200 } ] } ] }`;
    const { out } = await said(text, ['--executable', 'Fit']);
    expect(out).toContain('Needs 200 cores; the limit is 8.');
  });

  it('a change is told once, beside its platform', async () => {
    const { out } = await said(
      executable('"compute-resources": [ { "mincores": 10 } ]'),
      [],
      [SMALL, { ...SMALL, id: 'b', name: 'B', runs: ['purl:jupyter-notebook'] }],
    );
    expect(out.match(/Lower "mincores" to 8/g)).toHaveLength(1);
  });

  it('where no lower requirement would help, that is told once', async () => {
    const notebooks = { ...SMALL, runs: ['purl:jupyter-notebook'] };
    const { out } = await said(
      executable('"interactive": true'),
      [],
      [notebooks, { ...notebooks, id: 'b', name: 'B' }],
    );
    expect(out.match(/No lower requirement would make it a yes\./g)).toHaveLength(1);
  });

  it('an amount without a unit is told with the unit that it is read in', async () => {
    const { out } = await said(executable('"compute-resources": [ { "minmemory": 64000 } ]'));
    expect(out).toContain('Needs 64000Gi memory; the limit is 32Gi.');
    expect(out).toContain('Lower "minmemory" to 32 (GiB)');
  });
});

describe('checking as a newcomer', () => {
  it('says that there are no executables, and what was perhaps meant', async () => {
    await withFiles({ 'r.json': '{ "name": "lcfit", "executable": [ {} ] }' }, async (folder) => {
      const { out, err } = await ossr(['check', path.join(folder, 'r.json')]);
      expect(out).toBe('1 file without executables checked.\n');
      expect(err).toContain('r.json: "executable" is not read. Did you mean "executables"?\n');
    });
  });
});
