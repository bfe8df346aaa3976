import type { Analysis } from '../analysis/analysis';
import type { ItemAnalysis } from '../analysis/analyseItem';
import type { Span } from '../analysis/problem';
import type { Node } from '../syntax/json';
import { COLON } from '../syntax/characters';
import type { Range } from '../syntax/lines';
import { skipSpace } from '../syntax/scan';
import { elements, members, textOf, valueOf } from '../syntax/tree';
import { spanRange, writtenSpan } from './spans';

/** Where a text leads: to an address, or to a file beside the record, if there is one. */
export type LinkTarget =
  | { readonly target: string }
  /** A path relative to the record's folder, and within it, escaped as in an address. */
  | { readonly file: string };

/** A link in the document. Core reads no files: whoever shows the link finds out whether its file is there. */
export type LinkCandidate = LinkTarget & { readonly range: Range };

/** A link in a piece; offsets are those of the piece. */
export type PieceLink = LinkTarget & { readonly span: Span };

/** The members of codemeta whose text may be a DOI. */
const DOI_KEYS: ReadonlySet<string> = new Set(['identifier', 'referencePublication']);
const DOI = /^\s*(?:doi:\s*)?(10\.[0-9]{4,9}\/[^\s\p{C}]+)\s*$/iu;
const ADDRESS = /https?:\/\/[A-Za-z0-9[][^\s\p{C}"<>\\^`{|}]*/giu;

/** The members of `content` that may name files. */
const FILE_KEYS = ['notebook', 'definition', 'manifests'] as const;

/** Escapes, and members that alone say that something is a link. */
const NEEDS_TREE = new RegExp(String.raw`\\|"(?:${[...DOI_KEYS, ...FILE_KEYS].join('|')})"`);

const LINKS = new RegExp(String.raw`https?:|"(?:${[...DOI_KEYS, ...FILE_KEYS].join('|')})"`, 'i');

/** Every address, DOI and file that a record names. */
export function documentLinks(analysis: Analysis): LinkCandidate[] {
  const { layout, items, shell } = analysis;
  const place = (links: readonly PieceLink[], item: number | undefined): LinkCandidate[] =>
    links.map(({ span, ...target }) => ({ range: spanRange(layout, item, span), ...target }));
  const inShell = shell.tree.root ? linksIn(shell.tree.root, shell.text, false) : [];
  return [...place(inShell, undefined), ...items.flatMap((item, index) => place(item.remember(linksOfItem), index))];
}

/** What one executable links to. Its tree is only asked for where the text alone does not tell. */
function linksOfItem(item: ItemAnalysis): PieceLink[] {
  const { piece, isSound } = item;
  if (isSound && !NEEDS_TREE.test(piece.text)) return plainLinks(piece.text, piece.body);
  const { root } = LINKS.test(piece.text) ? item.tree : { root: undefined };
  if (!root) return [];
  const content = valueOf(root, 'content');
  const named = FILE_KEYS.map((key) => valueOf(content, key));
  const files = named.flatMap((node) => (node?.type === 'array' ? elements(node) : (node ?? [])));
  return [...linksIn(root, piece.text, false), ...files.flatMap((node) => fileLink(node, piece.text))];
}

/**
 * The addresses in the values of a sound text without escapes, found without a tree: an address can only stand in a string,
 * so it is enough to see that the string is no key.
 */
function plainLinks(text: string, body: number): PieceLink[] {
  let quote = -1;
  return [...text.slice(body).matchAll(ADDRESS)].flatMap((match) => {
    const offset = body + match.index;
    if (quote < offset) quote = text.indexOf('"', offset); // once for all addresses of a text, of which it may have many
    const isKey = text.charCodeAt(skipSpace(text, quote + 1)) === COLON;
    const target = withoutPunctuation(match[0]);
    return isKey ? [] : [{ span: { offset, length: target.length }, target }];
  });
}

function linksIn(node: Node, text: string, mayBeDoi: boolean): PieceLink[] {
  if (node.type === 'string') return stringLinks(node, text, mayBeDoi);
  const inElements = elements(node).flatMap((element) => linksIn(element, text, mayBeDoi));
  const inMembers = members(node).flatMap(({ key, valueNode }) =>
    valueNode ? linksIn(valueNode, text, mayBeDoi || DOI_KEYS.has(key)) : [],
  );
  return [...inElements, ...inMembers];
}

function stringLinks(node: Node, text: string, mayBeDoi: boolean): PieceLink[] {
  const value = textOf(node) ?? '';
  const doi = mayBeDoi ? DOI.exec(value)?.[1] : undefined;
  if (doi !== undefined) {
    const target = `https://doi.org/${encodeURI(doi).replaceAll('#', '%23').replaceAll('?', '%3F')}`;
    return [{ span: partOf(node, text, value.indexOf(doi), doi), target }];
  }
  return [...value.matchAll(ADDRESS)].map((match) => {
    const target = withoutPunctuation(match[0]);
    return { span: partOf(node, text, match.index, target), target };
  });
}

/** An address ends before the punctuation of the sentence around it; a bracket stays when it was opened inside. */
function withoutPunctuation(address: string): string {
  let unopened = count(address, ')') - count(address, '(');
  let end = address.length;
  for (;;) {
    const last = address[end - 1] ?? '';
    if (last === ')' && unopened > 0) unopened -= 1;
    else if (!/[.,;:!?'\]]/.test(last)) return address.slice(0, end);
    end -= 1;
  }
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}

/** Only plain paths downwards: no link makes anybody look outside the record's folder, or on another machine. */
function fileLink(node: Node, text: string): PieceLink[] {
  const value = textOf(node) ?? '';
  const path = value.trim().replace(/^(?:\.\/)+/, '');
  const steps = path.split('/');
  const isPlain = !/[\\:\p{C}]/u.test(path) && steps.every((step) => step !== '' && step !== '.' && step !== '..');
  if (!isPlain) return [];
  const file = steps.map(encodeURIComponent).join('/');
  return [{ span: partOf(node, text, value.indexOf(value.trim()), value.trim()), file }];
}

function partOf(node: Node, text: string, from: number, part: string): Span {
  return writtenSpan(text, node, from, from + part.length);
}
