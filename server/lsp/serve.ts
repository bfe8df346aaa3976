import {
  type Connection,
  DidChangeConfigurationNotification,
  type InitializeResult,
  LSPErrorCodes,
  ResponseError,
  type ServerCapabilities,
  TextDocumentSyncKind,
} from 'vscode-languageserver/node';
import { type PlatformFileReading, protocol } from '../core/index';
import { FEATURES } from './features';
import { canIDoThisArgument, changesOf, clientCommands } from './incoming';
import { messages } from './messages';
import { type ServeTools, type Session, createSession } from './session';
import { answerSignIn } from './signIn';
import { signalOf } from './signal';
import { readSettings } from './settings';
import { refuseTheRest } from './wellFormed';
import { logFault, publishDiagnostics, refresh, tellOffers } from './telling';

/** What the composition root may ask of a server that runs. */
export interface Served {
  /** The platforms that are configured at this moment. */
  readonly configured: () => Promise<PlatformFileReading>;
  /** True when the client has said goodbye. */
  readonly isOver: () => boolean;
}

/** Serves one client over a connection, until it shuts down. */
export function serve(connection: Connection, tools: ServeTools): Served {
  const session = createSession(connection, tools, tellOffers);
  connection.onInitialize((params) => {
    session.meet({ capabilities: params.capabilities, commands: clientCommands(params.initializationOptions) });
    return introduction(session, tools.version);
  });
  for (const feature of FEATURES) feature.register(session);
  followSettings(session, tools);
  followDocuments(session);
  answerQuestions(session);
  answerSignIn(session);
  refuseTheRest(connection);
  connection.onShutdown(async () => {
    session.end();
    await tools.dispose?.();
  });
  connection.listen();
  return { configured: session.configured, isOver: session.isOver };
}

function introduction(session: Session, version: string): InitializeResult {
  const { capabilities, commands } = session.client();
  const announced = [protocol.CAN_I_DO_THIS].filter((command) => !commands.includes(command));
  const promised = FEATURES.reduce<ServerCapabilities>(
    (all, { promise }) => ({ ...all, ...promise(capabilities) }),
    {},
  );
  return {
    capabilities: {
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
      executeCommandProvider: { commands: announced, workDoneProgress: true },
      ...promised,
    },
    serverInfo: { name: 'ossr-language-server', version },
  };
}

function followSettings(session: Session, { ready }: ServeTools): void {
  const { connection } = session;
  const read = async () => {
    session.configure(await readSettings(connection, session.client().capabilities));
    refresh(
      session,
      [...session.documents.all()].map(({ uri }) => uri),
    );
  };
  const log = logFault(session);
  connection.onInitialized(() => {
    ready?.();
    const { workspace } = session.client().capabilities;
    if (workspace?.didChangeConfiguration?.dynamicRegistration) {
      connection.client.register(DidChangeConfigurationNotification.type, { section: 'ossr' }).catch(log);
    }
    read().catch(log);
  });
  connection.onDidChangeConfiguration(() => void read().catch(log));
}

function followDocuments(session: Session): void {
  const { connection, documents, desk, telling } = session;
  const publish = (uri: string) => publishDiagnostics(session, uri);
  connection.onDidOpenTextDocument(({ textDocument: { uri, version, text } }) => {
    documents.open(uri, version, text);
    publish(uri);
  });
  connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
    const before = documents.get(uri);
    const after = documents.change(uri, version, changesOf(contentChanges));
    if (!before || !after) connection.console.warn(messages.notOpen(uri));
    else if (desk.isAskedAbout(uri) || before.executables !== after.executables) telling.call(uri);
    publish(uri);
  });
  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
    documents.close(uri);
    desk.forget(uri);
    publish(uri);
  });
}

function answerQuestions({ connection, desk }: Session): void {
  connection.onExecuteCommand(async ({ command, arguments: given }, token, progress) => {
    const argument = canIDoThisArgument(given);
    const isKnown = command === protocol.CAN_I_DO_THIS;
    if (!isKnown) throw new ResponseError(LSPErrorCodes.RequestFailed, messages.unknownCommand(command));
    if (!argument) throw new ResponseError(LSPErrorCodes.RequestFailed, messages.badArgument);
    const { signal, release } = signalOf(token);
    try {
      return await desk.ask(argument, signal, progress);
    } finally {
      release();
    }
  });
  connection.onRequest(protocol.OFFERS, (params: protocol.OffersParams) => desk.snapshot(params.uri));
}
