import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { type PlatformConfiguration, type PlatformFileReading, readPlatformFile } from '../core/index';
import { fileMissing, fileTooLarge, fileUnreadable } from './messages';
import { alsoWrong, fileIsFolder, fileWrong } from './messages/platformFile';

const MAX_BYTES = 1024 * 1024;

/** Where the user's platform file lives: `$XDG_CONFIG_HOME/ossr/platforms.json` (DESIGN §5). */
export function platformFilePath(environment: Readonly<Record<string, string | undefined>>, home: string): string {
  const configuration = environment['XDG_CONFIG_HOME'];
  const folder = configuration && path.isAbsolute(configuration) ? configuration : path.join(home, '.config');
  return path.join(folder, 'ossr', 'platforms.json');
}

/** The platforms in a file; otherwise a line for each mistake, the first of which names the file. */
export async function platformsInFile(file: string): Promise<PlatformFileReading> {
  try {
    const { size } = await stat(file);
    if (size > MAX_BYTES) return { trouble: fileTooLarge(file) };
    const reading = readPlatformFile(await readFile(file, 'utf8'));
    if (!('trouble' in reading)) return reading;
    const { others = [] } = reading;
    return { trouble: [fileWrong(file, reading), ...others.map(alsoWrong)].join('\n') };
  } catch (error) {
    if (isMissing(error)) return { trouble: fileMissing(file) };
    const code = codeOf(error);
    return { trouble: code === 'EISDIR' ? fileIsFolder(file) : fileUnreadable(file, code) };
  }
}

/** The user's own platforms, or those that are built in when there is no platform file. */
export async function usersPlatforms(
  file: string,
  builtIn: readonly PlatformConfiguration[],
): Promise<PlatformFileReading> {
  try {
    await stat(file);
  } catch (error) {
    if (isMissing(error)) return { platforms: builtIn };
  }
  return platformsInFile(file);
}

function isMissing(error: unknown): boolean {
  return codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR';
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
