import { type Piece, piecesOf } from './page';

/** A computing resource, as a page of Rosetta shows it. What the page does not show is absent. */
export interface Computing {
  readonly name: string;
  readonly uuid?: string;
  /** What stands behind each label, by the label in small letters without its colon. */
  readonly shown: ReadonlyMap<string, string>;
}

const MOST_COMPUTINGS = 200;
const LONGEST = 2_000;

/**
 * Finds the computing resources on a page, in either of its forms: a table for each with a row for each label (the page of
 * one, and the lists of 2020), or a card with a link and labels in bold (the lists of 2021 and since).
 */
export function computingsOn(page: string): readonly Computing[] {
  const pieces = piecesOf(page);
  const tables = split(pieces, (piece) => piece.kind === 'open' && piece.name === 'table').flatMap(inTable);
  const found = tables.length > 0 ? tables : split(pieces, isCardLink).flatMap(inCard);
  return found.slice(0, MOST_COMPUTINGS);
}

/** The parts of a page that begin with a piece of this kind; what stands before the first is none of them. */
function split(pieces: readonly Piece[], begins: (piece: Piece) => boolean): readonly (readonly Piece[])[] {
  const parts: Piece[][] = [];
  for (const piece of pieces) {
    if (begins(piece)) parts.push([]);
    parts.at(-1)?.push(piece);
  }
  return parts;
}

/** A link to the page of one resource, and none that does something. */
function isCardLink(piece: Piece): boolean {
  return piece.kind === 'open' && piece.name === 'a' && uuidIn(piece.href) !== undefined;
}

function uuidIn(href: string | undefined): string | undefined {
  const [path = '', query = ''] = (href ?? '').split('?', 2);
  const values = new URLSearchParams(query);
  const isOwn =
    ['', '/computing/', '/computing', '/computings/', '/computings'].includes(path) && !values.has('action');
  const uuid = values.get('uuid') ?? '';
  return isOwn && /^[0-9a-f-]{8,64}$/i.test(uuid) ? uuid : undefined;
}

function inTable(pieces: readonly Piece[]): readonly Computing[] {
  const end = pieces.findIndex((piece) => piece.kind === 'close' && piece.name === 'table');
  const shown = labelled(end < 0 ? pieces : pieces.slice(0, end));
  const name = shown.get('name') ?? shown.get('id');
  return name === undefined ? [] : [{ name, shown }];
}

function inCard(pieces: readonly Piece[]): readonly Computing[] {
  const [link, title] = pieces;
  const uuid = link?.kind === 'open' ? uuidIn(link.href) : undefined;
  if (uuid === undefined || title?.kind !== 'text') return [];
  return [{ name: title.text, uuid, shown: labelled(pieces.slice(1)) }];
}

/** What stands behind each text in bold, until the next one. A line of its own is kept apart by a line break. */
function labelled(pieces: readonly Piece[]): ReadonlyMap<string, string> {
  const shown = new Map<string, string>();
  let label: string | undefined;
  let isBold = false;
  for (const piece of pieces) {
    if (piece.kind !== 'text') {
      if (piece.name === 'b' || piece.name === 'strong') isBold = piece.kind === 'open';
      else if (piece.name === 'br' && label !== undefined) shown.set(label, `${shown.get(label) ?? ''}\n`);
    } else if (isBold) label = piece.text.replace(/\s*:$/, '').toLowerCase();
    else if (label !== undefined) shown.set(label, `${shown.get(label) ?? ''}${piece.text} `.slice(0, LONGEST));
  }
  const trimmed = [...shown].map(([key, value]): readonly [string, string] => [key, value.trim()]);
  return new Map(trimmed.filter(([, value]) => value !== ''));
}
