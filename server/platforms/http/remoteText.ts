const LONGEST = 300;
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu;

/**
 * Text of a platform, made fit for a sentence (SAFETY R4): one line, with control, ANSI, bidi, zero-width and lone surrogate
 * characters written out as `\n` or `\u{1b}`, and cut to `longest` characters with an ellipsis. Doing it twice changes nothing.
 */
export function remoteText(text: string, longest = LONGEST): string {
  const visible = text
    .slice(0, longest * 2)
    .trim()
    .replaceAll(HIDDEN, escaped);
  if (visible.length <= longest && text.length <= longest * 2) return visible;
  const cut = visible.slice(0, longest - 1).replace(/[\uD800-\uDBFF]$/, '');
  return cut.endsWith('…') ? cut : `${cut}…`;
}

function escaped(character: string): string {
  if (character === '\n') return '\\n';
  if (character === '\r') return '\\r';
  if (character === '\t') return '\\t';
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}
