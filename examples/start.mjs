/**
 * `npm start`: shows a newcomer what this is. Checks the example record, asks the built-in platforms about it, and
 * opens it in VS Code, with the extension loaded, where there is one to open.
 */
import { spawn, spawnSync } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const example = 'examples/codemeta.json';
const isWindows = process.platform === 'win32';

function ossr(...given) {
  console.log(`\n$ node dist/cli.cjs ${given.join(' ')}\n`);
  const { status } = spawnSync(process.execPath, ['dist/cli.cjs', ...given], { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

/** A display that a window could open on: macOS and Windows have one, Linux says so. */
function hasDisplay() {
  return isWindows || process.platform === 'darwin' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

function hasCode() {
  return spawnSync('code', ['--version'], { stdio: 'ignore', shell: isWindows, timeout: 10_000 }).status === 0;
}

/** The user's own settings stay as they are: the extension is loaded for this window alone. */
function openCode() {
  const given = [
    '--new-window',
    `--extensionDevelopmentPath=${root}`,
    path.join(root, 'examples'),
    path.join(root, example),
  ];
  const child = spawn('code', given, { stdio: 'ignore', detached: true, shell: isWindows });
  child.on('error', (error) => console.error(`VS Code did not start (${error.message}).`));
  child.unref();
  console.log('\nVS Code opens on the example. Click "canIDoThis?" above an executable.');
}

function howToInstall(because) {
  console.log(`
${because} To use the extension in VS Code:

  npm run package
  code --install-extension ossr-executables.vsix

then open ${example} and click "canIDoThis?" above an executable.`);
}

console.log(
  'The example record, checked and asked about. Your own: node dist/cli.cjs check FILE, then can-i-do-this FILE.',
);
ossr('check', example);
ossr('can-i-do-this', example, '--platforms', 'examples/platforms.json');
if (!hasCode()) howToInstall('VS Code\'s command "code" was not found here.');
else if (!hasDisplay()) howToInstall('There is no display here to open VS Code on.');
else openCode();
