import type { Page } from 'playwright-core';
import { lensTexts } from './host/editor';

/** The lenses in view, from the top, without those that VS Code has not resolved yet. */
export async function shownLenses(page: Page): Promise<string[]> {
  return (await lensTexts(page)).filter((text) => text !== '');
}

/** Clicks the lens of the lowest executable in view that has this text. */
export async function clickLowestLens(page: Page, text: string): Promise<void> {
  await page.locator('.codelens-decoration a', { hasText: text }).last().click();
}

/** Brings a line of the active editor into view and puts the cursor at its beginning. */
export async function goToLine(page: Page, line: number): Promise<void> {
  await page.locator('.editor-instance .view-lines').first().click();
  await page.keyboard.press('Control+g');
  await page.locator('.quick-input-widget input.input').fill(`:${line}`);
  await page.keyboard.press('Enter');
  await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
}
