import { mkdir, readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { type PlatformConfiguration, readPlatformFile, withPlatform } from '../core/index';
import { fileUnwritable } from './messages/platformFile';
import { readAddress } from './http/address';
import { platformsInFile } from './platformFile';
import { replaceFile } from './replaceFile';

/** What came of adding: which file and folder were made for it, or one sentence that says why the file is as it was. */
export type Addition = { readonly isNewFile: boolean; readonly newFolder?: string } | { readonly trouble: string };

/**
 * Adds a platform at the end of a platform file, which keeps its layout; a file that is not there is made. What would not
 * be read afterwards is refused, and so is an address that would not be asked. The file is replaced as a whole.
 */
export async function addToPlatformFile(file: string, platform: PlatformConfiguration): Promise<Addition> {
  const address = platform.type === 'local' ? undefined : readAddress(platform.url, platform.name);
  if (address?.kind === 'refused') return { trouble: address.because };
  try {
    const target = await realpath(file).catch(() => file); // a link stays a link
    const before = await textIn(target);
    const current = before === undefined ? undefined : await platformsInFile(target);
    if (current && 'trouble' in current) return current;
    const text = withPlatform(before, platform);
    const reading = readPlatformFile(text);
    if ('trouble' in reading) return { trouble: reading.trouble };
    const isNewFolder = await write(target, text);
    return { isNewFile: before === undefined, ...(isNewFolder && { newFolder: path.dirname(target) }) };
  } catch (error) {
    return {
      trouble: fileUnwritable(file, error instanceof Error && 'code' in error ? String(error.code) : 'unknown'),
    };
  }
}

async function textIn(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Writes the file as a whole; true where a folder was made for it. */
async function write(file: string, text: string): Promise<boolean> {
  const made = await mkdir(path.dirname(file), { recursive: true });
  const mode = await stat(file).then(
    (found) => found.mode & 0o777,
    () => 0o644,
  );
  await replaceFile(file, text, mode);
  return made !== undefined;
}
