import type { Page } from 'playwright-core';
import { eventually } from './eventually';
import { cursorAfter } from './host/editor';
import { runCommand } from './host/palette';
import { cursorPlace } from './seen';

/** Begins a line of its own behind the one that holds a text. */
export async function beginLineBehind(page: Page, text: string): Promise<void> {
  await cursorAfter(page, text);
  await page.keyboard.press('End');
  const line = Number(/Ln (\d+)/.exec(await cursorPlace(page))?.[1]);
  await page.keyboard.press('Enter');
  // Quotes are closed only where the editor has caught up with the new line.
  await eventually(() => cursorPlace(page)).toMatch(`Ln ${line + 1},`);
}

/** Deletes the word that a text ends with, and opens the list of what else may stand there. */
export async function askForAnother(page: Page, text: string): Promise<void> {
  await cursorAfter(page, text);
  await page.keyboard.press('Control+Backspace');
  await page.keyboard.press('Control+Space');
}

/** Closes what is open over the editor, and takes back what was written and not saved. */
export async function takeBack(page: Page): Promise<void> {
  for (let widgets = 0; widgets < 3; widgets += 1) await page.keyboard.press('Escape');
  const unsaved = page.locator('.tab.active.dirty');
  if (!(await unsaved.isVisible())) return;
  await runCommand(page, 'File: Revert File');
  await unsaved.waitFor({ state: 'hidden' });
}

/** Draws the edge of the side bar to the right, until what stands in it is not cut. */
export async function widenSideBar(page: Page): Promise<void> {
  const bar = await page.locator('.part.sidebar').boundingBox();
  const [x, y] = [(bar?.x ?? 0) + (bar?.width ?? 0), 300];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 140, y, { steps: 4 });
  await page.mouse.up();
  await page.mouse.move(1, 1);
  await page.locator('.monaco-sash.hover').waitFor({ state: 'hidden' });
}
