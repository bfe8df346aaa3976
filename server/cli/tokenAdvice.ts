import { type PlatformConfiguration, platformTypes } from '../core/index';
import type { Access, TokenPlace } from './credentials';
import { tokenSentences as sentences } from './messages/tokens';

/** Whether a token is sent to a platform at all. */
export function wantsToken(platform: PlatformConfiguration): boolean {
  return platform.type !== 'local' && platform.auth?.type !== 'none';
}

/** What to do where a platform wants a token, or refused the one from this place: a sentence for its way to sign in. */
export function tokenAdvice(platform: PlatformConfiguration, place: TokenPlace | undefined): string {
  const { id, type } = platform;
  if (!wantsToken(platform)) return sentences.notSent(waysToSend(type));
  if (place === 'sign-in') return sentences.refusedSignIn(id);
  if (place !== undefined) return sentences.refused(id, place);
  const hasPage = platform.type !== 'local' && platform.auth?.type === 'oidc';
  return hasPage ? sentences.missingSignIn(id) : sentences.missing(id);
}

/** The advice for each of these platforms, by its id. */
export async function adviceFor(
  platforms: readonly PlatformConfiguration[],
  { tokenPlace }: Pick<Access, 'tokenPlace'>,
): Promise<ReadonlyMap<string, string>> {
  const advice = platforms.map(async (each) => [each.id, tokenAdvice(each, await tokenPlace(each))] as const);
  return new Map(await Promise.all(advice));
}

function waysToSend(type: PlatformConfiguration['type']): readonly string[] {
  const { members = [] } = platformTypes().find((each) => each.type === type) ?? {};
  return members.find(({ name }) => name === 'auth')?.values.filter((each) => each !== 'none') ?? [];
}
