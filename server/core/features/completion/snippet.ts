/** A tab stop with a text, with choices, or empty. */
const STOP = /\$\{\d+\|((?:[^\\,|]|\\.)*)(?:[^\\|]|\\.)*\|\}|\$\{\d+:((?:[^}\\]|\\.)*)\}|\$\d+|\\([$}\\])/g;

/** The text that a snippet leaves when nothing is typed at its tab stops. */
export function withoutStops(snippet: string): string {
  return snippet.replaceAll(
    STOP,
    (...[, choice, text, escaped]: (string | undefined)[]) =>
      choice?.replaceAll(/\\([,|\\])/g, '$1') ?? (text === undefined ? (escaped ?? '') : withoutStops(text)),
  );
}

/** A text with the characters escaped that mean something in a snippet. */
export function escapeSnippet(text: string): string {
  return text.replaceAll(/[$}\\]/g, String.raw`\$&`);
}

/** A tab stop at which an editor opens a list of texts, the first of them chosen. */
export function choices(texts: readonly string[]): string {
  return `\${1|${texts.map((text) => text.replaceAll(/[,|\\]/g, String.raw`\$&`)).join(',')}|}`;
}
