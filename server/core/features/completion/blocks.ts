import type { CompletionItem, CompletionItemKind, InsertTextMode } from 'vscode-languageserver-types';
import { completionMessages } from '../../messages/completion';
import { taskType } from '../../model/taskType';
import { type Block, blocks } from '../../schema/generated/lists';
import type { Segment } from '../../syntax/tree';
import { mountable } from '../resourceReferences';
import { type Edits, filterText } from './insertion';
import { type BlockLayout, laidOut } from './layout';
import type { CompletionOptions } from './options';
import type { Question } from './question';
import { escapeSnippet, withoutStops } from './snippet';

const SNIPPET_KIND: CompletionItemKind = 15;
const AS_IS: InsertTextMode = 1;

/** Where whole values are known: the path without the places in lists, and the blocks that fit. */
const PLACES: ReadonlyMap<string, string> = new Map([
  ['content', 'content'],
  ['compute-resources', 'compute-resources'],
  ['data-resources', 'data-resources'],
  ['storage-resources', 'storage-resources'],
  ['compute-resources/volumes', 'volumes'],
  ['data-resources/location', 'location'],
]);

/** What a whole value is offered for. */
export interface BlockPlace {
  readonly question: Question;
  readonly options: CompletionOptions;
  readonly layout: BlockLayout;
  readonly edits: (newText: string) => Edits;
}

/** The whole values that may follow a key of the object that is being typed in, each with the key. */
export function blocksForKey(place: BlockPlace, key: string): CompletionItem[] {
  const known = blocksAt(place.question, [...place.question.cursor.path, key]);
  return known.map((block) => {
    const written = item(place, block, `${JSON.stringify(key)}: ${whole(block)}`);
    return { ...written, label: `${key}: ${block.title}`, filterText: filterText(place.question, key) };
  });
}

/** The whole values that may stand where a value is being typed. */
export function blocksForValue(place: BlockPlace): CompletionItem[] {
  return blocksAt(place.question, place.question.cursor.path).map((block) => item(place, block, whole(block)));
}

/** The elements that a list may get where one is being typed. */
export function blocksForElement(place: BlockPlace): CompletionItem[] {
  const { question } = place;
  const list = question.within === 'list' ? ['executables'] : question.cursor.path.slice(0, -1);
  return blocksAt(question, list).flatMap((block) => (isList(block) ? [item(place, block, block.text)] : []));
}

function item({ question, options, layout: found, edits }: BlockPlace, block: Block, text: string): CompletionItem {
  const isAbsolute = options.asIs === true || !options.snippets;
  // An editor that expands tab stops indents the lines itself, unless it is told not to.
  const layout = isAbsolute ? found : { ...found, base: '' };
  return {
    label: block.title,
    kind: SNIPPET_KIND,
    detail: block.where === 'volumes' ? block.description : completionMessages.block,
    filterText: filterText(question, block.title),
    insertTextFormat: options.snippets ? 2 : 1,
    ...(options.asIs === true && { insertTextMode: AS_IS }),
    data: { block: block.title, where: block.where },
    ...edits(options.snippets ? asElement(question, text, layout) : withoutStops(asElement(question, text, layout))),
  };
}

/** The only element of a list whose brackets stand on one line is put on lines of its own. */
function asElement({ cursor, text: around }: Question, text: string, layout: BlockLayout): string {
  const isAlone =
    around[skipBlanks(around, cursor.start - 1, -1)] === '[' && around[skipBlanks(around, cursor.end, 1)] === ']';
  if (!isAlone || layout.isInline) return laidOut(text, layout);
  const { eol, base } = layout;
  return `${laidOut(`\n\t${indented(text)}`, layout)}${eol}${base}`;
}

function skipBlanks(text: string, from: number, step: 1 | -1): number {
  let at = from;
  while (text[at] === ' ' || text[at] === '\t') at += step;
  return at;
}

function whole(block: Block): string {
  return isList(block) ? `[\n\t${indented(block.text)}\n]` : block.text;
}

function indented(text: string): string {
  return text.replaceAll('\n', '\n\t');
}

function isList({ where }: Block): boolean {
  return where !== 'content' && where !== 'location';
}

/** The blocks that fit as the value at a path, or as elements of it. Volumes mount what the executable has. */
function blocksAt({ within, model }: Question, path: readonly Segment[]): Block[] {
  const keys = path.filter((segment) => typeof segment === 'string').join('/');
  const where = within === 'executable' ? PLACES.get(keys) : keys === 'executables' ? keys : undefined;
  if (where === undefined) return [];
  const known = blocks().filter((block) => block.where === where);
  const volumes = where === 'volumes' && model ? volumesOf(model) : [];
  if (volumes.length > 0) return volumes;
  const type = model?.type === undefined ? undefined : taskType(model.type);
  return where === 'content' && type ? known.filter((block) => taskType(block.type ?? '') === type) : known;
}

function volumesOf(model: Parameters<typeof mountable>[0]): Block[] {
  return mountable(model).flatMap(({ block, name, uuid }) => {
    const reference = name ?? uuid;
    if (reference === undefined) return [];
    const mode = block === 'data-resources' ? 'readonly' : 'readwrite';
    const written = escapeSnippet(JSON.stringify(reference));
    const path = reference.replaceAll(/[^A-Za-z0-9._-]+/g, '-');
    const text = `{ "path": "\${1:/${path}}", "resource": ${written}, "access": "${mode}" }`;
    const title = completionMessages.volumeOf(reference);
    return [{ title, description: completionMessages.volume(mode), where: 'volumes', text }];
  });
}
