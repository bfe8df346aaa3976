import { isSecretName } from '../../core/index';
import { platformSentences as sentences } from './messages';

/** Members whose value is half of a secret that people tend to write as a whole: `alice:password`. */
const HALVES = new Set(['auth.user', 'auth.id']);

/** The sentence about the first thing in a platform's configuration that looks like a secret (SAFETY R9); undefined for none. */
export function secretIn(platform: Readonly<Record<string, unknown>>, id: string): string | undefined {
  for (const [path, value] of members(platform, [])) {
    const name = path.at(-1) ?? '';
    const whole = path.join('.');
    if (isSecretName(name)) return sentences.secretMember(whole, id);
    if (HALVES.has(whole) && typeof value === 'string' && value.includes(':')) return sentences.secretValue(whole, id);
    if (/^(url|issuer)$/.test(name) && typeof value === 'string') {
      const parameter = secretParameter(value);
      if (parameter !== undefined) return sentences.secretInUrl(id, parameter);
    }
  }
  return undefined;
}

function secretParameter(url: string): string | undefined {
  return URL.canParse(url) ? [...new URL(url).searchParams.keys()].find(isSecretName) : undefined;
}

function members(value: unknown, path: readonly string[]): (readonly [readonly string[], unknown])[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const here = [...path, key];
    return [[here, inner] as const, ...members(inner, here)];
  });
}
