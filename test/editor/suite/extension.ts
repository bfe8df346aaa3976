import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { eventually, exampleUri, extension, faults, lensTitles, openRecord } from './record';

const COMMANDS = [
  'ossr.canIDoThis',
  'ossr.showResults',
  'ossr.signIn',
  'ossr.signOut',
  'ossr.restartServer',
  'ossr.copySupportReport',
];

describe('the extension', () => {
  it('activates on the example, as the language ossr, and registers its commands', async () => {
    const document = await vscode.workspace.openTextDocument(exampleUri());
    await vscode.window.showTextDocument(document);
    assert.equal(document.languageId, 'ossr');
    await eventually('active extension', () => (extension().isActive ? true : undefined));
    const known = await vscode.commands.getCommands(true);
    assert.deepEqual(
      COMMANDS.filter((command) => !known.includes(command)),
      [],
    );
  });

  it('underlines what is wrong, where it is wrong', async () => {
    const text =
      '{\n  "executables": [\n    { "name": "a", "type": "purl:workflow-task", "content": { "engine": "cwl", "definition": "d" }, "minduration": "4 hrz" }\n  ]\n}\n';
    const { document } = await openRecord(text);
    const [problem] = await eventually('problem', () => {
      const found = vscode.languages.getDiagnostics(document.uri);
      return found.length > 0 ? found : undefined;
    });
    assert.equal(codeOf(problem), 'duration.unreadable');
    assert.equal(document.getText(problem?.range), '"4 hrz"');
  });

  it('completes and explains', async () => {
    const { document } = await openRecord(
      '{ "executables": [ { "compute-resources": [ { "minmemory": "20Gi",  } ] } ] }',
    );
    const behindComma = document.positionAt(document.getText().indexOf(',  }') + 2);
    const labels = await eventually('completion', async () => {
      const list = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        document.uri,
        behindComma,
      );
      const found = list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
      return found.includes('mincores') ? found : undefined;
    });
    assert.ok(labels.includes('volumes'));
    const onMemory = document.positionAt(document.getText().indexOf('minmemory') + 2);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      onMemory,
    );
    const shown = hovers.flatMap(({ contents }) =>
      contents.map((each) => (each instanceof vscode.MarkdownString ? each.value : JSON.stringify(each))),
    );
    assert.match(shown.join('\n'), /20Gi = 21,474,836,480 bytes/);
  });
});

/** A code that has a page is told together with its address. */
function codeOf(problem: vscode.Diagnostic | undefined): unknown {
  const code = problem?.code;
  return typeof code === 'object' ? code.value : code;
}

describe('a snippet', () => {
  const file = path.join(extension().extensionPath, 'snippets', 'ossr.code-snippets');
  const snippets = JSON.parse(readFileSync(file, 'utf8')) as Record<
    string,
    { prefix: string | string[]; body: string | string[] }
  >;

  for (const type of ['jupyter-notebook', 'docker-container', 'kubernetes-deployment', 'workflow-task']) {
    it(`expands to a valid executable of the type ${type}`, async () => {
      const found = Object.values(snippets).find(({ body }) => [body].flat().join('\n').includes(`purl:${type}`));
      assert.ok(found, `No snippet holds the type ${type}.`);
      const editor = await openRecord('{\n  "executables": [\n    \n  ]\n}\n');
      await editor.insertSnippet(new vscode.SnippetString([found.body].flat().join('\n')), new vscode.Position(2, 4));
      const { document } = editor;
      assert.match(document.getText(), new RegExp(`"purl:${type}"`));
      await eventually('lens above it', async () =>
        (await lensTitles(document.uri)).includes('canIDoThis?') ? true : undefined,
      );
      assert.deepEqual(faults(document.uri), []);
      const record = JSON.parse(document.getText()) as { executables: unknown[] };
      assert.equal(record.executables.length, 1);
    });
  }
});

describe('asking', () => {
  let service: ChildProcess | undefined;
  const settings = () => vscode.workspace.getConfiguration('ossr');

  afterEach(async () => {
    service?.kill();
    service = undefined;
    await settings().update('platforms', undefined, vscode.ConfigurationTarget.Global);
  });

  /** The lenses above the example's container, once they say what is expected. */
  const lensSaying = (expected: RegExp) =>
    eventually(`lens ${String(expected)}`, async () => {
      const titles = await lensTitles(exampleUri());
      return titles.some((title) => expected.test(title)) ? titles : undefined;
    });

  it('the embedded platforms puts their best offer above the executable', async () => {
    await vscode.window.showTextDocument(exampleUri());
    await lensSaying(/^canIDoThis\?$/);
    await vscode.commands.executeCommand('ossr.canIDoThis', {
      uri: exampleUri().toString(),
      executable: 'Demo container',
    });
    const titles = await lensSaying(/^✓ 2 platforms · best: Platform a, 8 cpu, 16Gi$/);
    assert.ok(titles.includes('details'));
  });

  it('a platform over HTTP, served by ossr serve, beside one that is down', async () => {
    const root = extension().extensionPath;
    const served = path.join(root, 'examples', 'platforms.json');
    service = spawn(
      process.execPath,
      [path.join(root, 'dist', 'cli.cjs'), 'serve', '--platforms', served, '--format', 'json'],
      {
        env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
      },
    );
    const printed: string[] = [];
    service.stdout?.on('data', (text: Buffer) => printed.push(text.toString()));
    const { url } = await eventually('service', () => {
      const [line] = printed.join('').split('\n');
      return line?.endsWith('}') ? (JSON.parse(line) as { url: string }) : undefined;
    });
    const platforms = [
      { id: 'served', name: 'Served', type: 'canidothis', url: `${url}/munich` },
      { id: 'down', name: 'Down', type: 'canidothis', url: 'http://127.0.0.1:9/canIDoThis' },
    ];
    await settings().update('platforms', platforms, vscode.ConfigurationTarget.Global);
    await vscode.commands.executeCommand('ossr.canIDoThis', {
      uri: exampleUri().toString(),
      executable: 'Demo container',
    });
    await lensSaying(/^✓ 1 platform · best: Served, 4 cpu, 8Gi · 1 not known$/);
  });

  it('makes the answers stale when the executable is edited', async () => {
    const editor = await vscode.window.showTextDocument(exampleUri());
    const argument = { uri: exampleUri().toString(), executable: 'Demo container' };
    await vscode.commands.executeCommand('ossr.canIDoThis', argument);
    await lensSaying(/^✓ 2 platforms/);
    const at = editor.document.getText().indexOf('4', editor.document.getText().indexOf('"mincores"'));
    const range = new vscode.Range(editor.document.positionAt(at), editor.document.positionAt(at + 1));
    await editor.edit((edit) => edit.replace(range, '6'));
    await lensSaying(/edited since it was asked/);
    await vscode.commands.executeCommand('undo');
    await lensSaying(/^✓ 2 platforms/);
  });
});
