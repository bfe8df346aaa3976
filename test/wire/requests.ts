import type { ServerCapabilities } from 'vscode-languageserver/node';

/** The record that requests are about. */
export const URI = 'file:///records/codemeta.json';
/** Its text: an executable with a volume that names a resource. */
export const TEXT = `{
  "executables": [
    {
      "name": "fit",
      "type": "purl:docker-container",
      "content": { "image": "i:1" },
      "compute-resources": [{ "volumes": [{ "path": "/in", "resource": "events" }] }],
      "data-resources": [{ "name": "events", "location": "https://example.org/events" }]
    }
  ]
}
`;
const textDocument = { uri: URI };
/** Where the volume names the resource. */
export const position = { line: 6, character: TEXT.split('\n')[6]?.indexOf('events') ?? 0 };
/** All of it. */
export const range = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
const options = { tabSize: 2, insertSpaces: true };
const ITEM = { name: 'fit', kind: 1, uri: URI, range, selectionRange: range };

/** A request, the capability that promises it (a part of one behind a dot), and what it is asked with. */
export type Request = readonly [method: string, capability: string, params: object | { readonly firstOf: string }];

const AT = { textDocument, position };
const ABOUT = { textDocument };
const WITHIN = { textDocument, range };
const firstOf = (list: string) => ({ firstOf: list });

/** The requests of the protocol (3.17) that an editor sends to a server, but for those about files and notebooks. */
export const REQUESTS: readonly Request[] = [
  ['textDocument/completion', 'completionProvider', AT],
  ['completionItem/resolve', 'completionProvider.resolveProvider', firstOf('textDocument/completion')],
  ['textDocument/hover', 'hoverProvider', AT],
  ['textDocument/signatureHelp', 'signatureHelpProvider', AT],
  ['textDocument/declaration', 'declarationProvider', AT],
  ['textDocument/definition', 'definitionProvider', AT],
  ['textDocument/typeDefinition', 'typeDefinitionProvider', AT],
  ['textDocument/implementation', 'implementationProvider', AT],
  ['textDocument/references', 'referencesProvider', { ...AT, context: { includeDeclaration: true } }],
  ['textDocument/documentHighlight', 'documentHighlightProvider', AT],
  ['textDocument/documentSymbol', 'documentSymbolProvider', ABOUT],
  ['textDocument/codeAction', 'codeActionProvider', { ...WITHIN, context: { diagnostics: [] } }],
  ['codeAction/resolve', 'codeActionProvider.resolveProvider', firstOf('textDocument/codeAction')],
  ['textDocument/codeLens', 'codeLensProvider', ABOUT],
  ['codeLens/resolve', 'codeLensProvider.resolveProvider', firstOf('textDocument/codeLens')],
  ['textDocument/documentLink', 'documentLinkProvider', ABOUT],
  ['documentLink/resolve', 'documentLinkProvider.resolveProvider', firstOf('textDocument/documentLink')],
  ['textDocument/documentColor', 'colorProvider', ABOUT],
  ['textDocument/formatting', 'documentFormattingProvider', { ...ABOUT, options }],
  ['textDocument/rangeFormatting', 'documentRangeFormattingProvider', { ...WITHIN, options }],
  ['textDocument/onTypeFormatting', 'documentOnTypeFormattingProvider', { ...AT, ch: '}', options }],
  ['textDocument/rename', 'renameProvider', { ...AT, newName: 'lists' }],
  ['textDocument/prepareRename', 'renameProvider.prepareProvider', AT],
  ['textDocument/foldingRange', 'foldingRangeProvider', ABOUT],
  ['textDocument/selectionRange', 'selectionRangeProvider', { ...ABOUT, positions: [position] }],
  ['textDocument/linkedEditingRange', 'linkedEditingRangeProvider', AT],
  ['textDocument/prepareCallHierarchy', 'callHierarchyProvider', AT],
  ['callHierarchy/incomingCalls', 'callHierarchyProvider', { item: ITEM }],
  ['textDocument/prepareTypeHierarchy', 'typeHierarchyProvider', AT],
  ['typeHierarchy/supertypes', 'typeHierarchyProvider', { item: ITEM }],
  ['textDocument/semanticTokens/full', 'semanticTokensProvider.full', ABOUT],
  ['textDocument/semanticTokens/full/delta', 'semanticTokensProvider.full.delta', { ...ABOUT, previousResultId: '' }],
  ['textDocument/semanticTokens/range', 'semanticTokensProvider.range', WITHIN],
  ['textDocument/moniker', 'monikerProvider', AT],
  ['textDocument/inlineValue', 'inlineValueProvider', { ...WITHIN, context: { frameId: 0, stoppedLocation: range } }],
  ['textDocument/inlayHint', 'inlayHintProvider', WITHIN],
  ['inlayHint/resolve', 'inlayHintProvider.resolveProvider', firstOf('textDocument/inlayHint')],
  ['textDocument/diagnostic', 'diagnosticProvider', ABOUT],
  ['workspace/diagnostic', 'diagnosticProvider.workspaceDiagnostics', { previousResultIds: [] }],
  ['workspace/symbol', 'workspaceSymbolProvider', { query: '' }],
  ['workspaceSymbol/resolve', 'workspaceSymbolProvider.resolveProvider', firstOf('workspace/symbol')],
  ['workspace/executeCommand', 'executeCommandProvider', { command: 'ossr.canIDoThis', arguments: [{ uri: URI }] }],
];

/** True when a server promises a capability, or a part of one behind a dot. */
export function isPromised(capabilities: ServerCapabilities, capability: string): boolean {
  const member = (value: unknown, key: string) => (value as Readonly<Record<string, unknown>> | undefined)?.[key];
  return Boolean(capability.split('.').reduce<unknown>(member, capabilities));
}
