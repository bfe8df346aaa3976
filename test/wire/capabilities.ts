import type { ClientCapabilities } from 'vscode-languageserver/node';

/** An editor that can do everything our server looks at. */
export const EVERYTHING: ClientCapabilities = {
  textDocument: {
    diagnostic: { dynamicRegistration: true },
    completion: { completionItem: { snippetSupport: true, resolveSupport: { properties: ['documentation'] } } },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'refactor', 'source'] } },
      dataSupport: true,
      resolveSupport: { properties: ['edit'] },
    },
    rename: { prepareSupport: true },
    linkedEditingRange: {},
    inlayHint: { resolveSupport: { properties: ['tooltip'] } },
    semanticTokens: {
      requests: { range: true, full: { delta: true } },
      tokenTypes: ['type', 'property', 'string', 'number', 'keyword', 'enumMember'],
      tokenModifiers: ['declaration', 'deprecated'],
      formats: ['relative'],
    },
  },
  workspace: {
    configuration: true,
    codeLens: { refreshSupport: true },
    workspaceEdit: { documentChanges: true, resourceOperations: ['create'] },
  },
};
