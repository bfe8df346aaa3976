/** Every sentence of this room that a person reads, but for the help texts. */
import { fileFault } from '../platforms/index';

/** A file as it is written on a command line. */
export const asArgument = (file: string): string =>
  /^[\w@%+=:,./-]+$/.test(file) ? file : `'${file.replaceAll("'", String.raw`'\''`)}'`;

/** That standard output takes nothing any more, by the code of the file system. */
export const outputTrouble = (code: string): string =>
  `The output cannot be written (${fileFault(code)}). What is missing from it was not told; write it elsewhere.`;

export const messages = {
  unknownCommand: (command: string, meant: string | undefined) =>
    `"${command}" is not a command of ossr.${meant === undefined ? '' : ` Did you mean "${meant}"?`} Run "ossr --help" for what there is.`,
  usage: (what: string, command: string) => `${what} Run "ossr ${command} --help" for how it is used.`,
  noFile: 'Name the file to look at.',
  oneFile: 'Name one file.',
  badFormat: (given: string) => `"--format" is "text" or "json", not "${given}".`,
  badFailOn: (given: string) => `"--fail-on" is "no" or "unreachable", not "${given}".`,
  badPort: (given: string) => `"--port" is a number from 0 to 65535, not "${given}".`,
  badTokenFile: (given: string) => `"--token-file" is ID=FILE, such as "munich=token.txt", not "${given}".`,
  needsPlatforms: 'Name the platforms to stand in front of with "--platforms FILE".',
  fileMissing: (file: string) => `There is no file "${file}". Check the path.`,
  fileIsFolder: (file: string) => `"${file}" is a folder. Name the file inside it, such as "${file}/codemeta.json".`,
  fileIsSpecial: (file: string) => `"${file}" is not an ordinary file, and was not read.`,
  fileTooLarge: (file: string) => `"${file}" is larger than 50 MB, and was not read.`,
  fileNotUtf8: (file: string) => `"${file}" is not UTF-8 text. Save it as UTF-8, which is what JSON is written in.`,
  fileUnreadable: (file: string, code: string) => `"${file}" cannot be read (${fileFault(code)}).`,
  tokenFileUnreadable: (file: string, code: string) => `The token file "${file}" cannot be read (${fileFault(code)}).`,
  tokenFileMissing: (file: string) => `There is no token file "${file}". Check the path.`,
  tokenFileIsFolder: (file: string) => `The token file "${file}" is a folder. Name the file that holds the token.`,
  checked: (files: number, executables: number) =>
    `${files === 1 ? '1 file' : `${files} files`} ${executables === 0 ? 'without executables' : `with ${executables === 1 ? '1 executable' : `${executables} executables`}`} checked`,
  looksLikePlatforms: (file: string) =>
    `This looks like a platform file, which is not checked here. "ossr platforms --platforms ${asArgument(file)}" reads it.`,
  nothingToCheck: 'There was nothing to check: no "executables" stand in what was named.',
  checkTells: (file: string) => `"ossr check ${asArgument(file)}" tells what is wrong.`,
  meant: (file: string, sentence: string) => `${file}: ${sentence}`,
  nothingFound: 'nothing to mend',
  emptyFile: 'The file is empty. A record is one JSON object: it begins with "{" and ends with "}".',
  notAsked: (errors: number) =>
    `not asked: it has ${errors === 1 ? '1 error' : `${errors} errors`}, which "ossr check" tells. Mend ${errors === 1 ? 'it' : 'them'} first.`,
  noType: 'not asked: it has no "type". Add it first: by the type, platforms know what they are asked to run.',
  notRead: (why: string) => `Not read, and so not asked about: ${why}`,
  noSuchPlatform: (id: string, platforms: readonly { readonly id: string }[]) =>
    `"--token-file" names the platform "${id}", which is not configured. There are ${platforms.map((each) => `"${each.id}"`).join(', ')}.`,
  sayYes: (yes: number, asked: number) => `${yes} of ${asked} say${yes === 1 ? 's' : ''} yes`,
  asking: (answered: number, asked: number) => `asking ${answered} of ${asked}…`,
  listening: (url: string, platforms: number) =>
    `canIDoThis is answered at ${url} for ${platforms === 1 ? '1 platform' : `${platforms} platforms`}. Press Ctrl+C to stop.`,
  needsProxy:
    'That is plain http, which no client asks on another machine. Put a proxy with https in front, and give people its address.',
  noPlatforms: 'No platform is configured. Add one to the platform file.',
} as const;
