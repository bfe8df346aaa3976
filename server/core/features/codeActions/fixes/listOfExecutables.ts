import { member } from '../../../syntax/tree';
import { type FixMaker, nodeOf } from '../fix';
import { inList } from './rightType';

/** One executable where the list of them should be. Not applied unseen: only in a list is it read, and its faults shown. */
export const listOfExecutables: FixMaker = (question) => {
  const node = nodeOf(question);
  const isExecutable = node?.type === 'object' && ['name', 'type', 'content'].some((key) => member(node, key));
  return node && isExecutable ? inList(node).map((fix) => ({ ...fix, isPreferred: false })) : [];
};
