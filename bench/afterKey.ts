import type { Session } from './session';
import type { Key, Place } from './typing';

/** Half of what an editor shows of a document, in lines. */
const LINES_AROUND = 30;

interface AfterKey {
  readonly method: string;
  /** VS Code asks a server that has this capability, and no other. */
  readonly capability: string;
  readonly params?: (cursor: Place) => object;
}

/**
 * What VS Code asks after a key press, with its default settings. It does not ask for `documentHighlight`, which follows
 * a cursor that somebody moves, but no cursor that moves by typing; nor for `linkedEditingRange`, since
 * `editor.linkedEditing` is off; nor for completion behind a digit.
 */
const AFTER_A_KEY: readonly AfterKey[] = [
  { method: 'textDocument/diagnostic', capability: 'diagnosticProvider' },
  { method: 'textDocument/codeLens', capability: 'codeLensProvider' },
  { method: 'textDocument/inlayHint', capability: 'inlayHintProvider', params: visible },
  { method: 'textDocument/documentSymbol', capability: 'documentSymbolProvider' },
  { method: 'textDocument/foldingRange', capability: 'foldingRangeProvider' },
  { method: 'textDocument/documentLink', capability: 'documentLinkProvider' },
  { method: 'textDocument/documentColor', capability: 'colorProvider' },
  { method: 'textDocument/codeAction', capability: 'codeActionProvider', params: lightBulb },
  { method: 'textDocument/semanticTokens/full', capability: 'semanticTokensProvider.full' },
  { method: 'textDocument/semanticTokens/range', capability: 'semanticTokensProvider.range', params: visible },
];

/** How long a key takes until everything that VS Code asks for is answered, in milliseconds. */
export async function afterKey(session: Session, key: Key, cursor: Place): Promise<number> {
  const asked = AFTER_A_KEY.filter(({ capability }) => session.promises(capability));
  const start = performance.now();
  await session.send([key]);
  await Promise.all(asked.map(({ method, params }) => session.ask(method, params?.(cursor))));
  if (!session.promises('diagnosticProvider')) await session.diagnostics();
  return performance.now() - start;
}

/** The part of the document that the editor shows, with the cursor in its middle. */
function visible({ line }: Place): object {
  const start = { line: Math.max(0, line - LINES_AROUND), character: 0 };
  return { range: { start, end: { line: line + LINES_AROUND, character: 0 } } };
}

/** What the light bulb at the cursor asks. */
function lightBulb(cursor: Place): object {
  return { range: { start: cursor, end: cursor }, context: { diagnostics: [], triggerKind: 2 } };
}
