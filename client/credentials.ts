import { type SecretStorage, workspace } from 'vscode';
import type { Credential, CredentialParams } from '../server/core/protocol';
import type { ConfiguredPlatform } from './configuredPlatform';
import { configuredPlatforms } from './platformSettings';

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
    if (!workspace.isTrusted) return {};
    const platform = this.platforms().find(({ id, origin }) => id === params.platform && origin === params.origin);
    if (!platform?.isPrivate) return {};
    const token = await this.#secrets.get(keyOf(platform));
    return token === undefined ? {} : { token };
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

  async forget(platform: AddressedPlatform): Promise<void> {
    await this.#secrets.delete(keyOf(platform));
  }
}

function keyOf(platform: AddressedPlatform): string {
  return `ossr.token:${platform.id}@${platform.origin}`;
}
