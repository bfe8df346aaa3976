import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { VSCODE_VERSION } from './install';
import { cacheFolder } from './projectRoot';

const ANSWER_LIMIT_MS = 4_000;

/**
 * The executable of desktop VS Code, downloaded when it is not there yet.
 * Rejects, within seconds where the download does not answer, when there is no display or no download.
 */
export async function desktopExecutable(): Promise<string> {
  if (!hasDisplay(process.env)) throw new Error('there is no display; run the tests under xvfb-run');
  const options = { version: VSCODE_VERSION, cachePath: cacheFolder(), timeout: ANSWER_LIMIT_MS };
  const executable = await downloadAndUnzipVSCode(options);
  if (!existsSync(executable))
    throw new Error(`${executable} is missing; delete ${join(cacheFolder(), 'vscode-*')} and try again`);
  return executable;
}

function hasDisplay(env: NodeJS.ProcessEnv): boolean {
  return process.platform !== 'linux' || Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY']);
}
