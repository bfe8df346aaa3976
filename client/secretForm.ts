import { isRecord } from './webview/guards';

/** The schemes in which the user types a secret. */
export type SecretScheme = 'bearer' | 'jupyter' | 'api-key' | 'basic' | 'slurm' | 'application-credential' | 'password';

/**
 * What signing in to a platform asks for: a secret, with whose it is where the configuration says so; a page to sign in on
 * (`page`); or nothing, since nothing is sent (`none`).
 */
export type SecretForm =
  | { readonly kind: 'page' | 'none' }
  | { readonly kind: 'secret'; readonly scheme: SecretScheme; readonly holder?: string };

/** Where the secret has two parts: whose it is, and the secret itself. `holder` is the member of `auth` that names the first. */
export const TWO_PARTS: Readonly<Partial<Record<SecretScheme, 'user' | 'id'>>> = {
  basic: 'user',
  slurm: 'user',
  password: 'user',
  'application-credential': 'id',
};

const SCHEMES: readonly string[] = [
  'bearer',
  'jupyter',
  'api-key',
  'basic',
  'slurm',
  'application-credential',
  'password',
] satisfies SecretScheme[];

/** The schemes of platforms whose configuration does not say. */
const DEFAULTS: Readonly<Record<string, SecretScheme>> = {
  openstack: 'application-credential',
  slurm: 'slurm',
  portainer: 'api-key',
  jupyterhub: 'jupyter',
};

/** Reads from the setting `ossr.platforms` what signing in to one of them asks for; a bearer token when it does not say. */
export function secretForm(setting: unknown, id: string): SecretForm {
  const platform: unknown = Array.isArray(setting) ? setting.find((each) => isRecord(each) && each['id'] === id) : {};
  const { type, auth } = isRecord(platform) ? platform : {};
  const scheme = isRecord(auth) ? auth['type'] : undefined;
  if (scheme === 'oidc') return { kind: 'page' };
  if (scheme === 'none') return { kind: 'none' };
  const known = isScheme(scheme) ? scheme : (DEFAULTS[typeof type === 'string' ? type : ''] ?? 'bearer');
  const holder = isRecord(auth) ? auth[TWO_PARTS[known] ?? ''] : undefined;
  return { kind: 'secret', scheme: known, ...(typeof holder === 'string' && { holder }) };
}

function isScheme(value: unknown): value is SecretScheme {
  return typeof value === 'string' && SCHEMES.includes(value);
}
