import type { Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from './eventually';
import { type ExampleFolder, copyExamples } from './exampleFolder';
import { clickLens } from './host/editor';
import { openFile } from './host/palette';
import { panelFrame } from './host/panelFrame';
import { projectRoot } from './host/projectRoot';
import { screenshot } from './host/screenshot';
import { pressNotification } from './host/shown';
import { type Workbench, openWorkbench } from './host/workbench';
import { shownLenses } from './lenses';
import { ossrStatus } from './ossrStatus';
import { type PlayedService, playService } from './playedService';
import { README_WINDOW } from './readmeWindow';
import { type ServedExamples, serveExamples } from './servedExamples';

// One window for all: each step goes on where the one before it ended.
describe('platforms over HTTP', () => {
  let served: ServedExamples;
  let hanging: PlayedService;
  let busy: PlayedService;
  let folder: ExampleFolder;
  let workbench: Workbench;
  let page: Page;
  let panel: Frame;
  const queue = { hasRoom: false };

  beforeAll(async () => {
    served = await serveExamples();
    hanging = await playService(() => undefined);
    busy = await playService((_, response) => {
      if (queue.hasRoom) response.writeHead(503).end();
    });
    folder = await copyExamples();
    workbench = await openWorkbench({
      folder: folder.path,
      extensionDevelopmentPath: projectRoot(),
      trusted: true,
      size: README_WINDOW.size,
      userSettings: {
        ...README_WINDOW.userSettings,
        'ossr.platforms': [
          { id: 'paris', name: 'Cloud Paris', type: 'canidothis', url: `${served.url}/paris` },
          { id: 'munich', name: 'Cluster Munich', type: 'canidothis', url: `${served.url}/munich` },
          { id: 'down', name: 'Old cluster', type: 'canidothis', url: 'http://127.0.0.1:9/canIDoThis', timeout: 2 },
          { id: 'hanging', name: 'Sleepy service', type: 'canidothis', url: hanging.url, timeout: 2 },
          { id: 'busy', name: 'Busy queue', type: 'canidothis', url: busy.url, timeout: 30 },
        ],
      },
    });
    ({ page } = workbench);
    await page.keyboard.press('Control+b');
  });

  afterAll(async () => {
    await workbench.close();
    await Promise.all([served.close(), hanging.close(), busy.close(), folder.remove()]);
  });

  const row = (platform: string) => panel.locator('tr.answer-row', { hasText: platform });
  const answerOf = async (platform: string) => (await row(platform).locator('.answer').innerText()).trim();

  it('are asked one beside the other, and how far it is can be seen', async () => {
    await openFile(page, 'codemeta.json');
    await eventually(() => ossrStatus(page)).toBe('OSSR: 5 platforms');
    await clickLens(page, 'canIDoThis?');
    await eventually(() => shownLenses(page)).toContain('asking 3 of 5…');
    await eventually(() => ossrStatus(page)).toBe('OSSR: asking, 3 of 5');
    await clickLens(page, 'asking');
    panel = await panelFrame(page, 'OSSR offers');
    await eventually(() => panel.locator('.verdict').innerText()).toBe('Asking: 4 of 5 have answered.');
    await eventually(() => shownLenses(page)).toContain('asking 4 of 5…');
    await page.locator('.notification-list-item').filter({ hasText: 'Asking platforms' }).waitFor();
    await screenshot(page, 'asking');
  });

  it('are no longer asked once the question is called off', async () => {
    expect(busy.calledOff()).toBe(0);
    await pressNotification(page, 'Cancel');
    await eventually(() => busy.calledOff()).toBe(1);
    await eventually(() => ossrStatus(page)).toBe('OSSR: 5 platforms');
    await panel.locator('tr.pending', { hasText: 'Busy queue' }).getByText('Called off').waitFor();
    await eventually(() => shownLenses(page)).toContain('✓ 2 platforms · best: Cloud Paris, 8 cpu, 16Gi · 3 not known');
  });

  it('each give an answer of their own: those that fail leave the others alone', async () => {
    queue.hasRoom = true;
    await panel.getByRole('button', { name: 'Ask again' }).click();
    await row('Busy queue').waitFor();
    await row('Sleepy service').waitFor();
    expect(await answerOf('Sleepy service')).toBe('Timed out');
    expect(await row('Sleepy service').locator('.meaning').innerText()).toContain('No answer within 2 s.');
    expect(await row('Busy queue').locator('.meaning').innerText()).toContain('Ask again later.');
    expect(await answerOf('Old cluster')).toBe('Not reachable');
    expect(await answerOf('Cloud Paris')).toBe('Yes');
    expect(await answerOf('Cluster Munich')).toBe('Yes');
    await eventually(() => shownLenses(page)).toContain('✓ 2 platforms · best: Cloud Paris, 8 cpu, 16Gi · 3 not known');
    await screenshot(page, 'platforms');
  });
});
