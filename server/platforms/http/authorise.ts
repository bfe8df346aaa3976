import type { Authentication, OpenStackAuthentication, SlurmAuthentication } from '../../core/index';

/** How a platform's configuration says that its token is used. */
export type AuthScheme = Authentication | OpenStackAuthentication | SlurmAuthentication;

/** A secret taken apart: the user's name or the credential's id, where there is one, and the secret itself. */
export interface Secret {
  readonly name?: string;
  readonly secret: string;
}

/** The headers that carry a token; `unsendable` where it holds characters that no header may hold. */
export type AuthHeaders =
  { readonly kind: 'headers'; readonly headers: Readonly<Record<string, string>> } | { readonly kind: 'unsendable' };

const SENDABLE = /^[\x21-\x7e]{1,8192}$/;

/**
 * The headers with which a token is sent. OpenStack's schemes have none: their secret is posted to the identity service,
 * by the adapter.
 */
export function authHeaders(scheme: AuthScheme, token: string): AuthHeaders {
  const { name = '', secret } = secretParts(scheme, token);
  switch (scheme.type) {
    case 'none':
    case 'application-credential':
    case 'password':
      return { kind: 'headers', headers: {} };
    case 'basic':
      return {
        kind: 'headers',
        headers: { authorization: `Basic ${Buffer.from(`${name}:${secret}`).toString('base64')}` },
      };
    case 'bearer':
    case 'oidc':
      return checked({ authorization: `Bearer ${secret}` }, secret);
    case 'jupyter':
      return checked({ authorization: `token ${secret}` }, secret);
    case 'api-key':
      return checked({ [(scheme.header ?? 'X-API-Key').toLowerCase()]: secret }, secret);
    case 'slurm':
      return checked({ ...(name !== '' && { 'x-slurm-user-name': name }), 'x-slurm-user-token': secret }, secret, name);
  }
}

/** Takes a secret of two parts apart: the first stands in the configuration, or before the first colon of the secret. */
export function secretParts(scheme: AuthScheme, token: string): Secret {
  switch (scheme.type) {
    case 'basic':
    case 'slurm':
    case 'password':
      return parts(scheme.user, token);
    case 'application-credential':
      return parts(scheme.id, token);
    case 'none':
    case 'bearer':
    case 'oidc':
    case 'jupyter':
    case 'api-key':
      return { secret: token };
  }
}

function parts(configured: string | undefined, token: string): Secret {
  if (configured !== undefined) return { name: configured, secret: token };
  const colon = token.indexOf(':');
  return colon < 0 ? { secret: token } : { name: token.slice(0, colon), secret: token.slice(colon + 1) };
}

function checked(headers: Readonly<Record<string, string>>, secret: string, name = ''): AuthHeaders {
  return SENDABLE.test(secret) && (name === '' || SENDABLE.test(name))
    ? { kind: 'headers', headers }
    : { kind: 'unsendable' };
}
