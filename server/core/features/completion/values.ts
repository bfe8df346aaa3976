import type { CompletionItem, CompletionItemKind } from 'vscode-languageserver-types';
import { completionMessages } from '../../messages/completion';
import type { Slot } from '../../schema/slot';
import { textOf, valueOf } from '../../syntax/tree';
import { readingOf } from '../readings';
import { mountable } from '../resourceReferences';
import { type BlockPlace, blocksForElement, blocksForValue } from './blocks';
import { filterText } from './insertion';
import { type ListedItems, listedItems } from './lists';
import { type Question, typedText } from './question';
import { typeOf } from './resolve';

const VALUE_KIND: CompletionItemKind = 12;
const REFERENCE_KIND: CompletionItemKind = 18;
const LONGEST_LABEL = 60;

/** The values that may stand where one is being typed; a list of others may be cut. */
export function valueItems(place: BlockPlace): ListedItems {
  const { slot, cursor } = place.question;
  const blocks = cursor.kind === 'element' ? blocksForElement(place) : blocksForValue(place);
  if (slot.list) return listedItems(place, slot.list);
  const items = [...resourceItems(place), ...knownItems(place), ...blocks];
  return { items, isIncomplete: false };
}

function knownItems({ question, edits }: BlockPlace): CompletionItem[] {
  const { slot, cursor } = question;
  const typed = typedAmounts(slot, question.text.slice(cursor.start, cursor.end));
  const known = typed.length > 0 ? typed : knownValues(question);
  return known.map((value) => {
    const json = JSON.stringify(value);
    const word = typeof value === 'string' ? value : json;
    const reading = readingOf(slot.unit, value)?.replace(/^[^=]*= /, '');
    const isPlain = typeof value !== 'object';
    return {
      label: word.length > LONGEST_LABEL ? `${word.slice(0, LONGEST_LABEL)}…` : word,
      kind: VALUE_KIND,
      ...(reading !== undefined && { detail: reading, labelDetails: { description: lastOf(reading) } }),
      filterText: typeof value === 'string' ? filterText(question, value) : json,
      ...(isPlain && { data: { ...typeOf(question), path: cursor.path, value } }),
      ...edits(json),
    };
  });
}

/** Of a reading, such as `8,589,934,592 bytes = 8 GiB = about 8.6 GB`, what it comes to. */
function lastOf(reading: string): string {
  return reading.split(' = ').at(-1) ?? reading;
}

/**
 * Each value once. What may stand alone may be the element of a list. In free text that somebody is writing, an example is
 * of use only as long as it begins in the same way.
 */
function knownValues(question: Question): unknown[] {
  const { slot, cursor } = question;
  const typed = typedText(question).toLowerCase();
  const examples = (cursor.kind === 'element' ? slot.examples.flat(1) : slot.examples).filter(
    (each) => typeof each !== 'string' || each.toLowerCase().startsWith(typed),
  );
  const all = [...slot.values.map(({ value }) => value), ...examples, ...constants(slot)];
  const texts = all.map((value) => JSON.stringify(value));
  return all.filter((_, index) => texts.indexOf(texts[index] ?? '') === index);
}

/** `true` and `false` where nothing else may stand; free text, as of environment variables, is not guessed. */
function constants({ types }: Slot): unknown[] {
  if (types.includes('boolean')) return types.includes('string') ? [] : [true, false];
  return types.includes('null') ? [null] : [];
}

/** The data and storage resources of this executable, for `volumes[].resource`: by name, or by uuid without one. */
function resourceItems({ question, edits }: BlockPlace): CompletionItem[] {
  const { model, cursor } = question;
  if (!model || cursor.path.at(-1) !== 'resource' || cursor.path.at(-3) !== 'volumes') return [];
  const references = mountable(model).flatMap(({ block, name, uuid, node }) => {
    const reference = name ?? uuid;
    const isData = block === 'data-resources';
    const detail = isData ? completionMessages.dataResource : completionMessages.storageResource;
    return reference === undefined ? [] : [{ reference, detail, about: textOf(valueOf(node, 'description')) }];
  });
  const isFirst = (reference: string) => (each: { reference: string }) => each.reference === reference;
  return references
    .filter((each, index) => references.findIndex(isFirst(each.reference)) === index)
    .map(({ reference, detail, about }) => ({
      label: reference,
      kind: REFERENCE_KIND,
      detail,
      filterText: filterText(question, reference),
      data: { resource: detail, ...(about !== undefined && { about: about.slice(0, 200) }) },
      ...edits(JSON.stringify(reference)),
    }));
}

/** Behind a number that is being typed: the number in the units that it could mean. */
function typedAmounts({ unit }: Slot, text: string): string[] {
  const amount = /^"?([0-9]{1,9}(?:\.[0-9]{1,9})?)/.exec(text)?.[1];
  if (amount === undefined) return [];
  if (unit === 'bytes') return ['Gi', 'Mi', 'Ti', 'G', 'M', 'T'].map((each) => amount + each);
  if (amount.includes('.')) return [];
  if (unit === 'duration') return [`PT${amount}H`, `PT${amount}M`, `P${amount}D`];
  return unit === 'cores' && Number(amount) >= 100 ? [`${amount}m`] : [];
}
