import { PassThrough } from 'node:stream';
import {
  type ClientCapabilities,
  type ConfigurationParams,
  type Diagnostic,
  type InitializeResult,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
  createConnection,
  createProtocolConnection,
} from 'vscode-languageserver/node';
import type { PlatformConfiguration, protocol } from '../../server/core/index';
import { type ServeTools, WELL_FORMED, serve } from '../../server/lsp/index';
import { EMBEDDED_PLATFORMS, type Platform, identityOf } from '../../server/platforms/index';

/** How a test's editor is. */
export interface EditorOptions {
  readonly capabilities?: ClientCapabilities;
  readonly initializationOptions?: protocol.InitializationOptions;
  /** What the setting `ossr.platforms` holds; without it the editor has no settings. */
  readonly platforms?: unknown;
  /** What other sections of the settings hold. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Plays the platforms of type `canidothis`. */
  readonly play?: (configuration: PlatformConfiguration) => Platform;
  /** Plays signing in on a web page. */
  readonly signIn?: ServeTools['signIn'];
}

/** An editor that speaks to the whole server over two streams in memory. */
export interface Editor {
  readonly connection: ProtocolConnection;
  readonly introduction: InitializeResult;
  /** What the server pushed, by document. */
  readonly pushed: Map<string, readonly Diagnostic[]>;
  readonly told: protocol.DocumentOffers[];
  open(uri: string, text: string): Promise<void>;
  close(): Promise<void>;
}

/** Pull diagnostics, snippets and settings: what VS Code has. */
export const FULL: ClientCapabilities = {
  textDocument: {
    diagnostic: { dynamicRegistration: true },
    completion: { completionItem: { snippetSupport: true } },
  },
  workspace: { configuration: true, codeLens: { refreshSupport: true } },
};

/** Starts a server and an editor, and introduces them. */
export async function startEditor(options: EditorOptions = {}): Promise<Editor> {
  const [up, down] = [new PassThrough(), new PassThrough()];
  const server = createConnection(new StreamMessageReader(up), new StreamMessageWriter(down), {
    messageStrategy: WELL_FORMED,
  });
  serve(server, {
    version: '0.0.0-test',
    page: (code) => `https://example.org/${code}`,
    now: () => new Date('2026-11-23T12:00:00Z'),
    createPlatform: (configuration) => options.play?.(configuration) ?? silent(configuration),
    signIn: options.signIn ?? (async () => Promise.resolve({ kind: 'refused', because: 'Not in this test.' })),
    platformsOfUser: () => Promise.resolve({ platforms: EMBEDDED_PLATFORMS }),
  });
  const connection = createProtocolConnection(new StreamMessageReader(down), new StreamMessageWriter(up));
  const pushed = new Map<string, readonly Diagnostic[]>();
  const told: protocol.DocumentOffers[] = [];
  connection.onNotification('textDocument/publishDiagnostics', ({ uri, diagnostics }: PublishDiagnosticsParams) => {
    pushed.set(uri, diagnostics);
  });
  connection.onNotification('ossr/offersChanged', (offers: protocol.DocumentOffers) => void told.push(offers));
  connection.onRequest('workspace/configuration', ({ items }: ConfigurationParams) =>
    items.map(({ section }) =>
      section === 'ossr.platforms' ? (options.platforms ?? null) : (options.settings?.[section ?? ''] ?? null),
    ),
  );
  connection.onRequest('workspace/codeLens/refresh', () => null);
  connection.listen();
  const introduction = await connection.sendRequest<InitializeResult>('initialize', {
    processId: null,
    rootUri: null,
    capabilities: options.capabilities ?? {},
    initializationOptions: options.initializationOptions,
  });
  await connection.sendNotification('initialized', {});
  return {
    connection,
    introduction,
    pushed,
    told,
    open: (uri, text) =>
      connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri, languageId: 'ossr', version: 1, text },
      }),
    async close() {
      await connection.sendRequest('shutdown');
      connection.dispose();
      server.dispose();
    },
  };
}

function silent(configuration: PlatformConfiguration): Platform {
  const identity = identityOf(configuration);
  const canIDoThis = () => Promise.resolve({ kind: 'declined', reasons: [] } as const);
  return { id: identity.id, identity, timeoutMs: 1000, canIDoThis };
}
