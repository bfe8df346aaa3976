import {
  type Connection,
  ErrorCodes,
  Message,
  type MessageStrategy,
  type NotificationMessage,
  type RequestMessage,
  ResponseError,
} from 'vscode-languageserver/node';
import { isRecord } from '../platforms/index';
import { messages } from './messages';

/** What a message that is not as the protocol says is given on as, so that it is refused in a sentence. */
const REFUSED = 'ossr/refused';

interface Refused {
  readonly method: string;
  readonly parameter: string;
}

/** How each parameter is, whatever the message. What is not here is looked at by whoever reads it. */
const FORMS: Readonly<Record<string, (value: unknown) => boolean>> = {
  textDocument: (value) => isRecord(value) && typeof value['uri'] === 'string',
  'textDocument.text': (value) => typeof value === 'string',
  position: isPosition,
  positions: (value) => Array.isArray(value) && value.every(isPosition),
  range: isRange,
  newName: (value) => typeof value === 'string',
  query: (value) => typeof value === 'string',
  command: (value) => typeof value === 'string',
  options: (value) => isRecord(value) && isAmount(value['tabSize'], MAX_TAB),
  contentChanges: (value) => Array.isArray(value) && value.every(isChange),
  capabilities: isRecord,
  uri: (value) => typeof value === 'string',
  platform: (value) => typeof value === 'string',
};

const MAX_TAB = 1000;
const ABOUT = ['textDocument'];
const AT = ['textDocument', 'position'];
const WITHIN = ['textDocument', 'range'];

/** The parameters without which a message cannot be understood. */
const NEEDS: ReadonlyMap<string, readonly string[]> = new Map([
  ['initialize', ['capabilities']],
  ['textDocument/didOpen', ['textDocument', 'textDocument.text']],
  ['textDocument/didChange', ['textDocument', 'contentChanges']],
  ['textDocument/didClose', ABOUT],
  ['textDocument/completion', AT],
  ['completionItem/resolve', []],
  ['textDocument/hover', AT],
  ['textDocument/definition', AT],
  ['textDocument/references', AT],
  ['textDocument/documentHighlight', AT],
  ['textDocument/documentSymbol', ABOUT],
  ['textDocument/codeAction', WITHIN],
  ['textDocument/codeLens', ABOUT],
  ['textDocument/documentLink', ABOUT],
  ['textDocument/formatting', ['textDocument', 'options']],
  ['textDocument/rangeFormatting', ['textDocument', 'range', 'options']],
  ['textDocument/rename', ['textDocument', 'position', 'newName']],
  ['textDocument/prepareRename', AT],
  ['textDocument/foldingRange', ABOUT],
  ['textDocument/selectionRange', ['textDocument', 'positions']],
  ['textDocument/linkedEditingRange', AT],
  ['textDocument/semanticTokens/range', WITHIN],
  ['textDocument/inlayHint', WITHIN],
  ['textDocument/diagnostic', ABOUT],
  ['workspace/symbol', ['query']],
  ['workspace/executeCommand', ['command']],
  ['ossr/offers', ['uri']],
  ['ossr/signIn', ['platform']],
]);

/** Lets through what is well formed: a client that breaks the protocol is told so, and nothing of it reaches a feature. */
export const WELL_FORMED: MessageStrategy = {
  handleMessage(message, next) {
    const isCall = Message.isRequest(message) || Message.isNotification(message);
    const refused = isCall ? refusedIn(message) : undefined;
    const given: RequestMessage | NotificationMessage | undefined =
      isCall && refused ? { ...message, method: REFUSED, params: refused } : undefined;
    return next(given ?? message);
  },
};

/** Answers what `WELL_FORMED` has not let through; a notification, which has no answer, is noted in the log. */
export function refuseTheRest(connection: Connection): void {
  connection.onRequest(REFUSED, ({ method, parameter }: Refused) => {
    throw new ResponseError(ErrorCodes.InvalidParams, messages.badParameter(method, parameter));
  });
  connection.onNotification(REFUSED, ({ method, parameter }: Refused) =>
    connection.console.warn(messages.badParameter(method, parameter)),
  );
}

function refusedIn({ method, params }: RequestMessage | NotificationMessage): Refused | undefined {
  const needs = NEEDS.get(method);
  if (!needs) return undefined;
  const given: unknown = Array.isArray(params) ? params[0] : params; // JSON-RPC allows parameters by their position too
  if (!isRecord(given)) return { method, parameter: 'params' };
  const valueOf = (name: string) => name.split('.').reduce<unknown>((at, key) => (isRecord(at) ? at[key] : at), given);
  const parameter = needs.find((name) => FORMS[name]?.(valueOf(name)) !== true);
  return parameter === undefined ? undefined : { method, parameter };
}

function isPosition(value: unknown): boolean {
  return isRecord(value) && typeof value['line'] === 'number' && typeof value['character'] === 'number';
}

function isRange(value: unknown): boolean {
  return isRecord(value) && isPosition(value['start']) && isPosition(value['end']);
}

function isChange(value: unknown): boolean {
  const isPlaced = isRecord(value) && (value['range'] === undefined || isRange(value['range']));
  return isPlaced && typeof value['text'] === 'string';
}

function isAmount(value: unknown, most: number): boolean {
  return typeof value === 'number' && value >= 0 && value <= most;
}
