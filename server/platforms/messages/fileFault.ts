const WORDS: ReadonlyMap<string, string> = new Map([
  ['EACCES', 'you have no permission'],
  ['EPERM', 'you have no permission'],
  ['EISDIR', 'it is a folder'],
  ['ENOTDIR', 'a part of its path is not a folder'],
  ['ELOOP', 'its links lead in a circle'],
  ['ENAMETOOLONG', 'its name is too long'],
  ['ENOSPC', 'the disk is full'],
  ['EDQUOT', 'your quota is used up'],
  ['EROFS', 'its disk is read-only'],
]);

/** What a code of the file system means, in words that stand in brackets; a code that is none of the usual as it is. */
export function fileFault(code: string): string {
  return WORDS.get(code) ?? code;
}
