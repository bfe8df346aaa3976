import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A person's home with nothing in it but the given settings: no test sees the developer's own files, settings or keys. */
export interface Profile {
  serverData: string;
  extensions: string;
  env: Record<string, string>;
  remove(): Promise<void>;
}

const QUIET_SETTINGS = {
  'chat.disableAIFeatures': true,
  'editor.minimap.enabled': false,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'git.autofetch': false,
  'git.openRepositoryInParentFolders': 'never',
  'npm.fetchOnlinePackageInfo': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'update.showReleaseNotes': false,
  'window.commandCenter': false,
  'window.title': '${dirty}${activeEditorShort}${separator}${rootName}',
  'workbench.colorTheme': 'Default Dark Modern',
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

const PASSED_ON = ['PATH', 'LANG', 'LC_ALL', 'TZ', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot'];

/**
 * Makes a profile in a new temporary folder; `userSettings` come on top of settings that keep the window quiet,
 * `env` on top of the few variables that every program needs. Call `remove` in the end.
 */
export async function makeProfile(userSettings: object = {}, env: Record<string, string> = {}): Promise<Profile> {
  const root = await mkdtemp(join(tmpdir(), 'ossr-'));
  const remove = (): Promise<void> => rm(root, { recursive: true, force: true, maxRetries: 5 });
  try {
    const inRoot = (...names: string[]): string => join(root, ...names);
    await mkdir(inRoot('server', 'data', 'User'), { recursive: true });
    await mkdir(inRoot('extensions'));
    await mkdir(inRoot('home'));
    const settings = JSON.stringify({ ...QUIET_SETTINGS, ...userSettings }, null, 2);
    await writeFile(inRoot('server', 'data', 'User', 'settings.json'), settings);
    const ownEnv = { ...passedOn(), ...homeIn(inRoot('home')), ...env };
    return { serverData: inRoot('server'), extensions: inRoot('extensions'), env: ownEnv, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

function passedOn(): Record<string, string> {
  const known = PASSED_ON.map((name) => [name, process.env[name]] as const);
  return Object.fromEntries(known.filter((entry): entry is [string, string] => entry[1] !== undefined));
}

function homeIn(home: string): Record<string, string> {
  return {
    HOME: home,
    USERPROFILE: home,
    XDG_CACHE_HOME: join(home, '.cache'),
    XDG_CONFIG_HOME: join(home, '.config'),
    XDG_DATA_HOME: join(home, '.local', 'share'),
    XDG_RUNTIME_DIR: home,
    XDG_STATE_HOME: join(home, '.local', 'state'),
  };
}
