import type { CodeAction, Range, TextEdit } from 'vscode-languageserver-types';
import { type Analysis, executableName } from '../../../analysis/analysis';
import { actionTitles } from '../../../messages';
import { skipSpace } from '../../../syntax/scan';
import { type Place, positionOf } from '../../../syntax/positions';
import { valueOf } from '../../../syntax/tree';
import type { CodeActionOptions } from '../options';
import { listFile } from '../listFile';
import { fileBeside, workspaceEdit } from '../place';
import { type Style, indentIn, styleOf } from '../style';
import { type CursorItem, itemAtCursor } from './cursorItem';

/** The executable at the cursor in a file of its own. Without being asked for, only at its beginning or its name. */
export function extractExecutable(analysis: Analysis, range: Range, options: CodeActionOptions): CodeAction[] {
  const at = itemAtCursor(analysis, range);
  const nameNode = valueOf(at?.root, 'name');
  const name = at && executableName(analysis, at.item);
  const file = name === undefined ? undefined : fileBeside(options.uri, name);
  if (!at || name === undefined || !file || file.uri === options.uri) return [];
  const isAtName = at.offset <= at.root.offset + 1 || (nameNode?.parent && isWithin(at.offset, nameNode.parent));
  if (!options.only && !isAtName) return [];
  const newFile = { uri: file.uri, text: fileOf(at) };
  const edit = workspaceEdit(options, [removal(analysis, at.item)], newFile);
  return [{ title: actionTitles.extract(name, file.name), kind: 'refactor.extract', edit }];
}

function isWithin(offset: number, node: { readonly offset: number; readonly length: number }): boolean {
  return offset >= node.offset && offset <= node.offset + node.length;
}

/** Takes an item out with the comma that it needs; the last one that is left leaves an empty list. */
function removal({ layout, record, items }: Analysis, item: number): TextEdit {
  const place = (from: number, offset: number): Place => ({ item: from, offset });
  const { head, tail } = record;
  const next = items[item + 1]?.piece;
  const piece = items[item]?.piece;
  const behind = head.text.length + skipSpace(tail.text, 0);
  const isOnly = item === 0 && !next;
  const start = place(item, item === 0 && next ? (piece?.body ?? 0) : 0);
  const end =
    item === 0 && next
      ? place(item + 1, next.body)
      : isOnly
        ? { item: undefined, offset: behind }
        : place(item, piece?.text.length ?? 0);
  return { range: { start: positionOf(layout, start), end: positionOf(layout, end) }, newText: '' };
}

/** The executable's own text, moved to where a list of its own indents it. */
function fileOf({ text, root }: CursorItem): string {
  const style = styleOf(text, root);
  const lead = indentIn(text.slice(0, root.offset)) ?? style.closing;
  const own = text.slice(root.offset, root.offset + root.length);
  const { unit, eol, isSpread } = style;
  if (!isSpread) return listFile(`"executables": [${own}]`, style);
  const indent = unit + unit;
  const moved = own
    .split(eol)
    .map((line, index) => (index > 0 && line.startsWith(lead) ? indent + line.slice(lead.length) : line))
    .join(eol);
  const file: Style = { ...style, indent: unit };
  return listFile(`"executables": [${eol}${indent}${moved}${eol}${unit}]`, file);
}
