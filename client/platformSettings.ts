import { workspace } from 'vscode';
import { type ConfiguredPlatform, readPlatforms } from './configuredPlatform';

/** The value of `ossr.platforms` that the user wrote, never one that a workspace brought along (SAFETY R2). */
export function platformsSetting(): unknown {
  const found = workspace.getConfiguration('ossr').inspect<unknown>('platforms');
  return found?.globalValue ?? found?.defaultValue ?? [];
}

/** The platforms of the user's own settings, as far as they can be read. */
export function configuredPlatforms(): readonly ConfiguredPlatform[] {
  return readPlatforms(platformsSetting());
}
