import { installWebWorkbench } from './install';

/**
 * For vitest's `globalSetup`: downloads the web workbench once, before any test runs, so that no test's time limit pays for it.
 * Rejects, and with it the whole run, when it cannot be had.
 */
export async function setup(): Promise<void> {
  await installWebWorkbench();
}
