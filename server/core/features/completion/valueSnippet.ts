import type { Slot } from '../../schema/slot';
import { choices, escapeSnippet } from './snippet';

/** The value that is inserted behind a new key: the choice among known values, or a sensible first one at a tab stop. */
export function valueSnippet(slot: Slot): string {
  const stop = (text: string) => `\${1:${escapeSnippet(text)}}`;
  const [example] = [...slot.examples, ...slot.values.map((each) => each.value)];
  if (slot.types.includes('array')) return slot.unit === undefined && hasObjects(slot) ? '[{ $1 }]' : '[$1]';
  if (slot.types.length === 1 && slot.types[0] === 'object') return '{ $1 }';
  if (slot.types.includes('boolean')) return '${1|true,false|}';
  const known = wordsOf(slot);
  if (known.length > 1) return `"${choices(known)}"`;
  if (typeof example === 'string') return `"${stop(JSON.stringify(example).slice(1, -1))}"`;
  if (typeof example === 'object' && example !== null) return escapeSnippet(JSON.stringify(example));
  if (example !== undefined) return stop(JSON.stringify(example));
  if (slot.types.includes('integer')) return stop('1');
  return '"$1"';
}

/** The words among which one chooses, as they stand between quotes; an example that is one of them comes first. */
function wordsOf({ values, examples, list, unit }: Slot): string[] {
  const words = values.map(({ value }) => value).filter((value) => typeof value === 'string');
  if (list !== undefined || unit !== undefined || words.length < values.length) return []; // amounts are typed
  const first = words.filter((word) => word === examples[0]);
  return [...new Set([...first, ...words])].map((word) => JSON.stringify(word).slice(1, -1));
}

/** Our lists hold objects, but for those of plain text. */
function hasObjects(slot: Slot): boolean {
  return slot.elementTypes.includes('object');
}
