import { isDeepStrictEqual } from 'node:util';
import type { ClientCapabilities, Connection } from 'vscode-languageserver/node';
import type { PlatformConfiguration, PlatformFileReading } from '../core/index';
import { type DevicePrompt, type Platform, type SignInOutcome, createOfferBook } from '../platforms/index';
import { type AskingDesk, createAskingDesk } from './asking';
import { type Coalesced, coalesce } from './coalesce';
import { type Documents, createDocuments } from './documents';
import { DEFAULT_SETTINGS, type Settings, configuredPlatforms } from './settings';

/** What the server is made of, besides its connection. */
export interface ServeTools {
  readonly version: string;
  readonly now: () => Date;
  readonly createPlatform: (configuration: PlatformConfiguration) => Platform;
  /** The platforms of the user's platform file, for editors without a setting, or with an empty one. */
  readonly platformsOfUser: () => Promise<PlatformFileReading>;
  /** Signs in to a platform on a web page, which `show` tells the user of. Rejects with the signal's reason alone. */
  readonly signIn: (
    configuration: PlatformConfiguration,
    show: (prompt: DevicePrompt) => void,
    signal: AbortSignal,
  ) => Promise<SignInOutcome>;
  /** The address of the page about a problem code; undefined where the pages are not at hand. */
  readonly page: (code: string) => string | undefined;
  /** Called when the client has been answered what it may ask, and before it asks. */
  readonly ready?: () => void;
  /** Ends what the platforms were made with, when what they reserved was given back. */
  readonly dispose?: () => Promise<void>;
}

/** What a client said of itself when it connected. */
export interface Client {
  readonly capabilities: ClientCapabilities;
  /** The commands that it handles itself. */
  readonly commands: readonly string[];
}

/** What lives as long as one connection. */
export interface Session {
  readonly connection: Connection;
  readonly documents: Documents;
  readonly desk: AskingDesk;
  /** The platforms that are configured at this moment. */
  readonly configured: () => Promise<PlatformFileReading>;
  readonly signIn: ServeTools['signIn'];
  readonly telling: Coalesced;
  readonly client: () => Client;
  /** Takes what the client says of itself; said once, before all else. */
  readonly meet: (client: Client) => void;
  /** What the user wants to be shown. A new object with every change. */
  readonly settings: () => Settings;
  /** How often the settings have changed. */
  readonly settingsRevision: () => number;
  readonly configure: (settings: Settings) => void;
  /** True when the client has said goodbye. */
  readonly isOver: () => boolean;
  /** Stops everything that is under way. */
  readonly end: () => void;
  readonly page: (code: string) => string | undefined;
}

/** How often a document's answers are told at most, so that many platforms do not flood the editor. */
const TELL_EVERY_MS = 50;

/** Tells the client what has changed in the answers for a document. */
export type Tell = (session: Session, uri: string) => void;

/** Makes a session. The book of offers tells of changes, and the client is told in turn. */
export function createSession(connection: Connection, tools: ServeTools, tell: Tell): Session {
  let client: Client = { capabilities: {}, commands: [] };
  let settings = DEFAULT_SETTINGS;
  let isOver = false;
  let settingsRevision = 0;
  const documents = createDocuments();
  const telling = coalesce(TELL_EVERY_MS, (uri) => tell(session, uri));
  const configured = async () => configuredPlatforms(connection, client.capabilities, tools.platformsOfUser);
  const desk = createAskingDesk({
    documents,
    book: createOfferBook((uri) => telling.call(uri)),
    configured,
    createPlatform: tools.createPlatform,
    now: tools.now,
    log: (sentence) => connection.console.error(sentence),
  });
  const session: Session = {
    connection,
    documents,
    desk,
    configured,
    signIn: tools.signIn,
    telling,
    client: () => client,
    meet: (met) => (client = met),
    settings: () => settings,
    settingsRevision: () => settingsRevision,
    configure(changed) {
      if (!isDeepStrictEqual(changed, settings)) settingsRevision += 1;
      settings = changed;
    },
    page: tools.page,
    isOver: () => isOver,
    end() {
      isOver = true;
      desk.dispose();
      telling.dispose();
    },
  };
  return session;
}
