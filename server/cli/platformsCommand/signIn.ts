import { environmentToken, signInByDevice } from '../../platforms/index';
import { openAccess, originOf } from '../credentials';
import { EXIT, type ExitCode } from '../exitCodes';
import { plain } from '../style';
import type { World } from '../world';
import { type PlatformAction, refused } from './command';
import { platformSentences as sentences } from './messages';

/**
 * `ossr platforms sign-in`: shows a page and a code, waits until it was entered there, and keeps what comes of it. What
 * goes wrong ends with 4: the platform cannot be asked.
 */
export async function signIn({ given, platform, platforms }: PlatformAction, world: World): Promise<ExitCode> {
  const origin = originOf(platform);
  if (platform.type === 'local' || origin === undefined)
    return refused(world, sentences.nothingToSignIn(platform.name));
  const access = await openAccess(given, platforms, world);
  if ('trouble' in access) return refused(world, access.trouble);
  const { http } = access;
  const { now, interrupted: signal } = world;
  try {
    const show = ({ url, wholeUrl, code }: { url: string; wholeUrl?: string; code: string }) => {
      world.err(`${sentences.signInOpen(plain(url), plain(code))}\n`);
      if (wholeUrl !== undefined) world.err(`${sentences.signInWhole(plain(wholeUrl))}\n`);
    };
    const outcome = await signInByDevice(platform, { http, now, show, signal });
    if (outcome.kind === 'refused') return cannot(world, outcome.because);
    await world.tokens.write({ platform: platform.id, origin }, outcome.tokens);
  } catch (error) {
    signal.throwIfAborted();
    return cannot(world, sentences.tokensUnwritable(codeOf(error)));
  } finally {
    await http.dispose();
  }
  const { id, name } = platform;
  if (environmentToken(world.environment, id) !== undefined) world.err(`ossr: ${sentences.variableWins(id)}\n`);
  world.out(
    given.format === 'json'
      ? `${JSON.stringify({ platform: id, signedIn: true })}\n`
      : `${sentences.signedIn(plain(name))}\n`,
  );
  return EXIT.fine;
}

/** `ossr platforms sign-out`: forgets what signing in brought. */
export async function signOut({ given, platform: { id, name } }: PlatformAction, world: World): Promise<ExitCode> {
  const wasSignedIn = await world.tokens.forget(id);
  const sentence = wasSignedIn ? sentences.signedOut(plain(name)) : sentences.wasNotSignedIn(plain(name));
  world.out(given.format === 'json' ? `${JSON.stringify({ platform: id, signedIn: false })}\n` : `${sentence}\n`);
  return EXIT.fine;
}

function cannot(world: World, sentence: string): ExitCode {
  world.err(`ossr: ${sentence}\n`);
  return EXIT.notAsked;
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error && 'code' in error)) throw error;
  return String(error.code);
}
