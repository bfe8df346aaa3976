import type { Parts } from '../parts';
import type { Credentials } from '../credentials';
import { harmlessText } from '../harmlessText';
import { messages } from '../messages';
import { pickPlatform } from '../pickPlatform';
import { say } from '../say';

/** Deletes a platform's token from the system's key store. */
export async function signOut({ credentials }: Pick<Parts, 'credentials'>): Promise<void> {
  try {
    await forgetOne(credentials);
  } catch {
    // The cause may name the secret; the sentence says all that helps.
    say(messages.noSecretStorage);
  }
}

async function forgetOne(credentials: Credentials): Promise<void> {
  const platforms = await credentials.signedIn();
  if (platforms.length === 0) {
    say(messages.notSignedIn);
    return;
  }
  const platform = await pickPlatform(platforms, messages.chooseSignOut);
  if (platform === undefined) return;
  await credentials.forget(platform);
  say(messages.signedOut(harmlessText(platform.name)));
}
