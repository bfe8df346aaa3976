import { isListOf, isOptionalText, isRecord } from './guards';
import type { HostMessage, KeptState, PageMessage } from './messages';
import { isDocumentOffers } from './readOffers';

/** Reads what the page sent; undefined for what it cannot have meant. */
export function readPageMessage(value: unknown): PageMessage | undefined {
  if (!isRecord(value)) return undefined;
  const { kind, executable, platform } = value;
  switch (kind) {
    case 'ready':
    case 'openRecord':
    case 'openSettings':
    case 'manageTrust':
    case 'restart':
      return { kind };
    case 'ask':
    case 'chose':
      return typeof executable === 'string' ? { kind, executable } : undefined;
    case 'signIn':
      return typeof platform === 'string' ? { kind, platform } : undefined;
    default:
      return undefined;
  }
}

/** Reads what the host sent; undefined for what is not complete. */
export function readHostMessage(value: unknown): HostMessage | undefined {
  if (!isRecord(value)) return undefined;
  const { kind, because, offers, executable, record, isTrusted } = value;
  if (kind === 'failure') return typeof because === 'string' ? { kind, because } : undefined;
  if (kind !== 'snapshot' || typeof record !== 'string' || typeof isTrusted !== 'boolean') return undefined;
  if (!isDocumentOffers(offers) || !isOptionalText(executable)) return undefined;
  return { kind, offers, record, isTrusted, ...(executable === undefined ? {} : { executable }) };
}

/** Reads the kept state, of this version or another; what cannot be read is as if it had not been kept. */
export function readKeptState(value: unknown): KeptState {
  if (!isRecord(value)) return { opened: [] };
  const { uri, executable, opened } = value;
  return {
    ...(typeof uri === 'string' ? { uri } : {}),
    ...(typeof executable === 'string' ? { executable } : {}),
    opened: isListOf(opened, isText) ? opened : [],
  };
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
