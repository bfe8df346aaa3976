import { actionTitles } from '../../../messages';
import { type Piece, recordText } from '../../../syntax/recordText';
import type { Node } from '../../../syntax/json';
import { member, textOf, valueOf } from '../../../syntax/tree';
import { insertEntries, removeEntry } from '../entries';
import type { Fix, FixMaker, FixPart, FixQuestion, PartEdit } from '../fix';
import { fileBeside } from '../place';
import { inline, styleOf } from '../style';
import { listFile } from '../listFile';

const TERM = { '@id': 'https://w3id.org/ossr/executables', '@type': '@json' };

/** Executables that JSON-LD would drop: define the term, or keep the list in a file of its own beside the record. */
export const keepFromJsonLd: FixMaker = (question) => [...defineTerm(question.part), ...moveToFile(question)];

function defineTerm({ text, root }: FixPart): Fix[] {
  const context = valueOf(root, '@context');
  const edit = root && context ? termEdit(text, root, context) : undefined;
  return edit ? [{ title: actionTitles.defineTerm, edits: [edit] }] : [];
}

function termEdit(text: string, root: Node, context: Node): PartEdit | undefined {
  const { offset, length } = context;
  const style = styleOf(text, root);
  switch (context.type) {
    case 'array':
      return insertEntries(text, context, context.children?.length ?? 0, [inline({ executables: TERM })]);
    case 'object':
      return insertEntries(text, context, context.children?.length ?? 0, [`"executables": ${inline(TERM)}`]);
    case 'string': {
      const parts = [text.slice(offset, offset + length), inline({ executables: TERM })];
      const gap = style.eol + style.indent + style.unit;
      const list = style.isSpread
        ? `[${gap}${parts.join(`,${gap}`)}${style.eol}${style.indent}]`
        : `[${parts.join(', ')}]`;
      return { offset, length, newText: list };
    }
    default:
      return undefined;
  }
}

function moveToFile({ part: { text, root }, analysis: { record }, besides }: FixQuestion): Fix[] {
  const property = member(root, 'executables')?.keyNode.parent;
  const index = (root?.children ?? []).findIndex((each) => each === property);
  const listAt = record.head.text.length;
  const end = property ? property.offset + property.length : 0;
  const isTheList = property !== undefined && property.offset < listAt && end > listAt;
  const name = textOf(valueOf(root, 'name')) ?? '';
  const file = besides === undefined ? undefined : fileBeside(besides, name);
  if (!root || !isTheList || !record.hasList || !file || file.uri === besides) return [];
  const list = recordText({
    ...record,
    head: cut(record.head, property.offset),
    tail: cut(record.tail, 0, end - listAt),
  });
  const newFile = { uri: file.uri, text: listFile(list, styleOf(text, root)) };
  return [{ title: actionTitles.moveAll(file.name), edits: [removeEntry(text, root, index)], newFile }];
}

function cut(piece: Piece, from: number, to?: number): Piece {
  return { ...piece, text: piece.text.slice(from, to) };
}
