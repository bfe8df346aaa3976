import { type CancellationToken, type Disposable, type Event, EventEmitter, type LogOutputChannel } from 'vscode';
import { ExecuteCommandRequest, State, WorkDoneProgress } from 'vscode-languageclient/node';
import {
  CAN_I_DO_THIS,
  CREDENTIAL,
  type CanIDoThisArgument,
  type Credential,
  type CredentialParams,
  type DocumentOffers,
  OFFERS,
  OFFERS_CHANGED,
  type OffersParams,
  SIGN_IN,
  SIGN_IN_PROMPT,
  STORE_TOKENS,
  type SignInParams,
  type SignInPrompt,
  type SignInResult,
  type StoreTokensParams,
} from '../server/core/protocol';
import { type QuietClient, createLanguageClient } from './languageClient';
import { messages } from './messages';
import { oneAtATime } from './oneAtATime';

/** How the language server is. */
export type ServerState =
  | { readonly kind: 'starting' }
  | { readonly kind: 'running'; readonly version?: string }
  | { readonly kind: 'stopped'; readonly because: string };

/** What the server is started with, and what it may ask of us. */
export interface ServerSetup {
  readonly module: string;
  readonly clientCommands: readonly string[];
  readonly log: LogOutputChannel;
  readonly credential: (params: CredentialParams) => Promise<Credential>;
  readonly storeTokens: (params: StoreTokensParams) => Promise<void>;
}

/** The language server as the rest of the client sees it. Nothing of it throws, except the requests. */
export class Server implements Disposable {
  /** Starts the server, or stops it and starts it anew. Never rejects: what came of it is in `state`. */
  readonly restart: () => Promise<void> = oneAtATime(() => this.#restart());
  readonly #setup: ServerSetup;
  readonly #states = new EventEmitter<ServerState>();
  readonly #offers = new EventEmitter<DocumentOffers>();
  #state: ServerState = { kind: 'starting' };
  #client: QuietClient | undefined;

  constructor(setup: ServerSetup) {
    this.#setup = setup;
  }

  get state(): ServerState {
    return this.#state;
  }

  get onDidChangeState(): Event<ServerState> {
    return this.#states.event;
  }

  /** The answers for a document have changed. */
  get onOffersChanged(): Event<DocumentOffers> {
    return this.#offers.event;
  }

  /** The answers that are known for a document. Rejects when the server cannot say. */
  async offers(uri: string, token?: CancellationToken): Promise<DocumentOffers> {
    const params: OffersParams = { uri };
    const client = this.#reachable();
    return token
      ? client.sendRequest<DocumentOffers>(OFFERS, params, token)
      : client.sendRequest<DocumentOffers>(OFFERS, params);
  }

  /** Asks the platforms; resolves when all have answered. Rejects with the server's sentence, or when cancelled. */
  async canIDoThis(
    argument: CanIDoThisArgument,
    token: CancellationToken,
    report: (message: string) => void,
  ): Promise<void> {
    const client = this.#reachable();
    const workDoneToken = crypto.randomUUID();
    const progress = client.onProgress(WorkDoneProgress.type, workDoneToken, (value) => {
      if (value.kind !== 'end' && value.message !== undefined) report(value.message);
    });
    try {
      const params = { command: CAN_I_DO_THIS, arguments: [argument], workDoneToken };
      await client.sendRequest(ExecuteCommandRequest.type, params, token);
    } finally {
      progress.dispose();
    }
  }

  /** Signs in to a platform on a web page; `show` is told what the user has to do. Rejects when cancelled. */
  async signIn(
    platform: string,
    token: CancellationToken,
    show: (prompt: SignInPrompt) => void,
  ): Promise<SignInResult> {
    const client = this.#reachable();
    const shown = client.onNotification(SIGN_IN_PROMPT, (prompt: SignInPrompt) => {
      if (prompt.platform === platform) show(prompt);
    });
    try {
      const params: SignInParams = { platform };
      return await client.sendRequest<SignInResult>(SIGN_IN, params, token);
    } finally {
      shown.dispose();
    }
  }

  dispose(): void {
    void this.#stop();
    this.#states.dispose();
    this.#offers.dispose();
  }

  /** The client to send requests with; while the server starts, they wait for it. */
  #reachable(): QuietClient {
    if (this.#client === undefined || this.#state.kind === 'stopped') throw new Error(messages.noServer);
    return this.#client;
  }

  async #restart(): Promise<void> {
    this.#become({ kind: 'starting' });
    await this.#stop();
    const client = this.#create();
    this.#client = client;
    try {
      await client.start();
    } catch {
      // The client has written the cause to the log.
      this.#become({ kind: 'stopped', because: messages.serverDidNotStart });
    }
  }

  async #stop(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    // One that does not stop in time is killed by the client, which has logged it.
    await client?.dispose().catch(() => undefined);
  }

  /** A fresh client for each start: one that failed to start cannot be used again. */
  #create(): QuietClient {
    const { module, clientCommands, log, credential, storeTokens } = this.#setup;
    const onLost = (because: string): void => {
      if (this.#client === client) this.#become({ kind: 'stopped', because });
    };
    const client: QuietClient = createLanguageClient({ module, options: { clientCommands }, log, onLost });
    client.onNotification(OFFERS_CHANGED, (offers: DocumentOffers) => this.#offers.fire(offers));
    client.onRequest(CREDENTIAL, credential);
    client.onRequest(STORE_TOKENS, storeTokens);
    client.onDidChangeState(({ newState }) => {
      if (this.#client === client) void this.#follow(client, newState);
    });
    return client;
  }

  async #follow(client: QuietClient, state: State): Promise<void> {
    if (state === State.Starting) this.#become({ kind: 'starting' });
    if (state === State.StartFailed) this.#become({ kind: 'stopped', because: messages.serverDidNotStart });
    if (state !== State.Running) return;
    // It calls itself running before it has told the server which documents are open.
    await client.start();
    if (this.#client === client && client.isRunning()) this.#become(running(client));
  }

  #become(state: ServerState): void {
    this.#state = state;
    this.#states.fire(state);
  }
}

function running(client: QuietClient): ServerState {
  const version = client.initializeResult?.serverInfo?.version;
  return version === undefined ? { kind: 'running' } : { kind: 'running', version };
}
