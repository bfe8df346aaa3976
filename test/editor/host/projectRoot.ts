import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The folder that holds the project's lock file, wherever this module was bundled to inside the project.
 * Throws when no folder above has one.
 */
export function projectRoot(): string {
  const start = dirname(fileURLToPath(import.meta.url));
  for (let folder = start; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package-lock.json'))) return folder;
    if (folder === dirname(folder))
      throw new Error(`No package-lock.json above ${start}; run the tests inside the project.`);
  }
}

/** Where everything downloaded or built for the editor tests is kept; git ignores it, and it may be deleted at any time. */
export function cacheFolder(): string {
  return join(projectRoot(), '.vscode-test');
}
