import type { ItemAnalysis } from '../../analysis/analyseItem';
import type { ItemModel } from '../../analysis/item';
import type { Span } from '../../analysis/problem';
import { readCores } from '../../model/cores';
import { readDuration } from '../../model/duration';
import { readQuantity } from '../../model/quantity';
import type { RequirementUnit } from '../../model/requirement';
import { taskType } from '../../model/taskType';
import type { Node } from '../../syntax/json';
import { type Member, textOf } from '../../syntax/tree';
import { definitionsIn, referencesIn } from '../resourceReferences';
import { writtenSpan } from '../spans';

/** The kinds of token that a record has. */
export const TOKEN_TYPES = ['property', 'type', 'enumMember', 'variable', 'number'] as const;

/** What is said of a token besides. */
export const TOKEN_MODIFIERS = ['declaration', 'deprecated'] as const;

/** The kind of a token. */
export type TokenType = (typeof TOKEN_TYPES)[number];

/** What is said of a token besides its kind. */
export type TokenModifier = (typeof TOKEN_MODIFIERS)[number];

/** A token of one executable: the text between the quotes. Offsets are those of its piece. */
export interface ItemToken extends Span {
  readonly type: TokenType;
  readonly modifiers: readonly TokenModifier[];
}

/** The tokens of an executable in the order of its text; they do not overlap. What is wrong has none. For `ItemAnalysis.remember`. */
export function tokensOfItem({ model, piece, problems }: ItemAnalysis): readonly ItemToken[] {
  if (!model) return [];
  const older = problems.filter(({ code }) => code.endsWith('older-spelling'));
  const deprecated = new Set(older.map(({ offset }) => offset));
  const wrong = new Set(problems.filter(({ severity }) => severity === 'error').map(({ offset }) => offset));
  const known = [...requirementTokens(model), ...valueTokens(model), ...resourceTokens(model, piece.text)].filter(
    ({ node }) => !wrong.has(node.offset),
  );
  const named = new Set(known.map(({ node }) => node.offset));
  const renamed = older.filter(({ code, offset }) => code === 'member.older-spelling' && !named.has(offset));
  const tokens = [
    ...known.map(({ node, type, span, isDeclaration }): ItemToken => {
      const { offset, length } = span ?? writtenSpan(piece.text, node);
      const modifiers: TokenModifier[] = isDeclaration ? ['declaration'] : [];
      if (deprecated.has(node.offset)) modifiers.push('deprecated');
      return { offset, length, type, modifiers };
    }),
    ...renamed.map(({ offset, length }): ItemToken => ({
      offset: offset + 1,
      length: Math.max(0, length - 2),
      type: 'property',
      modifiers: ['deprecated'],
    })),
  ];
  return apart(tokens.filter(({ length }) => length > 0).sort((a, b) => a.offset - b.offset));
}

/** One text of an older generation may say several things: it is shown as the first. */
function apart(tokens: readonly ItemToken[]): ItemToken[] {
  let end = 0;
  return tokens.filter(({ offset, length }) => {
    if (offset < end) return false;
    end = offset + length;
    return true;
  });
}

interface KnownNode {
  readonly node: Node;
  readonly type: TokenType;
  /** The part of the node, where it is not all of its text. */
  readonly span?: Span;
  readonly isDeclaration?: boolean;
}

function requirementTokens({ requirements }: ItemModel): KnownNode[] {
  return requirements.flatMap(({ kind, min, max }) => [
    ...amountTokens(min, kind.unit),
    ...amountTokens(max, kind.unit),
  ]);
}

function amountTokens(member: Member | undefined, unit: RequirementUnit): KnownNode[] {
  if (!member) return [];
  const { keyNode, valueNode } = member;
  const key = { node: keyNode, type: 'property' } as const;
  const isAmount = valueNode !== undefined && isReadable(unit, textOf(valueNode));
  return isAmount ? [key, { node: valueNode, type: 'number' }] : [key];
}

/** True for text that is an amount; numbers have their colour from the grammar. */
function isReadable(unit: RequirementUnit, text: string | undefined): boolean {
  switch (unit) {
    case 'cores':
      return text !== undefined && readCores(text) !== undefined;
    case 'bytes':
      return text !== undefined && readQuantity(text) !== undefined;
    case 'duration':
      return readDuration(text) !== undefined;
    case 'gpus':
      return false;
  }
}

/** The kind of executable, and the words of closed lists. */
function valueTokens(model: ItemModel): KnownNode[] {
  const { type, typeNode, resources, volumes } = model;
  const kind = typeNode && type !== undefined && taskType(type) ? [{ node: typeNode, type: 'type' } as const] : [];
  const closed = [
    ...resources.flatMap(({ path }) => ['architecture', 'access'].map((key) => model.nodeAt([...path, key]))),
    ...volumes.map(({ path }) => model.nodeAt([...path, 'access'])),
  ];
  const words = closed.flatMap((node): KnownNode[] => (textOf(node) && node ? [{ node, type: 'enumMember' }] : []));
  return [...kind, ...words];
}

/** Where a resource gets its name, and where a volume refers to it. */
function resourceTokens(model: ItemModel, text: string): KnownNode[] {
  const token = { type: 'variable' } as const;
  const machines = model.resources.flatMap(({ block, nameNode }): KnownNode[] =>
    block === 'compute-resources' && textOf(nameNode) !== undefined && nameNode
      ? [{ node: nameNode, ...token, isDeclaration: true }]
      : [],
  );
  return [
    ...machines,
    ...definitionsIn(model, text).map(({ node, span }) => ({ node, span, ...token, isDeclaration: true })),
    ...referencesIn(model, text).map(({ node, span }) => ({ node, span, ...token })),
  ];
}
