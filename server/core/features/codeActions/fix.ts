import { findNodeAtOffset } from 'jsonc-parser';
import type { Analysis } from '../../analysis/analysis';
import type { ItemAnalysis } from '../../analysis/analyseItem';
import type { ItemModel } from '../../analysis/item';
import type { Problem } from '../../analysis/problem';
import type { Node } from '../../syntax/json';

/** A replacement in a part of a record; offsets are those of the part. */
export interface PartEdit {
  readonly offset: number;
  readonly length: number;
  readonly newText: string;
}

/** A part of a record that is mended by itself: an executable's piece, or the record around the executables. */
export interface FixPart {
  /** Which executable; undefined for the record around them. */
  readonly item: number | undefined;
  readonly text: string;
  readonly root: Node | undefined;
  readonly model: ItemModel | undefined;
  readonly problems: readonly Problem[];
}

/** What a fix is asked about. */
export interface FixQuestion {
  readonly part: FixPart;
  readonly problem: Problem;
  /** The record as it was when the fix was asked for: for what only the whole list shows. */
  readonly analysis: Analysis;
  /** The record's own address, where files beside it can be made; undefined where they cannot. */
  readonly besides: string | undefined;
}

/** A file that comes to stand beside the record. */
export interface NewFile {
  readonly uri: string;
  readonly text: string;
}

/** One remedy for a problem. */
export interface Fix {
  readonly title: string;
  /** In the part that the problem is in, unless `item` says otherwise; they do not overlap. */
  readonly edits: readonly PartEdit[];
  /** The executable that the edits are in, for a problem of the record around them. Never with `isPreferred`. */
  readonly item?: number;
  /** True when nobody would want another remedy, so that it may be applied unseen. */
  readonly isPreferred?: boolean;
  readonly newFile?: NewFile;
}

/** Finds the remedies for a problem of one code: none, one, or several to choose from. */
export type FixMaker = (question: FixQuestion) => readonly Fix[];

/** The part that an executable is. */
export function partOfItem(item: number, { piece, tree, model, problems }: ItemAnalysis): FixPart {
  return { item, text: piece.text, root: tree.root, model, problems };
}

/** The executable at a place in the list, or the record around them; undefined where there is no such executable. */
export function partOf({ shell, items }: Analysis, item: number | undefined): FixPart | undefined {
  if (item === undefined) {
    return { item, text: shell.text, root: shell.tree.root, model: shell.alone, problems: shell.problems };
  }
  const known = items[item];
  return known && partOfItem(item, known);
}

/** The node that a problem is shown at: a value, or the key of a member. */
export function nodeOf({ part, problem }: FixQuestion): Node | undefined {
  return part.root && findNodeAtOffset(part.root, problem.offset);
}

/** The object that a key belongs to, and the key's member in it. */
export function memberAround(
  keyNode: Node | undefined,
): { readonly object: Node; readonly property: Node } | undefined {
  const property = keyNode?.parent?.type === 'property' ? keyNode.parent : undefined;
  return property?.parent ? { object: property.parent, property } : undefined;
}
