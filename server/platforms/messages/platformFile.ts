/** The sentences about reading and writing the platform file as a whole; those about what stands in it are the core's. */
import { fileFault } from './fileFault';

interface Mistake {
  readonly trouble: string;
  readonly line?: number;
}

export const fileWrong = (file: string, { line, trouble }: Mistake) =>
  `The platform file "${file}"${line === undefined ? '' : `, line ${line}`}: ${trouble}`;
/** A further mistake in the same file, on a line of its own. */
export const alsoWrong = ({ line, trouble }: Mistake) =>
  line === undefined ? `  ${trouble}` : `  line ${line}: ${trouble}`;
export const fileUnwritable = (file: string, code: string) =>
  `The platform file "${file}" cannot be written (${fileFault(code)}). Nothing was added.`;
export const fileIsFolder = (file: string) =>
  `The platform file "${file}" is a folder. Name the file inside it, such as "${file.replace(/\/+$/, '')}/platforms.json".`;
