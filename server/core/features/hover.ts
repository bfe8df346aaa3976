import { findNodeAtOffset, getNodePath } from 'jsonc-parser';
import type { Hover } from 'vscode-languageserver-types';
import type { Analysis } from '../analysis/analysis';
import { pathInValue } from '../analysis/places';
import type { Problem } from '../analysis/problem';
import { answerTexts } from '../messages';
import { hoverTexts } from '../messages/hover';
import { valueAt } from '../model/generations/place';
import type { Slot } from '../schema/slot';
import { keySlot, typeSlot } from '../schema/vocabulary';
import type { Node } from '../syntax/json';
import { placeAt, rangeOf } from '../syntax/positions';
import type { Position } from '../syntax/lines';
import { type Segment, pathText } from '../syntax/tree';
import { executableSummary } from './hover/executable';
import { escapeMarkdown } from './hover/markdown';
import { meaning, reading, spellings, volumeTarget } from './hover/value';
import { type OfferView, nothingAsked, verdictsOf } from './offerView';
import { type Part, partAt } from './place';
import { requirementAnswers } from './requirementAnswers';

/**
 * What the member at a position means, where its rules come from, and its value in every reading; at the opening brace of
 * an executable what that needs in all; at a minimum what each platform that was asked gives of it, and where that was read.
 * Looks at one part of the record only. Undefined where nothing is known.
 */
export function hover(analysis: Analysis, position: Position, offers: OfferView = nothingAsked): Hover | undefined {
  const part = braceAt(analysis, position) ?? ofExecutableAlone(analysis, partAt(analysis, position));
  const node = part.root && findNodeAtOffset(part.root, part.offset);
  const span = node && spanAt(node, part.offset);
  if (!node || !span) return undefined;
  const told = [...about(analysis, part, node), answers({ analysis, part, node }, offers)];
  const paragraphs = told.filter((each) => each !== undefined && each !== '');
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

/** In a document that is an executable by itself, what stands there is an executable's and no record's. */
function ofExecutableAlone({ shell: { alone } }: Analysis, part: Part): Part {
  return alone ? { ...part, model: alone, slot: (path) => typeSlot(path, alone.type) } : part;
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
  const { model } = part;
  const written = getNodePath(node);
  const path = model ? pathInValue(model, written) : written;
  if (!path) return [];
  const { slot, older } = slotAt(part, path, written);
  const key = path.at(-1);
  const value: unknown = model?.older ? valueAt(model.value, path) : valueNode?.value;
  const target = model && key === 'resource' ? volumeTarget(model, value) : undefined;
  if (slot.description === undefined && target === undefined) return [];
  const isWhole = path.length === 0 || (path.length === 1 && key === 'name');
  return [
    model && isWhole ? executableSummary({ model, problems: problemsAround(analysis, part) }) : undefined,
    heading(written, slot),
    older,
    slot.description,
    reading(slot, value),
    meaning(slot, value),
    model && path.length === 1 && slot.values.length > 0 ? spellings(value) : undefined,
    target,
    hoverTexts.unit(slot.unit),
    slot.origins.length > 0 ? hoverTexts.origin(slot.origins) : undefined,
    versions(slot),
  ];
}

interface Pointed {
  readonly analysis: Analysis;
  readonly part: Part;
  readonly node: Node;
}

/** What the platforms said about the minimum that is pointed at. */
function answers({ analysis, part: { item, model }, node }: Pointed, offers: OfferView): string | undefined {
  const path = model && offers !== nothingAsked ? pathInValue(model, getNodePath(node)) : undefined;
  if (item === undefined || !path) return undefined;
  const place = pathText(path);
  const requirement = model?.requirements.find((each) => pathText([...each.path, each.kind.min]) === place);
  const told = requirement ? requirementAnswers(requirement, verdictsOf(analysis, item, offers)) : [];
  return told.length === 0
    ? undefined
    : [answerTexts.title, ...told.map((each) => `- ${escapeMarkdown(each)}`)].join('\n');
}

function problemsAround({ items, shell }: Analysis, { item }: Part): readonly Problem[] {
  return item === undefined ? shell.problems : (items[item]?.problems ?? []);
}

/** What may stand at a path. A key in an older spelling, or of an older text, is what its newer one is, and says so. */
function slotAt(
  part: Part,
  path: readonly Segment[],
  written: readonly Segment[],
): { readonly slot: Slot; readonly older?: string } {
  const slot = part.slot(path);
  const key = path.at(-1);
  const current = path.findLast((segment) => typeof segment === 'string');
  if (current !== undefined && current !== written.findLast((segment) => typeof segment === 'string'))
    return { slot, older: hoverTexts.olderSpelling(current) };
  if (slot.description !== undefined || typeof key !== 'string') return { slot };
  const newer = part.slot(path.slice(0, -1)).keys.find(({ spellings: all }) => all.includes(key));
  return newer ? { slot: keySlot(newer), older: hoverTexts.olderSpelling(newer.key) } : { slot };
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
