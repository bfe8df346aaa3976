import type { ItemModel } from '../../analysis/item';
import { referenceName } from '../../analysis/rules/volumeReferences';
import { hoverTexts } from '../../messages/hover';
import { taskTypeOf } from '../../model/generations/typeText';
import { typeUris } from '../../model/typeUris';
import type { Slot } from '../../schema/vocabulary';
import type { Node } from '../../syntax/json';
import { plainValue, textOf, valueOf } from '../../syntax/tree';
import { readingOf } from '../readings';
import { mountable } from '../resourceReferences';
import { resourceSummary } from '../resourceSummary';
import { code, escapeMarkdown } from './markdown';

/** An amount, a number of cores or a duration in all its readings; undefined where there is only one. */
export function reading({ unit }: Slot, node: Node | undefined): string | undefined {
  if (!node || node.type === 'object' || node.type === 'array') return undefined;
  const text = readingOf(unit, plainValue(node));
  return text === undefined ? undefined : code(text);
}

/** What a known value means. A type is known in any generation's spelling. */
export function meaning({ unit, values }: Slot, node: Node | undefined): string | undefined {
  const value: unknown = node?.value;
  if (unit !== undefined || (typeof value !== 'string' && typeof value !== 'number')) return undefined;
  const type = typeOf(node);
  const known = values.find((each) => each.value === value || (type && taskTypeOf(String(each.value)) === type));
  return known?.description && `${code(String(value))}: ${known.description}`;
}

/** The full spelling of a type in each generation of the data model; undefined for a type that is not known. */
export function spellings(node: Node | undefined): string | undefined {
  const type = typeOf(node);
  if (!type) return undefined;
  const lines = typeUris(type).map(({ generation, uri }) => hoverTexts.generation(generation, uri));
  return [hoverTexts.typeUris, ...lines].join('\n');
}

/** What a volume mounts: the resource, how much it is, and what it is for. */
export function volumeTarget(model: ItemModel, node: Node | undefined): string | undefined {
  const text = textOf(node);
  const name = text === undefined ? undefined : referenceName(text);
  const target = mountable(model).find((each) => name !== undefined && (each.name === name || each.uuid === name));
  if (!target) return undefined;
  const block = target.block === 'data-resources' ? hoverTexts.dataResource : hoverTexts.storageResource;
  const shown = escapeMarkdown(target.name ?? name ?? '');
  const description = textOf(valueOf(target.node, 'description'));
  const words = description === undefined ? '' : `: ${escapeMarkdown(description)}`;
  return hoverTexts.target(block, shown, resourceSummary(target)) + words;
}

function typeOf(node: Node | undefined) {
  return taskTypeOf(textOf(node));
}
