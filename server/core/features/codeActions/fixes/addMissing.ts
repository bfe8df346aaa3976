import { getNodePath } from 'jsonc-parser';
import { actionTitles } from '../../../messages';
import type { Node } from '../../../syntax/json';
import { documentedIndex } from '../documentedOrder';
import { insertEntries } from '../entries';
import { type FixMaker, type FixQuestion, memberAround, nodeOf } from '../fix';
import { memberText, styleOf } from '../style';
import { placeholder } from './placeholder';

/** Members that platforms need: all that one object lacks, in the documented order, each with a value to write over. */
export const addMissing: FixMaker = (question) => {
  const { part, problem } = question;
  const object = objectAt(question);
  const keys = (problem.data?.['keys'] ?? '').split(' ').filter((key) => key !== '');
  if (!object || !part.root || keys.length === 0) return [];
  const path = getNodePath(object);
  const style = styleOf(part.text, object);
  const texts = new Map<number, string[]>();
  for (const key of keys) {
    const value = placeholder(key, { question, object, path });
    if (value === undefined) return [];
    const index = documentedIndex(part.root, path, key, object);
    texts.set(index, [...(texts.get(index) ?? []), memberText(key, value, style)]);
  }
  const edits = [...texts].map(([index, entries]) => insertEntries(part.text, object, index, entries));
  return [{ title: actionTitles.add(keys), edits }];
};

/** The object stands at its opening bracket, or behind the key that the problem is shown at. */
function objectAt(question: FixQuestion): Node | undefined {
  const node = nodeOf(question);
  const object = node?.type === 'object' ? node : memberAround(node)?.property.children?.[1];
  return object?.type === 'object' ? object : undefined;
}
