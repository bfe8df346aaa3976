import type { DocumentSymbol } from 'vscode-languageserver-types';
import type { Analysis } from '../analysis/analysis';
import { type OutlineEntry, executableEntry, symbolsOfItem, symbolsOfShell } from './outline';
import { spanRange } from './spans';

/** Editors cut an outline here, from its end; a list that would be cut is shown without what is inside its items. */
const MAX_SYMBOLS = 5000;

/** The outline: the record's own members and its executables, each with its content, blocks, resources and volumes. */
export function documentSymbols(analysis: Analysis): DocumentSymbol[] {
  const { items, record } = analysis;
  const members = symbolsOfShell(analysis);
  const executables = wholeOutlines(analysis, MAX_SYMBOLS - members.length);
  if (!executables) return items.map((item, index) => symbol(analysis, index, executableEntry(item)));
  const behind = members.findIndex(({ span }) => span.offset >= record.head.text.length);
  const split = behind < 0 ? members.length : behind;
  return [
    ...members.slice(0, split).map((entry) => symbol(analysis, undefined, entry)),
    ...executables.map((entry, index) => symbol(analysis, index, entry)),
    ...members.slice(split).map((entry) => symbol(analysis, undefined, entry)),
  ];
}

/** Every executable with what is inside it; undefined when that is more than `limit` entries. */
function wholeOutlines({ items }: Analysis, limit: number): OutlineEntry[] | undefined {
  const entries: OutlineEntry[] = [];
  let count = items.length;
  for (const item of items) {
    if (count > limit) return undefined;
    const entry = item.remember(symbolsOfItem);
    count += size(entry) - 1;
    entries.push(entry);
  }
  return count > limit ? undefined : entries;
}

function size({ children }: OutlineEntry): number {
  return children.reduce((sum, child) => sum + size(child), 1);
}

function symbol(analysis: Analysis, item: number | undefined, entry: OutlineEntry): DocumentSymbol {
  const { layout } = analysis;
  const { name, detail, kind, span, nameSpan, children } = entry;
  const found: DocumentSymbol = {
    name: name ?? `#${(item ?? 0) + 1}`,
    kind,
    range: spanRange(layout, item, span),
    selectionRange: spanRange(layout, item, nameSpan),
  };
  if (detail !== undefined) found.detail = detail;
  if (children.length > 0) found.children = children.map((child) => symbol(analysis, item, child));
  return found;
}
