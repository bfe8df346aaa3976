const LONGEST_TEXT = 600;
const LONGEST_NAME = 100;

// Control characters, those that reorder or hide what stands around them, and halves of characters.
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}]/gu;

/** Text from outside as people may safely see it: unseen characters are spelled out, and what is very long is cut. */
export function visibleText(text: string, longest: number = LONGEST_TEXT): string {
  const short = text.length > longest ? `${text.slice(0, longest)}…` : text;
  return short.replace(/\s+/g, ' ').replace(UNSEEN, spelledOut).trim();
}

/** The same for a name or a figure, which has to be short to be of use. */
export function visibleName(text: string): string {
  return visibleText(text, LONGEST_NAME);
}

function spelledOut(character: string): string {
  return `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;
}
