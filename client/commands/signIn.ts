import { readPlatformId } from '../commandArguments';
import type { Parts } from '../parts';
import type { AddressedPlatform, Credentials } from '../credentials';
import { harmlessText } from '../harmlessText';
import { messages } from '../messages';
import { pickPlatform } from '../pickPlatform';
import { platformsSetting } from '../platformSettings';
import { say } from '../say';
import { secretForm } from '../secretForm';
import { signInOnPage } from '../signInOnPage';
import { typedSecret } from '../typedSecret';

/**
 * Signs in to a platform, as its configuration says: with a secret that the user types, or on a web page. What comes of it
 * is kept in the system's key store. Typing sends nothing anywhere.
 */
export async function signIn({ credentials, server }: Pick<Parts, 'credentials' | 'server'>, argument: unknown) {
  const platform = await choose(credentials, readPlatformId(argument));
  if (platform === undefined) return;
  const name = harmlessText(platform.name);
  if (!platform.isPrivate) {
    say(messages.insecureAddress(name));
    return;
  }
  const form = secretForm(platformsSetting(), platform.id);
  if (form.kind === 'none') say(messages.nothingToSignIn(name));
  if (form.kind === 'page') {
    const tokens = await signInOnPage(platform, server);
    if (tokens) say(await outcome(credentials.storeTokens(platform, tokens), messages.signedInOnPage(name)));
  }
  if (form.kind === 'secret') {
    const secret = await typedSecret(platform, form);
    if (secret !== undefined) say(await outcome(credentials.store(platform, secret), messages.signedIn(name)));
  }
}

async function choose(credentials: Credentials, id: string | undefined): Promise<AddressedPlatform | undefined> {
  const platforms = credentials.platforms();
  const named = platforms.find((platform) => platform.id === id);
  if (named !== undefined) return named;
  if (platforms.length === 0) say(messages.noPlatformToSignIn);
  return platforms.length === 0 ? undefined : pickPlatform(platforms, messages.chooseSignIn);
}

async function outcome(storing: Promise<void>, sentence: string): Promise<string> {
  try {
    await storing;
    return sentence;
  } catch {
    // The cause may name the secret; the sentence says all that helps.
    return messages.noSecretStorage;
  }
}
