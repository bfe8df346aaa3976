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
  if (isSorted(at.root, at.root)) return []; // as most are, at each key that is typed
  const { offset, length } = at.root;
  const edits = [smallest(at.text.slice(offset, offset + length), sorted(at.text, at.root, at.root), offset)];
  return [
    {
      title: actionTitles.sort,
      kind: 'refactor.rewrite',
      edit: workspaceEdit(edited, placed(analysis, at.item, edits)),
    },
  ];
}

function isSorted(node: Node, root: Node): boolean {
  const rank = rankIn(node, root);
  let before = 0;
  return (node.children ?? []).every((entry) => {
    const here = rank(entry);
    if (here < before) return false;
    before = here;
    const inside = sortedInside(entry, root);
    return inside === undefined || isSorted(inside, root);
  });
}

/** Where an entry of an object belongs; those of a list stay where they are. */
function rankIn(node: Node, root: Node): (entry: Node) => number {
  if (node.type !== 'object') return () => 0;
  const rank = documentedRank(root, getNodePath(node));
  return (entry) => rank(textOf(entry.children?.[0]) ?? '');
}

/**
 * An object or list with its members in order. What stands between them stays where it is, and two members with one key
 * keep their order, since the last one counts.
 */
function sorted(text: string, node: Node, root: Node): string {
  const entries = node.children ?? [];
  const rank = rankIn(node, root);
  const inOrder = entries
    .map((entry) => ({ text: entryText(text, entry, root), rank: rank(entry) }))
    .sort((a, b) => a.rank - b.rank);
  let at = node.offset;
  const pieces = entries.flatMap((entry, index) => {
    const gap = text.slice(at, entry.offset);
    at = entry.offset + entry.length;
    return [gap, inOrder[index]?.text ?? ''];
  });
  return pieces.join('') + text.slice(at, node.offset + node.length);
}

function entryText(text: string, entry: Node, root: Node): string {
  const node = sortedInside(entry, root);
  if (!node) return text.slice(entry.offset, entry.offset + entry.length);
  return text.slice(entry.offset, node.offset) + sorted(text, node, root);
}

/** The executable's members stay as the author wrote them, but for the blocks, whose resources are sorted too. */
function sortedInside(entry: Node, root: Node): Node | undefined {
  const [key, value] = entry.children ?? [];
  const isBlock = entry.parent === root && BLOCKS.some((block) => block === textOf(key));
  const node = entry.type === 'property' ? (isBlock ? value : undefined) : entry;
  return node?.type === 'object' || node?.type === 'array' ? node : undefined;
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
