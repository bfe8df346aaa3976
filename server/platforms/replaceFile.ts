import { randomUUID } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * Puts a text in the place of a file, as a whole: a reader never sees half of it. Where that fails it rejects, and leaves
 * nothing of the text behind, which may be secret.
 */
export async function replaceFile(file: string, text: string, mode: number): Promise<void> {
  const unfinished = path.join(path.dirname(file), `.${path.basename(file)}.${randomUUID()}`);
  try {
    await writeFile(unfinished, text, { mode, flag: 'wx' });
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}
