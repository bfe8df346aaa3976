import type { PlatformIdentity } from '../../core/index';
import { tokenUnreadable } from '../messages';
import { orCalledOff } from './deadline';
import type { ExchangeFailure } from './outcome';

/**
 * The token that belongs to a platform at an origin (`https://host:port`); undefined when there is none for exactly these two.
 * It is asked for at each exchange, and kept nowhere.
 */
export type CredentialFor = (platform: string, origin: string) => string | undefined | Promise<string | undefined>;

/** A platform's token, absent when the user has none; or why it could not be read. */
export type SecretReading = { readonly kind: 'secret'; readonly token?: string } | ExchangeFailure;

/** Whose token is read, and where it would be sent. */
export interface SecretFor {
  readonly platform: PlatformIdentity;
  readonly origin: string;
  readonly signal: AbortSignal;
}

/** Reads a token from the store of secrets. Rejects with the signal's reason alone. */
export async function readSecret(
  credential: CredentialFor,
  { platform, origin, signal }: SecretFor,
): Promise<SecretReading> {
  try {
    const given = credential(platform.id, origin);
    const token = given instanceof Promise ? await orCalledOff(given, signal) : given;
    return token === undefined || token === '' ? { kind: 'secret' } : { kind: 'secret', token };
  } catch {
    // The store of secrets may be locked or missing; what it throws may quote a secret, so it is not repeated.
    signal.throwIfAborted();
    return { kind: 'unauthorised', remedy: tokenUnreadable(platform.name) };
  }
}
