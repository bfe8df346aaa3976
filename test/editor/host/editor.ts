import type { Locator, Page } from 'playwright-core';

const LENS = '.codelens-decoration a';
const HOVER = '.monaco-hover-content';

/** The texts of the CodeLenses shown now, from the top; an editor that is still working them out shows none. */
export async function lensTexts(page: Page): Promise<string[]> {
  return (await page.locator(LENS).allInnerTexts()).map(plain);
}

/** Clicks the first CodeLens that contains the text, once it is there. Rejects when it does not appear. */
export async function clickLens(page: Page, text: string): Promise<void> {
  await page.locator(LENS).filter({ hasText: text }).first().click();
}

/**
 * Rests the mouse on a text shown in the editor and returns what the hover says. A line that was pushed down meanwhile
 * (a CodeLens came in above it) is gone to again: what came up then is about another line.
 * Rejects when the text is not shown, no hover comes up, or its line does not come to rest.
 */
export async function hoverAt(page: Page, text: string): Promise<string> {
  for (let look = 0; look < LOOKS; look += 1) {
    const place = await placeOf(page, text, 0.5);
    const said = await hoverOn(page, place);
    if ((await placeOf(page, text, 0.5)).y === place.y) return said;
  }
  throw new Error(`The line of "${text}" does not come to rest.`);
}

async function hoverOn(page: Page, { x, y }: { x: number; y: number }): Promise<string> {
  // A mouse that already rests there would not be noticed, and an earlier hover would be taken for this one.
  await page.mouse.move(1, 1);
  await page.locator(`${HOVER}:visible`).waitFor({ state: 'hidden' });
  await page.mouse.move(x - 1, y);
  await page.mouse.move(x, y);
  const hover = page
    .locator(`${HOVER}:visible`)
    .filter({ hasText: /\S/, hasNotText: /^Loading/ })
    .first();
  await hover.waitFor();
  return plain(await hover.innerText());
}

/** Puts the cursor directly behind a text shown in the editor. Rejects when the text is not shown. */
export async function cursorAfter(page: Page, text: string): Promise<void> {
  const { x, y } = await placeOf(page, text, 1);
  await page.mouse.click(x, y);
}

/** Types at the cursor key by key, so that the editor closes brackets and quotes and suggests as it does for a person. */
export async function typeText(page: Page, text: string): Promise<void> {
  await page.keyboard.type(text, { delay: 10 });
}

/** A point in a text on screen: 0 is its beginning, 1 its end. The text must stand within one line. */
async function placeOf(page: Page, text: string, share: number): Promise<{ x: number; y: number }> {
  const line = page
    .locator('.editor-instance .view-line')
    .filter({ hasText: spaced(text) })
    .first();
  const { x, y, width, height, shown } = await drawn(line.locator(':scope > span'));
  const offset = plain(shown).indexOf(text) + text.length * share;
  return { x: x + (width * offset) / plain(shown).length, y: y + height / 2 };
}

/** How often a line is looked up again: the editor draws a line anew when its text changes, and the old one is nowhere. */
const LOOKS = 20;

async function drawn(run: Locator): Promise<Pick<DOMRect, 'x' | 'y' | 'width' | 'height'> & { shown: string }> {
  for (let look = 0; look < LOOKS; look += 1) {
    const seen = await run.evaluate((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return { x, y, width, height, shown: element.textContent };
    });
    if (seen.width > 0) return seen;
  }
  throw new Error('The line is no longer on screen; scroll it into view first.');
}

/** The editor draws blanks as no-break spaces. */
function plain(text: string): string {
  return text.replaceAll('\u00a0', ' ').replaceAll('\u200c', '').trimEnd();
}

function spaced(text: string): RegExp {
  const escaped = text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(escaped.replaceAll(' ', '[ \u00a0]'));
}
