import { actionTitles } from '../../../messages';
import type { Node } from '../../../syntax/json';
import { elements, valueOf } from '../../../syntax/tree';
import type { FixMaker } from '../fix';
import { type Style, styleOf } from '../style';

/** A document that is an executable, or a list of them: a record that holds it, the text as the author wrote it. */
export const putIntoList: FixMaker = ({ part }) => {
  const { root, text } = part;
  const isList = root?.type === 'array' && elements(root).some(isLikeExecutable);
  if (!root || (!isList && !part.model)) return [];
  const { offset, length } = root;
  const newText = written(text.slice(offset, offset + length), styleOf(text, root), isList);
  return [{ title: actionTitles.wrapInRecord, edits: [{ offset, length, newText }], isPreferred: !isList }];
};

function isLikeExecutable(node: Node): boolean {
  return ['type', 'kind', 'content'].some((key) => valueOf(node, key));
}

/** The later lines of the text are moved to the right, as far as it comes to stand inside. */
function written(own: string, { isSpread, isCompact, unit, eol, closing }: Style, isList: boolean): string {
  const within = (text: string) => (isList ? text : `[${text}]`);
  if (!isSpread) return isCompact ? `{"executables":${within(own)}}` : `{ "executables": ${within(own)} }`;
  const step = isList ? unit : unit + unit;
  const moved = own.replaceAll(eol, eol + step);
  const list = isList ? moved : `[${eol}${closing}${step}${moved}${eol}${closing}${unit}]`;
  return `{${eol}${closing}${unit}"executables": ${list}${eol}${closing}}`;
}
