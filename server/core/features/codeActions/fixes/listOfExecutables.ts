import { member } from '../../../syntax/tree';
import { type FixMaker, nodeOf } from '../fix';
import { inList } from './rightType';

/** One executable where the list of them should be. */
export const listOfExecutables: FixMaker = (question) => {
  const node = nodeOf(question);
  const isExecutable = node?.type === 'object' && ['name', 'type', 'content'].some((key) => member(node, key));
  return node && isExecutable ? inList(node) : [];
};
