/** What people call members and values that have another name here: as other tools write them, and machines speak of themselves. */
const COMMON_WORDS: ReadonlyMap<string, string> = new Map([
  ['minmem', 'minmemory'],
  ['maxmem', 'maxmemory'],
  ['mem', 'minmemory'],
  ['ram', 'minmemory'],
  ['cpu', 'mincores'],
  ['cpus', 'mincores'],
  ['ncpus', 'mincores'],
  ['ncores', 'mincores'],
  ['ngpus', 'mingpus'],
  ['resources', 'compute-resources'],
  ['x86_64', 'amd64'],
  ['x86-64', 'amd64'],
  ['x64', 'amd64'],
  ['aarch64', 'arm64'],
]);

/** Our word for a common one, where it is among the words that are known there; undefined for any other. */
export function commonWord(word: string, known: readonly string[]): string | undefined {
  const ours = COMMON_WORDS.get(word.toLowerCase());
  return ours !== undefined && known.includes(ours) ? ours : undefined;
}
