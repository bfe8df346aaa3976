import { findNodeAtOffset, getNodePath } from 'jsonc-parser';
import type { CodeAction, Range } from 'vscode-languageserver-types';
import type { Analysis } from '../../../analysis/analysis';
import { actionTitles } from '../../../messages';
import { decimalText, dividedExactly } from '../../../model/decimal';
import { type Quantity, readQuantity } from '../../../model/quantity';
import { executableSlot } from '../../../schema/vocabulary';
import { textOf } from '../../../syntax/tree';
import { type Edited, placed, workspaceEdit } from '../place';
import { itemAtCursor } from './cursorItem';

const UNITS = ['Ei', 'Pi', 'Ti', 'Gi', 'Mi', 'Ki'];

/** An amount in powers of 1000, such as `8GB`: in powers of 1024, with the same number or exactly the same amount. */
export function inBinaryUnits(analysis: Analysis, range: Range, edited: Edited): CodeAction[] {
  const at = itemAtCursor(analysis, range);
  const node = at && findNodeAtOffset(at.root, at.offset, true);
  const reading = readQuantity(textOf(node));
  if (!at || !node || !reading || reading.canonical.endsWith('i')) return [];
  if (executableSlot(getNodePath(node), at.root).unit !== 'bytes') return [];
  const number = `${reading.canonical.slice(0, -1)}${reading.canonical.slice(-1).toUpperCase()}i`;
  const amount = binaryText(reading.quantity);
  const action = (title: string, text: string): CodeAction => {
    const edits = [{ offset: node.offset, length: node.length, newText: JSON.stringify(text) }];
    return { title, kind: 'refactor.rewrite', edit: workspaceEdit(edited, placed(analysis, at.item, edits)) };
  };
  const exact = amount === undefined ? [] : [action(actionTitles.sameAmount(amount), amount)];
  return [action(actionTitles.sameNumber(number), number), ...exact];
}

/** Exactly, in the largest unit of which there is a whole number; else with as many places as can be read. */
function binaryText({ bytes }: Quantity): string | undefined {
  for (const places of [0, 9]) {
    for (const [index, unit] of UNITS.entries()) {
      const amount = dividedExactly(bytes, 1024n ** BigInt(UNITS.length - index), places);
      if (amount && amount.digits > 0n) return decimalText(amount) + unit;
    }
  }
  return undefined;
}
