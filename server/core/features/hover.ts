import { findNodeAtOffset, getNodePath } from 'jsonc-parser';
import type { Hover } from 'vscode-languageserver-types';
import type { Analysis } from '../analysis/analysis';
import { hoverTexts } from '../messages/hover';
import { type Slot, keySlot } from '../schema/vocabulary';
import type { Node } from '../syntax/json';
import { placeAt, rangeOf } from '../syntax/layout';
import type { Position } from '../syntax/lines';
import type { Segment } from '../syntax/tree';
import { executableSummary } from './hover/executable';
import { escapeMarkdown } from './hover/markdown';
import { meaning, reading, spellings, volumeTarget } from './hover/value';
import { type Part, partAt } from './place';

/**
 * What the member at a position means, where its rules come from, and its value in every reading; at the opening brace of
 * an executable what that needs in all. Looks at one part of the record only. Undefined where nothing is known.
 */
export function hover(analysis: Analysis, position: Position): Hover | undefined {
  const part = braceAt(analysis, position) ?? partAt(analysis, position);
  const node = part.root && findNodeAtOffset(part.root, part.offset);
  const span = node && spanAt(node, part.offset);
  if (!node || !span) return undefined;
  const paragraphs = about(analysis, part, node).filter((each) => each !== undefined && each !== '');
  if (paragraphs.length === 0) return undefined;
  const range = rangeOf(analysis.layout, { item: part.item, offset: span.offset }, span.length);
  return { contents: { kind: 'markdown', value: paragraphs.join('\n\n') }, range };
}

/** The part of an executable whose opening brace is at a position: for whoever types there, that is still outside. */
function braceAt(analysis: Analysis, position: Position): Part | undefined {
  const { item, offset } = placeAt(analysis.layout, position);
  const body = item === undefined ? undefined : analysis.items[item]?.piece.body;
  if (offset !== body) return undefined;
  const inside = partAt(analysis, { ...position, character: position.character + 1 });
  return inside.item === item ? { ...inside, offset } : undefined;
}

/** What the hover is about: a key or a value; of an object or a list a bracket, since the space in it is nobody's. */
function spanAt(node: Node, offset: number): { readonly offset: number; readonly length: number } | undefined {
  if (node.type === 'property') return undefined;
  if (node.type !== 'object' && node.type !== 'array') return node;
  const isBracket = offset === node.offset || offset === node.offset + node.length - 1;
  return isBracket ? { offset, length: 1 } : undefined;
}

function about(analysis: Analysis, part: Part, node: Node): (string | undefined)[] {
  const property = node.parent?.type === 'property' ? node.parent : undefined;
  const [keyNode, keptNode] = property?.children ?? [];
  const valueNode = keyNode === node ? keptNode : node;
  const path = getNodePath(node);
  const { slot, older } = slotAt(part, path);
  const key = path.at(-1);
  const isOfItem = part.item !== undefined;
  const target = part.model && key === 'resource' ? volumeTarget(part.model, valueNode) : undefined;
  if (slot.description === undefined && target === undefined) return [];
  const isWhole = isOfItem && (path.length === 0 || (path.length === 1 && key === 'name'));
  const item = isWhole ? analysis.items[part.item] : undefined;
  return [
    heading(path, slot),
    older,
    slot.description,
    reading(slot, valueNode),
    meaning(slot, valueNode),
    isOfItem && path.length === 1 && slot.values.length > 0 ? spellings(valueNode) : undefined,
    target,
    hoverTexts.unit(slot.unit),
    slot.origins.length > 0 ? hoverTexts.origin(slot.origins) : undefined,
    versions(slot),
    item && executableSummary(item),
  ];
}

/** What may stand at a path. A key in an older spelling is what its newer one is, and says so. */
function slotAt(part: Part, path: readonly Segment[]): { readonly slot: Slot; readonly older?: string } {
  const slot = part.slot(path);
  const key = path.at(-1);
  if (slot.description !== undefined || typeof key !== 'string') return { slot };
  const current = part.slot(path.slice(0, -1)).keys.find(({ spellings: all }) => all.includes(key));
  return current ? { slot: keySlot(current), older: hoverTexts.olderSpelling(current.key) } : { slot };
}

function heading(path: readonly Segment[], slot: Slot): string | undefined {
  const key = path.findLast((segment) => typeof segment === 'string');
  if (typeof path.at(-1) === 'number' && slot.title !== undefined) return `**${slot.title}**`;
  const name = key ?? slot.title;
  return name === undefined ? undefined : `**${escapeMarkdown(name)}**`;
}

function versions({ versions: all, renamed }: Slot): string | undefined {
  if (all.length === 0) return undefined;
  return hoverTexts.codemeta(all) + (renamed === undefined ? '' : hoverTexts.renamed(renamed));
}
