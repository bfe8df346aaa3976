import { ProgressLocation, Uri, env, window, workspace } from 'vscode';
import type { SignInPrompt, Tokens } from '../server/core/protocol';
import type { AddressedPlatform } from './credentials';
import { harmlessText } from './harmlessText';
import { messages } from './messages';
import { say } from './say';
import type { Server } from './server';

/**
 * Signs in on a page of the platform's identity provider: shows its code, opens the page once the user says so, and waits.
 * Undefined when the user gives up, or when it came to nothing, which is told.
 */
export async function signInOnPage(platform: AddressedPlatform, server: Server): Promise<Tokens | undefined> {
  if (!workspace.isTrusted) {
    say(messages.signInIsOff);
    return undefined;
  }
  const name = harmlessText(platform.name);
  const options = { location: ProgressLocation.Notification, title: messages.signingIn(name), cancellable: true };
  return window.withProgress(options, async (progress, token) => {
    try {
      const result = await server.signIn(platform.id, token, (prompt) => {
        progress.report({ message: messages.enterCode(harmlessText(prompt.code)) });
        void offerPage(name, prompt);
      });
      if ('tokens' in result) return result.tokens;
      if (!token.isCancellationRequested) say(harmlessText(result.trouble));
    } catch (error) {
      if (!token.isCancellationRequested) say(error instanceof Error ? harmlessText(error.message) : messages.noServer);
    }
    return undefined;
  });
}

/** The address without the code is opened, since VS Code encodes the query of an address anew; the code can be pasted. */
async function offerPage(name: string, { url, code }: SignInPrompt): Promise<void> {
  const page = Uri.parse(url, true);
  const sentence = messages.signInPrompt(name, harmlessText(page.authority), harmlessText(code));
  const chosen = await window.showInformationMessage(sentence, messages.copyAndOpen);
  if (chosen !== messages.copyAndOpen) return;
  await env.clipboard.writeText(code);
  await env.openExternal(page);
}
