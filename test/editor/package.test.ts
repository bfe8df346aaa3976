import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from './eventually';
import { type ExampleFolder, copyExamples } from './exampleFolder';
import { output } from './host/childProcess';
import { clickLens } from './host/editor';
import { installVsix } from './host/installVsix';
import { openFile } from './host/palette';
import { panelFrame } from './host/panelFrame';
import { projectRoot } from './host/projectRoot';
import { openWorkbench } from './host/workbench';
import { shownLenses } from './lenses';

/** Everything in the package except the pages about problems. */
const FILES = [
  '.vsixmanifest',
  'LICENSE.txt',
  'changelog.md',
  'client/language-configuration.json',
  'client/ossr.tmLanguage.json',
  'dist/cli.cjs',
  'dist/extension.cjs',
  'dist/http-client.cjs',
  'dist/openid-client.cjs',
  'dist/results.css',
  'dist/results.js',
  'dist/server.cjs',
  'dist/xml.cjs',
  'images/icon.png',
  'package.json',
  'readme.md',
  'schemas/codemeta.schema.json',
  'schemas/executable.schema.json',
  'schemas/executables.schema.json',
  'schemas/platforms.schema.json',
  'schemas/record.schema.json',
  'schemas/settings.schema.json',
  'snippets/ossr.code-snippets',
];
const MOST_BYTES = 3_000_000;

describe('the package', () => {
  const vsix = path.join(projectRoot(), 'ossr-executables.vsix');
  let extensions: string;
  let folder: ExampleFolder;
  let printed: string;

  beforeAll(async () => {
    extensions = await mkdtemp(path.join(tmpdir(), 'ossr-extensions-'));
    folder = await copyExamples();
    const npm = { program: 'npm', args: ['run', 'package'], cwd: projectRoot(), limitMs: 60_000 };
    printed = await output({ what: 'The extension was not packaged', ...npm });
  });

  afterAll(async () => {
    await Promise.all([folder.remove(), rm(extensions, { recursive: true, force: true, maxRetries: 5 })]);
  });

  it('is made without a warning, and is small', async () => {
    expect(printed).toContain('Packaged: ossr-executables.vsix');
    expect(printed.split('\n').filter((line) => /\bWARNING\b/.test(line))).toEqual([]);
    expect((await stat(vsix)).size).toBeLessThan(MOST_BYTES);
  });

  it('can be installed, and holds what is needed and nothing else', async () => {
    await installVsix(vsix, extensions);
    const [installed = ''] = (await readdir(extensions)).filter((name) => name.startsWith('ossr.'));
    const root = path.join(extensions, installed);
    const entries = await readdir(root, { recursive: true, withFileTypes: true });
    const files = entries
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
    const pages = files.filter((file) => /^docs\/(?:problems\/|platforms\/)?[\w.-]+\.md$/.test(file));
    expect(pages).toEqual(
      expect.arrayContaining(['docs/problems/README.md', 'docs/platforms/README.md', 'docs/record.md']),
    );
    expect(files.filter((file) => !pages.includes(file)).toSorted()).toEqual(FILES);
  });

  it('answers in a VS Code that has nothing else of the project', async () => {
    const workbench = await openWorkbench({ folder: folder.path, extensionsDir: extensions, trusted: true });
    try {
      const { page } = workbench;
      await openFile(page, 'codemeta.json');
      await eventually(() => shownLenses(page)).toContain('canIDoThis?');
      await clickLens(page, 'canIDoThis?');
      await eventually(() => shownLenses(page)).toContain('✓ 2 platforms · best: Platform a, 8 cpu, 16Gi');
      await clickLens(page, 'details');
      const panel = await panelFrame(page, 'OSSR offers');
      await eventually(() => panel.locator('tr.answer-row .platform').allInnerTexts()).toHaveLength(2);
    } finally {
      await workbench.close();
    }
  });
});
