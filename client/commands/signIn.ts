import { window } from 'vscode';
import { readPlatformId } from '../commandArguments';
import type { Parts } from '../parts';
import type { AddressedPlatform, Credentials } from '../credentials';
import { harmlessText } from '../harmlessText';
import { messages } from '../messages';
import { pickPlatform } from '../pickPlatform';
import { say } from '../say';

/** Asks for a platform's token and keeps it in the system's key store. Nothing is sent anywhere. */
export async function signIn({ credentials }: Pick<Parts, 'credentials'>, argument: unknown): Promise<void> {
  const platform = await choose(credentials, readPlatformId(argument));
  if (platform === undefined) return;
  const name = harmlessText(platform.name);
  if (!platform.isPrivate) {
    say(messages.insecureAddress(name));
    return;
  }
  const token = await window.showInputBox({
    title: messages.tokenTitle(name),
    prompt: messages.tokenPrompt(platform.origin),
    placeHolder: messages.tokenPlaceholder,
    password: true,
    ignoreFocusOut: true,
    validateInput: (text) => complaint(text.trim()),
  });
  if (token === undefined) return;
  say(await outcome(credentials.store(platform, token.trim()), messages.signedIn(name)));
}

async function choose(credentials: Credentials, id: string | undefined): Promise<AddressedPlatform | undefined> {
  const platforms = credentials.platforms();
  const named = platforms.find((platform) => platform.id === id);
  if (named !== undefined) return named;
  if (platforms.length === 0) say(messages.noPlatformToSignIn);
  return platforms.length === 0 ? undefined : pickPlatform(platforms, messages.chooseSignIn);
}

function complaint(token: string): string | undefined {
  if (token === '') return messages.tokenEmpty;
  return /^[\x21-\x7e]+$/.test(token) ? undefined : messages.tokenUnsafe;
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
