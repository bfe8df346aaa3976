import { messages } from '../messages';
import { type Layout, layOut } from '../syntax/layout';
import type { RecordText } from '../syntax/recordText';
import { type ItemAnalysis, analyseItem } from './analyseItem';
import { type ShellAnalysis, analyseShell } from './analyseShell';
import { type Problem, type Related, problem } from './problem';

/**
 * All that is known of one version of one record: immutable, and made anew with every edit out of what the untouched
 * executables already gave.
 */
export interface Analysis {
  readonly record: RecordText;
  readonly layout: Layout;
  readonly shell: ShellAnalysis;
  readonly items: readonly ItemAnalysis[];
  /** Problems that only the whole list shows, by item. */
  readonly acrossItems: ReadonlyMap<number, readonly Problem[]>;
}

/** A problem and the part of the record it is in. */
export interface PlacedProblem {
  readonly item: number | undefined;
  readonly problem: Problem;
}

/** Analyses a record. With the analysis of an earlier version, only what has changed since is looked at. */
export function analyse(record: RecordText, earlier?: Analysis): Analysis {
  const items = analyseItems(record, earlier);
  const namesAreSame = earlier !== undefined && haveSameNames(items, earlier.items);
  const shellIsSame = earlier && earlier.record.head === record.head && earlier.record.tail === record.tail;
  return {
    record,
    layout: layOut(record),
    shell: shellIsSame ? earlier.shell : analyseShell(record),
    items,
    acrossItems: namesAreSame ? earlier.acrossItems : duplicateNames(items),
  };
}

/** Every problem of a record: the shell's first, then each executable's in the order of the text. */
export function* problemsOf(analysis: Analysis): Iterable<PlacedProblem> {
  const isConsequence = isSwallowed(analysis);
  for (const problem of analysis.shell.problems) {
    if (!isConsequence || problem.code !== 'syntax.json') yield { item: undefined, problem };
  }
  // One pass over thousands of executables at every key press: almost all of them have nothing to tell.
  for (let item = 0; item < analysis.items.length; item += 1) {
    const problems = analysis.items[item]?.problems ?? [];
    for (const problem of problems) yield { item, problem };
    for (const problem of analysis.acrossItems.get(item) ?? []) yield { item, problem };
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

/** True when a broken last item took the record's end with it: that the end is missing is then no fault of its own. */
function isSwallowed({ items, record }: Analysis): boolean {
  return items.at(-1)?.isSound === false && record.tail.text.trim() === '';
}

/**
 * Takes over what is known of every piece that is the same object as before: those before the edit and those behind it.
 * The first is taken over as the first alone, since no comma stands before it.
 */
function analyseItems({ items: pieces }: RecordText, earlier: Analysis | undefined): readonly ItemAnalysis[] {
  const known = earlier?.items ?? [];
  if (earlier?.record.items === pieces) return known;
  let before = 0;
  while (before < pieces.length && known[before]?.piece === pieces[before]) before += 1;
  const most = Math.min(pieces.length, known.length) - Math.max(before, 1);
  let behind = 0;
  while (behind < most && known[known.length - 1 - behind]?.piece === pieces[pieces.length - 1 - behind]) behind += 1;
  const changed = pieces.slice(before, pieces.length - behind);
  return [
    ...known.slice(0, before),
    ...changed.map((piece, index) => analyseItem(piece, before + index === 0)),
    ...known.slice(known.length - behind),
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
  for (const [index, { name, nameSpan }] of items.entries()) {
    if (name === undefined || !nameSpan) continue;
    const first = firsts.get(name);
    if (first === undefined) firsts.set(name, index);
    else {
      const message = messages.duplicateExecutable(name);
      const related = sameName(items, first, name);
      const data = { name };
      const finding = { code: 'executable.duplicate-name', at: nameSpan, message, data, ...related } as const;
      found.set(index, [problem(finding)]);
    }
  }
  return found;
}

function sameName(items: readonly ItemAnalysis[], item: number, name: string): { related?: Related } {
  const at = items[item]?.nameSpan;
  return at ? { related: { item, ...at, message: messages.sameName(name) } } : {};
}
