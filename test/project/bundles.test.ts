import { spawn, spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { StreamMessageReader, StreamMessageWriter, createProtocolConnection } from 'vscode-languageserver/node';
import { TASK_TYPES } from '../../server/core/index';
import executable from '../../schemas/executable.schema.json';

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {
  readonly name: string;
  readonly displayName: string;
  readonly bin: Readonly<Record<string, string>>;
  readonly contributes: { readonly configuration: unknown };
};

const INTRODUCTION = { processId: null, rootUri: null, capabilities: {} };

function startServer() {
  const server = spawn(process.execPath, ['dist/server.cjs', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => server.once('exit', resolve));
  const connection = createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  connection.listen();
  return { server, connection, ended };
}

describe('the bundles', () => {
  it('open: the command line says its version', () => {
    const { status, stdout } = spawnSync(process.execPath, ['dist/cli.cjs', '--version'], { encoding: 'utf8' });
    expect({ status, stdout }).toEqual({ status: 0, stdout: '0.1.0\n' });
  });

  it('answer: the language server speaks over stdio', async () => {
    const { connection, ended } = startServer();
    const introduction = await connection.sendRequest('initialize', INTRODUCTION);
    expect(introduction).toMatchObject({ serverInfo: { name: 'ossr-language-server', version: '0.1.0' } });
    await connection.sendRequest('shutdown');
    await connection.sendNotification('exit');
    expect(await ended).toBe(0);
    connection.dispose();
  });

  it.each([
    ['said goodbye', 0],
    ['did not', 1],
  ])('end with the editor, also where it only closes the stream: it %s', async (goodbye, code) => {
    const { server, connection, ended } = startServer();
    await connection.sendRequest('initialize', INTRODUCTION);
    if (goodbye === 'said goodbye') await connection.sendRequest('shutdown');
    server.stdin.end();
    expect(await ended).toBe(code);
    connection.dispose();
  });

  it('end without a stack trace when what they are given is wrong', () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['dist/cli.cjs', 'check', 'nowhere.json'], {
      encoding: 'utf8',
    });
    expect({ status, stdout, stderr }).toEqual({
      status: 2,
      stdout: '',
      stderr: 'ossr: There is no file "nowhere.json". Check the path.\n',
    });
  });

  it('end quietly when nobody reads on, as behind head', () => {
    const command = `"${process.execPath}" dist/cli.cjs can-i-do-this examples/codemeta.json --format json | head -c 1`;
    const { stdout, stderr } = spawnSync('sh', ['-c', command], { encoding: 'utf8' });
    expect({ stdout, stderr }).toEqual({ stdout: '{', stderr: '' });
  });

  it('say how the language server is started', () => {
    const server = (...given: string[]) =>
      spawnSync(process.execPath, ['dist/server.cjs', ...given], { encoding: 'utf8' });
    expect(server().stderr).toContain('ossr-language-server --stdio');
    expect(server().status).toBe(2);
    expect(server('--version')).toMatchObject({ status: 0, stdout: '0.1.0\n' });
  });

  it('hold no code that is made at run time', () => {
    const programs = readdirSync('dist').filter((file) => /js$/.test(file));
    expect(programs).toEqual(expect.arrayContaining(['server.cjs', 'cli.cjs', 'results.js', 'extension.cjs']));
    for (const file of programs) {
      expect(readFileSync(`dist/${file}`, 'utf8')).not.toMatch(/\bnew Function\(|[^.\w]eval\(/);
    }
  });

  it('read the HTTP library, the XML reader and the sign-in only when they are needed', () => {
    const holders = (word: string) =>
      readdirSync('dist').filter((file) => readFileSync(`dist/${file}`, 'utf8').includes(word));
    expect(holders('UND_ERR_CONNECT_TIMEOUT')).toEqual(['http-client.cjs']);
    expect(holders('parseTagValue')).toEqual(['xml.cjs']);
    expect(holders('code_challenge_methods_supported')).toEqual(['openid-client.cjs']);
  });
});

describe('the names that users meet', () => {
  it('are those that are fixed', () => {
    expect([manifest.name, manifest.displayName]).toEqual(['ossr-executables', 'OSSR Executable Metadata']);
    expect(manifest.bin).toEqual({ ossr: 'dist/cli.cjs', 'ossr-language-server': 'dist/server.cjs' });
  });

  it('of the types are the same in the schema and in the model', () => {
    const values = executable.properties.type['x-values'].map(({ value }) => value);
    expect([...values].sort()).toEqual(TASK_TYPES.map((type) => `purl:${type}`).sort());
  });
});
