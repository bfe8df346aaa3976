import type { Node, NodeType } from 'jsonc-parser';
import { bracketSpans } from './bracketSpans';
import {
  CLOSE_LIST,
  CLOSE_OBJECT,
  COMMA,
  LOWER_F,
  LOWER_N,
  LOWER_T,
  OPEN_LIST,
  OPEN_OBJECT,
  QUOTE,
} from './characters';
import { isSpace, skipSpace, stringEnd } from './scan';

/**
 * The tree of a text that is known to be one sound JSON value: the nodes that jsonc-parser would give, each made when
 * somebody comes to it. Whoever looks for one place in an executable passes by the rest of it.
 */
export function soundTree(text: string): Node {
  const ends = new Map(bracketSpans(text, 0).map(({ offset, length }) => [offset, offset + length]));
  return valueAt({ text, ends }, skipSpace(text, 0));
}

interface Source {
  readonly text: string;
  /** Where the brackets that open at an offset end. */
  readonly ends: ReadonlyMap<number, number>;
}

function valueAt(source: Source, offset: number, parent?: Node): Node {
  const type = typeAt(source.text, offset);
  return type === 'object' || type === 'array'
    ? new Container(source, type, offset, parent)
    : new Scalar(source.text.slice(offset, endOf(source, offset)), type, offset, parent);
}

class Scalar implements Node {
  readonly length: number;
  readonly parent?: Node;
  #value: unknown;

  constructor(
    private readonly text: string,
    readonly type: NodeType,
    readonly offset: number,
    parent: Node | undefined,
  ) {
    this.length = text.length;
    if (parent) this.parent = parent;
  }

  get value(): unknown {
    return (this.#value ??= this.#isPlain ? this.text.slice(1, -1) : (JSON.parse(this.text) as unknown));
  }

  /** As keys are, of which many are compared before one is found. */
  get #isPlain(): boolean {
    return this.type === 'string' && !this.text.includes('\\');
  }
}

class Container implements Node {
  readonly length: number;
  readonly parent?: Node;
  #children: Node[] | undefined;

  constructor(
    private readonly source: Source,
    readonly type: 'object' | 'array',
    readonly offset: number,
    parent: Node | undefined,
  ) {
    this.length = endOf(source, offset) - offset;
    if (parent) this.parent = parent;
  }

  get children(): Node[] {
    return (this.#children ??= this.#inside());
  }

  #inside(): Node[] {
    const { text } = this.source;
    const nodes: Node[] = [];
    const last = this.offset + this.length - 1;
    for (let at = skipSpace(text, this.offset + 1); at < last;) {
      const node = this.type === 'array' ? valueAt(this.source, at, this) : new Property(this.source, at, this);
      nodes.push(node);
      at = skipSpace(text, node.offset + node.length);
      if (text.charCodeAt(at) === COMMA) at = skipSpace(text, at + 1);
    }
    return nodes;
  }
}

class Property implements Node {
  readonly type = 'property';
  readonly length: number;
  readonly colonOffset: number;
  readonly children: Node[];

  constructor(
    source: Source,
    readonly offset: number,
    readonly parent: Node,
  ) {
    const key = valueAt(source, offset, this);
    this.colonOffset = skipSpace(source.text, offset + key.length);
    const value = valueAt(source, skipSpace(source.text, this.colonOffset + 1), this);
    this.length = value.offset + value.length - offset;
    this.children = [key, value];
  }
}

function typeAt(text: string, offset: number): NodeType {
  switch (text.charCodeAt(offset)) {
    case OPEN_OBJECT:
      return 'object';
    case OPEN_LIST:
      return 'array';
    case QUOTE:
      return 'string';
    case LOWER_T:
    case LOWER_F:
      return 'boolean';
    case LOWER_N:
      return 'null';
    default:
      return 'number';
  }
}

function endOf({ text, ends }: Source, offset: number): number {
  if (text.charCodeAt(offset) === QUOTE) return stringEnd(text, offset);
  const bracket = ends.get(offset);
  if (bracket !== undefined) return bracket;
  let end = offset;
  while (end < text.length && !endsWord(text.charCodeAt(end))) end += 1;
  return end;
}

function endsWord(code: number): boolean {
  return code === COMMA || code === CLOSE_OBJECT || code === CLOSE_LIST || isSpace(code);
}
