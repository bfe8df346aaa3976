import type { SemanticTokens, SemanticTokensLegend } from 'vscode-languageserver-types';
import type { Analysis } from '../analysis/analysis';
import { rangeOf } from '../syntax/positions';
import type { Position, Range } from '../syntax/lines';
import { isOnLines, itemsInRange } from './inRange';
import { type ItemToken, TOKEN_MODIFIERS, TOKEN_TYPES, tokensOfItem } from './semanticTokens/itemTokens';

/** The words that the numbers of a token stand for. All are the protocol's own, so that every theme has a colour. */
export const SEMANTIC_TOKENS_LEGEND: SemanticTokensLegend = {
  tokenTypes: [...TOKEN_TYPES],
  tokenModifiers: [...TOKEN_MODIFIERS],
};

/**
 * What a grammar of JSON cannot know, on the lines of a range: which keys are requirements, which text is an amount, a
 * kind of executable, the name of a resource, or an older spelling.
 *
 * Ranges are all that is answered, never a whole record: that may have ten thousand executables, of which a screen shows
 * three, and an editor would ask for all of them anew at each key press.
 */
export function semanticTokens(analysis: Analysis, range: Range): SemanticTokens {
  const placed = itemsInRange(analysis, range).flatMap((item) =>
    (analysis.items[item]?.remember(tokensOfItem) ?? []).flatMap((token) => place(analysis, item, token, range) ?? []),
  );
  return { data: encoded(placed) };
}

interface PlacedToken {
  readonly start: Position;
  readonly token: ItemToken;
}

/** A token must be on one line: a text that a broken record leaves open may reach over several. */
function place({ layout }: Analysis, item: number, token: ItemToken, shown: Range): PlacedToken | undefined {
  const { start, end } = rangeOf(layout, { item, offset: token.offset }, token.length);
  return start.line === end.line && isOnLines(start, shown) ? { start, token } : undefined;
}

/** Five numbers a token: the lines and characters since the one before, its length, its type, its modifiers as bits. */
function encoded(tokens: readonly PlacedToken[]): number[] {
  const numbers: number[] = [];
  let before: Position = { line: 0, character: 0 };
  for (const { start, token } of tokens) {
    const lines = start.line - before.line;
    const characters = start.character - (lines === 0 ? before.character : 0);
    let bits = 0;
    for (const modifier of token.modifiers) bits |= 1 << TOKEN_MODIFIERS.indexOf(modifier);
    numbers.push(lines, characters, token.length, TOKEN_TYPES.indexOf(token.type), bits);
    before = start;
  }
  return numbers;
}
