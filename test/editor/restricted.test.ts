import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from './eventually';
import { type ExampleFolder, copyExamples } from './exampleFolder';
import { clickLens, cursorAfter, hoverAt, typeText } from './host/editor';
import { openFile } from './host/palette';
import { projectRoot } from './host/projectRoot';
import { screenshot } from './host/screenshot';
import { notifications, pressNotification, problemsShown } from './host/shown';
import { type Workbench, openWorkbench } from './host/workbench';
import { shownLenses } from './lenses';
import { ossrStatus } from './ossrStatus';
import { type PlayedService, playService } from './playedService';

// One window: first as a newcomer sees it, then after trust was given.
describe('a folder in Restricted Mode', () => {
  let own: PlayedService;
  let planted: PlayedService;
  let folder: ExampleFolder;
  let workbench: Workbench;
  let page: Page;

  beforeAll(async () => {
    own = await playService((_, response) => response.writeHead(503).end());
    planted = await playService((_, response) => response.writeHead(503).end());
    folder = await copyExamples({
      'ossr.platforms': [{ id: 'own', name: 'Planted', type: 'canidothis', url: planted.url }],
    });
    workbench = await openWorkbench({
      folder: folder.path,
      extensionDevelopmentPath: projectRoot(),
      trusted: false,
      size: { width: 1280, height: 800 },
      userSettings: { 'ossr.platforms': [{ id: 'own', name: 'My platform', type: 'canidothis', url: own.url }] },
    });
    ({ page } = workbench);
    await page.keyboard.press('Control+b');
  });

  afterAll(async () => {
    await workbench.close();
    await Promise.all([own.close(), planted.close(), folder.remove()]);
  });

  it('shows the lenses, and says in the status bar that asking is off', async () => {
    await openFile(page, 'codemeta.json');
    await eventually(() => shownLenses(page)).toContain('canIDoThis?');
    await eventually(() => ossrStatus(page)).toBe('OSSR: asking is off');
  });

  it('explains, completes and checks as ever', async () => {
    expect(await hoverAt(page, 'minmemory')).toContain('Memory it must have.');
    await cursorAfter(page, '"minmemory": "8Gi",');
    await page.keyboard.press('Enter');
    await typeText(page, '"');
    const names = page.locator('.suggest-widget.visible .monaco-list-row .label-name');
    await eventually(() => names.allInnerTexts()).toContain('maxmemory');
    await page.keyboard.press('Escape');
    await typeText(page, 'maxmemory": "4Gi",');
    await eventually(async () => (await problemsShown(page)).map(({ code }) => code)).toContain(
      'requirement.min-exceeds-max',
    );
    await page.keyboard.press('Control+j');
    await cursorAfter(page, '"maxmemory": "4Gi",');
    await page.keyboard.press('Control+Shift+k');
  });

  it('asks nobody when the lens is clicked, and says why', async () => {
    await clickLens(page, 'canIDoThis?');
    await eventually(async () => (await notifications(page)).map(({ text }) => text)).toContain(
      'Asking is off in Restricted Mode, since the document would be sent to platforms. Everything else works.',
    );
    await screenshot(page, 'restricted');
    expect(await shownLenses(page)).toContain('canIDoThis?');
    expect([own.requests(), planted.requests()]).toEqual([0, 0]);
  });

  it('still asks nobody but the platforms of the person once it is trusted', async () => {
    await pressNotification(page, 'Manage Workspace Trust');
    await page.locator('.workspace-trust-editor').getByRole('button', { name: 'Trust', exact: true }).first().click();
    await eventually(() => ossrStatus(page)).toBe('OSSR: 1 platform');
    await openFile(page, 'codemeta.json');
    expect([own.requests(), planted.requests()]).toEqual([0, 0]);
    await clickLens(page, 'canIDoThis?');
    await eventually(() => shownLenses(page)).toContain('? 1 platform could not be asked');
    expect(own.requests()).toBeGreaterThan(0);
    expect(planted.requests()).toBe(0);
  });
});
