import { tokenVariable } from '../core/index';

/** A platform's token from the environment (DESIGN §5); undefined when there is none. */
export function environmentToken(
  environment: Readonly<Record<string, string | undefined>>,
  platform: string,
): string | undefined {
  const token = environment[tokenVariable(platform)]?.trim();
  return token === '' ? undefined : token;
}
