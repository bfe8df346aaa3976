/** The name of the environment variable that holds a platform's token: `OSSR_TOKEN_` and the id, other signs as `_`. */
export function tokenVariable(platform: string): string {
  return `OSSR_TOKEN_${platform.toUpperCase().replaceAll(/[^A-Z0-9]/g, '_')}`;
}

/** A platform's token from the environment (DESIGN §5); undefined when there is none. */
export function environmentToken(
  environment: Readonly<Record<string, string | undefined>>,
  platform: string,
): string | undefined {
  const token = environment[tokenVariable(platform)]?.trim();
  return token === '' ? undefined : token;
}
