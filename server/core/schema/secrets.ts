/** The name of the environment variable that holds a platform's token: `OSSR_TOKEN_` and the id, other signs as `_`. */
export function tokenVariable(platform: string): string {
  return `OSSR_TOKEN_${platform.toUpperCase().replaceAll(/[^A-Z0-9]/g, '_')}`;
}

/** Whether a member of this name would hold a secret, which no platform file holds (SAFETY R9). */
export function isSecretName(name: string): boolean {
  return /token|passw|secret|credential|api-?key|bearer|jwt|signature/i.test(name);
}
