import { mkdir } from 'node:fs/promises';
import { output } from './childProcess';
import { installWebWorkbench } from './install';
import { makeProfile } from './profile';

const LIMIT_MS = 60_000;

/**
 * Installs a packaged extension as a user does, into the given folder (made when missing), and returns what VS Code printed.
 * Rejects with VS Code's own words when it refuses the package.
 */
export async function installVsix(vsix: string, extensionsDir: string): Promise<string> {
  const { serverMain, node } = await installWebWorkbench();
  await mkdir(extensionsDir, { recursive: true });
  const profile = await makeProfile();
  const folders = ['--server-data-dir', profile.serverData, '--extensions-dir', extensionsDir];
  const args = [serverMain, '--accept-server-license-terms', ...folders, '--install-extension', vsix];
  try {
    const what = `VS Code did not install ${vsix}`;
    const printed = await output({ what, program: node, args, env: profile.env, limitMs: LIMIT_MS });
    // VS Code tells of some refusals and still ends with 0.
    if (!/was successfully installed/.test(printed)) throw new Error(`${what}:\n${printed}`);
    return printed;
  } finally {
    await profile.remove();
  }
}
