import type { Frame, Page } from 'playwright-core';

const LIMIT_MS = 20_000;

/**
 * The document of a webview, by the title of its panel, or by the identifier of the extension that shows it.
 * Rejects when no such webview has loaded in time, and names those that have.
 */
export async function panelFrame(page: Page, titleOrExtension: string): Promise<Frame> {
  const deadline = Date.now() + LIMIT_MS;
  while (Date.now() < deadline) {
    for (const shown of await webviews(page)) {
      if (shown.title === titleOrExtension || shown.extension === titleOrExtension) return shown.frame;
    }
    await page.waitForFunction('new Promise((seen) => requestAnimationFrame(() => seen(true)))');
  }
  const names = (await webviews(page)).map((shown) => `"${shown.title}" of ${shown.extension}`);
  throw new Error(`No webview "${titleOrExtension}" after ${LIMIT_MS / 1000} s; shown: ${names.join(', ') || 'none'}.`);
}

async function webviews(page: Page): Promise<{ frame: Frame; title: string; extension: string }[]> {
  const found = await Promise.all(page.frames().map(describeFrame));
  return found.filter((shown) => shown !== undefined);
}

async function describeFrame(frame: Frame): Promise<{ frame: Frame; title: string; extension: string } | undefined> {
  const host = frame.parentFrame();
  if (host === null || !host.url().includes('extensionId=')) return undefined;
  try {
    const element = await frame.frameElement();
    // A frame called "pending-frame" is about to be replaced or promoted.
    if ((await element.getAttribute('id')) !== 'active-frame') return undefined;
    const title = (await element.getAttribute('title')) ?? '';
    return { frame, title, extension: new URL(host.url()).searchParams.get('extensionId') ?? '' };
  } catch {
    return undefined; // It went away while we looked.
  }
}
