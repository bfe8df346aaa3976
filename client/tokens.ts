import type { Tokens } from '../server/core/protocol';
import { isOptionalText, isRecord } from './webview/guards';

/** Reads tokens as they are kept in the key store; undefined for a token that the user typed, and for anything else. */
export function readTokens(secret: string): Tokens | undefined {
  if (!secret.startsWith('{')) return undefined;
  try {
    const value: unknown = JSON.parse(secret);
    if (!isRecord(value) || typeof value['access'] !== 'string') return undefined;
    const { access, refresh, expiresAt } = value;
    if (!isOptionalText(refresh) || !isOptionalText(expiresAt)) return undefined;
    return { access, ...(refresh !== undefined && { refresh }), ...(expiresAt !== undefined && { expiresAt }) };
  } catch {
    return undefined; // a secret that begins with a bracket
  }
}
