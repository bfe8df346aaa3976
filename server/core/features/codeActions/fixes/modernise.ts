import { generationMessages } from '../../../messages/generations';
import type { Node } from '../../../syntax/json';
import { pathText } from '../../../syntax/tree';
import type { FixMaker, FixPart } from '../fix';
import { jsonText, styleOf } from '../style';

/**
 * An executable of an older generation in today's form; one that is a document by itself becomes a record's only one.
 * Applied unseen only where nothing is left out, and nothing is read that the author could doubt.
 */
export const modernise: FixMaker = ({ part }) => {
  const { item, text, root, model, problems } = part;
  const isBeingTyped = problems.some(({ code }) => code === 'syntax.json'); // it would be lost
  if (!root || !model?.older || isBeingTyped) return [];
  const { value, untold } = model.older;
  const style = styleOf(text, root);
  const newText = jsonText(item === undefined ? { executables: [value] } : value, style, style.closing);
  const edits = [{ offset: root.offset, length: root.length, newText }];
  const title = generationMessages.fix(untold.map(pathText));
  return [{ title, edits, ...(untold.length === 0 && isExact(part, root) && { isPreferred: true }) }];
};

/**
 * False where a number is written as no program writes it, such as `4.0`, or where a key is given twice; and where the
 * faults of a document by itself would be mended no more, since they come to stand in another part of the record.
 */
function isExact({ item, text, problems }: FixPart, root: Node): boolean {
  const isAlone = item !== undefined || problems.length === 1;
  return isAlone && numbersAreKept(text, root) && !problems.some(({ code }) => code === 'syntax.duplicate-key');
}

function numbersAreKept(text: string, { type, offset, length, value, children = [] }: Node): boolean {
  if (type === 'number') return text.slice(offset, offset + length) === JSON.stringify(value);
  return children.every((child) => numbersAreKept(text, child));
}
