import { randomUUID } from 'node:crypto';
import { mkdir, readFile, realpath, rename, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type PlatformConfiguration, readPlatformFile, withPlatform } from '../core/index';
import { fileUnwritable } from './messages/platformFile';
import { readAddress } from './http/address';
import { platformsInFile } from './platformFile';

/** What came of adding: nothing to say, or one sentence that says why the file is as it was. */
export type Addition = { readonly isNewFile: boolean } | { readonly trouble: string };

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
    await replace(target, text);
    return { isNewFile: before === undefined };
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

async function replace(file: string, text: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const mode = await stat(file).then(
    (found) => found.mode & 0o777,
    () => 0o644,
  );
  const unfinished = path.join(path.dirname(file), `.${path.basename(file)}.${randomUUID()}`);
  await writeFile(unfinished, text, { mode, flag: 'wx' });
  await rename(unfinished, file);
}
