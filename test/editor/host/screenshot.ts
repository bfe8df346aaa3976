import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { projectRoot } from './projectRoot';

/** Writes the window as it stands to `test/editor/screenshots/<name>.png` and returns the file's path. */
export async function screenshot(page: Page, name: string): Promise<string> {
  const folder = join(projectRoot(), 'test', 'editor', 'screenshots');
  await mkdir(folder, { recursive: true });
  const path = join(folder, `${name}.png`);
  // A blinking cursor would make two pictures of the same thing differ.
  await page.screenshot({ path, caret: 'hide', animations: 'disabled' });
  return path;
}
