import type { PlatformFileReading } from '../core/index';
import type { CredentialFor, HttpClient, Platform, TokenStore } from '../platforms/index';
import type { PlatformConfiguration } from '../core/index';

/** What the commands may touch of the world: handed in, so that tests play it. */
export interface World {
  readonly version: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** What is piped in. */
  readonly input: () => AsyncIterable<Uint8Array>;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** True when a person reads standard output: only then is it coloured. */
  readonly isColoured: boolean;
  /** True when a person reads standard error: only then is progress shown. */
  readonly showsProgress: boolean;
  /** How many characters fit on a line. */
  readonly columns: number;
  /** True where lines end there, also those that programs would rather have whole: at a terminal, or where COLUMNS is set. */
  readonly wrapsLines: boolean;
  readonly now: () => Date;
  readonly createHttpClient: (credential: CredentialFor) => HttpClient;
  readonly createPlatform: (configuration: PlatformConfiguration, http: HttpClient) => Platform;
  /** The platforms of a file, or the user's own when none is named. */
  readonly platforms: (file: string | undefined) => Promise<PlatformFileReading>;
  /** Where the user's own platform file is, or would be. */
  readonly platformFile: string;
  /** The tokens of platforms that the user signed in to. */
  readonly tokens: TokenStore;
  /** Where the page about a type of platform is; undefined where there is none. */
  readonly page: (type: string) => string | undefined;
  /** Ends when the user interrupts the program. */
  readonly interrupted: AbortSignal;
}
