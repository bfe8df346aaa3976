/**
 * The words that cross a process boundary, between the language server and an editor's client: nothing but names and
 * plain, readonly, serialisable types. The names are fixed (DESIGN §5).
 */
import type { Answer, PlatformIdentity, Task } from './model/answer';

export type {
  Answer,
  Change,
  Offer,
  OfferPart,
  OfferSource,
  PlatformIdentity,
  Reason,
  ShoppingItem,
  SmallestChange,
  Source,
  Task,
} from './model/answer';

/** The language that the client attaches to `codemeta.json` and `*.ossr.json`. */
export const LANGUAGE_ID = 'ossr';

/** `workspace/executeCommand`: asks the configured platforms about one executable of a document, or about all. */
export const CAN_I_DO_THIS = 'ossr.canIDoThis';

/** A command of the client, named in lenses when the client says that it has it: shows the answers side by side. */
export const SHOW_RESULTS = 'ossr.showResults';

/** Request to the server: the answers that are known for a document. Parameters `OffersParams`, result `DocumentOffers`. */
export const OFFERS = 'ossr/offers';

/** Notification from the server: the answers for a document have changed. Parameters `DocumentOffers`, complete. */
export const OFFERS_CHANGED = 'ossr/offersChanged';

/** Request to the client: a platform's token. Parameters `CredentialParams`, result `Credential`. */
export const CREDENTIAL = 'ossr/credential';

/** Request to the server: signs in on a web page of the platform's identity provider. Parameters `SignInParams`, result `SignInResult`. */
export const SIGN_IN = 'ossr/signIn';

/** Notification from the server, while `ossr/signIn` waits: what the user has to do. Parameters `SignInPrompt`. */
export const SIGN_IN_PROMPT = 'ossr/signInPrompt';

/** Request to the client: keeps tokens that were made anew. Parameters `StoreTokensParams`, no result. */
export const STORE_TOKENS = 'ossr/storeTokens';

/** What the client may tell the server at the start. All of it is optional: a plain client tells nothing. */
export interface InitializationOptions {
  /** The commands that the client handles itself: the server does not announce them, and may name them in lenses. */
  readonly clientCommands?: readonly string[];
}

/** The argument of `ossr.canIDoThis`. Without `executable` all executables are asked about, without `platforms` all platforms. */
export interface CanIDoThisArgument {
  readonly uri: string;
  /** The executable's name; one without a name is `#1`, `#2` … by its place in the list. */
  readonly executable?: string;
  /** Ids of configured platforms. */
  readonly platforms?: readonly string[];
}

/** The argument of `ossr.showResults`. */
export interface ShowResultsArgument {
  readonly uri: string;
  readonly executable?: string;
}

/** Which document's answers are wanted. */
export interface OffersParams {
  readonly uri: string;
}

/** All that is known of the answers for one document: a whole snapshot, never a change. */
export interface DocumentOffers {
  readonly uri: string;
  /** The platforms that are configured; none when the configuration could not be read, and then `trouble` says why. */
  readonly platforms: readonly PlatformIdentity[];
  /** Why the platforms' configuration could not be read: a sentence with the remedy. */
  readonly trouble?: string;
  /** In the document's order; an executable that was never asked about is listed with the state `unasked`. */
  readonly executables: readonly ExecutableOffers[];
}

/** What is known about one executable. */
export interface ExecutableOffers {
  /** The executable's name, or `#1`, `#2` … by its place in the list. */
  readonly executable: string;
  /** `unasked`: nobody asked yet. `asking`: some platforms have not answered. `answered`: all have, or failed to. */
  readonly state: 'unasked' | 'asking' | 'answered';
  /** True when the executable was edited after it was asked about: the answers are for an older text. */
  readonly stale: boolean;
  /** How many platforms were asked; 0 when nobody was. */
  readonly asked: number;
  /** What the platforms were asked. */
  readonly task?: Task;
  /** The answers so far, best first: offers, then declined, then those that could not be asked. */
  readonly answers: readonly PlatformAnswer[];
  /** Where several were asked and none can run it: the change of the task that would win the most of them, as a sentence. */
  readonly closest?: string;
}

/** One platform's answer, and when it came (ISO 8601). */
export interface PlatformAnswer {
  readonly platform: PlatformIdentity;
  readonly answer: Answer;
  readonly answeredAt: string;
  /** The fewest and smallest changes of the task with which a no would be a yes, as a sentence. */
  readonly change?: string;
}

/** Which platform's token the server needs, and where it would send it. */
export interface CredentialParams {
  readonly platform: string;
  readonly origin: string;
}

/** A platform's token, or the tokens that signing in on a page brought; both absent when the user has stored none. */
export interface Credential {
  readonly token?: string;
  readonly tokens?: Tokens;
}

/** What signing in on a page brings; secret, all of it. `expiresAt` (ISO 8601) is of the access token. */
export interface Tokens {
  readonly access: string;
  readonly refresh?: string;
  readonly expiresAt?: string;
}

/** Which configured platform the user signs in to, by its id. */
export interface SignInParams {
  readonly platform: string;
}

/** What the user has to do: open a page and enter a code there. `wholeUrl` holds the code already, where there is one. */
export interface SignInPrompt extends SignInParams {
  readonly url: string;
  readonly wholeUrl?: string;
  readonly code: string;
}

/** Tokens to be kept; or why there are none, as a sentence. */
export type SignInResult = { readonly tokens: Tokens } | { readonly trouble: string };

/** Tokens, and what they are bound to. */
export interface StoreTokensParams extends CredentialParams {
  readonly tokens: Tokens;
}
