import { execFileSync } from 'node:child_process';
import { mkdir, symlink } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ossr, playWorld, withFiles } from './world';
import { run } from '../../server/cli/index';

const EXAMPLE = 'examples/codemeta.json';
const json = (text: string) => JSON.parse(text) as Record<string, unknown>;

describe('ossr', () => {
  it('teaches with --help, for itself and for each command', async () => {
    expect((await ossr(['--help'])).out).toContain('ossr can-i-do-this FILE');
    for (const command of ['check', 'can-i-do-this', 'serve']) {
      const { code, out } = await ossr([command, '--help']);
      expect(code).toBe(0);
      expect(out).toContain('Usage:');
      expect(out).toMatch(/Examples?:/);
    }
  });

  it.each([
    [[], ''],
    [['chekc'], '"chekc" is not a command of ossr. Did you mean "check"?'],
    [['check'], 'Name the file to look at.'],
    [['check', 'a', '--colour'], "Unknown option '--colour'."],
    [['can-i-do-this', 'a', 'b'], 'Name one file.'],
    [['can-i-do-this', 'a', '--format', 'xml'], '"--format" is "text" or "json", not "xml".'],
    [['can-i-do-this', 'a', '--fail-on', 'maybe'], '"--fail-on" is "no" or "unreachable", not "maybe".'],
    [['can-i-do-this', 'a', '--token-file', 'x'], '"--token-file" is ID=FILE'],
    [['serve'], 'Name the platforms to stand in front of'],
    [['serve', '--platforms', 'p', '--port', '99999'], '"--port" is a number from 0 to 65535'],
  ])('ends %j with 2 and a sentence', async (given, sentence) => {
    const { code, err, out } = await ossr(given);
    expect(code).toBe(2);
    expect(err).toContain(sentence);
    expect(out).toBe('');
  });
});

describe('ossr check', () => {
  it('finds nothing to mend in the examples but what the user must supply', async () => {
    const { code, out } = await ossr(['check', EXAMPLE]);
    expect(code).toBe(0);
    expect(out).toContain('"events" must be supplied before this can run');
    expect(out).toContain('1 information');
  });

  it('tells place, severity and code, and underlines the text', async () => {
    const text = '{\n  "executables": [\n    { "name": "e", "type": "purl:docker-contaner", "content": {} }\n  ]\n}\n';
    await withFiles({ 'r.json': text }, async (folder) => {
      const { code, out } = await ossr(['check', path.join(folder, 'r.json')]);
      expect(code).toBe(0);
      expect(out).toContain('r.json:3:28 warning "purl:docker-contaner" is not a type');
      expect(out).toContain(
        `    { "name": "e", "type": "purl:docker-contaner", "content": {} }\n    ${' '.repeat(23)}~~~~~~~~~~~~~~~~~~~~~~`,
      );
    });
  });

  it('gives JSON with places counted from zero, and ends with 1 for an error alone', async () => {
    await withFiles({ 'r.json': '{ "executables": [ 5 ] }' }, async (folder) => {
      const file = path.join(folder, 'r.json');
      const { code, out } = await ossr(['check', file, '--format', 'json']);
      expect(code).toBe(1);
      expect(json(out)).toEqual({
        files: [
          {
            file,
            problems: [
              {
                code: 'value.wrong-type',
                severity: 'error',
                message: 'An executable is an object: write it between "{" and "}".',
                range: { start: { line: 0, character: 19 }, end: { line: 0, character: 20 } },
              },
            ],
          },
        ],
      });
    });
  });

  it('D11, D13: tells each kind of unreadable file in a sentence, and checks the others', async () => {
    const latin1 = Uint8Array.from([0x7b, 0x22, 0xe9, 0x22, 0x7d]);
    await withFiles({ 'latin1.json': latin1, 'good.json': '\ufeff{}' }, async (folder) => {
      const file = (name: string) => path.join(folder, name);
      await mkdir(file('folder'));
      await symlink(file('loop'), file('loop'));
      execFileSync('mkfifo', [file('pipe')]);
      const names = ['latin1.json', 'folder', 'loop', 'pipe', 'missing.json', 'good.json'];
      const { code, err, out } = await ossr(['check', ...names.map(file)]);
      expect(code).toBe(2);
      const told = err
        .trim()
        .split('\n')
        .map((line) => line.replaceAll(folder, ''));
      expect(told).toEqual([
        'ossr: "/latin1.json" is not UTF-8 text. Save it as UTF-8, which is what JSON is written in.',
        'ossr: "/folder" is a folder. Name the file inside it, such as "/folder/codemeta.json".',
        'ossr: "/loop" cannot be read (its links lead in a circle).',
        'ossr: "/pipe" is not an ordinary file, and was not read.',
        'ossr: There is no file "/missing.json". Check the path.',
        'ossr: There was nothing to check: no "executables" stand in what was named.',
      ]);
      expect(out).toContain('1 file without executables checked.');
    });
  });

  it('P15: lets no control character of a record reach the terminal', async () => {
    const text = `{ "executables": [ { "name": "e", "type": "\u001b[31m\u202ered", "content": {} } ] }`;
    await withFiles({ 'r.json': text.replace('\u001b', String.raw`\u001b`) }, async (folder) => {
      const { out } = await ossr(['check', path.join(folder, 'r.json')]);
      expect(['\u001b', '\u202e'].filter((each) => out.includes(each))).toEqual([]);
    });
  });
});

