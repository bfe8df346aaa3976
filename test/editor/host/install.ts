import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { output } from './childProcess';
import { writeStandIns } from './nativeStandIns';
import { cacheFolder } from './projectRoot';

/** The VS Code that the tests run, on the web workbench and on the desktop. */
export const VSCODE_VERSION = '1.139.1';

const CODE_SERVER = 'code-server@4.139.1';
const NODE_VERSION = '24.21.0';
const STAMP = 'complete';
const DRAFT = '.unfinished-';
const NPM_LIMIT_MS = 300_000;

/**
 * Makes sure that VS Code's server and the Node it needs are unpacked in the cache folder, and says where.
 * Downloads them through the user's own npm the first time only; a half-finished or interrupted install is done again.
 * Rejects with npm's own words when npm cannot fetch them.
 */
export async function installWebWorkbench(): Promise<{ serverMain: string; node: string }> {
  const [vscode, node] = await Promise.all([
    installOnce(CODE_SERVER.replace('@', '-'), unpackServer),
    // A Node 24 that already runs us need not be downloaded a second time.
    process.version.startsWith('v24.') ? process.execPath : installNode(),
  ]);
  return { serverMain: join(vscode, 'package', 'lib', 'vscode', 'out', 'server-main.js'), node };
}

async function unpackServer(folder: string): Promise<void> {
  await unpack(CODE_SERVER, folder);
  // Building the native modules would need a compiler; without them only the terminal does not work.
  const vscode = join(folder, 'package', 'lib', 'vscode');
  await npm(['install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund'], vscode);
  await writeStandIns(vscode);
}

async function installNode(): Promise<string> {
  const platform = nodePackage(process.platform, process.arch);
  const folder = await installOnce(`${platform}-${NODE_VERSION}`, (into) =>
    unpack(`${platform}@${NODE_VERSION}`, into),
  );
  return join(folder, 'package', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
}

/** The package that the npm package `node` would fetch in its install script, which npm 11 no longer runs unasked. */
function nodePackage(platform: NodeJS.Platform, arch: string): string {
  const prefix = platform === 'darwin' && arch === 'arm64' ? 'node-bin' : 'node';
  return [prefix, platform === 'win32' ? 'win' : platform, arch].join('-');
}

/** Fills a folder beside its final place and moves it there when complete, so that two installs at once do no harm. */
async function installOnce(name: string, fill: (folder: string) => Promise<void>): Promise<string> {
  const place = join(cacheFolder(), name);
  if (existsSync(join(place, STAMP))) return place;
  await mkdir(cacheFolder(), { recursive: true });
  await removeAbandoned();
  const draft = await mkdtemp(place + DRAFT);
  try {
    await fill(draft);
    await writeFile(join(draft, STAMP), '');
    await moveInto(draft, place);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  return place;
}

/** Removes what installs left behind that were killed: no install takes longer than its limit. */
async function removeAbandoned(): Promise<void> {
  const drafts = (await readdir(cacheFolder()))
    .filter((name) => name.includes(DRAFT))
    .map((name) => join(cacheFolder(), name));
  for (const draft of drafts) {
    const { mtimeMs } = await stat(draft);
    if (mtimeMs < Date.now() - 2 * NPM_LIMIT_MS) await rm(draft, { recursive: true, force: true });
  }
}

async function moveInto(draft: string, place: string): Promise<void> {
  if (!existsSync(join(place, STAMP))) await rm(place, { recursive: true, force: true });
  try {
    await rename(draft, place);
  } catch (error) {
    // Another process finished first: its install is as good as ours.
    if (!existsSync(join(place, STAMP))) throw error;
  }
}

async function unpack(packageName: string, folder: string): Promise<void> {
  await npm(['pack', packageName, '--ignore-scripts'], folder);
  const archive = (await readdir(folder)).find((name) => name.endsWith('.tgz'));
  if (archive === undefined) throw new Error(`"npm pack ${packageName}" left no archive; run it by hand to see why.`);
  await output({
    what: `Unpacking ${packageName}`,
    program: 'tar',
    args: ['-xzf', archive],
    cwd: folder,
    limitMs: NPM_LIMIT_MS,
  });
  await rm(join(folder, archive));
}

async function npm(args: string[], cwd: string): Promise<void> {
  const what = 'The web workbench for the editor tests could not be installed; check that npm reaches its registry';
  await output({ what, program: 'npm', args, cwd, limitMs: NPM_LIMIT_MS });
}
