import type { RequirementUnit } from './requirement';

const PLAIN = {
  cores: /^[0-9]{1,9}m?$/,
  bytes: /^[0-9]{1,9}(?:[KMGTPE]i|[kMGTPE])$/,
  duration: /^P(?:[0-9]{1,9}[DW]|T[0-9]{1,9}[HMS])$/,
} as const;

/**
 * True for a text in the spelling that nearly every document uses, such as `8Gi` or `PT4H`: it can be read, and is written
 * as we write it. False says nothing: then it has to be read. Looking is many times cheaper than reading, and thousands of
 * amounts are looked at when a record is opened.
 */
export function isPlain(unit: RequirementUnit, text: string): boolean {
  return unit !== 'gpus' && PLAIN[unit].test(text);
}

/** True for two plain amounts of memory with the same unit, of which the first is not above the second: `8Gi`, `16Gi`. */
export function isPlainlyMost(min: string, max: string): boolean {
  if (!PLAIN.bytes.test(min) || !PLAIN.bytes.test(max)) return false;
  const [low, high] = [Number.parseInt(min, 10), Number.parseInt(max, 10)];
  return low <= high && min.slice(String(low).length) === max.slice(String(high).length);
}
