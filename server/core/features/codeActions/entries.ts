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
  if (behind) return { offset: entry.offset, length: behind.offset - entry.offset, newText: '' };
  const end = entry.offset + entry.length;
  if (before) {
    const from = before.offset + before.length;
    return { offset: from, length: end - from, newText: '' };
  }
  return { offset: container.offset + 1, length: container.length - 2, newText: '' };
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
