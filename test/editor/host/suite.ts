import { runTests } from '@vscode/test-electron';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleProgram } from './bundle';
import { desktopExecutable } from './desktop';
import { VSCODE_VERSION } from './install';
import { projectRoot } from './projectRoot';
import { HANDED_ON_VARIABLE, RESULTS_VARIABLE, type SuiteResult } from './suiteResult';

/** A suite (a CommonJS bundle exporting `run()`), the extension it tests, and the folder that is open meanwhile. */
export interface Suite {
  extensionDevelopmentPath: string;
  suite: string;
  folder: string;
  env?: Record<string, string>;
}

/**
 * Runs a suite in VS Code's extension host, on the desktop where that can be had and on the web workbench elsewhere, and returns
 * how each test went; `OSSR_TEST_EDITOR=desktop` or `=web` insists on one. Says on the console which it was.
 * Rejects when VS Code does not start, or ends without saying which test failed.
 */
export async function runSuite(options: Suite): Promise<SuiteResult[]> {
  const editor = await chooseEditor();
  const scratch = await mkdtemp(join(tmpdir(), 'ossr-suite-'));
  try {
    console.log(`Running ${options.suite} in VS Code ${VSCODE_VERSION}, ${editor.name}.`);
    const file = join(scratch, 'results.json');
    const failure = await run(options, editor.executable, scratch, file);
    const results = await readResults(file);
    if (failure !== undefined && !results.some((result) => result.error !== undefined)) {
      throw new Error('The suite ended without naming a failing test; what VS Code printed above says why.', {
        cause: failure,
      });
    }
    return results;
  } finally {
    await rm(scratch, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function run(options: Suite, vscodeExecutablePath: string, scratch: string, results: string): Promise<unknown> {
  const env = { ...options.env, [RESULTS_VARIABLE]: results };
  const profile = ['user-data', 'extensions'].map((name) => `--${name}-dir=${join(scratch, name)}`);
  try {
    await runTests({
      vscodeExecutablePath,
      extensionDevelopmentPath: options.extensionDevelopmentPath,
      extensionTestsPath: options.suite,
      launchArgs: [options.folder, ...profile],
      extensionTestsEnv: { ...env, [HANDED_ON_VARIABLE]: Object.keys(env).join(',') },
    });
    return undefined;
  } catch (error) {
    return error;
  }
}

interface Editor {
  name: string;
  executable: string;
}

async function chooseEditor(): Promise<Editor> {
  const wanted = process.env['OSSR_TEST_EDITOR'] ?? 'either';
  if (!['desktop', 'web', 'either'].includes(wanted)) {
    throw new Error(`OSSR_TEST_EDITOR is "${wanted}"; set it to "desktop" or "web", or leave it out.`);
  }
  if (wanted === 'web') return webEditor('as OSSR_TEST_EDITOR says');
  try {
    return { name: 'on the desktop', executable: await desktopExecutable() };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    if (wanted === 'desktop') throw new Error(`Desktop VS Code cannot run: ${why}.`, { cause: error });
    return webEditor(`for desktop VS Code cannot run: ${why}`);
  }
}

async function webEditor(why: string): Promise<Editor> {
  if (process.platform === 'win32')
    throw new Error('Suites run on the desktop only under Windows; set OSSR_TEST_EDITOR=desktop.');
  const executable = await bundleProgram(join(projectRoot(), 'test', 'editor', 'host', 'webEditor.ts'));
  return { name: `on the web workbench (${why})`, executable };
}

async function readResults(file: string): Promise<SuiteResult[]> {
  const text = await readFile(file, 'utf8').catch(() => '[]');
  return JSON.parse(text) as SuiteResult[];
}
