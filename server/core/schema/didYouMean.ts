import { distance } from 'fastest-levenshtein';
import { COMMON_WORDS } from './commonWords';

/**
 * The known word that a wrong one was most likely meant to be: ours for a common one, else the nearest. That differs in at
 * most two in five letters, without regard to case, hyphens and underscores. Undefined when nothing is near.
 */
export function didYouMean(wrong: string, known: readonly string[]): string | undefined {
  const ours = COMMON_WORDS.get(wrong.toLowerCase());
  return ours !== undefined && known.includes(ours) ? ours : nearest(wrong, known);
}

function nearest(wrong: string, known: readonly string[]): string | undefined {
  const plain = (word: string) => word.toLowerCase().replaceAll(/[-_ ]/g, '');
  const target = plain(wrong);
  if (target === '' || wrong.length > 200) return undefined;
  const ranked = known
    .map((word) => ({ word, distance: distance(target, plain(word)) }))
    .sort((a, b) => a.distance - b.distance);
  const [first] = ranked;
  return first && first.distance <= Math.max(1, Math.floor(target.length * 0.4)) ? first.word : undefined;
}
