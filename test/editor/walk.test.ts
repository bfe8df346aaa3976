import type { Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from './eventually';
import { type ExampleFolder, copyExamples } from './exampleFolder';
import { clickLens, cursorAfter, hoverAt, typeText } from './host/editor';
import { openFile, runCommand } from './host/palette';
import { panelFrame } from './host/panelFrame';
import { projectRoot } from './host/projectRoot';
import { screenshot } from './host/screenshot';
import { problemsShown, statusItems } from './host/shown';
import { type Workbench, openWorkbench } from './host/workbench';
import { clickLensOf, goToLine, lensesOf, shownLenses } from './lenses';
import { ossrStatus } from './ossrStatus';
import { type PlayedService, playService } from './playedService';
import { README_WINDOW } from './readmeWindow';

const TOO_LARGE = 'Full archive reduction';

// One window for the whole walk: each step goes on where the one before it ended, as a person does.
describe('a person with the example record', () => {
  let planted: PlayedService;
  let folder: ExampleFolder;
  let workbench: Workbench;
  let page: Page;
  let panel: Frame;

  const row = (platform: string) => panel.locator('tr.answer-row', { hasText: platform });
  const cells = async (platform: string) => (await row(platform).locator('td').allInnerTexts()).map(oneLine);

  beforeAll(async () => {
    planted = await playService(() => undefined);
    const plantedPlatform = { id: 'planted', name: 'Planted', type: 'canidothis', url: planted.url };
    folder = await copyExamples({ 'ossr.platforms': [plantedPlatform] });
    workbench = await openWorkbench({
      folder: folder.path,
      extensionDevelopmentPath: projectRoot(),
      trusted: true,
      ...README_WINDOW,
    });
    ({ page } = workbench);
    await page.keyboard.press('Control+b');
  });

  afterAll(async () => {
    await workbench.close();
    await Promise.all([folder.remove(), planted.close()]);
  });

  it('finds a question above each executable, and how many platforms there are', async () => {
    await openFile(page, 'codemeta.json');
    await eventually(() => lensesOf(page, 'Demo container')).toEqual(['canIDoThis?']);
    await eventually(() => ossrStatus(page)).toBe('OSSR: 2 platforms');
    await screenshot(page, 'editor');
    for (const executable of ['Spectrum notebook', TOO_LARGE]) {
      await goToLine(page, folder.lineOf(executable));
      await eventually(() => lensesOf(page, executable)).toEqual(['canIDoThis?']);
    }
    await goToLine(page, 1);
  });

  it('reads what a requirement means when the mouse rests on it', async () => {
    const hover = await hoverAt(page, 'minmemory');
    expect(hover).toContain('Memory it must have. An offer with less is no offer.');
    expect(hover).toContain('8Gi = 8,589,934,592 bytes');
  });

  it('is offered the members that may stand here when typing', async () => {
    await cursorAfter(page, '"minmemory": "8Gi",');
    await page.keyboard.press('Enter');
    // Quotes are closed only where the editor has caught up with the new line.
    await eventually(async () => (await statusItems(page)).map(({ text }) => text)).toContain(
      `Ln ${folder.lineOf('"minmemory"') + 1}, Col 11`,
    );
    await typeText(page, '"');
    const list = page.locator('.suggest-widget.visible');
    await eventually(() => list.locator('.monaco-list-row .label-name').allInnerTexts()).toContain('maxmemory');
    expect(await list.locator('.monaco-list-row .label-name').allInnerTexts()).not.toContain('minmemory');
    await page.keyboard.press('Escape');
  });

  it('sees a typing error underlined and explained, with the word that was meant', async () => {
    await typeText(page, 'maxmemroy": "16Gi",');
    await page.locator('.squiggly-warning').first().waitFor();
    await eventually(async () => (await problemsShown(page)).map(({ message }) => message)).toContain(
      '"maxmemroy" is not a member of a compute resource. Did you mean "maxmemory"?',
    );
    const [problem] = await problemsShown(page);
    expect(problem).toMatchObject({ severity: 'warning', source: 'ossr', code: 'member.unknown' });
    await page.keyboard.press('Control+j');
    await cursorAfter(page, '"maxmemroy": "16Gi",');
    await page.keyboard.press('Control+Shift+k');
    await eventually(() => page.locator('.squiggly-warning').count()).toBe(0);
  });

  it('asks with one click, and reads the best offer above the executable', async () => {
    await goToLine(page, 1);
    await clickLens(page, 'canIDoThis?');
    await eventually(() => shownLenses(page)).toContain('✓ 2 platforms · best: Platform a, 8 cpu, 16Gi');
  });

  it('compares the offers side by side with the record', async () => {
    await clickLens(page, 'details');
    panel = await panelFrame(page, 'OSSR offers');
    await row('Platform b').waitFor();
    expect((await cells('Platform a')).slice(0, 4)).toEqual(['Yes', '8', '16Gi', '20Gi']);
    expect(await row('Platform a').locator('.meaning').innerText()).toContain('Size medium, fixed');
    expect((await cells('Platform b')).slice(0, 4)).toEqual(['Yes', '4', '8Gi', '20Gi']);
    expect(await row('Platform b').locator('.meaning').innerText()).not.toContain('fixed');
    expect(await panel.locator('.verdict').innerText()).toBe('Both platforms can run it.');
    const policy = await panel.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
    expect(policy).toMatch(
      /^default-src 'none'; script-src 'nonce-[\w-]{24}'; style-src [^;*]*(\*\.vscode-cdn\.net)?[^;*]*$/,
    );
    expect(policy).not.toContain('unsafe');
  });

  it('reaches the details of a row with Tab and opens them with Enter', async () => {
    const summary = panel.locator('summary').first();
    await panel.locator('select').focus();
    await eventually(async () => {
      await page.keyboard.press('Tab');
      return summary.evaluate((element) => element === document.activeElement);
    }).toBe(true);
    await page.keyboard.press('Enter');
    await panel.getByRole('heading', { name: 'Offer: medium, 8 cpu, 16Gi' }).waitFor();
    const offered = await panel.locator('.differences tbody tr').allInnerTexts();
    expect(offered.map(oneLine)).toContain('compute-resources/0/maxmemory — not stated 16Gi');
    // The picture of the README: nothing is pointed at, and nothing has the focus.
    await panel.locator('.verdict').click();
    await page.mouse.move(1, 1);
    await screenshot(page, 'offers');
  });

  it('keeps out platforms that the folder brought along', () => {
    expect(planted.requests()).toBe(0);
  });

  it('learns why no platform can run what is too large', async () => {
    await goToLine(page, folder.lineOf(TOO_LARGE));
    await eventually(() => lensesOf(page, TOO_LARGE)).toEqual(['canIDoThis?']);
    await clickLensOf(page, TOO_LARGE, 'canIDoThis?');
    await eventually(() => lensesOf(page, TOO_LARGE)).toEqual([
      '✗ none of 2 platforms can run this',
      'details',
      'why not (2)',
      'ask again',
      'Lower "mincores" to 16 and "minmemory" to 32Gi: "Platform b" would then say yes',
    ]);
    await clickLensOf(page, TOO_LARGE, 'why not (2)');
    await eventually(() => panel.locator('.verdict').innerText()).toBe('None of 2 platforms said yes.');
    const reasons = async (platform: string) => oneLine(await row(platform).locator('.meaning').innerText());
    expect(await reasons('Platform a')).toBe(
      'This is a workflow; the platform runs notebooks, Docker containers and Binder notebooks. ' +
        'Needs 500Gi storage; the limit is 100Gi. Needs to run for 2 days; the platform stops tasks after 1 day. ' +
        'No lower requirement would make it a yes.',
    );
    expect(await reasons('Platform b')).toBe(
      'Needs 24 cores; the limit is 16. Needs 48Gi memory; the limit is 32Gi. ' +
        'Lower "mincores" to 16 and "minmemory" to 32Gi: it would then say yes.',
    );
    await panel.locator('summary', { hasText: '2 reasons' }).click();
    await panel.getByText('Asked 48Gi, limit 32Gi.').waitFor();
    await screenshot(page, 'why-not');
  });

  it('sees that answers have become old after an edit, and new again after it is undone', async () => {
    await cursorAfter(page, '"minduration": "P2');
    await typeText(page, '1');
    await eventually(() => lensesOf(page, TOO_LARGE)).toEqual([
      'canIDoThis? (edited since it was asked)',
      'last answers',
    ]);
    await panel.locator('.notice', { hasText: 'Edited since asked; ask again.' }).waitFor();
    expect(await panel.locator('table.offers').getAttribute('class')).toContain('stale');
    await screenshot(page, 'stale');
    await page.keyboard.press('Control+z');
    await eventually(() => panel.locator('.notice').count()).toBe(0);
  });

  it('asks about everything at once from the command palette', async () => {
    await runCommand(page, 'OSSR: Can I Do This?');
    await eventually(() => panel.locator('option').allInnerTexts()).toEqual([
      'Demo container (2 of 2 yes)',
      'Spectrum notebook (2 of 2 yes)',
      'Full archive reduction (0 of 2 yes)',
    ]);
  });
});

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
