import { type FormattingOptions as JsonOptions, format } from 'jsonc-parser';
import type { FormattingOptions, Range, TextEdit } from 'vscode-languageserver-types';
import type { Analysis } from '../analysis/analysis';
import type { ItemAnalysis } from '../analysis/analyseItem';
import type { ShellAnalysis } from '../analysis/analyseShell';
import { type Place, positionOf } from '../syntax/positions';
import type { Piece, RecordText } from '../syntax/recordText';
import { indentBefore, skipSpace } from '../syntax/scan';
import { meet } from './inRange';

/**
 * White space to be replaced. Nothing else ever is, so that no value can change. Both ends are in one piece, or in the
 * record around the executables.
 */
interface SpaceEdit {
  readonly item: number | undefined;
  readonly offset: number;
  readonly length: number;
  readonly newText: string;
}

/** How a record is laid out. */
interface Layout {
  readonly unit: string;
  readonly eol: string;
  readonly json: JsonOptions;
  /** How many units the executables are indented. */
  readonly depth: number;
  /**
   * True when the white space between the executables stays as it is. Where something is broken, only the indentation of
   * the executables shows where it ends.
   */
  readonly keepsBetween: boolean;
}

/**
 * The edits that lay out a record, or what of it a range touches. Piece by piece: one that is broken is left as it is,
 * and does not keep the others from being laid out.
 */
export function formatting(analysis: Analysis, options: FormattingOptions, range?: Range): TextEdit[] {
  const layout = layoutFor(analysis, options);
  const { layout: places, items } = analysis;
  const isNear = (item: number) => !range || meet(pieceRange(analysis, item), range);
  const edits = [
    ...shellEdits(analysis, layout, options),
    ...items.flatMap((each, item) => (isNear(item) ? itemEdits(each, item, layout) : [])),
  ];
  const placed = edits.map(({ item, offset, length, newText }) => ({
    range: { start: positionOf(places, { item, offset }), end: positionOf(places, { item, offset: offset + length }) },
    newText,
  }));
  return range ? placed.filter((edit) => meet(edit.range, range)) : placed;
}

function layoutFor({ record, items, shell }: Analysis, { tabSize, insertSpaces }: FormattingOptions): Layout {
  const unit = insertSpaces ? ' '.repeat(Math.max(1, tabSize)) : '\t';
  const eol = eolOf(record);
  const isSound = isShellSound(shell) && items.every((each, item) => each.isSound && isClean(each.piece, item));
  const isInline = record.itemIndent < 0;
  const depth = isSound || isInline ? 2 : Math.round(record.itemIndent / indentWidth(record, unit));
  return { unit, eol, depth, keepsBetween: !isSound, json: { tabSize: Math.max(1, tabSize), insertSpaces, eol } };
}

function isShellSound({ tree: { root, faults, isTooDeep } }: ShellAnalysis): boolean {
  return root !== undefined && faults.length === 0 && !isTooDeep;
}

function itemEdits({ piece, isSound }: ItemAnalysis, item: number, layout: Layout): SpaceEdit[] {
  if (!isSound) return [];
  const inside = within(piece.text.slice(piece.body), layout).map((edit): SpaceEdit => ({
    ...edit,
    item,
    offset: edit.offset + piece.body,
  }));
  if (layout.keepsBetween) return inside;
  const lead = `${item === 0 ? '' : ','}${layout.eol}${layout.unit.repeat(layout.depth)}`;
  const found = piece.text.slice(0, piece.body);
  return found === lead ? inside : [...leadEdits(found, lead, item), ...inside];
}

/** What stands before an item is white space with a comma in it; the comma stays. */
function leadEdits(found: string, lead: string, item: number): SpaceEdit[] {
  const comma = found.indexOf(',');
  if (comma < 0) return [{ item, offset: 0, length: found.length, newText: lead }];
  const before: SpaceEdit = { item, offset: 0, length: comma, newText: '' };
  const behind = { item, offset: comma + 1, length: found.length - comma - 1, newText: lead.slice(1) };
  return [before, behind].filter(({ offset, length, newText }) => found.slice(offset, offset + length) !== newText);
}

