import type { Locator, Page } from 'playwright-core';

const PICKER = '.quick-input-widget';

/**
 * Opens a file of the workspace by its name, or by the end of its path, through quick open.
 * Rejects when quick open does not list exactly that file or the editor does not come up.
 */
export async function openFile(page: Page, name: string): Promise<void> {
  const base = name.slice(name.lastIndexOf('/') + 1);
  await pick(page, name, (rows) => rows.filter({ has: page.getByText(base, { exact: true }) }));
  await page.locator('.tab.active').filter({ hasText: base }).first().waitFor();
  await page.locator('.editor-instance .view-lines').first().waitFor();
}

/**
 * Runs a command by its full title, as the command palette shows it (such as "View: Toggle Problems"), or by its identifier.
 * Rejects when the palette does not list it: that is what a person would find as well.
 */
export async function runCommand(page: Page, titleOrId: string): Promise<void> {
  await pick(page, `>${titleOrId}`, (rows) => {
    const byTitle = page.locator('.label-name').getByText(titleOrId, { exact: true });
    const byId = page.locator(`[data-quick-input-id="${titleOrId}"]`);
    return rows.filter({ has: byTitle.or(byId) });
  });
}

async function pick(page: Page, text: string, choose: (rows: Locator) => Locator): Promise<void> {
  const picker = page.locator(PICKER);
  await page.keyboard.press('F1');
  await picker.locator('input.input').fill(text);
  const row = choose(picker.getByRole('option')).first();
  try {
    await row.click();
  } catch (cause) {
    const offered = (await picker.getByRole('option').allInnerTexts()).map(oneLine);
    await page.keyboard.press('Escape');
    throw new Error(`"${text}" is not in the list that F1 opens; it offers: ${offered.join(' | ') || 'nothing'}.`, {
      cause,
    });
  }
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
