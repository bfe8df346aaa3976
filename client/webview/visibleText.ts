const LONGEST_TEXT = 600;
const LONGEST_NAME = 100;

// Control characters, and those that reorder or hide what stands around them.
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu;

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
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
