import { type ItemModel, textIn } from '../../analysis/item';
import { referenceName } from '../../analysis/rules/volumeReferences';
import { hoverTexts } from '../../messages/hover';
import { taskTypeOf } from '../../model/generations/typeText';
import { typeUris } from '../../model/typeUris';
import type { Slot } from '../../schema/slot';
import { readingOf } from '../readings';
import { mountable } from '../resourceReferences';
import { resourceSummary } from '../resourceSummary';
import { code, escapeMarkdown } from './markdown';

/** An amount, a number of cores or a duration in all its readings; undefined where there is only one. */
export function reading({ unit }: Slot, value: unknown): string | undefined {
  const text = readingOf(unit, value);
  return text === undefined ? undefined : code(text);
}

/** What a known value means. A type is known in any generation's spelling. */
export function meaning({ unit, values }: Slot, value: unknown): string | undefined {
  if (unit !== undefined || (typeof value !== 'string' && typeof value !== 'number')) return undefined;
  const type = typeOf(value);
  const known = values.find((each) => each.value === value || (type && taskTypeOf(String(each.value)) === type));
  return known?.description && `${code(String(value))}: ${known.description}`;
}

/** The full spelling of a type in each generation of the data model; undefined for a type that is not known. */
export function spellings(value: unknown): string | undefined {
  const type = typeOf(value);
  if (!type) return undefined;
  const lines = typeUris(type).map(({ generation, uri }) => hoverTexts.generation(generation, uri));
  return [hoverTexts.typeUris, ...lines].join('\n');
}

/** What a volume mounts: the resource, how much it is, and what it is for. */
export function volumeTarget(model: ItemModel, value: unknown): string | undefined {
  const name = typeof value === 'string' ? referenceName(value) : undefined;
  const target = mountable(model).find((each) => name !== undefined && (each.name === name || each.uuid === name));
  if (!target) return undefined;
  const block = target.block === 'data-resources' ? hoverTexts.dataResource : hoverTexts.storageResource;
  const shown = escapeMarkdown(target.name ?? name ?? '');
  const description = textIn(target.value, 'description');
  const words = description === undefined ? '' : `: ${escapeMarkdown(description)}`;
  return hoverTexts.target(block, shown, resourceSummary(target)) + words;
}

function typeOf(value: unknown) {
  return typeof value === 'string' ? taskTypeOf(value) : undefined;
}