describe('ossr can-i-do-this', () => {
  it("gives the seed's own table for the example", async () => {
    const { code, out } = await ossr(['can-i-do-this', EXAMPLE, '--executable', 'Demo container']);
    expect(code).toBe(0);
    expect(out).toContain('Platform a  8 cpu, 16Gi  size "medium", fixed; 20Gi storage (as declared)');
    expect(out).toMatch(/Platform b {2}4 cpu, 8Gi {2,}20Gi storage \(as declared\)$/m);
  });

  it('gives JSON with every member, whatever the answer', async () => {
    const { out } = await ossr(['can-i-do-this', EXAMPLE, '--executable', 'Demo container', '--format', 'json']);
    expect(json(out)).toMatchObject({
      executable: 'Demo container',
      answers: [
        {
          platform: { id: 'paris', name: 'Platform a', type: 'local' },
          kind: 'offers',
          offers: [
            {
              name: 'medium',
              cores: 8,
              memory: '16Gi',
              storage: '20Gi',
              fixed: true,
              task: { name: 'Demo container' },
            },
          ],
          reasons: [],
        },
        { platform: { id: 'munich' }, kind: 'offers', offers: [{ cores: 4, memory: '8Gi' }] },
      ],
    });
  });

  it('tells every reason with its path, what was asked, the limit and the source', async () => {
    const given = [
      'can-i-do-this',
      EXAMPLE,
      '--executable',
      'Full archive reduction',
      '--format',
      'json',
      '--fail-on',
      'no',
    ];
    const { code, out } = await ossr(given);
    expect(code).toBe(3);
    const reasons = (json(out)['answers'] as { reasons: unknown[] }[])[1]?.reasons;
    expect(reasons).toEqual([
      expect.objectContaining({ path: 'compute-resources/0/mincores', code: 'limit', asked: '24', limit: '16' }),
      expect.objectContaining({
        path: 'compute-resources/0/minmemory',
        asked: '48Gi',
        limit: '32Gi',
        text: 'Needs 48Gi memory; the limit is 32Gi.',
        source: {
          from: `the platform's configuration ("munich")`,
          observedAt: '2026-11-23T12:00:00.000Z',
          confidence: 'declared',
        },
      }),
    ]);
  });

  it('asks a platform over HTTP that ossr serve answers for, and still shows the others when one is down', async () => {
    const served = { platforms: [{ id: 'c', name: 'Inner', type: 'local', limits: { cores: 4, memory: '8Gi' } }] };
    await withFiles({ 'served.json': JSON.stringify(served) }, async (folder) => {
      const stop = new AbortController();
      const { world, out } = playWorld({ interrupted: stop.signal });
      const service = run(['serve', '--platforms', path.join(folder, 'served.json'), '--format', 'json'], world);
      await expect.poll(() => out.length).toBe(1);
      const url = String(json(out[0] ?? '')['url']);
      const asked = {
        platforms: [
          { id: 'web', name: 'Over the web', type: 'canidothis', url },
          { id: 'down', name: 'Down', type: 'canidothis', url: 'http://127.0.0.1:9/canIDoThis' },
        ],
      };
      await withFiles({ 'asked.json': JSON.stringify(asked) }, async (other) => {
        const given = [
          'can-i-do-this',
          EXAMPLE,
          '--platforms',
          path.join(other, 'asked.json'),
          '--fail-on',
          'unreachable',
        ];
        const answer = await ossr([...given, '--executable', 'Demo container']);
        expect(answer.out).toMatch(/Over the web {2}4 cpu, 8Gi/);
        expect(answer.out).toMatch(/Down +not reachable +"Down" refuses the connection\./);
        expect(answer.code).toBe(4);
      });
      stop.abort();
      expect(await service).toBe(0);
    });
  });

  it.each([
    [['nowhere.json'], 2, 'There is no file "nowhere.json". Check the path.'],
    [
      [EXAMPLE, '--executable', 'Demo contaner'],
      2,
      'No executable is named "Demo contaner". Did you mean "Demo container"?',
    ],
    [[EXAMPLE, '--platforms', 'nowhere.json'], 2, 'There is no file "nowhere.json". Check the path.'],
    [['package.json'], 1, 'The record has no executables to ask about.'],
    [['README.md'], 1, 'A record is one JSON object: it begins with "{" and ends with "}".'],
  ])('ends %j with %i and a sentence', async (given, expected, sentence) => {
    const { code, err, out } = await ossr(['can-i-do-this', ...given]);
    expect({ code, out }).toEqual({ code: expected, out: '' });
    expect(err).toContain(sentence);
    expect(err.trim().split('\n')).toHaveLength(1);
  });

  it('asks about the sound executables, and tells which are not', async () => {
    const sound = '{ "name": "sound", "type": "purl:docker-container", "content": { "image": "i:1" } }';
    const unsound = sound.replace('"sound"', '"unsound"').replace('{ "image"', '{ "privileged": 5, "image"');
    await withFiles({ 'r.json': `{ "executables": [ ${unsound}, ${sound} ] }` }, async (folder) => {
      const file = path.join(folder, 'r.json');
      const { code, out } = await ossr(['can-i-do-this', file]);
      expect(code).toBe(1);
      expect(out).toMatch(/^sound .*\n {2}Platform a {2}2 cpu, 4Gi/m);
      expect(out).toContain('unsound\n  not asked: it has 1 error, which "ossr check" tells. Mend it first.');
      const { executables } = json((await ossr(['can-i-do-this', file, '--format', 'json'])).out);
      expect(executables).toEqual([
        { executable: 'unsound', errors: 1, answers: [] },
        expect.objectContaining({ executable: 'sound' }),
      ]);
    });
  });

  it('shows progress and colour to a person, and to nobody else', async () => {
    const given = ['can-i-do-this', EXAMPLE, '--executable', 'Demo container'];
    const person = await ossr(given, { showsProgress: true, isColoured: true });
    expect(person.err).toContain('asking 0 of 2…');
    expect(person.err.endsWith('\u001b[2K')).toBe(true);
    expect(person.out).toContain('\u001b[32m8 cpu, 16Gi');
    const program = await ossr(given);
    expect(program.err).toBe('');
    expect(program.out).not.toContain('\u001b');
  });

  it('counts nothing as a no that could not be asked', async () => {
    const down = { platforms: [{ id: 'down', name: 'Down', type: 'canidothis', url: 'http://127.0.0.1:9/' }] };
    await withFiles({ 'p.json': JSON.stringify(down) }, async (folder) => {
      const given = ['can-i-do-this', EXAMPLE, '--platforms', path.join(folder, 'p.json'), '--fail-on', 'no'];
      expect((await ossr(given)).code).toBe(0);
      const stranger = await ossr([...given, '--token-file', 'up=x']);
      expect(stranger.err).toContain(
        '"--token-file" names the platform "up", which is not configured. There are "down".',
      );
    });
  });

  it.each([
    [
      '"limits": { "duration": "2 days" }',
      '"limits/duration" must be a duration in ISO 8601: write "P2D" for "2 days".',
    ],
    [
      '"limits": { "memory": "64" }',
      '"limits/memory" must be an amount with its unit, such as "8Gi" (GiB) or "8G" (GB).',
    ],
    ['"limits": { "gpus": "2" }', '"limits/gpus" must be a whole number.'],
    ['"size": []', '"x" has "size", which is not known. Did you mean "sizes"?'],
    [
      '"runs": ["purl:docker-contaner"]',
      '"x" runs "purl:docker-contaner", which is not a known type. Did you mean "purl:docker-container"?',
    ],
  ])('says what is wrong with %s in a platform file, and in which line', async (member, sentence) => {
    const text = `{ "platforms": [\n  { "id": "x", "name": "X", "type": "local",\n    ${member} }\n] }`;
    await withFiles({ 'p.json': text }, async (folder) => {
      const { code, err } = await ossr(['can-i-do-this', EXAMPLE, '--platforms', path.join(folder, 'p.json')]);
      expect(code).toBe(2);
      expect(err).toMatch(/p\.json", line [23]: /);
      expect(err).toContain(sentence);
    });
  });

  it('says what is wrong in a platform file, in one sentence', async () => {
    await withFiles(
      {
        'p.json': '{ "platforms": [ { "id": "x", "name": "X", "type": "jupiter" } ] }',
        'q.json': '{\n  "platforms": [',
      },
      async (folder) => {
        const told = async (name: string) =>
          (await ossr(['can-i-do-this', EXAMPLE, '--platforms', path.join(folder, name)])).err.replace(folder, '');
        expect(await told('p.json')).toBe(
          'ossr: The platform file "/p.json", line 1: Platform "x" has the type "jupiter", which this version cannot ask. It is "canidothis", "local", "jupyterhub", "binderhub", "rosetta", "portainer", "openstack", "dirac", "uws", "execution-broker", "kubernetes", "slurm" or "skaha".\n',
        );
        expect(await told('q.json')).toContain('line 2: This is not JSON.');
      },
    );
  });
});
