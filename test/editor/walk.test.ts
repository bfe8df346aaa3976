import type { Frame } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from './eventually';
import { type ExampleFolder, copyExamples } from './exampleFolder';
import { clickLens, cursorAfter, hoverAt, lensTexts, typeText } from './host/editor';
import { openFile, runCommand } from './host/palette';
import { panelFrame } from './host/panelFrame';
import { projectRoot } from './host/projectRoot';
import { screenshot } from './host/screenshot';
import { problemsShown, statusItems } from './host/shown';
import { type Workbench, openWorkbench } from './host/workbench';

let folder: ExampleFolder;
let workbench: Workbench;
beforeAll(async () => {
  folder = await copyExamples();
  workbench = await openWorkbench({
    folder: folder.path,
    extensionDevelopmentPath: projectRoot(),
    trusted: true,
    size: { width: 1440, height: 900 },
  });
});
afterAll(async () => {
  await workbench.close();
  await folder.remove();
});

const ossr = async () =>
  (await statusItems(workbench.page))
    .filter(({ id }) => id.includes('ossr'))
    .map(({ text, label }) => text + ' / ' + label);
it('walk', async () => {
  const { page } = workbench;
  const t0 = Date.now();
  const lap = (s: string) => console.log(s, Date.now() - t0);
  await openFile(page, 'codemeta.json');
  lap('open');
  await page.keyboard.press('Control+b');
  await eventually(() => lensTexts(page)).toContain('canIDoThis?');
  console.log(await lensTexts(page), await ossr());
  await screenshot(page, 'editor');
  lap('editor');
  console.log(await hoverAt(page, 'minmemory'));
  await screenshot(page, 'hover');
  lap('hover');
  await cursorAfter(page, '"minmemory": "8Gi",');
  await page.keyboard.press('Enter');
  await typeText(page, '"');
  await page.locator('.suggest-widget.visible .monaco-list-row').first().waitFor();
  await screenshot(page, 'completion');
  lap('completion');
  await page.keyboard.press('Escape');
  await typeText(page, 'maxmemroy": "4Gi",');
  await page.locator('.squiggly-warning,.squiggly-error,.squiggly-info').first().waitFor();
  console.log(await problemsShown(page));
  await eventually(async () => (await problemsShown(page)).length).toBeGreaterThan(0);
  console.log(await problemsShown(page));
  await screenshot(page, 'problem');
  lap('problem');
  await page.keyboard.press('Control+j');
  await cursorAfter(page, '"maxmemroy": "4Gi",');
  await page.keyboard.press('Control+Shift+k');
  console.log(await lensTexts(page));
  await clickLens(page, 'canIDoThis?');
  await eventually(() => lensTexts(page)).toContain('details');
  console.log(await lensTexts(page), await ossr());
  lap('asked');
  await clickLens(page, 'details');
  const f: Frame = await panelFrame(page, 'OSSR offers');
  await f.locator('table').first().waitFor();
  console.log(await f.locator('main').innerText());
  await screenshot(page, 'offers');
  lap('offers');
  await runCommand(page, 'View: Focus First Editor Group').catch((e) => console.log(String(e)));
  await page.keyboard.press('Control+g');
  await typeText(page, '54');
  await page.keyboard.press('Enter');
  lap('goto');
  await expect
    .poll(() => lensTexts(page))
    .toHaveLength(1)
    .catch(async () => console.log(await lensTexts(page)));
  await screenshot(page, 'x');
  lap('x');
}, 100_000);
