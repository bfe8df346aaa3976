import { readCores } from './cores';
import { readQuantity } from './quantity';

/** Words that make an amount something else than what the whole needs: `2 GB per core`, `50 GB for each night`, VRAM. */
const SHARE = /\b(?:per|each|every|gpus?|vram)\b|\/\s*(?:core|cpu|node|process)/i;

/** What stands before an amount that is only the end of a range: `8-`, `8 to`, `2 or`. */
const RANGE = /[0-9]\s*(?:[KMGT]i?B?\s*)?(?:-|–|—|to|or|and|\.\.\.?)\s*$/i;

const AMOUNT = /(?<![\w.,])([0-9]{1,9}(?:\.[0-9]{1,3})?)\s?([KMGTP]i?B|[KMGTP]i?)\b/gi;
const CORES = /(?<![\w.,])([0-9]{1,6})[\s-]?(?:(?:cpu|processor|physical)[\s-])?(?:cores?|v?cpus?)\b/gi;

/**
 * The one amount of memory or storage in a text for people, such as `8G` in "At least 8 GB RAM". Undefined where there
 * is none, or where it could be taken in two ways: several amounts, a range, or an amount for each of something.
 */
export function amountInText(text: string): string | undefined {
  const amount = onlyMatch(text, AMOUNT);
  return amount && readQuantity(`${amount[1] ?? ''}${amount[2] ?? ''}`)?.canonical;
}

/** The one number of cores in a text for people, such as 4 in "4 CPU cores". Undefined under the same conditions. */
export function coresInText(text: string): number | undefined {
  const count = Number(onlyMatch(text, CORES)?.[1] ?? 0);
  return count > 0 && readCores(count) ? count : undefined;
}

function onlyMatch(text: string, pattern: RegExp): RegExpMatchArray | undefined {
  if (text.length > 1000 || SHARE.test(text)) return undefined;
  const [only, ...others] = [...text.matchAll(pattern)];
  return only && others.length === 0 && !RANGE.test(text.slice(0, only.index)) ? only : undefined;
}
