import type { CompletionItem } from 'vscode-languageserver-types';
import { completionMessages } from '../../messages/completion';
import { approvedLicences, blocks } from '../../schema/generated/lists';
import type { Slot } from '../../schema/slot';
import { keySlot, recordSlot, typeSlot } from '../../schema/vocabulary';
import type { Segment } from '../../syntax/tree';
import { escapeMarkdown } from '../hover/markdown';
import { readingOf } from '../readings';
import { SPDX } from './lists';
import type { Question } from './question';
import { withoutStops } from './snippet';

/** What an item's `data` says of where it was offered: the executable's type, or nothing around the executables. */
export function typeOf({ within, model }: Question): { readonly type?: string } {
  return within === 'executable' ? { type: model?.type ?? '' } : {};
}

/**
 * The item with its documentation, which is found from its small `data` alone: the document may have changed since. An
 * item that is not ours comes back as it is.
 */
export function resolveCompletion(item: CompletionItem): CompletionItem {
  const value = documentationOf(item.data);
  return value === undefined || value === '' ? item : { ...item, documentation: { kind: 'markdown', value } };
}

function documentationOf(data: unknown): string | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  if ('licence' in data) return licence(String(data.licence));
  if ('resource' in data) return resource(data.resource, 'about' in data ? data.about : undefined);
  if ('block' in data && 'where' in data) return block(data.block, data.where);
  const path = 'path' in data ? segments(data.path) : undefined;
  if (!path) return undefined;
  const type = 'type' in data && typeof data.type === 'string' ? data.type : undefined;
  const slot = type === undefined ? recordSlot(path) : typeSlot(path, type);
  if ('key' in data) return keyDocumentation(slot, data.key);
  return 'value' in data ? valueDocumentation(slot, data.value) : undefined;
}

function segments(path: unknown): Segment[] | undefined {
  if (!Array.isArray(path) || path.length > 50) return undefined;
  return path.filter((each): each is Segment => typeof each === 'string' || typeof each === 'number');
}

function keyDocumentation(slot: Slot, wanted: unknown): string | undefined {
  const key = slot.keys.find((each) => each.key === wanted);
  const held = key && keySlot(key);
  const renamed = held?.renamed === undefined ? undefined : completionMessages.renamed(held.renamed);
  return paragraphs(held?.description, renamed);
}

function valueDocumentation(slot: Slot, value: unknown): string {
  const known = slot.values.find((each) => each.value === value);
  return paragraphs(known?.description, readingOf(slot.unit, value));
}

function licence(id: string): string {
  const known = recordSlot(['license']).values.find(({ value }) => value === SPDX + id);
  const isApproved = approvedLicences()
    .split('\n')
    .some((line) => line.startsWith(`${id}\t`));
  const address = /^[A-Za-z0-9.+-]+$/.test(id) ? SPDX + id : undefined;
  return paragraphs(known?.description, isApproved ? completionMessages.approved : undefined, address);
}

function resource(kind: unknown, about: unknown): string {
  const words = completionMessages.aboutResource;
  const said = kind === completionMessages.dataResource ? words['data resource'] : words['storage resource'];
  return paragraphs(said, typeof about === 'string' ? escapeMarkdown(about) : undefined);
}

function block(title: unknown, where: unknown): string | undefined {
  const found = blocks().find((each) => each.title === title && each.where === where);
  if (!found) return undefined;
  const text = withoutStops(found.text).replaceAll('\t', '  ');
  return paragraphs(found.description, `\`\`\`json\n${text}\n\`\`\``);
}

function paragraphs(...texts: (string | undefined)[]): string {
  return texts.filter((text) => text !== undefined && text !== '').join('\n\n');
}
