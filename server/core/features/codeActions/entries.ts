import type { Node } from '../../syntax/json';
import type { PartEdit } from './fix';
import { gapBefore, styleOf } from './style';

/**
 * Puts members into an object, or elements into a list, before the entry at `index` (or behind the last), laid out like
 * their neighbours. The container has both its brackets.
 */
export function insertEntries(text: string, container: Node, index: number, entries: readonly string[]): PartEdit {
  const present = container.children ?? [];
  const before = present[index - 1];
  if (present.length === 0) return fill(text, container, entries);
  if (!before) {
    const gap = gapBefore(text, container, 0) || spaceFor(text, container);
    const newText = entries.map((entry) => `${entry},${gap}`).join('');
    return { offset: present[0]?.offset ?? container.offset + 1, length: 0, newText };
  }
  const gap = gapBefore(text, container, present.length > 1 ? Math.max(1, index - 1) : 0) || spaceFor(text, container);
  return {
    offset: before.offset + before.length,
    length: 0,
    newText: entries.map((each) => `,${gap}${each}`).join(''),
  };
}

/** Takes an entry out with the comma that it needs, and leaves the lines of the others as they are. */
export function removeEntry(text: string, container: Node, index: number): PartEdit {
  const entries = container.children ?? [];
  const [before, entry, behind] = [entries[index - 1], entries[index], entries[index + 1]];
  if (!entry) return { offset: container.offset, length: 0, newText: '' };
  const end = entry.offset + entry.length;
  const first = before ? before.offset + before.length : container.offset + 1;
  const [from, to] = behind
    ? [entry.offset, behind.offset]
    : [first, before ? end : container.offset + container.length - 1];
  const isTypedBeside = (text.slice(from, entry.offset) + text.slice(end, to)).includes('"'); // a key that stays
  if (!isTypedBeside) return { offset: from, length: to - from, newText: '' };
  const comma = /^\s*,/.exec(text.slice(end, to))?.[0] ?? '';
  return { offset: entry.offset, length: entry.length + comma.length, newText: '' };
}

function fill(text: string, container: Node, entries: readonly string[]): PartEdit {
  const { isSpread, eol, indent, closing } = styleOf(text, container);
  const space = container.type === 'object' ? ' ' : '';
  const newText = isSpread
    ? `${eol}${indent}${entries.join(`,${eol}${indent}`)}${eol}${closing}`
    : `${space}${entries.join(', ')}${space}`;
  return { offset: container.offset + 1, length: container.length - 2, newText };
}

function spaceFor(text: string, container: Node): string {
  return styleOf(text, container).isCompact ? '' : ' ';
}
