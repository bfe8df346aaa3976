import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import {
  type Diagnostic,
  type InitializeResult,
  type ProtocolConnection,
  SemanticTokenModifiers,
  SemanticTokenTypes,
  StreamMessageReader,
  createProtocolConnection,
} from 'vscode-languageserver/node';
import { TogetherWriter } from '../server/lsp/stdio';
import type { MeasuredServer } from './servers';
import { type Key, contentChange } from './typing';

/** A conversation with one server about one document. */
export interface Session {
  readonly server: MeasuredServer;
  readonly startMs: number;
  /** Opens the document, and gives how long it took until its diagnostics were there. */
  open(text: string): Promise<number>;
  /** Sends keys as one change of the document. */
  send(keys: readonly Key[]): Promise<void>;
  diagnostics(): Promise<readonly Diagnostic[]>;
  ask(method: string, params?: object): Promise<unknown>;
  /** True when the server has the capability, or the part of it behind a dot. */
  promises(capability: string): boolean;
  peakMemoryMb(): number;
  close(): Promise<void>;
}

const SEMANTIC_TOKEN_TYPES: string[] = Object.values(SemanticTokenTypes);
const SEMANTIC_TOKEN_MODIFIERS: string[] = Object.values(SemanticTokenModifiers);

/** What VS Code says of itself, of what the measured servers look at. */
const CAPABILITIES = {
  textDocument: {
    diagnostic: { dynamicRegistration: false, relatedDocumentSupport: false },
    publishDiagnostics: { relatedInformation: true },
    completion: {
      completionItem: {
        snippetSupport: true,
        documentationFormat: ['markdown'],
        resolveSupport: { properties: ['documentation', 'detail'] },
      },
    },
    hover: { contentFormat: ['markdown'] },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    foldingRange: { rangeLimit: 5000 },
    formatting: {},
    rangeFormatting: {},
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'refactor', 'source'] } } },
    codeLens: {},
    inlayHint: {},
    documentLink: {},
    colorProvider: {},
    semanticTokens: {
      requests: { range: true, full: { delta: true } },
      tokenTypes: SEMANTIC_TOKEN_TYPES,
      tokenModifiers: SEMANTIC_TOKEN_MODIFIERS,
      formats: ['relative' as const],
    },
  },
  workspace: { configuration: true, didChangeConfiguration: {} },
};

/** Starts a server, introduces ourselves, and measures how long that takes. */
export async function startSession(server: MeasuredServer, folder: string, schema: string): Promise<Session> {
  const begun = performance.now();
  const child = spawn(process.execPath, server.command, { stdio: ['pipe', 'pipe', 'ignore'] });
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new TogetherWriter(child.stdin), // what is sent together is written at once, so that little of this side is measured
  );
  const settings = server.settings(schema);
  connection.onRequest('workspace/configuration', ({ items }: { items: { section?: string }[] }) =>
    items.map(({ section }) => (section === undefined ? settings : (settings[section] ?? null))),
  );
  connection.onRequest('client/registerCapability', () => null);
  connection.listen();
  const introducing = connection.sendRequest<InitializeResult>('initialize', {
    processId: process.pid,
    rootUri: pathToFileURL(folder).href,
    capabilities: CAPABILITIES,
    initializationOptions: { provideFormatter: true, handledSchemaProtocols: ['file'] },
  });
  const introduction = await Promise.race([introducing, earlyEnd(server, child)]);
  const startMs = performance.now() - begun;
  await connection.sendNotification('initialized', {});
  await connection.sendNotification('workspace/didChangeConfiguration', { settings });
  return conversation(server, child, connection, {
    startMs,
    introduction,
    uri: pathToFileURL(`${folder}/${server.file}`).href,
  });
}

/** Fails when the server ends before it is introduced, as one does that was not built: else nobody would ever answer. */
function earlyEnd({ name }: MeasuredServer, child: ChildProcess): Promise<never> {
  return new Promise((_, reject) => {
    child.once('exit', (code) => reject(new Error(`The ${name} ended with ${code ?? 'a signal'} before it answered.`)));
  });
}

interface Begun {
  readonly startMs: number;
  readonly introduction: InitializeResult;
  readonly uri: string;
}

function conversation(
  server: MeasuredServer,
  child: ChildProcess,
  connection: ProtocolConnection,
  begun: Begun,
): Session {
  const { uri, introduction } = begun;
  const pulls = introduction.capabilities.diagnosticProvider !== undefined;
  const published = publications(connection, uri);
  let version = 1;
  const textDocument = { uri };
  const diagnostics = async (): Promise<readonly Diagnostic[]> => {
    if (!pulls) return published.next();
    const report = await connection.sendRequest<{ items?: Diagnostic[] }>('textDocument/diagnostic', { textDocument });
    return report.items ?? [];
  };
  return {
    server,
    startMs: begun.startMs,
    diagnostics,
    async open(text) {
      const opened = { uri, languageId: server.languageId, version, text };
      const start = performance.now();
      published.expect();
      await connection.sendNotification('textDocument/didOpen', { textDocument: opened });
      await diagnostics();
      return performance.now() - start;
    },
    async send(keys) {
      published.expect();
      const changes = { textDocument: { uri, version: (version += 1) }, contentChanges: keys.map(contentChange) };
      await connection.sendNotification('textDocument/didChange', changes);
    },
    promises: (capability) => promised(introduction, capability),
    ask: (method, params = {}) => connection.sendRequest(method, { textDocument, ...params }),
    peakMemoryMb: () => peakMemory(child.pid),
    async close() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await ended;
      connection.dispose();
    },
  };
}

/** Diagnostics that a server pushes: the first ones that come after they were expected. */
function publications(connection: ProtocolConnection, uri: string) {
  let arrived: (found: readonly Diagnostic[]) => void = () => undefined;
  let waiting: Promise<readonly Diagnostic[]> = Promise.resolve([]);
  connection.onNotification('textDocument/publishDiagnostics', (params: { uri: string; diagnostics: Diagnostic[] }) => {
    if (params.uri === uri) arrived(params.diagnostics);
  });
  return {
    expect: () => void (waiting = new Promise((resolve) => (arrived = resolve))),
    next: () => waiting,
  };
}

function promised({ capabilities }: InitializeResult, capability: string): boolean {
  const member = (value: unknown, key: string) => (value as Readonly<Record<string, unknown>> | undefined)?.[key];
  return Boolean(capability.split('.').reduce<unknown>(member, capabilities));
}

function peakMemory(pid: number | undefined): number {
  const status = readFileSync(`/proc/${pid ?? 0}/status`, 'utf8');
  return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024;
}
