import { execFile, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** What one step of `session.lua` noted: what it saw, or why it failed. */
export type Step = { readonly saw: unknown } | { readonly failed: string };

/** What is left of a session when Neovim has ended. */
export interface NeovimSession {
  readonly steps: Readonly<Record<string, Step>>;
  /** What Neovim itself said: nothing, when all is well. */
  readonly said: string;
  /** The process id of the server, and how it ended. */
  readonly server: { readonly pid: number; readonly exitCode: string };
}

const LONGEST_MS = 90_000;
const root = path.resolve(__dirname, '../..');

/** Runs `session.lua` in Neovim, set up with the settings that the README shows, in a home of its own. */
export async function runSession(): Promise<NeovimSession> {
  requireNeovim();
  const home = mkdtempSync(path.join(os.tmpdir(), 'ossr-neovim-'));
  try {
    const file = (name: string) => path.join(home, name);
    mkdirSync(file('bin'));
    writeFileSync(file('bin/ossr-language-server'), serverScript(home), { mode: 0o755 });
    writeFileSync(file('init.lua'), readmeSettings());
    copyFileSync(path.join(root, 'examples/codemeta.json'), file('codemeta.json'));
    const given = ['--headless', '--clean', '-u', file('init.lua'), file('codemeta.json')];
    const said = await neovim([...given, '-S', path.join(__dirname, 'session.lua')], environment(home));
    const noted = (name: string) => readFileSync(file(name), 'utf8').trim();
    return {
      steps: JSON.parse(noted('seen.json')) as NeovimSession['steps'],
      said,
      server: { pid: Number(noted('server.pid')), exitCode: noted('server.exit') },
    };
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/** The settings for Neovim in the README. */
function readmeSettings(): string {
  const settings = /```lua\n([^]*?)```/.exec(readFileSync(path.join(root, 'README.md'), 'utf8'))?.[1];
  if (settings === undefined) throw new Error('README.md shows no settings for Neovim (a block of "lua").');
  return settings;
}

function requireNeovim(): void {
  const { error } = spawnSync('nvim', ['--version']);
  if (!error) return;
  throw new Error('Neovim is not installed, which these tests need: "apt install neovim", or see https://neovim.io.');
}

/** The command that the README's settings start: the built server, which also notes its process and its end. */
function serverScript(home: string): string {
  const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;
  return `#!/bin/sh
exec 3<&0
${quoted(process.execPath)} ${quoted(path.join(root, 'dist/server.cjs'))} "$@" <&3 &
server=$!
echo "$server" > ${quoted(path.join(home, 'server.pid'))}
wait "$server"
echo "$?" > ${quoted(path.join(home, 'server.exit'))}
`;
}

function environment(home: string): NodeJS.ProcessEnv {
  const own = ['CONFIG', 'DATA', 'STATE', 'CACHE'].map((kind) => [`XDG_${kind}_HOME`, path.join(home, kind)] as const);
  return {
    ...process.env,
    ...Object.fromEntries(own),
    HOME: home,
    PATH: `${path.join(home, 'bin')}${path.delimiter}${process.env['PATH'] ?? ''}`,
    OSSR_SEEN: path.join(home, 'seen.json'),
  };
}

/** Runs Neovim to its end, and gives what it said. */
function neovim(given: readonly string[], env: NodeJS.ProcessEnv): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile('nvim', given, { env, timeout: LONGEST_MS }, (error, out, said) => {
      if (error) reject(new Error(`Neovim did not come to its end: ${error.message}\n${out}${said}`));
      else resolve(`${out}${said}`);
    });
  });
}
