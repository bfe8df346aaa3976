import type { Locator, Page } from 'playwright-core';
import { runCommand } from './palette';

/** An entry of the status bar: its text without icons, and what a screen reader says of it. */
export interface StatusItem {
  id: string;
  text: string;
  label: string;
}

/** A notification as it stands on screen. */
export interface Notification {
  severity: string;
  text: string;
  buttons: string[];
}

/** A row of the Problems view; `place` is the line and column as shown there. */
export interface Problem {
  severity: string;
  message: string;
  source: string;
  code: string;
  place: string;
}

/** The status bar's entries now, from left to right. */
export async function statusItems(page: Page): Promise<StatusItem[]> {
  const items = await page.locator('.part.statusbar .statusbar-item:visible').all();
  return Promise.all(
    items.map(async (item) => ({
      id: await attribute(item, 'id'),
      text: oneLine(await item.innerText()),
      label: await attribute(item, 'aria-label'),
    })),
  );
}

/** The notifications on screen now, the newest first. Press a button with `pressNotification`. */
export async function notifications(page: Page): Promise<Notification[]> {
  const shown = await page.locator('.notification-list-item:visible').all();
  return Promise.all(
    shown.map(async (item) => ({
      severity: severityIn(await attribute(item.locator('.notification-list-item-icon'), 'class')),
      text: oneLine(await item.locator('.notification-list-item-message').innerText()),
      buttons: (await item.locator('.monaco-text-button').allInnerTexts()).map(oneLine),
    })),
  );
}

/** Presses a button of the newest notification that has it, once it is there. Rejects when none comes up. */
export async function pressNotification(page: Page, button: string): Promise<void> {
  await page.locator('.notification-list-item .monaco-text-button').getByText(button, { exact: true }).first().click();
}

/** Opens the Problems view and returns its visible rows without the headings of files; a long list is cut at the view's height. */
export async function problemsShown(page: Page): Promise<Problem[]> {
  const panel = page.locator('.markers-panel');
  if (!(await panel.isVisible())) await runCommand(page, 'workbench.panel.markers.view.focus');
  await panel.waitFor();
  const rows = await panel.locator('.monaco-list-row', { has: page.locator('.marker-message') }).all();
  return Promise.all(rows.map(problemIn));
}

async function problemIn(row: Locator): Promise<Problem> {
  const textOf = async (part: string): Promise<string> => oneLine((await row.locator(part).allInnerTexts()).join(' '));
  return {
    severity: severityIn(await attribute(row.locator('.marker-icon'), 'class')),
    message: await textOf('.marker-message'),
    source: await textOf('.marker-source'),
    code: await textOf('.marker-code'),
    place: await textOf('.marker-line'),
  };
}

async function attribute(item: Locator, name: string): Promise<string> {
  return (await item.first().getAttribute(name)) ?? '';
}

function severityIn(classes: string): string {
  return /\b(error|warning|info)\b/.exec(classes)?.[1] ?? 'none';
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
