import { messages } from '../messages';
import { type CommonEnds, between } from '../syntax/commonEnds';
import { type Layout, layOut } from '../syntax/layout';
import { type Piece, type RecordText, openRecord } from '../syntax/recordText';
import { type ItemAnalysis, analyseItem } from './analyseItem';
import { type ShellAnalysis, analyseShell } from './analyseShell';
import { type Problem, type Related, problem } from './problem';
import { freeTextRequirements } from './shell/freeText';

/**
 * All that is known of one version of one record: immutable, and made anew with every edit out of what the untouched
 * executables already gave.
 */
export interface Analysis {
  readonly record: RecordText;
  readonly layout: Layout;
  readonly shell: ShellAnalysis;
  readonly items: readonly ItemAnalysis[];
  /** The indexes of the items that have problems by themselves, in order: nearly always few. */
  readonly troubled: readonly number[];
  /** Problems that only the whole list shows, by item. */
  readonly acrossItems: ReadonlyMap<number, readonly Problem[]>;
}

/** A problem and the part of the record it is in. */
export interface PlacedProblem {
  readonly item: number | undefined;
  readonly problem: Problem;
}

/** Opens a text and analyses it. What each item is parsed to is looked at at once, and let go. Any text will do. */
export function analyseText(text: string): Analysis {
  const known: ItemAnalysis[] = [];
  const record = openRecord(text, (piece, index, parsed) => {
    known[index] = analyseItem(piece, index === 0, parsed);
  });
  const shell = analyseShell(record);
  return { record, layout: layOut(record), shell, ...analyseAll(record.items, known) };
}

/** An earlier analysis, and at least how much its items have in common with those of a newer version. */
export interface Since {
  readonly earlier: Analysis;
  readonly same: CommonEnds;
}

/** Analyses a record that is laid out. Where an earlier version was analysed, only what has changed since is looked at. */
export function analyse(layout: Layout, since?: Since): Analysis {
  const { record } = layout;
  const before = since?.earlier;
  const shellIsSame = before && before.record.head === record.head && before.record.tail === record.tail;
  const shell = shellIsSame ? before.shell : analyseShell(record);
  return { record, layout, shell, ...(since ? analyseItems(record.items, since) : analyseAll(record.items, [])) };
}

/** Every problem of a record: the shell's first, then each executable's in the order of the text. */
export function* problemsOf(analysis: Analysis): Iterable<PlacedProblem> {
  const isConsequence = isSwallowed(analysis);
  for (const problem of analysis.shell.problems) {
    if (!isConsequence || problem.code !== 'syntax.json') yield { item: undefined, problem };
  }
  for (const problem of freeTextRequirements(analysis)) yield { item: undefined, problem };
  const { acrossItems, troubled } = analysis;
  const withProblems = acrossItems.size > 0 ? [...new Set([...troubled, ...acrossItems.keys()])] : troubled;
  for (const item of withProblems.toSorted((a, b) => a - b)) {
    for (const problem of analysis.items[item]?.problems ?? []) yield { item, problem };
    for (const problem of acrossItems.get(item) ?? []) yield { item, problem };
  }
}

/**
 * The name by which an executable is picked: its own, or `#1`, `#2` … by its place in the list where it has none, an
 * empty one, or one that an executable before it has.
 */
export function executableName(analysis: Analysis, item: number): string {
  const name = analysis.items[item]?.name;
  return name && !analysis.acrossItems.has(item) ? name : `#${item + 1}`;
}

/** How many executables there are to ask about: those of the list, or the one that the document is by itself. */
export function executableCount({ items, shell }: Analysis): number {
  return shell.alone ? 1 : items.length;
}

/** True when a broken last item took the record's end with it: that the end is missing is then no fault of its own. */
function isSwallowed({ items, record }: Analysis): boolean {
  return items.at(-1)?.isSound === false && record.tail.text.trim() === '';
}

