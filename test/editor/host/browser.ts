import { chromium, type Browser, type Page } from 'playwright-core';
import { findChromium } from './chromium';
import { WorkbenchLog } from './workbenchLog';

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const STEP_LIMIT_MS = 20_000;
/** A browser with one page that listens to what VS Code says about the suite it runs. */
export interface WorkbenchBrowser {
  page: Page;
  log(): string;
  exitCode: Promise<number>;
  /** Resolves with the reason when the page crashes or closes. */
  gone: Promise<string>;
  close(): Promise<void>;
}

/** How large the window is, and whether a suite runs in it. */
export interface BrowserOptions {
  size: { width: number; height: number };
  isSuite: boolean;
}

/** Starts a headless Chromium. Rejects when there is none; nothing is left running then. */
export async function openBrowser(options: BrowserOptions): Promise<WorkbenchBrowser> {
  const browser = await chromium.launch({ executablePath: findChromium(), args: ARGUMENTS });
  try {
    return await listeningPage(browser, options);
  } catch (error) {
    await browser.close();
    throw error;
  }
}

async function listeningPage(browser: Browser, options: BrowserOptions): Promise<WorkbenchBrowser> {
  const page = await browser.newPage({ viewport: options.size, locale: 'en-US', colorScheme: 'dark' });
  page.setDefaultTimeout(STEP_LIMIT_MS);
  const log = new WorkbenchLog();
  // VS Code repeats on the console what it tells a suite's listener.
  if (options.isSuite)
    await page.exposeFunction('codeAutomationLog', (_level: string, parts: unknown[]) => log.note(parts));
  else page.on('console', (message) => log.noteStyled(message.text()));
  let exit: (code: number) => void = () => undefined;
  const exitCode = new Promise<number>((resolve) => (exit = resolve));
  await page.exposeFunction('codeAutomationExit', (code: number) => exit(code));
  const gone = new Promise<string>((resolve) => {
    page.once('crash', () => resolve('The browser page crashed'));
    page.once('close', () => resolve('The browser page was closed'));
  });
  return { page, log: () => log.text(), exitCode, gone, close: () => browser.close() };
}