/** The edits inside one value, which is formatted at its depth in a list of lists. */
function within(text: string, { unit, eol, depth, json }: Layout): Omit<SpaceEdit, 'item'>[] {
  const levels = Array.from({ length: depth }, (_, level) => level);
  const before = levels.map((level) => `[${eol}${unit.repeat(level + 1)}`).join('');
  const behind = levels.map((level) => `${eol}${unit.repeat(depth - level - 1)}]`).join('');
  return format(before + text + behind, undefined, json)
    .filter(({ offset, length }) => offset >= before.length && offset + length <= before.length + text.length)
    .map(({ offset, length, content }) => ({ offset: offset - before.length, length, newText: content }));
}

function shellEdits(analysis: Analysis, layout: Layout, options: FormattingOptions): SpaceEdit[] {
  const { shell, record } = analysis;
  const { root } = shell.tree;
  if (!root || !isShellSound(shell)) return [];
  const end = root.offset + root.length;
  const listAt = record.hasList ? record.head.text.length : -1;
  const edits = format(shell.text, undefined, layout.json)
    .filter(({ offset }) => offset < end && offset !== listAt)
    .map(({ offset, length, content }): SpaceEdit => ({ item: undefined, offset, length, newText: content }));
  return [...edits, ...listEndEdits(record, layout), ...finalEdits(shell.text, end, layout, options)].sort(
    (a, b) => a.offset - b.offset,
  );
}

/** Between the last executable and the list's closing bracket. */
function listEndEdits({ hasList, head, items, tail }: RecordText, layout: Layout): SpaceEdit[] {
  if (!hasList || layout.keepsBetween) return [];
  const length = skipSpace(tail.text, 0);
  const newText = items.length === 0 ? '' : layout.eol + layout.unit;
  return tail.text.slice(0, length) === newText ? [] : [{ item: undefined, offset: head.text.length, length, newText }];
}

/** Behind the record the author's line break stays; one is added, or several become one, where that is asked for. */
function finalEdits(text: string, end: number, { eol }: Layout, options: FormattingOptions): SpaceEdit[] {
  const found = text.slice(end);
  const breaks = found.replaceAll(/[ \t]/g, '');
  const wanted = breaks === '' ? (options.insertFinalNewline ? eol : '') : options.trimFinalNewlines ? eol : breaks;
  return found === wanted ? [] : [{ item: undefined, offset: end, length: found.length, newText: wanted }];
}

function isClean(piece: Piece, item: number): boolean {
  return piece.text.slice(0, piece.body).trim() === (item === 0 ? '' : ',');
}

/** The first line break of the record around the executables, which is what the library goes by there; else of theirs. */
function eolOf({ head, items, tail }: RecordText): string {
  for (const { text, lines } of [head, tail, ...items]) {
    const [at] = lines.breaks;
    if (at !== undefined) return text.slice(at, lines.starts[0]);
  }
  return '\n';
}

/** How many characters a unit takes in the indentation that the executables have now. */
function indentWidth({ head, items }: RecordText, unit: string): number {
  const [first] = items;
  const lead = first ? (head.text + first.text).slice(0, head.text.length + first.body) : '';
  const indent = indentBefore(lead, lead.length);
  const isTabs = indent > 0 && lead.endsWith('\t');
  return isTabs ? 1 : unit === '\t' ? 2 : unit.length;
}

function pieceRange({ layout, record }: Analysis, item: number): Range {
  const place = (offset: number): Place => ({ item, offset });
  return {
    start: positionOf(layout, place(0)),
    end: positionOf(layout, place(record.items[item]?.text.length ?? 0)),
  };
}