type ItemsAnalysis = Pick<Analysis, 'items' | 'troubled' | 'acrossItems'>;

function analyseAll(pieces: readonly Piece[], known: readonly ItemAnalysis[]): ItemsAnalysis {
  const items = pieces.map((piece, index) => known[index] ?? analyseItem(piece, index === 0));
  const troubled = items.flatMap(({ problems }, index) => (problems.length > 0 ? [index] : []));
  return { items, troubled, acrossItems: duplicateNames(items) };
}

/**
 * Takes over what is known of every piece that is the same object as before. Nothing is done for each of the others but
 * copying, so that a key press in a record of thousands costs what it costs in a small one.
 */
function analyseItems(pieces: readonly Piece[], { earlier, same }: Since): ItemsAnalysis {
  if (earlier.record.items === pieces) {
    const { items, troubled, acrossItems } = earlier;
    return { items, troubled, acrossItems };
  }
  const { before, behind } = same;
  const known = earlier.items;
  const old = known.slice(before, known.length - behind);
  const changed = analyseChanged(pieces.slice(before, pieces.length - behind), old, before === 0);
  const items = between(known, same, changed);
  return {
    items,
    troubled: troubledIn(changed, { earlier, same }),
    acrossItems: haveSameNames(changed, old) ? earlier.acrossItems : duplicateNames(items),
  };
}

/**
 * What stood elsewhere in the changed stretch is known too, as when edits at both ends come at once; but not what was or
 * becomes the first of the list, since no comma stands before that.
 */
function analyseChanged(pieces: readonly Piece[], old: readonly ItemAnalysis[], isFromStart: boolean): ItemAnalysis[] {
  const movable = pieces.length > 1 ? old.slice(isFromStart ? 1 : 0) : [];
  const known = new Map(movable.map((item) => [item.piece, item]));
  return pieces.map((piece, index) => {
    const isFirst = isFromStart && index === 0;
    return (isFirst ? undefined : known.get(piece)) ?? analyseItem(piece, isFirst);
  });
}

function troubledIn(changed: readonly ItemAnalysis[], { earlier, same: { before, behind } }: Since): number[] {
  const oldEnd = earlier.items.length - behind;
  const grown = before + changed.length - oldEnd;
  return [
    ...earlier.troubled.filter((item) => item < before),
    ...changed.flatMap(({ problems }, index) => (problems.length > 0 ? [before + index] : [])),
    ...earlier.troubled.filter((item) => item >= oldEnd).map((item) => item + grown),
  ];
}

/** True when every executable is called what it was, at the same place in its piece: then duplicates are what they were. */
function haveSameNames(items: readonly ItemAnalysis[], earlier: readonly ItemAnalysis[]): boolean {
  if (items.length !== earlier.length) return false;
  return items.every((item, index) => {
    const old = earlier[index];
    return item === old || (item.name === old?.name && item.nameSpan?.offset === old?.nameSpan?.offset);
  });
}

/** Names pick executables, so they are unique; decided on names alone, not on trees. */
function duplicateNames(items: readonly ItemAnalysis[]): Map<number, Problem[]> {
  const firsts = new Map<string, number>();
  const found = new Map<number, Problem[]>();
  for (const [index, item] of items.entries()) {
    const { name } = item;
    if (name === undefined) continue;
    const first = firsts.get(name);
    if (first === undefined) firsts.set(name, index);
    else if (item.nameSpan) {
      const message = messages.duplicateExecutable(name);
      const related = sameName(items, first, name);
      const data = { name };
      const finding = { code: 'executable.duplicate-name', at: item.nameSpan, message, data, ...related } as const;
      found.set(index, [problem(finding)]);
    }
  }
  return found;
}

function sameName(items: readonly ItemAnalysis[], item: number, name: string): { related?: Related } {
  const at = items[item]?.nameSpan;
  return at ? { related: { item, ...at, message: messages.sameName(name) } } : {};
}
