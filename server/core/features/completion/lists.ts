import type { CompletionItem, CompletionItemKind } from 'vscode-languageserver-types';
import { completionMessages } from '../../messages/completion';
import { approvedLicences, otherLicences, programmingLanguages } from '../../schema/generated/lists';
import type { Slot } from '../../schema/slot';
import { recordSlot } from '../../schema/vocabulary';
import { inline } from '../codeActions/style';
import type { BlockPlace } from './blocks';
import { filterText } from './insertion';
import { typedText } from './question';

const VALUE_KIND: CompletionItemKind = 12;

/** How many items of a list are told at once; an editor asks again while more is typed. */
const MOST = 100;

/** Where licences have their addresses, as codemeta asks for them. */
export const SPDX = 'https://spdx.org/licenses/';

/** Items, and whether there are more than were told. */
export interface ListedItems {
  readonly items: readonly CompletionItem[];
  readonly isIncomplete: boolean;
}

interface Word {
  readonly label: string;
  readonly value: unknown;
  /** Its full name, which people may type to find it; empty when it has no other. */
  readonly also: string;
  readonly data?: object;
}

/** The licences or languages that fit what is typed, those that contain it first; no more than an editor can show. */
export function listedItems({ question, edits }: BlockPlace, list: string): ListedItems {
  const typed = typedText(question).toLowerCase();
  const words = list === 'licences' ? licences() : languages(question.slot);
  const isAddress = typed.includes('/');
  const sought = ({ label, also, value }: Word) => (isAddress ? String(value) : `${label} ${also}`).trim();
  const contains = words.filter((word) => sought(word).toLowerCase().includes(typed));
  const resembles = words.filter((word) => !contains.includes(word) && isSpelledIn(typed, sought(word).toLowerCase()));
  const found = [...contains, ...resembles];
  const items = found.slice(0, MOST).map((word) => ({
    label: word.label,
    kind: VALUE_KIND,
    ...(word.also !== '' && { detail: word.also }),
    filterText: filterText(question, sought(word)),
    ...(word.data && { data: word.data }),
    ...edits(typeof word.value === 'object' ? inline(word.value) : JSON.stringify(word.value)),
  }));
  return { items, isIncomplete: found.length > MOST };
}

/** Every licence by its SPDX identifier: those that science uses most, those that are approved, and the others. */
function licences(): Word[] {
  const common = recordSlot(['license']).values.map(({ value }) => String(value).slice(SPDX.length));
  const lines = `${approvedLicences()}\n${otherLicences()}`.split('\n');
  const names = new Map(lines.map((line): [string, string] => [line.split('\t')[0] ?? '', line.split('\t')[1] ?? '']));
  const ids = new Set([...common, ...names.keys()]);
  return [...ids].map((id) => ({ label: id, value: SPDX + id, also: names.get(id) ?? '', data: { licence: id } }));
}

/** Every language by its name, those that science uses most first; also as an object, where that may stand. */
function languages({ examples }: Slot): Word[] {
  const common = recordSlot(['programmingLanguage', 0, 'name']).examples.map(String);
  const names = [...new Set([...common, ...programmingLanguages().split('\n')])];
  const objects = examples.flatMap((value): Word[] => {
    const name = nameOf(value);
    return name === undefined ? [] : [{ label: completionMessages.asObject(name), value, also: '' }];
  });
  const plain = names.map((name) => ({ label: name, value: name, also: '' }));
  return [...plain.slice(0, common.length), ...objects, ...plain.slice(common.length)];
}

function nameOf(value: unknown): string | undefined {
  const isObject = typeof value === 'object' && value !== null && 'name' in value;
  return isObject && typeof value.name === 'string' ? value.name : undefined;
}

/** True when the characters stand in a text in this order, as editors compare. */
function isSpelledIn(characters: string, text: string): boolean {
  let at = 0;
  for (const character of characters) {
    at = text.indexOf(character, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
