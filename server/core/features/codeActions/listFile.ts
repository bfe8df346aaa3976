import type { Style } from './style';

/** A stand-alone list of executables (`*.ossr.json`); `list` is the member with its key, as the author wrote it. */
export function listFile(list: string, { isSpread, unit, indent, eol }: Style): string {
  return isSpread ? `{${eol}${indent || unit}${list}${eol}}${eol}` : `{ ${list} }${eol}`;
}
