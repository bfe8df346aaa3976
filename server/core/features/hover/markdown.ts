/** Text of the document, made harmless in Markdown. */
export function escapeMarkdown(text: string): string {
  return text.replaceAll(/[\\`*_{}[\]()#+\-.!|<>~$&]/g, String.raw`\$&`).replaceAll(/\s+/g, ' ');
}

/** Text of the document as code, on one line; what would end the code is left out. */
export function code(text: string): string {
  return `\`${text.replaceAll(/[`\s]+/g, ' ')}\``;
}
