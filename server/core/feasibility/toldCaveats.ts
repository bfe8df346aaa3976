import { feasibilitySentences as sentences, ofPlatform } from '../messages/feasibility';
import type { Reason } from '../model/answer';
import { COUNTED_WORDS, DIMENSIONS } from './amounts';

/** What people look for first. All else comes after it, in the order in which it was found. */
const FIRST = [...DIMENSIONS.map((each) => COUNTED_WORDS[each]), COUNTED_WORDS.storage, 'run time'];

/**
 * Caveats as people are told them: everything that one platform does not state in one sentence, in the place of the first;
 * all others as they are. Where such a sentence is about several requirements it has no place in the task.
 */
export function toldCaveats(caveats: readonly Reason[]): Reason[] {
  const groups = new Map<string, readonly Reason[]>();
  for (const [at, each] of caveats.entries()) {
    const key = each.unstated === undefined ? `${at}` : `of ${each.platform?.id ?? ''}`;
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    const found = [...new Set(group.flatMap(({ unstated }) => unstated ?? []))];
    const words = [...FIRST.filter((each) => found.includes(each)), ...found.filter((each) => !FIRST.includes(each))];
    if (!first || group.length < 2) return group;
    const text = sentences.unknown(words, sentences.platform);
    const { platform } = first;
    return [
      { ...first, path: '', text: platform ? ofPlatform(platform.name, text) : text, unstated: words.join(', ') },
    ];
  });
}
