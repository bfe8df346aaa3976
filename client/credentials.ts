import { type SecretStorage, workspace } from 'vscode';
import type { Credential, CredentialParams, StoreTokensParams, Tokens } from '../server/core/protocol';
import type { ConfiguredPlatform } from './configuredPlatform';
import { configuredPlatforms } from './platformSettings';
import { readTokens } from './tokens';

/** A platform that has an address, and so may have a token. */
export type AddressedPlatform = ConfiguredPlatform & { readonly origin: string };

/** The tokens of the user's platforms. Each is bound to the platform's id and to the origin of its address. */
export class Credentials {
  readonly #secrets: SecretStorage;

  constructor(secrets: SecretStorage) {
    this.#secrets = secrets;
  }

  /**
   * Answers the server's request for a token. There is none in Restricted Mode, nor for an origin other than that of
   * the user's own settings, nor over an unprotected connection.
   */
  async answer(params: CredentialParams): Promise<Credential> {
    const platform = this.#platformOf(params);
    if (platform === undefined) return {};
    const secret = await this.#secrets.get(keyOf(platform));
    if (secret === undefined) return {};
    const tokens = readTokens(secret);
    return tokens === undefined ? { token: secret } : { tokens };
  }

  /** Keeps tokens that the server has made anew, in the place of those that it was given. */
  async keep({ tokens, ...owner }: StoreTokensParams): Promise<void> {
    const platform = this.#platformOf(owner);
    if (platform === undefined || (await this.#secrets.get(keyOf(platform))) === undefined) return; // signed out meanwhile
    await this.storeTokens(platform, tokens);
  }

  /** The configured platforms that can have a token. */
  platforms(): readonly AddressedPlatform[] {
    return configuredPlatforms().flatMap(({ origin, ...rest }) => (origin === undefined ? [] : [{ ...rest, origin }]));
  }

  /** Those of them that have a token now. */
  async signedIn(): Promise<readonly AddressedPlatform[]> {
    const platforms = this.platforms();
    const tokens = await Promise.all(platforms.map((platform) => this.#secrets.get(keyOf(platform))));
    return platforms.filter((_, index) => tokens[index] !== undefined);
  }

  async store(platform: AddressedPlatform, token: string): Promise<void> {
    await this.#secrets.store(keyOf(platform), token);
  }

  /** Keeps what signing in on a page brought. */
  async storeTokens(platform: AddressedPlatform, tokens: Tokens): Promise<void> {
    await this.#secrets.store(keyOf(platform), JSON.stringify(tokens));
  }

  async forget(platform: AddressedPlatform): Promise<void> {
    await this.#secrets.delete(keyOf(platform));
  }

  #platformOf(params: CredentialParams): AddressedPlatform | undefined {
    if (!workspace.isTrusted) return undefined;
    return this.platforms().find(
      ({ id, origin, isPrivate }) => isPrivate && id === params.platform && origin === params.origin,
    );
  }
}

function keyOf(platform: AddressedPlatform): string {
  return `ossr.token:${platform.id}@${platform.origin}`;
}
