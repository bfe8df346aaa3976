import type { CompletionItem, CompletionItemKind, CompletionItemTag } from 'vscode-languageserver-types';
import { completionMessages } from '../../messages/completion';
import type { Slot, SlotKey } from '../../schema/slot';
import { keySlot } from '../../schema/vocabulary';
import { type Node } from '../../syntax/json';
import { member, nodeAt, plainValue, valueOf } from '../../syntax/tree';
import { type BlockPlace, blocksForKey } from './blocks';
import { filterText } from './insertion';
import { typeOf } from './resolve';
import { escapeSnippet, withoutStops } from './snippet';
import { valueSnippet } from './valueSnippet';

const KEY_KIND: CompletionItemKind = 10;
const DEPRECATED: CompletionItemTag = 1;

/** The keys that may still be given, required ones first, and behind a key the whole values that it may hold. */
export function keyItems(place: BlockPlace): CompletionItem[] {
  const { question } = place;
  const { cursor, text, slot, root } = question;
  const object = nodeAt(root, cursor.path);
  const typed = text.slice(cursor.start, cursor.end).replaceAll('"', '');
  const absent = slot.keys.filter(({ key }) => key === typed || !member(object, key));
  const isOld = followsVersion2(root);
  return absent
    .map((key) => ({ key, held: keySlot(key) }))
    .sort((a, b) => rank(a.key, a.held) - rank(b.key, b.held))
    .flatMap(({ key, held }) => {
      const isWhole = cursor.follows === 'end' || cursor.follows === 'entry';
      return [keyItem(place, key, held, isOld), ...(isWhole ? blocksForKey(place, key.key) : [])];
    });
}

function keyItem({ question, options, edits }: BlockPlace, key: SlotKey, held: Slot, isOld: boolean): CompletionItem {
  const isDeprecated = held.renamed !== undefined && !isOld && options.deprecated === true;
  return {
    label: key.key,
    kind: KEY_KIND,
    detail: detailOf(key, held),
    labelDetails: { description: shortOf(key, held) },
    filterText: filterText(question, key.key),
    insertTextFormat: options.snippets ? 2 : 1,
    ...(isDeprecated && { tags: [DEPRECATED] }),
    data: { ...typeOf(question), path: question.cursor.path, key: key.key },
    ...edits(keyText(question.cursor.follows, key, held, options.snippets)),
  };
}

/** Required members first, then the others in the order of the schema; last those of nested objects and older names. */
function rank({ isRequired, isNested }: SlotKey, { renamed }: Slot): number {
  if (isRequired) return 0;
  return isNested || renamed !== undefined ? 2 : 1;
}

function keyText(
  follows: BlockPlace['question']['cursor']['follows'],
  { key }: SlotKey,
  held: Slot,
  snippets: boolean,
): string {
  const name = escapeSnippet(JSON.stringify(key));
  const text = follows === 'colon' ? name : follows === 'value' ? `${name}:` : `${name}: ${valueSnippet(held)}`;
  return snippets ? text : withoutStops(text).replace('{  }', '{}');
}

function detailOf(key: SlotKey, held: Slot): string {
  const words = [
    key.isRequired ? completionMessages.required : undefined,
    held.title,
    held.unit,
    held.versions.length > 0 ? completionMessages.codemeta(held.versions) : undefined,
  ];
  return words.filter((word) => word !== undefined).join(' · ');
}

/** What a row of the list tells before it is looked at: whether it is required, and what it counts or holds. */
function shortOf({ isRequired }: SlotKey, { unit, types }: Slot): string {
  const [kind] = types.flatMap((type) => completionMessages.kinds.get(type) ?? []);
  const words = [isRequired ? completionMessages.required : undefined, unit ?? kind];
  return words.filter((word) => word !== undefined).join(' · ');
}

/** In a record of codemeta 2.0 the names of 2.0 are the right ones. */
function followsVersion2(root: Node | undefined): boolean {
  const context = JSON.stringify(plainValue(valueOf(root, '@context')) ?? '');
  return /codemeta[-/]2\.0/.test(context) && !/codemeta\/3/.test(context);
}
