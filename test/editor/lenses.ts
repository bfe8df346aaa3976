import type { Locator, Page } from 'playwright-core';
import { lensTexts } from './host/editor';

/** The lenses in view, from the top, without those that VS Code has not resolved yet. */
export async function shownLenses(page: Page): Promise<string[]> {
  return (await lensTexts(page)).filter((text) => text !== '');
}

/** The lenses above the executable of this name; none while it is out of view or they are not resolved. */
export async function lensesOf(page: Page, executable: string): Promise<string[]> {
  const texts = await (await lineAbove(page, executable))?.locator('a').allInnerTexts();
  return (texts ?? []).map((text) => text.replaceAll('\u00a0', ' '));
}

/** Clicks the lens with this text above the executable of this name, which must be in view. */
export async function clickLensOf(page: Page, executable: string, text: string): Promise<void> {
  await (await lineAbove(page, executable))?.locator('a', { hasText: text }).click();
}

/** Brings a line of the active editor into view and puts the cursor at its beginning. */
export async function goToLine(page: Page, line: number): Promise<void> {
  await page.locator('.editor-instance .view-lines').first().click();
  await page.keyboard.press('Control+g');
  await page.locator('.quick-input-widget input.input').fill(`:${line}`);
  await page.keyboard.press('Enter');
  await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
}

/** The line of lenses that is nearest above the name of an executable. */
async function lineAbove(page: Page, executable: string): Promise<Locator | undefined> {
  // The editor draws blanks as no-break spaces.
  const name = page.locator('.editor-instance .view-line', { hasText: new RegExp(executable.replaceAll(' ', '\\s')) });
  const top = (await name.first().boundingBox())?.y ?? 0;
  const lines = await page.locator('.codelens-decoration', { hasText: /\S/ }).all();
  const placed = await Promise.all(lines.map(async (line) => ({ line, y: (await line.boundingBox())?.y ?? top })));
  return placed.filter(({ y }) => y < top).sort((one, other) => other.y - one.y)[0]?.line;
}
