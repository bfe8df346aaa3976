import { OPEN_OBJECT } from './characters';
import { type ParsedJson, parsedJson } from './json';

/** Where a sound item ends, and the value that proves it. */
export interface SoundItem {
  readonly end: number;
  readonly parsed: ParsedJson;
}

/** After so many guesses that were wrong, a list is laid out otherwise than the guess supposes. */
const MAX_WRONG_GUESSES = 8;

/**
 * Finds where sound items end without looking at each character. In a record that a tool has formatted, an item ends at
 * the first closing brace that is indented as the item is; that the text up to there is JSON proves it, since no JSON
 * value is the beginning of another. Gives undefined where the guess is wrong: then the characters have to be looked at.
 */
export function soundItemEnds(text: string, itemIndent: number): (body: number) => SoundItem | undefined {
  let closesAt = -1;
  let closing: string | undefined;
  let wrong = itemIndent < 0 ? MAX_WRONG_GUESSES : 0;
  return (body) => {
    if (wrong >= MAX_WRONG_GUESSES || text.charCodeAt(body) !== OPEN_OBJECT) return undefined;
    closing ??= `\n${text.slice(body - itemIndent, body)}}`;
    if (closesAt < body) closesAt = text.indexOf(closing, body);
    if (closesAt < 0) {
      wrong = MAX_WRONG_GUESSES;
      return undefined;
    }
    const end = closesAt + closing.length;
    const parsed = parsedJson(text.slice(body, end));
    if (parsed) return { end, parsed };
    wrong += 1;
    return undefined;
  };
}
