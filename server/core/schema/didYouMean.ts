import { distance } from 'fastest-levenshtein';

/**
 * The known word that a wrong one was most likely meant to be: at most two in five of its letters differ, without regard to
 * case, hyphens and underscores. Undefined when nothing is near.
 */
export function didYouMean(wrong: string, known: readonly string[]): string | undefined {
  const plain = (word: string) => word.toLowerCase().replaceAll(/[-_ ]/g, '');
  const target = plain(wrong);
  if (target === '' || wrong.length > 200) return undefined;
  const ranked = known
    .map((word) => ({ word, distance: distance(target, plain(word)) }))
    .sort((a, b) => a.distance - b.distance);
  const [nearest] = ranked;
  return nearest && nearest.distance <= Math.max(1, Math.floor(target.length * 0.4)) ? nearest.word : undefined;
}
