import type { ClientCapabilities } from 'vscode-languageserver/node';
import { type CompletionOptions, completion, resolveCompletion } from '../../core/index';
import { type Feature, about } from './feature';

/** Completion, and the documentation of the one item that is looked at. */
export const COMPLETION: readonly Feature[] = [
  {
    promise: (client) => ({
      completionProvider: { triggerCharacters: ['"', ':', ' '], resolveProvider: optionsOf(client).resolves === true },
    }),
    register: (session) => {
      session.connection.onCompletion(({ textDocument: { uri }, position }) =>
        about(session, uri, ({ analysis }) => {
          const list = completion(analysis, position, optionsOf(session.client().capabilities));
          return list.isIncomplete ? list : list.items;
        }),
      );
      session.connection.onCompletionResolve(resolveCompletion);
    },
  },
];

const AS_IS = 1;
const DEPRECATED = 1;

function optionsOf({ textDocument }: ClientCapabilities): CompletionOptions {
  const item = textDocument?.completion?.completionItem;
  return {
    snippets: item?.snippetSupport ?? false,
    resolves: item?.resolveSupport?.properties.includes('documentation') ?? false,
    deprecated: item?.tagSupport?.valueSet.includes(DEPRECATED) ?? false,
    labelDetails: item?.labelDetailsSupport ?? false,
    asIs: item?.insertTextModeSupport?.valueSet.includes(AS_IS) ?? false,
  };
}
