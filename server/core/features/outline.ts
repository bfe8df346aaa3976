import type { SymbolKind } from 'vscode-languageserver-types';
import type { Analysis } from '../analysis/analysis';
import type { ItemAnalysis } from '../analysis/analyseItem';
import { type ItemModel, type StatedResource, type StatedVolume, textIn } from '../analysis/item';
import type { Span } from '../analysis/problem';
import { referenceName } from '../analysis/rules/volumeReferences';
import { BLOCKS, type Block } from '../model/requirement';
import type { Node } from '../syntax/json';
import { members, textOf } from '../syntax/tree';
import { resourceSummary } from './resourceSummary';
import { spanOf, within } from './spans';

/** A thing with a name in one piece of a record. Offsets are those of its piece; every span is inside its parent's. */
export interface OutlineEntry {
  /** Undefined for an executable without a name: its place in the list names it. */
  readonly name: string | undefined;
  readonly detail: string | undefined;
  readonly kind: SymbolKind;
  readonly span: Span;
  /** The part that is its name, or where it begins. */
  readonly nameSpan: Span;
  readonly children: readonly OutlineEntry[];
}

/** How an outline of the protocol's kinds shows ours. */
export const OUTLINE_KINDS = {
  executable: 12,
  content: 4,
  block: 3,
  'compute-resources': 23,
  'data-resources': 1,
  'storage-resources': 19,
  volume: 7,
} as const satisfies Readonly<Record<Block | 'executable' | 'content' | 'block' | 'volume', SymbolKind>>;

const VALUE_KINDS: Readonly<Record<string, SymbolKind>> = { number: 16, boolean: 17, array: 18, object: 19, null: 21 };
const OTHER_KIND: SymbolKind = 15;

/** The members of `content` that say which thing it is, by type. */
const CONTENT_KEYS = ['image', 'notebook', 'definition'] as const;

/** More of a text than this is not read in an outline. */
const MAX_CHARACTERS = 100;

/** An executable by its name alone, which needs no tree; any text will do. */
export function executableEntry({ piece, name, nameSpan }: ItemAnalysis): OutlineEntry {
  const span = { offset: piece.body, length: piece.text.length - piece.body };
  return {
    name: shown(name),
    detail: undefined,
    kind: OUTLINE_KINDS.executable,
    span,
    nameSpan: within(nameSpan ?? { offset: piece.body, length: 1 }, span),
    children: [],
  };
}

/** An executable with its type, its content, its blocks, their resources and their volumes. */
export function symbolsOfItem(item: ItemAnalysis): OutlineEntry {
  const alone = executableEntry(item);
  const { model } = item;
  if (!model) return alone;
  const children = [...contentOf(model), ...blocksOf(model)].sort((a, b) => a.span.offset - b.span.offset);
  return cutTo({ ...alone, detail: shown(model.type), children }, alone.span);
}

/** The record's own members: the top level, without the list of executables. */
export function symbolsOfShell({ record, shell }: Analysis): OutlineEntry[] {
  const list = record.hasList ? record.head.text.length - 1 : undefined;
  return members(shell.tree.root).flatMap(({ key, keyNode, valueNode }): OutlineEntry[] => {
    if (valueNode?.type === 'array' && valueNode.offset === list) return [];
    const detail = shown(scalarText(valueNode?.value));
    const span = spanOf(keyNode, valueNode);
    const kind = VALUE_KINDS[valueNode?.type ?? ''] ?? OTHER_KIND;
    return [{ name: shown(key) ?? '""', detail, kind, span, nameSpan: within(spanOf(keyNode), span), children: [] }];
  });
}

function scalarText(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

function contentOf(model: ItemModel): OutlineEntry[] {
  const { content } = model.value;
  const detail = CONTENT_KEYS.map((key) => textIn(content, key)).find((text) => text !== undefined);
  return memberEntry(model, 'content', { detail: shown(detail), kind: OUTLINE_KINDS.content });
}

/** An older text need not have the blocks: then the resources stand without them. */
function blocksOf(model: ItemModel): OutlineEntry[] {
  return BLOCKS.flatMap((block) => {
    const own = model.resources.filter((resource) => resource.block === block);
    const entries = own.map((resource) => resourceEntry(model, resource));
    const look = { detail: undefined, kind: OUTLINE_KINDS.block };
    const [around] = memberEntry(model, block, look);
    return around ? [{ ...around, children: entries }] : entries;
  });
}

function memberEntry(model: ItemModel, key: string, look: Pick<OutlineEntry, 'detail' | 'kind'>): OutlineEntry[] {
  const found = model.memberAt([key]);
  if (!found) return [];
  const span = spanOf(found.keyNode, found.valueNode);
  return [{ name: key, ...look, span, nameSpan: within(spanOf(found.keyNode), span), children: [] }];
}

function resourceEntry(model: ItemModel, resource: StatedResource): OutlineEntry {
  const { block, node, nameNode, name, path } = resource;
  const own = model.volumes.filter((volume) => path.every((segment, at) => volume.path[at] === segment));
  const volumes = own.flatMap((volume) => volumeEntry(model, volume));
  const naming = { name, place: Number(path[1]), detail: resourceSummary(resource) };
  return { ...named(node, nameNode, { ...naming, kind: OUTLINE_KINDS[block] }), children: volumes };
}

function volumeEntry(model: ItemModel, { path, resource }: StatedVolume): OutlineEntry[] {
  const node = model.nodeAt(path);
  const pathNode = model.nodeAt([...path, 'path']);
  const detail = resource === undefined ? undefined : shown(referenceName(resource));
  const place = Number(path.at(-1));
  if (!node) return [];
  return [named(node, pathNode, { name: textOf(pathNode), place, detail, kind: OUTLINE_KINDS.volume })];
}

function named(
  node: Node,
  nameNode: Node | undefined,
  look: Pick<OutlineEntry, 'name' | 'detail' | 'kind'> & { readonly place: number },
): OutlineEntry {
  const span = spanOf(node);
  const nameSpan = within(nameNode ? spanOf(nameNode) : { offset: node.offset, length: 1 }, span);
  const name = shown(look.name) ?? `#${look.place + 1}`;
  return { name, detail: look.detail, kind: look.kind, span, nameSpan, children: [] };
}

/** What of an entry is inside a span: in broken text a tree may reach too far. */
function cutTo(entry: OutlineEntry, outer: Span): OutlineEntry {
  const span = within(entry.span, outer);
  const children = entry.children.map((child) => cutTo(child, span));
  return { ...entry, span, nameSpan: within(entry.nameSpan, span), children };
}

/** Text of the document on one line, as an outline shows it; undefined when it is blank. */
export function shown(text: string | undefined): string | undefined {
  const line = text?.replaceAll(/\s+/g, ' ').trim() ?? '';
  if (line === '') return undefined;
  return line.length > MAX_CHARACTERS ? `${line.slice(0, MAX_CHARACTERS)}…` : line;
}
