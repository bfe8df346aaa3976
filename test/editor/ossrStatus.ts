import type { Page } from 'playwright-core';
import { statusItems } from './host/shown';

/** The text of the extension's item in the status bar; undefined while there is none. */
export async function ossrStatus(page: Page): Promise<string | undefined> {
  return (await statusItems(page)).find(({ id }) => id.includes('ossr.status'))?.text;
}
