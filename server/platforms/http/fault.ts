import {
  certificateExpired,
  certificateOfOtherHost,
  certificateUntrusted,
  connectionBroken,
  connectionTimedOut,
  malformedHttp,
  noSuchHost,
  notHttps,
  otherFault,
  proxyRefused,
  refusedConnection,
} from '../messages';
import type { ExchangeFailure } from './outcome';

/**
 * What an error of the connection means to the user. Undefined for an error that is not the world's: it has no code, or
 * one that says that we called wrongly; then it is ours, and is thrown on.
 */
export function connectionFault(error: unknown, platform: string): ExchangeFailure | undefined {
  const refused = proxyRefusal(error);
  if (refused !== undefined) return { kind: 'unreachable', because: proxyRefused(platform, refused) };
  const code = codeOf(error);
  if (code === undefined || code.startsWith('ERR_INVALID') || code === 'UND_ERR_INVALID_ARG') return undefined;
  if (code.startsWith('HPE_') || code === 'UND_ERR_HEADERS_OVERFLOW') {
    return { kind: 'unintelligible', because: malformedHttp(platform) };
  }
  return { kind: 'unreachable', because: sentence(code, platform) };
}

/** The status with which a proxy refused to connect; undici tells it in its message alone. */
function proxyRefusal(error: unknown): number | undefined {
  const status = error instanceof Error ? /^Proxy response \((\d{3})\)/.exec(error.message)?.[1] : undefined;
  return status === undefined ? undefined : Number(status);
}

/** Whether an error says that a connection was there and ended too early, so that trying again may help. */
export function isDropped(error: unknown): boolean {
  return ['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'].includes(codeOf(error) ?? '');
}

function sentence(code: string, platform: string): string {
  switch (code) {
    case 'ECONNREFUSED':
      return refusedConnection(platform);
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return noSuchHost(platform);
    case 'ECONNRESET':
    case 'EPIPE':
    case 'UND_ERR_SOCKET':
    case 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH':
      return connectionBroken(platform);
    case 'ETIMEDOUT':
    case 'UND_ERR_CONNECT_TIMEOUT':
      return connectionTimedOut(platform);
    case 'ERR_SSL_WRONG_VERSION_NUMBER':
    case 'ERR_SSL_PACKET_LENGTH_TOO_LONG':
    case 'EPROTO':
      return notHttps(platform);
    case 'CERT_HAS_EXPIRED':
      return certificateExpired(platform);
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
      return certificateOfOtherHost(platform);
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
    case 'SELF_SIGNED_CERT_IN_CHAIN':
    case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
    case 'UNABLE_TO_GET_ISSUER_CERT':
    case 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY':
      return certificateUntrusted(platform);
    default:
      return otherFault(platform, code);
  }
}

function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return code ?? codeOf(error.cause);
}
