import type { CancellationToken } from 'vscode-languageserver/node';
import { protocol } from '../core/index';
import { messages } from './messages';
import type { Session } from './session';
import { signalOf } from './signal';

/** Answers requests to sign in: the user's own configuration says at which provider, and the client shows what to do. */
export function answerSignIn({ connection, configured, signIn }: Session): void {
  connection.onRequest(
    protocol.SIGN_IN,
    async ({ platform: id }: protocol.SignInParams, token: CancellationToken): Promise<protocol.SignInResult> => {
      const { signal, release } = signalOf(token);
      try {
        const reading = await configured();
        if ('trouble' in reading) return { trouble: reading.trouble };
        const platform = reading.platforms.find((each) => each.id === id);
        if (!platform) {
          const known = reading.platforms.map((each) => each.id);
          return { trouble: messages.unknownPlatforms([id], known) };
        }
        const show = (prompt: Omit<protocol.SignInPrompt, 'platform'>) =>
          void connection.sendNotification(protocol.SIGN_IN_PROMPT, { platform: id, ...prompt });
        const outcome = await signIn(platform, show, signal);
        return outcome.kind === 'tokens' ? { tokens: outcome.tokens } : { trouble: outcome.because };
      } catch (reason) {
        if (!signal.aborted) throw reason;
        return { trouble: messages.signInCalledOff }; // nobody waits for it any more
      } finally {
        release();
      }
    },
  );
}
