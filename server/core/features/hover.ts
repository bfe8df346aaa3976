import { findNodeAtOffset, getNodePath } from 'jsonc-parser';
import type { Hover } from 'vscode-languageserver-types';
import type { Analysis } from '../analysis/analysis';
import type { ItemModel } from '../analysis/item';
import { referenceName } from '../analysis/rules/volumeReferences';
import type { Slot } from '../schema/vocabulary';
import type { Node } from '../syntax/json';
import { rangeOf } from '../syntax/layout';
import type { Position } from '../syntax/lines';
import { type Segment, plainValue, textOf, valueOf } from '../syntax/tree';
import { partAt } from './place';
import { readingOf } from './readings';

/** What the member at a position means, and its value in every reading. Undefined where nothing is known. */
export function hover(analysis: Analysis, position: Position): Hover | undefined {
  const part = partAt(analysis, position);
  const node = part.root && findNodeAtOffset(part.root, part.offset);
  if (!node) return undefined;
  const property = node.parent?.type === 'property' ? node.parent : undefined;
  const [keyNode, keptNode] = property?.children ?? [];
  const valueNode = keyNode === node ? keptNode : node;
  const path = getNodePath(node);
  const slot = part.slot(path);
  const paragraphs = [heading(path, slot), slot.description, reading(slot, valueNode), meaning(slot, valueNode)];
  const target = part.model && path.at(-1) === 'resource' ? volumeTarget(part.model, valueNode) : undefined;
  const value = [...paragraphs, target, versions(slot)].filter((each) => each !== undefined).join('\n\n');
  if (slot.description === undefined && target === undefined) return undefined;
  const range = rangeOf(analysis.layout, { item: part.item, offset: node.offset }, node.length);
  return { contents: { kind: 'markdown', value }, range };
}

/** Text of the document, made harmless in Markdown. */
export function escapeMarkdown(text: string): string {
  return text.replaceAll(/[\\`*_{}[\]()#+\-.!|<>~$&]/g, String.raw`\$&`).replaceAll(/\s+/g, ' ');
}

function heading(path: readonly Segment[], slot: Slot): string | undefined {
  const key = path.findLast((segment) => typeof segment === 'string');
  if (typeof path.at(-1) === 'number' && slot.title !== undefined) return `**${slot.title}**`;
  const name = key ?? slot.title;
  return name === undefined ? undefined : `**${escapeMarkdown(name)}**`;
}

function reading(slot: Slot, node: Node | undefined): string | undefined {
  const text = node && readingOf(slot.unit, plainValue(node));
  return text === undefined ? undefined : `\`${text.replaceAll('`', '')}\``;
}

function meaning(slot: Slot, node: Node | undefined): string | undefined {
  if (!node || slot.unit !== undefined) return undefined;
  const value: unknown = node.value;
  const known = slot.values.find((each) => each.value === value);
  return known?.description && `\`${String(value)}\`: ${known.description}`;
}

function volumeTarget({ resources }: ItemModel, node: Node | undefined): string | undefined {
  const text = textOf(node);
  const name = text === undefined ? undefined : referenceName(text);
  const target = resources.find((each) => name !== undefined && (each.name === name || each.uuid === name));
  if (!target) return undefined;
  const description = textOf(valueOf(target.node, 'description'));
  const block = target.block === 'data-resources' ? 'Data' : 'Storage';
  return `${block} resource "${escapeMarkdown(name ?? '')}"${description === undefined ? '' : `: ${escapeMarkdown(description)}`}`;
}

function versions(slot: Slot): string | undefined {
  if (slot.versions.length === 0) return undefined;
  const renamed = slot.renamed === undefined ? '' : ` Its newer name is \`${slot.renamed}\`.`;
  return `codemeta ${slot.versions.join(', ')}.${renamed}`;
}
