import type { CompletionItem, CompletionItemKind, TextEdit } from 'vscode-languageserver-types';
import type { Analysis } from '../analysis/analysis';
import type { KnownValue, Slot, SlotKey } from '../schema/vocabulary';
import { keySlot } from '../schema/vocabulary';
import { type Cursor, cursorAt } from '../syntax/cursor';
import { positionOf, rangeOf } from '../syntax/layout';
import type { Position } from '../syntax/lines';
import { member, nodeAt } from '../syntax/tree';
import { type Part, partAt } from './place';
import { readingOf } from './readings';
import { valueSnippet } from './valueSnippet';

/** What the editor can do with a completion. */
export interface CompletionOptions {
  /** True when it understands tab stops. */
  readonly snippets: boolean;
}

const KEY_KIND: CompletionItemKind = 10;
const VALUE_KIND: CompletionItemKind = 12;
const REFERENCE_KIND: CompletionItemKind = 18;

/** What may be typed at a position: keys that are not there yet, required ones first; values with what they mean. */
export function completion(analysis: Analysis, position: Position, options: CompletionOptions): CompletionItem[] {
  const part = partAt(analysis, position);
  const cursor = cursorAt(part.text, part.offset);
  const slot = part.slot(cursor.path);
  const question = { part, cursor, slot, edits: new Edits(analysis, part, cursor) };
  return cursor.isKey ? keys(question, options) : values(question);
}

/** Turns what is inserted into edits of the document, with the commas that are missing around it. */
class Edits {
  constructor(
    private readonly analysis: Analysis,
    private readonly part: Part,
    private readonly cursor: Cursor,
  ) {}

  of(newText: string): Pick<CompletionItem, 'textEdit' | 'additionalTextEdits'> {
    const { layout } = this.analysis;
    const { start, end, missingCommaBefore } = this.cursor;
    const { item } = this.part;
    const textEdit: TextEdit = { range: rangeOf(layout, { item, offset: start }, end - start), newText };
    if (missingCommaBefore === undefined || !this.cursor.isKey) return { textEdit };
    const at = positionOf(layout, { item, offset: missingCommaBefore });
    return { textEdit, additionalTextEdits: [{ range: { start: at, end: at }, newText: ',' }] };
  }
}

/** What a completion is asked about. */
interface Question {
  readonly part: Part;
  readonly cursor: Cursor;
  readonly slot: Slot;
  readonly edits: Edits;
}

function keys({ part, cursor, slot, edits }: Question, options: CompletionOptions): CompletionItem[] {
  const object = nodeAt(part.root, cursor.path);
  const typed = part.text.slice(cursor.start, cursor.end).replaceAll('"', '');
  const absent = slot.keys.filter(({ key }) => key === typed || !member(object, key));
  const ordered = [...absent].sort((a, b) => rank(a) - rank(b));
  return ordered.map((each, index) => {
    const held = keySlot(each);
    return {
      label: each.key,
      kind: KEY_KIND,
      detail: detailOf(each, held),
      documentation: { kind: 'markdown' as const, value: held.description ?? '' },
      sortText: String(index).padStart(3, '0'),
      filterText: JSON.stringify(each.key),
      insertTextFormat: options.snippets ? 2 : 1,
      ...edits.of(keyText(each, held, cursor, options)),
    };
  });
}

/** Required members first, those of nested objects last; otherwise the order of the schema. */
function rank({ isRequired, isNested }: SlotKey): number {
  return isRequired ? 0 : isNested ? 2 : 1;
}

function keyText(key: SlotKey, held: Slot, cursor: Cursor, { snippets }: CompletionOptions): string {
  const name = JSON.stringify(key.key);
  if (cursor.hasColon) return snippets ? name.replaceAll('$', String.raw`\$`) : name;
  const value = valueSnippet(held, snippets);
  const written = snippets ? name.replaceAll('$', String.raw`\$`) : name;
  return `${written}: ${value}${cursor.needsCommaBehind ? ',' : ''}`;
}

function detailOf(key: SlotKey, held: Slot): string {
  const words = [
    key.isRequired ? 'required' : undefined,
    held.title,
    held.unit,
    held.versions.length > 0 ? `codemeta ${held.versions.join(', ')}` : undefined,
  ];
  return words.filter((word) => word !== undefined).join(' · ');
}

function values({ part, cursor, slot, edits }: Question): CompletionItem[] {
  const references = part.model && cursor.path.at(-1) === 'resource' ? resourceValues(part) : [];
  const typed = typedAmount(slot, part.text.slice(cursor.start, cursor.end));
  const known = typed.length > 0 ? typed : [...slot.values, ...simpleValues(slot)];
  const unique = [...references, ...known].filter(
    (each, index, all) => all.findIndex((other) => other.value === each.value) === index,
  );
  return unique.map((each, index) => {
    const json = JSON.stringify(each.value);
    const reading = readingOf(slot.unit, each.value);
    return {
      label: typeof each.value === 'string' ? each.value : json,
      kind: references.includes(each) ? REFERENCE_KIND : VALUE_KIND,
      documentation: { kind: 'markdown' as const, value: [each.description, reading].filter(Boolean).join('\n\n') },
      sortText: String(index).padStart(3, '0'),
      filterText: json,
      ...edits.of(json),
    };
  });
}

/** The data and storage resources of this executable, for `volumes[].resource`. */
function resourceValues({ model }: Part): KnownValue[] {
  return (model?.resources ?? []).flatMap(({ block, name }) => {
    const words =
      block === 'data-resources' ? 'A data resource of this executable.' : 'A storage resource of this executable.';
    return block === 'compute-resources' || name === undefined ? [] : [{ value: name, description: words }];
  });
}

/** Behind a number that is being typed: the number in the units that it could mean. */
function typedAmount(slot: Slot, text: string): KnownValue[] {
  const amount = /^"?([0-9]+(?:\.[0-9]+)?)/.exec(text)?.[1];
  if (amount === undefined) return [];
  if (slot.unit === 'bytes') return ['Gi', 'Mi', 'Ti', 'G', 'M', 'T'].map((unit) => ({ value: amount + unit }));
  if (slot.unit === 'duration' && !amount.includes('.')) {
    return [`PT${amount}H`, `PT${amount}M`, `P${amount}D`].map((value) => ({ value }));
  }
  return [];
}

function simpleValues(slot: Slot): KnownValue[] {
  const constants = slot.types.flatMap((type): unknown[] =>
    type === 'boolean' ? [true, false] : type === 'null' ? [null] : [],
  );
  return [...slot.examples, ...constants].map((value) => ({ value }));
}
