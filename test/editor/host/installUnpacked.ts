import { existsSync } from 'node:fs';
import { readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Puts a link to an unpacked extension into a folder of installed extensions that VS Code has not used yet; does nothing without one.
 * Rejects when the folder has been used: VS Code keeps a list there and would not look for newcomers.
 */
export async function installUnpacked(extension: string | undefined, extensionsDir: string): Promise<void> {
  if (extension === undefined) return;
  if (existsSync(join(extensionsDir, 'extensions.json'))) {
    throw new Error(
      `${extensionsDir} already holds installed extensions; give either extensionsDir or extensionDevelopmentPath.`,
    );
  }
  const manifest: unknown = JSON.parse(await readFile(join(extension, 'package.json'), 'utf8'));
  await symlink(extension, join(extensionsDir, folderName(manifest)), 'junction');
}

function folderName(manifest: unknown): string {
  const { publisher, name, version } = Object(manifest) as Record<string, unknown>;
  if ([publisher, name, version].some((part) => typeof part !== 'string')) {
    throw new Error("The extension's package.json needs publisher, name and version.");
  }
  return `${String(publisher)}.${String(name)}-${String(version)}`;
}
