import { SYNTAX_SENTENCES, messages } from '../messages';
import { MAX_DEPTH, type JsonTree, readJson } from '../syntax/json';
import type { Piece } from '../syntax/recordText';
import { type ItemModel, readItem } from './item';
import { type Problem, type Span, problem } from './problem';
import { ITEM_RULES } from './rules/index';

/** What is known of one executable's piece of text. Belongs to that text alone, so it lives as long as the text does. */
export interface ItemAnalysis {
  readonly piece: Piece;
  readonly tree: JsonTree;
  /** What could be read of the executable; undefined when the item is not an object. */
  readonly model: ItemModel | undefined;
  /** True when the executable's JSON has no fault. */
  readonly isSound: boolean;
  readonly problems: readonly Problem[];
}

/** Reads one executable and checks it by itself. Any text will do; what cannot be read is absent, and told. */
export function analyseItem(piece: Piece, isFirst: boolean): ItemAnalysis {
  const tree = readJson(' '.repeat(piece.body) + piece.text.slice(piece.body));
  const model = tree.root?.type === 'object' ? readItem(tree.root) : undefined;
  const isSound = tree.faults.length === 0 && !tree.isTooDeep;
  const problems = [
    ...leadProblems(piece, isFirst),
    ...treeProblems(tree, { offset: piece.body, length: Math.min(1, piece.text.length - piece.body) }),
    ...(model ? ruleProblems(model, isSound) : notAnObject(tree)),
  ];
  return { piece, tree, model, isSound, problems };
}

/** The syntax problems of a tree; `start` is shown where the whole is too deep. */
export function treeProblems(tree: JsonTree, start: Span): Problem[] {
  if (tree.isTooDeep) return [problem({ code: 'syntax.too-deep', at: start, message: messages.tooDeep(MAX_DEPTH) })];
  return tree.faults.map((fault) => problem({ code: 'syntax.json', at: fault, message: SYNTAX_SENTENCES[fault.kind] }));
}

function ruleProblems(model: ItemModel, isSound: boolean): Problem[] {
  return ITEM_RULES.filter((rule) => isSound || !rule.needsSoundSyntax).flatMap((rule) =>
    [...rule.check(model)].map(problem),
  );
}

function notAnObject({ root }: JsonTree): Problem[] {
  return root ? [problem({ code: 'value.wrong-type', at: root, message: messages.itemNotAnObject })] : [];
}

/** Before an item stands white space and, unless it is the first, one comma. */
function leadProblems(piece: Piece, isFirst: boolean): Problem[] {
  const lead = piece.text.slice(0, piece.body);
  const found = lead.trim();
  if (found === (isFirst ? '' : ',')) return [];
  const offset = lead.length - lead.trimStart().length;
  if (found === '') {
    const at = { offset: piece.body, length: 1 };
    return [problem({ code: 'syntax.json', at, message: messages.commaBetween })];
  }
  const onlyCommas = /^[,\s]*$/.test(found);
  const at = onlyCommas ? { offset: offset + found.length - 1, length: 1 } : { offset, length: found.length };
  return [problem({ code: 'syntax.json', at, message: onlyCommas ? messages.surplusComma : messages.stray })];
}
