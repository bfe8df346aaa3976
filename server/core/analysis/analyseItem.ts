import { SYNTAX_SENTENCES, messages } from '../messages';
import { MAX_DEPTH, type JsonTree, readJson } from '../syntax/json';
import type { Piece } from '../syntax/recordText';
import { type ItemModel, readItem } from './item';
import { type Problem, type Span, problem } from './problem';
import { ITEM_RULES } from './rules/index';

/** One executable's text, read: its tree, and what could be made of it. */
export interface ItemReading {
  readonly tree: JsonTree;
  /** What could be read of the executable; undefined when the item is not an object. */
  readonly model: ItemModel | undefined;
}

/**
 * What is known of one executable's piece of text, for as long as the text stays. Its tree is not kept: a record of
 * thousands would be mostly trees that nobody looks at. Whoever needs one reads it again, which is cheap for one.
 */
export interface ItemAnalysis extends ItemReading {
  readonly piece: Piece;
  readonly name: string | undefined;
  readonly nameSpan: Span | undefined;
  /** False when the item is not an object, and so no executable. */
  readonly isObject: boolean;
  /** True when the executable's JSON has no fault. */
  readonly isSound: boolean;
  readonly problems: readonly Problem[];
  /**
   * What a function makes of this executable, made once: for what a whole document asks of each of its executables.
   * The function must depend on nothing else, and what it makes must be small, since it is kept.
   */
  remember<T>(of: (item: ItemAnalysis) => T): T;
}

/** Reads one executable and checks it by itself. Any text will do; what cannot be read is absent, and told. */
export function analyseItem(piece: Piece, isFirst: boolean): ItemAnalysis {
  const { tree, model } = readPiece(piece);
  const isSound = tree.faults.length === 0 && !tree.isTooDeep;
  const problems = [
    ...leadProblems(piece, isFirst),
    ...treeProblems(tree, { offset: piece.body, length: Math.min(1, piece.text.length - piece.body) }),
    ...(model ? ruleProblems(model, isSound) : notAnObject(tree)),
  ];
  const nameNode = model?.nameNode;
  return new Analysed({
    piece,
    name: model?.name,
    nameSpan: nameNode && { offset: nameNode.offset, length: nameNode.length },
    isObject: model !== undefined,
    isSound,
    problems,
  });
}

type Kept = Omit<ItemAnalysis, keyof ItemReading | 'remember'>;

/** Keeps what is small; reads the tree again when it is asked for, and lets it go with whoever asked. */
class Analysed implements ItemAnalysis {
  readonly piece: Piece;
  readonly name: string | undefined;
  readonly nameSpan: Span | undefined;
  readonly isObject: boolean;
  readonly isSound: boolean;
  readonly problems: readonly Problem[];
  #made: Map<unknown, unknown> | undefined; // most executables of a large record are never asked for more
  #reading: WeakRef<ItemReading> | undefined;

  constructor(kept: Kept) {
    this.piece = kept.piece;
    this.name = kept.name;
    this.nameSpan = kept.nameSpan;
    this.isObject = kept.isObject;
    this.isSound = kept.isSound;
    this.problems = kept.problems;
  }

  get tree(): JsonTree {
    return this.#read().tree;
  }

  get model(): ItemModel | undefined {
    return this.isObject ? this.#read().model : undefined;
  }

  remember<T>(of: (item: ItemAnalysis) => T): T {
    const made = (this.#made ??= new Map());
    if (!made.has(of)) made.set(of, of(this));
    return made.get(of) as T; // whatever stands at a function was made by it
  }

  #read(): ItemReading {
    const known = this.#reading?.deref();
    if (known) return known;
    const reading = readPiece(this.piece);
    this.#reading = new WeakRef(reading);
    return reading;
  }
}

function readPiece(piece: Piece): ItemReading {
  const tree = readJson(' '.repeat(piece.body) + piece.text.slice(piece.body));
  return { tree, model: tree.root?.type === 'object' ? readItem(tree.root) : undefined };
}

/** The syntax problems of a tree; `start` is shown where the whole is too deep. */
export function treeProblems(tree: JsonTree, start: Span): Problem[] {
  if (tree.isTooDeep) return [problem({ code: 'syntax.too-deep', at: start, message: messages.tooDeep(MAX_DEPTH) })];
  return tree.faults.map((fault) =>
    problem({ code: 'syntax.json', at: fault, message: SYNTAX_SENTENCES[fault.kind], data: { kind: fault.kind } }),
  );
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
    const data = { kind: 'comma-between' };
    return [problem({ code: 'syntax.json', at, message: messages.commaBetween, data })];
  }
  const onlyCommas = /^[,\s]*$/.test(found);
  const at = onlyCommas ? { offset: offset + found.length - 1, length: 1 } : { offset, length: found.length };
  const [kind, message] = onlyCommas ? ['comma-surplus', messages.surplusComma] : ['stray', messages.stray];
  return [problem({ code: 'syntax.json', at, message, data: { kind } })];
}
