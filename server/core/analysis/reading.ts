import { type JsonTree, type ParsedJson, readJson, readSound, readSoundTree } from '../syntax/json';
import type { Piece } from '../syntax/recordText';
import { plainValue } from '../syntax/tree';
import type { ItemModel } from './item';
import { readItem } from './readItem';

/** One executable's text, read. */
export interface ItemReading {
  /** Made when it is first asked for; of a sound executable without problems, nobody does. */
  readonly tree: JsonTree;
  /** What could be read of the executable; undefined when the item is not an object. */
  readonly model: ItemModel | undefined;
  /** True when the executable's JSON has no fault. */
  readonly isSound: boolean;
  /** True when the tree was made, so that keeping what was read saves somebody the work. */
  readonly hasTree: boolean;
}

/**
 * Reads an item's piece. A sound one is read as a value at once; of a broken one a tree is made first, and its value of
 * that. `parsed` is what the item was parsed to already.
 */
export function readPiece(piece: Piece, parsed?: ParsedJson): ItemReading {
  return new PieceReading(piece, parsed);
}

class PieceReading implements ItemReading {
  readonly isSound: boolean;
  readonly model: ItemModel | undefined;
  readonly #piece: Piece;
  #tree: JsonTree | undefined;

  constructor(piece: Piece, parsed: ParsedJson | undefined) {
    this.#piece = piece;
    const sound = piece.isBroken ? undefined : readSound(piece.text.slice(piece.body), parsed);
    const root = () => this.tree.root;
    this.isSound = sound !== undefined;
    this.model = readItem(sound ? { ...sound, root } : { value: plainValue(root()), mayRepeatKeys: true, root });
  }

  get hasTree(): boolean {
    return this.#tree !== undefined;
  }

  get tree(): JsonTree {
    const { body, text } = this.#piece;
    this.#tree ??= (this.isSound ? readSoundTree : readJson)(' '.repeat(body) + text.slice(body));
    return this.#tree;
  }
}
