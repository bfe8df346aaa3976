import type { Slot } from '../../schema/vocabulary';
import { escapeSnippet } from './snippet';

/** The value that is inserted behind a new key: a sensible first value, with a tab stop on it. */
export function valueSnippet(slot: Slot): string {
  const stop = (text: string) => `\${1:${escapeSnippet(text)}}`;
  const [example] = [...slot.examples, ...slot.values.map((each) => each.value)];
  if (slot.types.includes('array')) return slot.unit === undefined && hasObjects(slot) ? '[{ $1 }]' : '[$1]';
  if (slot.types.length === 1 && slot.types[0] === 'object') return '{ $1 }';
  if (slot.types.includes('boolean')) return '${1|true,false|}';
  if (typeof example === 'string') return `"${stop(JSON.stringify(example).slice(1, -1))}"`;
  if (typeof example === 'object' && example !== null) return escapeSnippet(JSON.stringify(example));
  if (example !== undefined) return stop(JSON.stringify(example));
  if (slot.types.includes('integer')) return stop('1');
  return '"$1"';
}

/** Our lists hold objects, but for those of plain text. */
function hasObjects(slot: Slot): boolean {
  return slot.elementTypes.includes('object');
}
