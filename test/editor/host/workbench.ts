import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { openBrowser } from './browser';
import { installUnpacked } from './installUnpacked';
import { makeProfile } from './profile';
import { startServer } from './vscodeServer';

const READY_LIMIT_MS = 60_000;

/** What the window shows, whom it trusts, and which extension and suite run in it. */
export interface WorkbenchOptions {
  /** The folder that is opened; VS Code may write into it. */
  folder: string;
  /** The unpacked extension. A suite tests it as one under development; a person finds it installed. */
  extensionDevelopmentPath?: string;
  /** A CommonJS file whose `run()` is called in the extension host. */
  extensionTestsPath?: string;
  /** Where installed extensions are, such as the folder that `installVsix` filled; none are by default. */
  extensionsDir?: string;
  /** False shows the folder in Restricted Mode, as a newcomer sees it; true trusts every folder. */
  trusted: boolean;
  userSettings?: object;
  /** Seen by the extension host besides PATH and the language; the developer's other variables are not. */
  env?: Record<string, string>;
  size?: { width: number; height: number };
}

/** An open VS Code window, its log, and the end of its suite. */
export interface Workbench {
  page: Page;
  /** What extensions and the suite printed. */
  log(): string;
  /** The suite's exit code; rejects when the window or the server goes first; pending for ever where there is no suite. */
  ended: Promise<number>;
  /** Ends browser and server and removes their folders. May be called twice. */
  close(): Promise<void>;
}

/**
 * Opens a real VS Code in a headless Chromium, with a profile of its own, and resolves when the window is restored.
 * Rejects, with nothing left running, when the server, the browser or the window does not come up.
 */
export async function openWorkbench(options: WorkbenchOptions): Promise<Workbench> {
  const cleanUps: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
  };
  try {
    const profile = await makeProfile(options.userSettings, options.env);
    cleanUps.push(profile.remove);
    const isSuite = options.extensionTestsPath !== undefined;
    const extensions = options.extensionsDir ?? profile.extensions;
    if (!isSuite) await installUnpacked(options.extensionDevelopmentPath, extensions);
    const server = await startServer({ ...profile, extensions, trusted: options.trusted, isSuite });
    cleanUps.push(server.stop);
    const browser = await openBrowser({ size: options.size ?? { width: 1280, height: 800 }, isSuite });
    cleanUps.push(browser.close);
    const ended = Promise.race([browser.exitCode, server.ended.then(diedFirst), browser.gone.then(diedFirst)]);
    // Nobody may be listening: a window without a suite is simply closed.
    ended.catch(() => undefined);
    await restore(browser.page, address(server.port, options));
    return { page: browser.page, log: browser.log, ended, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function address(port: number, options: WorkbenchOptions): string {
  const remote = (file: string): string => `vscode-remote://127.0.0.1:${port}${pathToFileURL(file).pathname}`;
  const query = new URLSearchParams({ folder: decodeURIComponent(pathToFileURL(options.folder).pathname) });
  const { extensionDevelopmentPath: extension, extensionTestsPath: suite } = options;
  if (suite !== undefined) {
    const payload = [['extensionTestsPath', remote(suite)]];
    if (extension !== undefined) payload.push(['extensionDevelopmentPath', remote(extension)]);
    query.set('payload', JSON.stringify(payload));
  }
  return `http://127.0.0.1:${port}/?${query.toString()}`;
}

/** VS Code notes its own progress in the page's performance entries: side bars and editors stand, all extensions are known. */
async function restore(page: Page, url: string): Promise<void> {
  await page.goto(url);
  for (const mark of ['code/LifecyclePhase/Restored', 'code/didLoadExtensions']) {
    await page.waitForFunction((name) => performance.getEntriesByName(name).length > 0, mark, {
      timeout: READY_LIMIT_MS,
    });
  }
  await page.locator('.part.statusbar .statusbar-item').first().waitFor();
  const chat = page.locator('.part.auxiliarybar').getByRole('button', { name: /Hide Secondary Side Bar/ });
  if (await chat.isVisible()) await chat.click();
}

function diedFirst(what: string): never {
  throw new Error(`${what} before the suite had ended; look at the log of the workbench for the reason.`);
}
