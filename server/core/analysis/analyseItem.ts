import { SYNTAX_SENTENCES, messages } from '../messages';
import { MAX_DEPTH, type JsonTree, type ParsedJson } from '../syntax/json';
import type { Piece } from '../syntax/recordText';
import { stringEnd } from '../syntax/scan';
import type { ItemModel } from './item';
import { type Finding, type Problem, type Span, problem } from './problem';
import { type ItemReading, readPiece } from './reading';
import { ITEM_RULES } from './rules/index';

/**
 * What is known of one executable's piece of text, for as long as the text stays. What was read is not kept: a record of
 * thousands would be mostly trees that nobody looks at. Whoever needs it reads it again, which is cheap for one.
 */
export interface ItemAnalysis extends Omit<ItemReading, 'hasTree'> {
  readonly piece: Piece;
  readonly name: string | undefined;
  readonly nameSpan: Span | undefined;
  /** False when the item is not an object, and so no executable. */
  readonly isObject: boolean;
  /** What is wrong with it; found when first asked for. */
  readonly problems: readonly Problem[];
  /**
   * What a function makes of this executable, made once: for what a whole document asks of each of its executables.
   * The function must depend on nothing else, and what it makes must be small, since it is kept.
   */
  remember<T>(of: (item: ItemAnalysis) => T): T;
}

/**
 * Reads one executable. It is checked by itself when somebody asks for its problems: what is asked while a key is typed,
 * such as completion, does not wait for that. Any text will do; what cannot be read is absent, and told. `parsed` is what
 * its text was parsed to already.
 */
export function analyseItem(piece: Piece, isFirst: boolean, parsed?: ParsedJson): ItemAnalysis {
  return new Analysed(piece, isFirst, readPiece(piece, parsed));
}

/** The same, checked at once: what was read of it is let go. */
export function checkItem(piece: Piece, isFirst: boolean, parsed?: ParsedJson): ItemAnalysis {
  const item = new Analysed(piece, isFirst, readPiece(piece, parsed));
  item.check();
  return item;
}

/** Keeps what is small; reads the text again when more is asked for, and lets that go with whoever asked. */
class Analysed implements ItemAnalysis {
  readonly name: string | undefined;
  readonly isObject: boolean;
  readonly isSound: boolean;
  #made: Map<unknown, unknown> | undefined; // most executables of a large record are never asked for more
  readonly #isNamedElsewhere: boolean; // perhaps: a first "name" may then not be the one that counts
  #problems: readonly Problem[] | undefined;
  #unchecked: ItemReading | undefined;
  #reading: WeakRef<ItemReading> | undefined;

  constructor(
    readonly piece: Piece,
    private readonly isFirst: boolean,
    reading: ItemReading,
  ) {
    const { model, isSound } = reading;
    this.name = model?.name;
    this.isObject = model !== undefined;
    this.isSound = isSound;
    this.#isNamedElsewhere = model === undefined || model.mayRepeatKeys || model.older !== undefined;
    this.#unchecked = reading;
  }

  get problems(): readonly Problem[] {
    return this.#problems ?? this.check();
  }

  get tree(): JsonTree {
    return this.#read().tree;
  }

  get model(): ItemModel | undefined {
    return this.isObject ? this.#read().model : undefined;
  }

  get nameSpan(): Span | undefined {
    if (this.name === undefined) return undefined;
    return (this.#isNamedElsewhere ? undefined : firstNameSpan(this.piece)) ?? this.remember(nameSpanOf);
  }

  remember<T>(of: (item: ItemAnalysis) => T): T {
    const made = (this.#made ??= new Map());
    if (!made.has(of)) made.set(of, of(this));
    return made.get(of) as T; // whatever stands at a function was made by it
  }

  check(): readonly Problem[] {
    const reading = this.#read();
    const problems = problemsIn(this.piece, this.isFirst, reading);
    this.#unchecked = undefined;
    if (reading.hasTree) this.#reading = new WeakRef(reading);
    return (this.#problems = problems.length > 0 ? problems : NONE);
  }

  #read(): ItemReading {
    const known = this.#unchecked ?? this.#reading?.deref();
    if (known) return known;
    const reading = readPiece(this.piece);
    this.#reading = new WeakRef(reading);
    return reading;
  }
}

function problemsIn(piece: Piece, isFirst: boolean, reading: ItemReading): Problem[] {
  const { model, isSound } = reading;
  const { body, text } = piece;
  return [
    ...leadProblems(piece, isFirst),
    ...(isSound ? [] : treeProblems(reading.tree, { offset: body, length: Math.min(1, text.length - body) })),
    ...(model ? ofRules(model, reading) : notAnObject(reading.tree)),
  ];
}

const NONE: readonly Problem[] = [];

/** A name that comes first, as it does in nearly every executable, is found without a tree. */
const NAME_FIRST = /\{\s*"name"\s*:\s*(?=")/y;

function firstNameSpan({ text, body }: Piece): Span | undefined {
  NAME_FIRST.lastIndex = body;
  const [before] = NAME_FIRST.exec(text) ?? [];
  if (before === undefined) return undefined;
  const offset = body + before.length;
  return { offset, length: stringEnd(text, offset) - offset };
}

function nameSpanOf({ model }: ItemAnalysis): Span | undefined {
  const node = model?.nameNode;
  return node && { offset: node.offset, length: node.length };
}

/** The syntax problems of a tree; `start` is shown where the whole is too deep. */
export function treeProblems(tree: JsonTree, start: Span): Problem[] {
  if (tree.isTooDeep) return [problem({ code: 'syntax.too-deep', at: start, message: messages.tooDeep(MAX_DEPTH) })];
  return tree.faults.map((fault) =>
    problem({ code: 'syntax.json', at: fault, message: SYNTAX_SENTENCES[fault.kind], data: { kind: fault.kind } }),
  );
}

/** A member that is being typed is told as such, and not as missing too; what is wrong beside it stays told. */
function ofRules(model: ItemModel, reading: ItemReading): Problem[] {
  if (reading.isSound) return ruleProblems(model, true);
  const { isWhole, begun } = reading.tree;
  const isTyped = ({ code, data }: Problem) =>
    code === 'member.missing' && (data?.['keys'] ?? '').split(' ').every((key) => begun.includes(key));
  return ruleProblems(model, isWhole).filter((each) => !isTyped(each));
}

/** What the rules about one executable find. */
export function ruleProblems(model: ItemModel, isSound: boolean): Problem[] {
  const problems: Problem[] = [];
  const report = (finding: Finding) => problems.push(problem(finding));
  for (const rule of ITEM_RULES) {
    if (!isSound && rule.needsSoundSyntax) continue;
    rule.check(model, report);
  }
  return problems;
}

function notAnObject({ root }: JsonTree): Problem[] {
  return root ? [problem({ code: 'value.wrong-type', at: root, message: messages.itemNotAnObject })] : [];
}

/** Before an item stands white space and, unless it is the first, one comma. */
function leadProblems(piece: Piece, isFirst: boolean): readonly Problem[] {
  const lead = piece.text.slice(0, piece.body);
  const found = lead.trim();
  if (found === (isFirst ? '' : ',')) return NONE;
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
