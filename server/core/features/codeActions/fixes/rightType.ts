import { actionTitles } from '../../../messages';
import { coresOf } from '../../../model/cores';
import type { Node } from '../../../syntax/json';
import { plainValue } from '../../../syntax/tree';
import { type Fix, type FixMaker, nodeOf } from '../fix';

/** A value of the wrong JSON type that can be written in the right one without a doubt. */
export const rightType: FixMaker = (question) => {
  const node = nodeOf(question);
  const types = (question.problem.data?.['types'] ?? '').split(' ');
  if (!node) return [];
  if (types.includes('array') && node.type === 'object') return inList(node);
  const value = converted(node, types, question.problem.data?.['unit'], question.part.text);
  if (value === undefined) return [];
  const newText = JSON.stringify(value);
  const edits = [{ offset: node.offset, length: node.length, newText }];
  return [{ title: actionTitles.replaceValue(newText), edits, isPreferred: true }];
};

/** A list that was written as its only element. */
export function inList({ offset, length }: Node): Fix[] {
  const edits = [
    { offset, length: 0, newText: '[' },
    { offset: offset + length, length: 0, newText: ']' },
  ];
  return [{ title: actionTitles.wrapInList, edits, isPreferred: true }];
}

function converted(node: Node, types: readonly string[], unit: string | undefined, text: string): unknown {
  const value = plainValue(node);
  const written = text.slice(node.offset, node.offset + node.length);
  if (types.includes('boolean') && (value === 'true' || value === 'false')) return value === 'true';
  if (unit === 'cores' && node.type === 'number') return coresOf(written);
  if (unit === 'bytes' && node.type === 'number') return /^[0-9]+\.[0-9]+$/.test(written) ? `${written}Gi` : undefined;
  if (types.includes('integer') && typeof value === 'string')
    return /^[0-9]{1,9}$/.test(value) ? Number(value) : undefined;
  const isText = types.length === 1 && types[0] === 'string' && unit === undefined;
  return isText && node.type === 'number' ? written : undefined;
}
