import { readFile } from 'node:fs/promises';
import tls from 'node:tls';

/** Where systems keep the certificates that they trust, for Node that cannot ask the system itself (before 22.15). */
const BUNDLES = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/ssl/cert.pem',
];

/** The environment's variables, handed in. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * What is trusted: Node's own authorities, the system's (or those of `SSL_CERT_FILE`), those of `NODE_EXTRA_CA_CERTS`, and
 * those of `file`. Undefined when `file` cannot be read or holds no certificate. Made once: reading hundreds of
 * certificates at each connection would cost more than the question.
 */
export async function trustContext(
  environment: Environment,
  file: string | undefined,
): Promise<tls.SecureContext | undefined> {
  const own = file === undefined ? [] : await pemOf(file);
  if (file !== undefined && own.length === 0) return undefined;
  const extra = await pemOf(environment['NODE_EXTRA_CA_CERTS']);
  const system = await systemCertificates(environment['SSL_CERT_FILE']);
  const ca = [...new Set([...tls.rootCertificates, ...system, ...extra, ...own])];
  try {
    return tls.createSecureContext({ ca });
  } catch {
    // One that OpenSSL cannot read spoils all: then those of this machine count alone, or the named file is told.
    return file === undefined ? tls.createSecureContext() : undefined;
  }
}

async function systemCertificates(named: string | undefined): Promise<readonly string[]> {
  if (named !== undefined && named !== '') return pemOf(named);
  const get: unknown = Reflect.get(tls, 'getCACertificates');
  if (typeof get === 'function') return texts(Reflect.apply(get, tls, ['system']));
  for (const bundle of BUNDLES) {
    const found = await pemOf(bundle);
    if (found.length > 0) return found;
  }
  return [];
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

/** The certificates of a file; none when it cannot be read. */
async function pemOf(file: string | undefined): Promise<readonly string[]> {
  if (file === undefined || file === '') return [];
  const text = await readFile(file, 'utf8').catch(() => ''); // a file that is not there trusts nobody
  return text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
}
