import type { Locator, Page } from 'playwright-core';
import { statusItems } from './host/shown';

/** The lines of the active editor in view that hold a text, as they are seen: with the hints that stand in them. */
export async function linesWith(page: Page, text: string): Promise<string[]> {
  return (await linesSeen(page)).filter((line) => line.includes(text)).map((line) => line.trim());
}

/** All lines of the active editor in view, from the top. */
export async function linesSeen(page: Page): Promise<string[]> {
  const lines = page.locator(
    '.editor-instance > .monaco-editor > .overflow-guard > .monaco-scrollable-element .view-line',
  );
  const seen = await lines.evaluateAll((all) =>
    all.map((line) => ({ top: line.getBoundingClientRect().top, text: line.textContent })),
  );
  return seen.sort((a, b) => a.top - b.top).map(({ text }) => plain(text));
}

/** The colour of a part of a line, which is one word of its grammar or of its meaning. Rejects when it is not shown. */
export function colourOf(page: Page, line: string, part: string): Promise<string> {
  const whole = page.locator('.editor-instance .view-line', { hasText: line });
  const word = whole.first().locator('span span').getByText(part, { exact: true });
  return word.first().evaluate((element) => getComputedStyle(element).color);
}

/** Where the cursor is and how much is selected, such as "Ln 21, Col 55 (7 selected)". */
export async function cursorPlace(page: Page): Promise<string> {
  return (await statusItems(page)).find(({ text }) => text.startsWith('Ln '))?.text ?? '';
}

/** The suggestions that are open now, from the top; none while the list is closed. */
export async function suggestions(page: Page): Promise<string[]> {
  return (await suggestionRows(page).locator('.label-name').allInnerTexts()).map(plain);
}

/** Takes a suggestion, as soon as it is in view. */
export async function takeSuggestion(page: Page, label: string): Promise<void> {
  await suggestionRows(page).locator('.label-name').getByText(label, { exact: true }).first().click();
}

/** What the menu of fixes and refactorings offers, from the top; none while it is closed. */
export async function actionsOffered(page: Page): Promise<string[]> {
  return (await page.locator('.action-widget .monaco-list-row.action .title').allInnerTexts()).map(plain);
}

/** Takes a fix or a refactoring of the open menu. */
export async function takeAction(page: Page, title: string): Promise<void> {
  await page.locator('.action-widget .monaco-list-row.action').getByText(title, { exact: true }).click();
}

/** The rows of an open list or tree that are in view, each as its name and what is said of it. */
export async function rowsOf(list: Locator): Promise<string[]> {
  const rows = await list.locator('.monaco-list-row').evaluateAll((all) =>
    all.map((row) => {
      const parts = row.querySelectorAll('.label-name, .label-description');
      return Array.from(parts, ({ textContent }) => textContent.trim()).join(' ');
    }),
  );
  return rows.map(plain);
}

function suggestionRows(page: Page): Locator {
  return page.locator('.suggest-widget.visible .monaco-list-row');
}

/** The editor draws blanks as no-break spaces. */
function plain(text: string): string {
  return text.replaceAll('\u00a0', ' ').replaceAll('\u200c', '').trimEnd();
}
