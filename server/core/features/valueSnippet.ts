import type { Slot } from '../schema/vocabulary';

/** The value that is inserted behind a new key: a sensible first value, with a tab stop on it where tab stops are known. */
export function valueSnippet(slot: Slot, snippets: boolean): string {
  const stop = (text: string) => (snippets ? `\${1:${escapeSnippet(text)}}` : text);
  const empty = snippets ? '$1' : '';
  const [example] = [...slot.examples, ...slot.values.map((each) => each.value)];
  if (slot.types.includes('array'))
    return slot.unit === undefined && hasObjects(slot) ? `[{ ${empty} }]` : `[${empty}]`;
  if (slot.types.length === 1 && slot.types[0] === 'object') return `{ ${empty} }`;
  if (slot.types.includes('boolean')) return snippets ? '${1|true,false|}' : 'true';
  if (typeof example === 'string') return `"${stop(JSON.stringify(example).slice(1, -1))}"`;
  if (typeof example === 'object' && example !== null) return escaped(JSON.stringify(example), snippets);
  if (example !== undefined) return stop(JSON.stringify(example));
  if (slot.types.includes('integer')) return stop('1');
  return `"${empty}"`;
}

/** Our lists hold objects, but for those of plain text. */
function hasObjects(slot: Slot): boolean {
  return slot.elementTypes.includes('object');
}

function escaped(text: string, snippets: boolean): string {
  return snippets ? text.replaceAll(/[$}\\]/g, String.raw`\$&`) : text;
}

function escapeSnippet(text: string): string {
  return text.replaceAll(/[$}\\]/g, String.raw`\$&`);
}
