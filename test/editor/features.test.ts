import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from './eventually';
import { type FeatureFolder, copyFeatureRecords } from './featureFolder';
import { cursorAfter, hoverAt, typeText } from './host/editor';
import { openFile, runCommand } from './host/palette';
import { projectRoot } from './host/projectRoot';
import { screenshot } from './host/screenshot';
import { problemsShown } from './host/shown';
import { type Workbench, openWorkbench } from './host/workbench';
import { goToLine } from './lenses';
import { README_CLOSE_UP } from './readmeWindow';
import {
  actionsOffered,
  colourOf,
  cursorPlace,
  linesSeen,
  linesWith,
  rowsOf,
  suggestions,
  takeAction,
  takeSuggestion,
} from './seen';
import { askForAnother, beginLineBehind, takeBack, widenSideBar } from './writing';

const OUTLINE = [
  '@context',
  'name Crab Nebula spectrum',
  'codeRepository https://git.example.org/crab-spectrum',
  'Spectrum fit purl:docker-container',
  'content docker.io/example/crab-spectrum:1.0',
  'compute-resources',
  'worker 4 cores, 8Gi',
  '/events events',
  '/results results',
  'data-resources',
  'events 2G',
  'storage-resources',
  'results 20Gi, 1 day',
  'Spectrum notebook purl:jupyter-notebook',
  'content notebooks/spectrum.ipynb',
  'compute-resources',
  'notebook 2 cores, 4Gi',
];

const TIDY = `{
  "executables": [
    {
      "name": "Spectrum fit",
      "type": "purl:docker-container",
      "content": {
        "image": "docker.io/example/crab-spectrum"
      },
      "minduration": "PT4H",
      "compute-resources": [
        {
          "name": "worker",
          "mincores": 4,
          "minmemory": "8Gi"
        }
      ]
    }
  ]
}
`;

