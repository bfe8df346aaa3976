import { chromium, type Browser, type Page } from 'playwright-core';
import { findChromium } from './chromium';

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
const NOISE = /\[AgentHost|\[ChatModelSelection\]/;

/** A browser with one page that listens to what VS Code says about the suite it runs. */
export interface WorkbenchBrowser {
  page: Page;
  log(): string;
  exitCode: Promise<number>;
  /** Resolves with the reason when the page crashes or closes. */
  gone: Promise<string>;
  close(): Promise<void>;
}

/** Starts a headless Chromium of the given size. Rejects when there is none; nothing is left running then. */
export async function openBrowser(size: { width: number; height: number }): Promise<WorkbenchBrowser> {
  const browser = await chromium.launch({ executablePath: findChromium(), args: ARGUMENTS });
  try {
    return await listeningPage(browser, size);
  } catch (error) {
    await browser.close();
    throw error;
  }
}

async function listeningPage(browser: Browser, viewport: { width: number; height: number }): Promise<WorkbenchBrowser> {
  const page = await browser.newPage({ viewport, locale: 'en-US', colorScheme: 'dark' });
  page.setDefaultTimeout(STEP_LIMIT_MS);
  const lines: string[] = [];
  await page.exposeFunction('codeAutomationLog', (_level: string, parts: unknown[]) => {
    const line = printable(parts);
    if (!NOISE.test(line)) lines.push(line);
  });
  let exit: (code: number) => void = () => undefined;
  const exitCode = new Promise<number>((resolve) => (exit = resolve));
  await page.exposeFunction('codeAutomationExit', (code: number) => exit(code));
  const gone = new Promise<string>((resolve) => {
    page.once('crash', () => resolve('The browser page crashed'));
    page.once('close', () => resolve('The browser page was closed'));
  });
  return { page, log: () => lines.join('\n'), exitCode, gone, close: () => browser.close() };
}

/** Console arguments as one line; a first argument with `%c` marks is followed by its styles, which say nothing. */
function printable(parts: unknown[]): string {
  const [first, ...rest] = parts;
  const styles = typeof first === 'string' ? first.split('%c').length - 1 : 0;
  const text = typeof first === 'string' ? [first.replaceAll('%c', ''), ...rest.slice(styles)] : parts;
  return text.map((part) => (typeof part === 'string' ? part : JSON.stringify(part))).join(' ');
}
