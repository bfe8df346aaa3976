import { getNodePath } from 'jsonc-parser';
import type { CodeAction, Range } from 'vscode-languageserver-types';
import type { Analysis } from '../../../analysis/analysis';
import { actionTitles } from '../../../messages';
import { BLOCKS } from '../../../model/requirement';
import type { Node } from '../../../syntax/json';
import { textOf } from '../../../syntax/tree';
import { documentedRank } from '../documentedOrder';
import type { PartEdit } from '../fix';
import { type Edited, placed, workspaceEdit } from '../place';
import { itemAtCursor } from './cursorItem';

/** The members of the executable at the cursor, and of its resources, in the order of their documentation. */
export function sortMembers(analysis: Analysis, range: Range, edited: Edited): CodeAction[] {
  const at = itemAtCursor(analysis, range);
  if (!at || at.isOlder) return []; // the order is that of today's members
  const { offset, length } = at.root;
  const before = at.text.slice(offset, offset + length);
  const after = sorted(at.text, at.root, at.root);
  if (after === before) return [];
  const edits = [smallest(before, after, offset)];
  return [
    {
      title: actionTitles.sort,
      kind: 'refactor.rewrite',
      edit: workspaceEdit(edited, placed(analysis, at.item, edits)),
    },
  ];
}

/**
 * An object or list with its members in order. What stands between them stays where it is, and two members with one key
 * keep their order, since the last one counts.
 */
function sorted(text: string, node: Node, root: Node): string {
  const entries = node.children ?? [];
  const parts = entries.map((entry) => ({ entry, text: entryText(text, entry, root) }));
  const rank = node.type === 'object' ? documentedRank(root, getNodePath(node)) : () => 0;
  const inOrder = parts
    .map((part) => ({ ...part, rank: rank(textOf(part.entry.children?.[0]) ?? '') }))
    .sort((a, b) => a.rank - b.rank);
  let at = node.offset;
  const pieces = entries.flatMap((entry, index) => {
    const gap = text.slice(at, entry.offset);
    at = entry.offset + entry.length;
    return [gap, inOrder[index]?.text ?? ''];
  });
  return pieces.join('') + text.slice(at, node.offset + node.length);
}

/** The executable's members stay as the author wrote them, but for the blocks, whose resources are sorted too. */
function entryText(text: string, entry: Node, root: Node): string {
  const [key, value] = entry.children ?? [];
  const isBlock = entry.parent === root && BLOCKS.some((block) => block === textOf(key));
  const node = entry.type === 'property' ? (isBlock ? value : undefined) : entry;
  if (!node || (node.type !== 'object' && node.type !== 'array'))
    return text.slice(entry.offset, entry.offset + entry.length);
  return text.slice(entry.offset, node.offset) + sorted(text, node, root);
}

/** The one edit that leaves what both texts begin and end with. */
function smallest(before: string, after: string, offset: number): PartEdit {
  let start = 0;
  while (start < before.length && before[start] === after[start]) start += 1;
  let end = 0;
  const room = Math.min(before.length, after.length) - start;
  while (end < room && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  return {
    offset: offset + start,
    length: before.length - start - end,
    newText: after.slice(start, after.length - end),
  };
}