// One window for every feature of the language service. What a step writes is taken back before the next one.
describe('a person who writes a record', () => {
  let folder: FeatureFolder;
  let workbench: Workbench;
  let page: Page;

  beforeAll(async () => {
    folder = await copyFeatureRecords();
    workbench = await openWorkbench({
      folder: folder.path,
      extensionDevelopmentPath: projectRoot(),
      trusted: true,
      ...README_CLOSE_UP,
    });
    ({ page } = workbench);
    await page.keyboard.press('Control+b');
    await openFile(page, 'codemeta.json');
  });

  afterEach(() => takeBack(page));

  afterAll(async () => {
    await workbench.close();
    await folder.remove();
  });

  it('tells resources, amounts and types apart from plain text by their colours', async () => {
    const resource = () => colourOf(page, '"/events"', 'events');
    const plain = await colourOf(page, '"/events"', '"/events"');
    await eventually(resource).not.toBe(plain);
    const type = await colourOf(page, 'docker-container', 'purl:docker-container');
    const amount = await colourOf(page, '20Gi', '20Gi');
    expect(new Set([plain, await resource(), type, amount]).size).toBe(4);
  });

  it('reads units and conversions behind the values', async () => {
    await eventually(() => linesWith(page, '"minmemory": 8')).toEqual(['"minmemory": 8GiB,']);
    expect(await linesWith(page, 'minduration')).toEqual(['"minduration": "PT90M"= 1 h 30 min,']);
    expect((await linesWith(page, '"2G"'))[0]).toContain('"size": "2G"≈ 1.86 GiB,');
  });

  it('reads what a type is, what a volume mounts, and what an executable needs in all', async () => {
    expect(await hoverAt(page, 'purl:docker')).toContain(
      'https://www.purl.org/ivoa.net/executable-types/oci-container',
    );
    expect(await hoverAt(page, '"resource": "results')).toContain('Storage resource "results" (20Gi, 1 day)');
    expect(await hoverAt(page, 'Spectrum fit')).toContain('Compute: at least 4 cores, 8Gi memory');
  });

  it('reads an amount in every reading when the mouse rests on it', async () => {
    const hover = await hoverAt(page, '"20Gi');
    expect(hover).toContain('20Gi = 21,474,836,480 bytes = 20 GiB = about 21.5 GB');
    expect(hover).toContain('Where this comes from:');
    await screenshot(page, 'hover');
  });

  it('opens a notebook of the folder by its link', async () => {
    await goToLine(page, 39);
    const link = page.locator('.editor-instance .view-line .detected-link', { hasText: 'spectrum.ipynb' });
    await link.waitFor();
    await page.keyboard.down('Control');
    await link.hover();
    await page.locator('.detected-link-active', { hasText: 'notebooks/spectrum.ipynb' }).click();
    await page.keyboard.up('Control');
    await page.locator('.tab.active', { hasText: 'spectrum.ipynb' }).waitFor();
    await runCommand(page, 'View: Close Editor');
    await goToLine(page, 1);
  });

  it('sees every place that names a resource, and goes to where it is defined', async () => {
    await cursorAfter(page, '"resource": "results');
    await eventually(() => page.locator('.wordHighlight').count()).toBe(1);
    expect(await page.locator('.wordHighlightStrong').count()).toBe(1);
    await page.keyboard.press('F12');
    await eventually(() => cursorPlace(page)).toBe('Ln 29, Col 20');
    await runCommand(page, 'Peek References');
    const peek = page.locator('.reference-zone-widget');
    await eventually(() => rowsOf(peek.locator('.ref-tree'))).toHaveLength(2);
    expect(await peek.locator('.peekview-title').innerText()).toContain('References (2)');
  });

  it('finds the way by names: in the breadcrumbs, in the symbols of the file and of the folder', async () => {
    await cursorAfter(page, '"resource": "results');
    const crumbs = page.locator('.breadcrumbs-control .monaco-breadcrumb-item');
    await eventually(async () => (await crumbs.allInnerTexts()).map((crumb) => crumb.trim())).toEqual([
      'codemeta.json',
      'Spectrum fit',
      'compute-resources',
      'worker',
      '/results',
    ]);
    await page.keyboard.press('Control+Shift+o');
    const picker = page.locator('.quick-input-widget');
    await eventually(() => rowsOf(picker)).toContain('results storage-resources');
    await picker.locator('input.input').fill('@Spectrum notebook');
    await eventually(() => rowsOf(picker)).toHaveLength(1);
    await page.keyboard.press('Enter');
    await eventually(() => cursorPlace(page)).toMatch('Ln 33,');
    await page.keyboard.press('Control+t');
    await picker.locator('input.input').fill('#Spectrum');
    await eventually(() => rowsOf(picker)).toEqual(['Spectrum fit codemeta.json', 'Spectrum notebook codemeta.json']);
  });

  it('folds a resource away, and selects more and more of what is around the cursor', async () => {
    await goToLine(page, 15);
    await page.keyboard.press('Control+Shift+[');
    await eventually(() => linesWith(page, '"worker"')).toEqual([]);
    await page.keyboard.press('Control+Shift+]');
    await eventually(() => linesWith(page, '"worker"')).toHaveLength(1);
    await cursorAfter(page, '"resource": "results');
    for (const part of ['results', '"results"', '"resource": "results"']) {
      await page.keyboard.press('Shift+Alt+ArrowRight');
      await eventually(() => cursorPlace(page)).toContain(`(${part.length} selected)`);
    }
  });

  it('is offered the keys that are not there yet, with what they mean', async () => {
    await beginLineBehind(page, '"mincores": 4,');
    await typeText(page, '"');
    await eventually(() => suggestions(page)).toContain('maxcores');
    for (const present of ['mincores', 'minmemory', 'volumes']) expect(await suggestions(page)).not.toContain(present);
    await typeText(page, 'arch');
    await takeSuggestion(page, 'architecture');
    await eventually(() => linesWith(page, 'architecture')).toEqual(['"architecture": "amd64",']);
  });

  it('is offered the values that may stand here, and the resources that there are', async () => {
    await askForAnother(page, '"access": "readonly');
    await eventually(() => suggestions(page)).toEqual(['readonly', 'readwrite']);
    await takeSuggestion(page, 'readwrite');
    await eventually(() => linesWith(page, '"access": "readwrite"')).toHaveLength(2);
    await askForAnother(page, '"resource": "events');
    await eventually(() => suggestions(page)).toEqual(['events', 'results']);
  });

  it('is offered a whole block for a key', async () => {
    await goToLine(page, 41);
    await page.keyboard.press('End');
    await typeText(page, ', "stor');
    await takeSuggestion(page, 'storage-resources: Storage');
    await eventually(() => linesWith(page, '"minsize": "20Gi"')).toHaveLength(2);
    await eventually(() => page.locator('.squiggly-error').count()).toBe(0);
  });

  it('is offered a whole executable between two others', async () => {
    await goToLine(page, 31);
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+Space');
    await eventually(() => suggestions(page)).toContain('Docker container');
    const details = page.locator('.suggest-details-container');
    if (!(await details.isVisible())) await page.keyboard.press('Control+Space');
    await eventually(() => details.innerText()).toContain('"type": "purl:docker-container"');
    await screenshot(page, 'completion');
    await takeSuggestion(page, 'Workflow');
    await eventually(() => linesWith(page, '"type": "purl:workflow-task",')).toHaveLength(1);
    await eventually(() => page.locator('.squiggly-error').count()).toBe(0);
  });

  it('reads what is wrong, and mends it with a fix', async () => {
    await beginLineBehind(page, '"mincores": 4,');
    await typeText(page, '"maxcores": 2,');
    await eventually(async () => (await problemsShown(page)).map(({ message }) => message)).toEqual([
      '"mincores" is larger than "maxcores" (4 > 2). No platform can offer that.',
    ]);
    await cursorAfter(page, '"mincores": 4');
    await page.keyboard.press('Control+.');
    await eventually(() => actionsOffered(page)).toEqual(['Swap "mincores" and "maxcores"', 'Raise "maxcores" to 4']);
    await screenshot(page, 'fix');
    await takeAction(page, 'Swap "mincores" and "maxcores"');
    await eventually(() => linesWith(page, 'cores"')).toEqual(['"mincores": 2,', '"maxcores": 4,']);
    await eventually(() => problemsShown(page)).toEqual([]);
    await page.keyboard.press('Control+j');
  });

  it('renames a resource everywhere, by the box and while typing', async () => {
    await goToLine(page, 1);
    await cursorAfter(page, '"resource": "events');
    await page.keyboard.press('F2');
    const box = page.locator('.rename-box input:focus');
    await eventually(() => box.inputValue()).toBe('events');
    await typeText(page, 'photon list');
    await screenshot(page, 'rename');
    await page.keyboard.press('Enter');
    await eventually(() => linesWith(page, '"photon list"')).toHaveLength(2);
    expect(await linesWith(page, '"events"')).toEqual([]);
    const linked = page.locator('.linked-editing-decoration');
    await goToLine(page, 1);
    await linked.first().waitFor({ state: 'hidden' });
    await cursorAfter(page, '"resource": "results');
    await linked.first().waitFor();
    await typeText(page, ' of the fit');
    await eventually(() => linesWith(page, '"results of the fit"')).toHaveLength(2);
  });

  it('sees the record in the outline', async () => {
    await goToLine(page, 1);
    await runCommand(page, 'outline.focus');
    await page.locator('.pane-header', { hasText: 'crab-spectrum' }).click();
    await widenSideBar(page);
    await eventually(() => rowsOf(page.locator('.outline-tree'))).toEqual(OUTLINE);
    await screenshot(page, 'outline');
    await page.keyboard.press('Control+b');
  });

  it('moves an executable into a file of its own', async () => {
    await goToLine(page, 33);
    await runCommand(page, 'Refactor...');
    await eventually(() => actionsOffered(page)).toContain('Move "Spectrum notebook" to "spectrum-notebook.ossr.json"');
    await takeAction(page, 'Move "Spectrum notebook" to "spectrum-notebook.ossr.json"');
    await eventually(() => linesWith(page, 'Spectrum notebook')).toEqual([]);
  });

  it('turns off hints and a problem in the settings', async () => {
    await goToLine(page, 1);
    await folder.settings({ 'ossr.inlayHints.enabled': false });
    await eventually(() => linesWith(page, 'minduration')).toEqual(['"minduration": "PT90M",']);
    await openFile(page, 'untidy.ossr.json');
    const codes = async () => (await problemsShown(page)).map(({ code }) => code);
    await eventually(codes).toEqual(['image.without-tag', 'duration.older-spelling', 'member.unknown']);
    await folder.settings({ 'ossr.problems.levels': { 'image.without-tag': 'ignore' } });
    await eventually(codes).toEqual(['duration.older-spelling', 'member.unknown']);
  });

  it('formats an untidy record, and has it mended when it is saved', async () => {
    await folder.settings({ 'editor.codeActionsOnSave': { 'source.fixAll.ossr': 'explicit' } });
    await openFile(page, 'untidy.ossr.json');
    await runCommand(page, 'Format Document');
    await eventually(() => linesWith(page, '"minduration"')).toEqual(['"minduration": "4h",']);
    await page.keyboard.press('Control+s');
    await eventually(async () => (await linesSeen(page)).join('\n')).toBe(TIDY);
  });
});
