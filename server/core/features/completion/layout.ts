import type { Analysis } from '../../analysis/analysis';
import type { Question } from './question';

/** How the lines of a block are to be laid out, so that they stand in the document like their neighbours. */
export interface BlockLayout {
  /** What stands before each line but the first. */
  readonly base: string;
  /** One step of indentation. */
  readonly unit: string;
  readonly eol: string;
  /** True in a document of one line. */
  readonly isInline: boolean;
}

/** The first line that is indented: in the text before the list of executables, by one step. */
const INDENTED_LINE = /[\r\n]([ \t]+)\S/;

/** Finds out how the document is laid out at a place. Looks at its line, and at the beginning of the document. */
export function blockLayout({ record }: Analysis, question: Question): BlockLayout {
  const { head, items, tail } = record;
  const beginning = `${head.text.slice(0, 4096)}${(items[0]?.text ?? tail.text).slice(0, 4096)}`;
  const indent = INDENTED_LINE.exec(beginning)?.[1] ?? '  ';
  return {
    base: lineIndent({ record }, question),
    unit: indent.startsWith('\t') ? '\t' : indent,
    eol: /\r\n|\r|\n/.exec(beginning)?.[0] ?? '\n',
    isInline: !/[\r\n]/.test(beginning + question.text),
  };
}

/** The white space that the line begins with; the line may begin in the piece before. */
function lineIndent({ record }: Pick<Analysis, 'record'>, { text, cursor, placeOf, within }: Question): string {
  const { item } = placeOf(cursor.start);
  const before = item === undefined ? record.items.at(-1) : record.items[item - 1];
  const own = within === 'executable' && item !== undefined ? record.items[item] : undefined;
  const lead = own?.text.slice(0, own.body) ?? '';
  const texts = [text.slice(0, cursor.start), lead, before?.text ?? '', record.head.text];
  for (const each of texts) {
    const from = Math.max(each.lastIndexOf('\n'), each.lastIndexOf('\r')) + 1;
    if (from > 0) return /^[ \t]*/.exec(each.slice(from))?.[0] ?? '';
  }
  return '';
}

/** Lines that are indented with tabs, as they stand in a document. */
export function laidOut(text: string, { base, unit, eol, isInline }: BlockLayout): string {
  const lines = text.split('\n');
  if (isInline) return lines.map((line) => line.trim()).join(' ');
  return lines.map((line) => line.replace(/^\t+/, (tabs) => unit.repeat(tabs.length))).join(eol + base);
}
