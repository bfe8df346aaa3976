import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { openBrowser } from './browser';
import { makeProfile } from './profile';
import { startServer } from './vscodeServer';

const READY_LIMIT_MS = 60_000;

/** What the window shows, whom it trusts, and which extension and suite run in it. */
export interface WorkbenchOptions {
  /** The folder that is opened; VS Code may write into it. */
  folder: string;
  /** The unpacked extension under development. */
  extensionDevelopmentPath?: string;
  /** A CommonJS file whose `run()` is called in the extension host. */
  extensionTestsPath?: string;
  /** Where installed extensions are, such as the folder that `installVsix` filled; none by default. */
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
    const extensions = options.extensionsDir ?? profile.extensions;
    const server = await startServer({ ...profile, extensions, trusted: options.trusted });
    cleanUps.push(server.stop);
    const browser = await openBrowser(options.size ?? { width: 1280, height: 800 });
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
  const remote = (path: string): string => `vscode-remote://127.0.0.1:${port}${pathToFileURL(path).pathname}`;
  const { extensionDevelopmentPath, extensionTestsPath } = options;
  const payload = Object.entries({ extensionDevelopmentPath, extensionTestsPath }).flatMap(([key, path]) =>
    path === undefined ? [] : [[key, remote(path)]],
  );
  const query = new URLSearchParams({ folder: decodeURI(pathToFileURL(options.folder).pathname), payload: JSON.stringify(payload) });
  return `http://127.0.0.1:${port}/?${query.toString()}`;
}

async function restore(page: Page, url: string): Promise<void> {
  await page.goto(url);
  // The smoke-test driver is VS Code's own way of saying that side bars and editors stand.
  const restored = 'window.driver?.whenWorkbenchRestored().then(() => true)';
  await page.waitForFunction(restored, undefined, { timeout: READY_LIMIT_MS });
  await page.locator('.part.statusbar .statusbar-item').first().waitFor();
  const chat = page.locator('.part.auxiliarybar').getByRole('button', { name: /Hide Secondary Side Bar/ });
  if (await chat.isVisible()) await chat.click();
}

function diedFirst(what: string): never {
  throw new Error(`${what} before the suite had ended; look at the log of the workbench for the reason.`);
}
