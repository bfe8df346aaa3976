import type { SymbolKind, WorkspaceSymbol } from 'vscode-languageserver-types';
import type { Analysis } from '../analysis/analysis';
import type { ItemAnalysis } from '../analysis/analyseItem';
import type { Span } from '../analysis/problem';
import { OUTLINE_KINDS, executableEntry, shown } from './outline';
import { spanOf, spanRange } from './spans';

/** A record that is open, and where. */
export interface OpenRecord {
  readonly uri: string;
  readonly analysis: Analysis;
}

/** Nobody reads more; a longer query finds the others. */
const MAX_SYMBOLS = 1000;

/** The executables and resources of all open records whose name has the letters of the query, in their order. */
export function workspaceSymbols(records: readonly OpenRecord[], query: string): WorkspaceSymbol[] {
  const found: WorkspaceSymbol[] = [];
  for (const symbol of everySymbol(records)) {
    if (hasInOrder(symbol.name.toLowerCase(), query.toLowerCase())) found.push(symbol);
    if (found.length === MAX_SYMBOLS) break;
  }
  return found;
}

function* everySymbol(records: readonly OpenRecord[]): Iterable<WorkspaceSymbol> {
  for (const { uri, analysis } of records) {
    for (const [index, item] of analysis.items.entries()) {
      if (!item.isObject) continue;
      const name = shown(item.name) ?? `#${index + 1}`;
      const locationOf = (span: Span) => ({ uri, range: spanRange(analysis.layout, index, span) });
      yield { name, kind: OUTLINE_KINDS.executable, location: locationOf(executableEntry(item).nameSpan) };
      for (const each of resourcesOf(item)) {
        yield { name: each.name, kind: each.kind, location: locationOf(each.span), containerName: name };
      }
    }
  }
}

function resourcesOf({ model }: ItemAnalysis): { name: string; kind: SymbolKind; span: Span }[] {
  return (model?.resources ?? []).flatMap(({ name, nameNode, block }) => {
    const own = shown(name);
    return own === undefined || !nameNode ? [] : [{ name: own, kind: OUTLINE_KINDS[block], span: spanOf(nameNode) }];
  });
}

/** True when all characters of `query` occur in `name`, one behind the other. */
function hasInOrder(name: string, query: string): boolean {
  let at = 0;
  for (const character of query) {
    at = name.indexOf(character, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
