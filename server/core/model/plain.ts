import type { RequirementKind, RequirementUnit } from './requirement';

const PLAIN = {
  cores: /^[0-9]{1,9}m?$/,
  gpus: /^(?!)/,
  bytes: /^[0-9]{1,9}(?:[KMGTPE]i|[kMGTPE])$/,
  duration: /^P(?:[0-9]{1,9}[DW]|T[0-9]{1,9}[HMS])$/,
} as const;

/**
 * True when the requirements in an object are in the spelling that nearly every document uses, such as `8Gi` or `PT4H`, and
 * each minimum is seen to be within its maximum: then there is nothing to tell of them. False says nothing: then they have
 * to be read. Looking is many times cheaper than reading, and thousands are looked at when a record is opened.
 */
export function arePlainlyStated(kinds: readonly RequirementKind[], value: Readonly<Record<string, unknown>>): boolean {
  for (const { min, max, unit } of kinds) {
    const least = value[min];
    const most = max === undefined ? undefined : value[max];
    if (!isPlain(unit, least) || !isPlain(unit, most)) return false;
    if (least !== undefined && most !== undefined && !isPlainlyWithin(least, most)) return false;
  }
  return true;
}

/** Numbers, and what is no amount at all, are the schema's. */
function isPlain(unit: RequirementUnit, amount: unknown): boolean {
  return typeof amount !== 'string' || PLAIN[unit].test(amount);
}

function isPlainlyWithin(min: unknown, max: unknown): boolean {
  if (min === max) return true;
  if (typeof min === 'number' && typeof max === 'number') return min <= max;
  if (typeof min !== 'string' || typeof max !== 'string' || !PLAIN.bytes.test(min)) return false;
  const [low, high] = [Number.parseInt(min, 10), Number.parseInt(max, 10)];
  return low <= high && min.slice(String(low).length) === max.slice(String(high).length);
}
