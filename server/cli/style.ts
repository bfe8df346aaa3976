import { stripVTControlCharacters, styleText } from 'node:util';
import Table from 'cli-table3';
import { remoteText } from '../platforms/index';

/** How text looks: coloured for a person, plain for everything else. */
export type Style = (format: Parameters<typeof styleText>[0], text: string) => string;

/** Makes a style. */
export function createStyle(isColoured: boolean): Style {
  return (format, text) => (isColoured ? styleText(format, text, { validateStream: false }) : text);
}

const NO_LINES = {
  top: '', 'top-mid': '', 'top-left': '', 'top-right': '', bottom: '', 'bottom-mid': '', 'bottom-left': '', 'bottom-right': '',
  left: '', 'left-mid': '', mid: '', 'mid-mid': '', right: '', 'right-mid': '', middle: '  ',
}; // prettier-ignore

/** How a text of several lines stands: what the first begins with, and what each of the others does. */
interface Hanging {
  readonly columns: number;
  readonly first: string;
  readonly rest: string;
}

/** A text in lines that fit, wrapped at words as the last column of a table is. */
export function hanging(text: string, { columns, first, rest }: Hanging): string {
  const lines = table([[text]], columns - rest.length + INDENT.length).split('\n');
  return lines.map((line, at) => `${at === 0 ? first : rest}${line.slice(INDENT.length)}`).join('\n');
}

const INDENT = '  ';

/**
 * Rows in columns, without lines. The last column is as wide as the terminal allows, and is wrapped at words; a word that
 * does not fit runs over, since half an address is none.
 */
export function table(rows: readonly (readonly string[])[], columns: number): string {
  const count = Math.max(0, ...rows.map((row) => row.length));
  const widthOf = (text = '') => stripVTControlCharacters(text).length; // colours take no room
  const widths = Array.from({ length: count - 1 }, (_, at) => Math.max(...rows.map((row) => widthOf(row[at]))));
  const words = rows.flatMap((row) => (row[count - 1] ?? '').split(/\s+/));
  const room = columns - widths.reduce((sum, width) => sum + width + 2, INDENT.length);
  const rest = Math.max(30, room, ...words.map(widthOf));
  const made = new Table({
    chars: NO_LINES,
    style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [] },
    colWidths: [...widths, rest],
    wordWrap: true,
  });
  made.push(...rows.map((row) => [...row]));
  return made
    .toString()
    .split('\n')
    .map((line) => `${INDENT}${line.trimEnd()}`)
    .join('\n');
}

/** Text that a document or a platform brought, made fit for a terminal: one line, no control characters (SAFETY R4). */
export function plain(text: string): string {
  return remoteText(text, 500);
}
