import { messages } from '../messages';
import { type CommonEnds, between } from '../syntax/commonEnds';
import { type Layout, layOut } from '../syntax/layout';
import { type Piece, type RecordText, openRecord } from '../syntax/recordText';
import { type ItemAnalysis, analyseItem, checkItem } from './analyseItem';
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
  /** The indexes of the items that have problems by themselves, in order: nearly always few. Found when first asked for. */
  readonly troubled: readonly number[];
  /** Problems that only the whole list shows, by item. */
  readonly acrossItems: ReadonlyMap<number, readonly Problem[]>;
}

/** A problem and the part of the record it is in. */
export interface PlacedProblem {
  readonly item: number | undefined;
  readonly problem: Problem;
}

/** Opens a text and analyses it. What each item is parsed to is checked at once, and let go. Any text will do. */
export function analyseText(text: string): Analysis {
  const known: ItemAnalysis[] = [];
  const record = openRecord(text, (piece, index, parsed) => {
    known[index] = checkItem(piece, index === 0, parsed);
  });
  const shell = analyseShell(record);
  return new Whole(layOut(record), shell, analyseAll(record.items, known));
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
  return new Whole(layout, shell, since ? analyseItems(record.items, since) : analyseAll(record.items, []));
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

/** What is known of all executables; which of them have problems is found when somebody asks. */
interface ItemsAnalysis extends Pick<Analysis, 'items' | 'acrossItems'> {
  readonly troubled: () => readonly number[];
}

class Whole implements Analysis {
  readonly record: RecordText;
  readonly layout: Layout;
  readonly shell: ShellAnalysis;
  readonly items: readonly ItemAnalysis[];
  readonly acrossItems: ReadonlyMap<number, readonly Problem[]>;
  #troubled: (() => readonly number[]) | readonly number[];

  constructor(layout: Layout, shell: ShellAnalysis, { items, acrossItems, troubled }: ItemsAnalysis) {
    this.record = layout.record;
    this.layout = layout;
    this.shell = shell;
    this.items = items;
    this.acrossItems = acrossItems;
    this.#troubled = troubled;
  }

  /** What it is found out of, such as the version before, is let go then. */
  get troubled(): readonly number[] {
    return (this.#troubled = typeof this.#troubled === 'function' ? this.#troubled() : this.#troubled);
  }
}

function analyseAll(pieces: readonly Piece[], known: readonly ItemAnalysis[]): ItemsAnalysis {
  const items = pieces.map((piece, index) => known[index] ?? checkItem(piece, index === 0));
  return { items, acrossItems: duplicateNames(items), troubled: () => troubledAmong(items, 0) };
}

function troubledAmong(items: readonly ItemAnalysis[], first: number): number[] {
  return items.flatMap(({ problems }, index) => (problems.length > 0 ? [first + index] : []));
}

/**
 * Takes over what is known of every piece that is the same object as before. Nothing is done for each of the others but
 * copying, so that a key press in a record of thousands costs what it costs in a small one.
 */
function analyseItems(pieces: readonly Piece[], { earlier, same }: Since): ItemsAnalysis {
  const { items: known, acrossItems, troubled } = earlier; // found by now: else each version would hold the one before
  if (earlier.record.items === pieces) return { items: known, acrossItems, troubled: () => troubled };
  const { before, behind } = same;
  const old = known.slice(before, known.length - behind);
  const changed = analyseChanged(pieces.slice(before, pieces.length - behind), old, before === 0);
  const items = between(known, same, changed);
  return {
    items,
    acrossItems: haveSameNames(changed, old) ? acrossItems : duplicateNames(items),
    troubled: () => troubledIn(changed, { troubled, size: known.length, same }),
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

/** The items that had problems before an edit, of how many, and what they have in common with those behind it. */
interface Before extends Pick<Since, 'same'> {
  readonly troubled: readonly number[];
  readonly size: number;
}

function troubledIn(changed: readonly ItemAnalysis[], { troubled, size, same: { before, behind } }: Before): number[] {
  const oldEnd = size - behind;
  const grown = before + changed.length - oldEnd;
  return [
    ...troubled.filter((item) => item < before),
    ...troubledAmong(changed, before),
    ...troubled.filter((item) => item >= oldEnd).map((item) => item + grown),
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
