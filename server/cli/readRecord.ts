import { open } from 'node:fs/promises';
import { constants } from 'node:fs';
import { type Analysis, analyseText } from '../core/index';
import { messages } from './messages';
import type { World } from './world';

const MAX_BYTES = 50 * 1024 * 1024;

/** A record that was read from a file, or the sentence that says why it was not. */
export type RecordReading = { readonly analysis: Analysis } | { readonly trouble: string };

/**
 * Reads and analyses a record; `-` is what is piped in. A folder, a pipe, a missing or unreadable file, one that is too
 * large, and one that is not UTF-8 are each told in a sentence. A byte order mark is read over.
 */
export async function readRecord(file: string, { input }: Pick<World, 'input'>): Promise<RecordReading> {
  try {
    if (file === '-') return await readInput(input());
    const handle = await open(file, constants.O_RDONLY | constants.O_NONBLOCK); // a pipe must not hold us up
    try {
      const status = await handle.stat();
      if (status.isDirectory()) return { trouble: messages.fileIsFolder(file) };
      if (!status.isFile()) return { trouble: messages.fileIsSpecial(file) };
      if (status.size > MAX_BYTES) return { trouble: messages.fileTooLarge(file) };
      return analysed(await handle.readFile());
    } finally {
      await handle.close();
    }
  } catch (error) {
    return { trouble: troubleOf(file, error) };
  }
}

async function readInput(input: AsyncIterable<Uint8Array>): Promise<RecordReading> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of input) {
    size += part.length;
    if (size > MAX_BYTES) return { trouble: messages.fileTooLarge('-') };
    parts.push(part);
  }
  return analysed(Buffer.concat(parts));
}

function analysed(bytes: Uint8Array): RecordReading {
  return { analysis: analyseText(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) };
}

function troubleOf(file: string, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return messages.fileMissing(file);
    case 'EISDIR':
      return messages.fileIsFolder(file);
    case 'ERR_ENCODING_INVALID_ENCODED_DATA':
      return messages.fileNotUtf8(file);
    case '':
      throw error;
    default:
      return messages.fileUnreadable(file, code);
  }
}
